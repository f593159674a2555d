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
from timeline.record import phases
from timeline.record.index import Index
from timeline.record.words import counted
from timeline.web import urls
from timeline.web.html import event_rows, linking
from timeline.web.html.event_rows import EventRow

MOST_ROWS = 1000


@dataclass(frozen=True, slots=True)
class _RowHtml:
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


def _section_head(heading: str, years: str, count: int, ranked: bool) -> str:
    kind = "rows ranked" if ranked else "rows"
    return (
        f'<section class="group" style="--rows:{count}"><h3>{escape(heading)} '
        f"<small>{escape(years)}{' · ' if years else ''}{counted(count, 'event')}</small></h3>"
        f'<ol class="{kind}">'
    )


@lru_cache(maxsize=8)
def _rows(index: Index) -> dict[str, _RowHtml]:
    """Return the HTML of every event's row by its id."""
    headings = _headings(index)
    return {
        id: _row_html(row, heading)
        for (id, row), heading in zip(event_rows.by_id(index).items(), headings, strict=True)
    }


def _row_html(row: EventRow, heading: tuple[str, str]) -> _RowHtml:
    head = (
        f' class="row w{row.weight}" data-id="{row.id}" data-lane="{row.lane}">'
        f'<time datetime="{row.when.datetime}">{row.when.words}</time> '
        f'<a href="'
    )
    tail = (
        f'>{escape(row.title)}</a> <span class="lane">{escape(row.lane_name)}</span> '
        f'<span class="who">{escape(row.who)}</span></li>'
    )
    return _RowHtml(head, tail, heading)


def _headings(index: Index) -> list[tuple[str, str]]:
    """Return the heading of each event: its period and that period's years, or its year."""
    record = index.record
    days = [event.date.start for event in record.events]
    return [(phases.heading(record, day), phases.years(record, day)) for day in days]
