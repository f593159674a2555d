"""The list of events: the page's accessible form, and all there is on a phone or on paper.

A row is written once for a record; a list of rows is then only a join, so that five
hundred rows cost less than a millisecond.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import cast

import pandas as pd
from markupsafe import Markup, escape

from timeline.query.view import View
from timeline.record import dates, phases
from timeline.record.dates import EdtfDate
from timeline.record.index import Index
from timeline.record.model import Event
from timeline.record.words import counted
from timeline.web import urls
from timeline.web.html import linking

MOST_ROWS = 1000


@dataclass(frozen=True, slots=True)
class _Row:
    """A row's HTML around the address of its link, and the heading it stands under."""

    head: str
    tail: str
    heading: tuple[str, str]


def events_list(index: Index, view: View, ids: list[str], scores: list[float]) -> Markup:
    """Return the list of these events as HTML, under headings.

    Without words searched the events stand in order of date under the record's periods
    (under years where it has none); with words, the best match stands first. At most
    `MOST_ROWS` are listed, and a sentence says how many more there are.
    """
    if not ids:
        return Markup(
            '<p class="none">No event matches. Remove a filter above or '
            '<a href="{}" id="list-reset">show all events</a>.</p>'
        ).format(linking.lead(urls.explorer(View(theme=view.theme))))
    rows, own = _rows(index), linking.site_urls()
    before, after = (str(escape(part)) for part in own.opening(view))
    named = ' id="event-{}"' if own.static else ""
    if view.q:
        ranked = sorted(zip(ids, scores, strict=True), key=lambda pair: -pair[1])
        groups = [(("Best matches first", ""), [id for id, _ in ranked][:MOST_ROWS])]
    else:
        groups = [
            (heading, list(group))
            for heading, group in groupby(ids[:MOST_ROWS], key=lambda id: rows[id].heading)
        ]
    html: list[str] = []
    for (heading, years), group in groups:
        html.append(_section_head(heading, years, len(group), ranked=bool(view.q)))
        for id in group:
            row = rows[id]
            current = ' aria-current="true"' if id == view.event else ""
            html.append(f'<li{named.format(id)}{row.head}{before}{id}{after}"{current}{row.tail}')
        html.append("</ol></section>")
    if len(ids) > MOST_ROWS:
        html.append(
            f'<p class="rest">The first {MOST_ROWS:,} of {len(ids):,} events are listed. '
            '<a href="#filters">Narrow the choice</a> to see the others.</p>'
        )
    return Markup("".join(html))


def of_frame(frame: pd.DataFrame) -> tuple[list[str], list[float]]:
    """Return the ids and the scores of selected events, in their order."""
    return cast("list[str]", frame["id"].tolist()), cast("list[float]", frame["score"].tolist())


def machine_date(date: EdtfDate) -> str:
    """Return the date as HTML's `datetime` attribute takes it: EDTF without a qualifier."""
    return date.text.rstrip("~?%")


def _section_head(heading: str, years: str, count: int, ranked: bool) -> str:
    kind = "rows ranked" if ranked else "rows"
    return (
        f'<section class="group" style="--rows:{count}"><h3>{escape(heading)} '
        f"<small>{escape(years)}{' · ' if years else ''}{counted(count, 'event')}</small></h3>"
        f'<ol class="{kind}">'
    )


@lru_cache(maxsize=8)
def _rows(index: Index) -> dict[str, _Row]:
    """Return the row of every event by its id."""
    headings = _headings(index)
    return {
        event.id: _row(index, event, heading)
        for event, heading in zip(index.record.events, headings, strict=True)
    }


def _row(index: Index, event: Event, heading: tuple[str, str]) -> _Row:
    lane = index.lanes[event.lane]
    who = ", ".join(_short_names(index, event))
    when = dates.in_words(event.date, event.end)
    head = (
        f' class="row w{event.weight}" data-id="{event.id}" data-lane="{lane.id}">'
        f'<time datetime="{machine_date(event.date)}">{when}</time> '
        f'<a href="'
    )
    tail = (
        f'>{escape(event.title)}</a> <span class="lane">{escape(lane.name)}</span> '
        f'<span class="who">{escape(who)}</span></li>'
    )
    return _Row(head, tail, heading)


def _short_names(index: Index, event: Event) -> list[str]:
    """Return the short names of the actors; a group's name in place of all its members."""
    names = {id: index.actors[id].short or index.actors[id].name for id in event.actors}
    named = set(names)
    for group in sorted(index.record.groups, key=lambda group: -len(group.members)):
        if named.issuperset(group.members):
            names |= dict.fromkeys(group.members, group.name)
            named -= set(group.members)
    return list(dict.fromkeys(names.values()))


def _headings(index: Index) -> list[tuple[str, str]]:
    """Return the heading of each event: its period and that period's years, or its year."""
    record = index.record
    days = [event.date.start for event in record.events]
    return [(phases.heading(record, day), phases.years(record, day)) for day in days]
