"""What an embed shows, as lists: its form in narrow frames, on paper and for screen readers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

import pandas as pd

from timeline.chart.layout.series.value_axis import number
from timeline.query.view import View
from timeline.record import dates, graph, phases
from timeline.record.clause_states import group_name, status_on
from timeline.record.index import Index
from timeline.record.model import Clause, Series
from timeline.record.words import counted
from timeline.web import urls
from timeline.web.html import event_rows
from timeline.web.html.event_rows import EventRow
from timeline.web.html.when import machine_date

FEW = 30  # rows that are all shown at once
MOST_ROWS = 1000


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list; what it does not have is "".

    Attributes
    ----------
    event:
        Id of the event that the row is about.
    lane, weight:
        Of that event.
    extra:
        What is said after the title: a source, the state of a clause.
    """

    href: str
    text: str
    when: str = ""
    datetime: str = ""
    extra: str = ""
    event: str = ""
    lane: str = ""
    weight: int = 2


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a heading: those that are seen at once, and more that a reader can unfold."""

    heading: str
    note: str
    rows: tuple[Row, ...]
    more: tuple[Row, ...] = ()


def events(
    index: Index, view: View, selected: pd.DataFrame, *, whole: bool = False
) -> tuple[Section, ...]:
    """Return selected events under the periods of the record (under years where it has none).

    With words searched, the best match stands first and there are no periods. Where there
    are more than a few, landmarks and highlights are seen at once, the others unfolded;
    `whole` shows all. At most `MOST_ROWS` are listed.
    """
    ids: list[str] = selected["id"].tolist()[:MOST_ROWS]
    known = event_rows.by_id(index)
    if view.q:
        scores: list[float] = selected["score"].tolist()
        ranked = sorted(zip(ids, scores, strict=False), key=lambda pair: -pair[1])
        rows = [_row(known[id]) for id, _ in ranked]
        return (_folded("Best matches first", rows, frozenset()),)
    shown = frozenset(view.highlight) | {view.event or ""}
    every = whole or view.detail == 1 or len(ids) <= FEW
    sections: list[Section] = []
    for heading, group in groupby(
        ids, lambda id: phases.heading(index.record, index.events[id].date.start)
    ):
        rows = [_row(known[id]) for id in group]
        sections.append(
            Section(heading, _count(rows), tuple(rows))
            if every
            else _by_weight(heading, rows, shown)
        )
    return tuple(sections)


def around(index: Index, id: str) -> tuple[Section, ...]:
    """Return what an event answers and what it led to, one step away."""
    links = graph.around(index, id, 1)
    because = [cause for cause, effect in links if effect == id]
    led_to = [effect for cause, effect in links if cause == id]
    known = event_rows.by_id(index)
    return tuple(
        Section(
            heading,
            "",
            tuple(_row(known[id]) for id in sorted(near, key=lambda id: index.events[id].date)),
        )
        for heading, near in (("Because of", because), ("Led to", led_to))
        if near
    )


def clauses(index: Index, view: View, today: dt.date) -> tuple[Section, ...]:
    """Return the clauses of the deal by group, each with its state on the day of the view."""
    until = view.as_of.end if view.as_of else today
    groups: dict[str, list[Row]] = {}
    for clause in index.record.clauses:
        groups.setdefault(clause.group, []).append(
            Row(
                href=urls.clause(clause.id),
                text=clause.title,
                when=f"to {dates.in_words(clause.ends)}" if clause.ends else "no end",
                datetime=machine_date(clause.ends) if clause.ends else "",
                extra=_state(clause, until),
            )
        )
    return tuple(Section(group_name(group), "", tuple(rows)) for group, rows in groups.items())


def _state(clause: Clause, day: dt.date) -> str:
    """Return the state of a clause on a day, in words."""
    on = status_on(clause, day)
    return f"{on.words}, which the sides dispute" if on.contested else on.words


def points(index: Index, series: Series, view: View) -> tuple[Section, ...]:
    """Return the numbers of a series with who published them, the newest last."""
    shown = [
        point
        for point in series.points
        if not (view.as_of and point.date.start > view.as_of.end)
        and not (view.from_ and point.date.end < view.from_.start)
        and not (view.to and point.date.start > view.to.end)
    ]
    rows = tuple(
        Row(
            href=point.source.url or urls.series(series.id),
            text="no number"
            if point.value is None
            else f"{number(float(point.value))} {series.unit}",
            when=dates.in_words(point.date),
            datetime=machine_date(point.date),
            extra=point.source.publisher,
        )
        for point in shown
    )
    return (Section("Numbers", series.unit, rows),) if rows else ()


def _by_weight(heading: str, rows: Sequence[Row], shown: frozenset[str]) -> Section:
    first = frozenset(row.event for row in rows if row.weight == 1) | shown
    return _folded(heading, rows, first)


def _folded(heading: str, rows: Sequence[Row], first: Iterable[str]) -> Section:
    """Return a section that shows the rows `first`, or a few where there is none of them."""
    seen = frozenset(first)
    chosen = [row for row in rows if row.event in seen] or rows[:FEW]
    kept = frozenset(row.event for row in chosen)
    rest = [row for row in rows if row.event not in kept]
    return Section(heading, _count(rows), tuple(chosen), tuple(rest))


def _row(event: EventRow) -> Row:
    return Row(
        href=event.href,
        text=event.title,
        when=event.when.words,
        datetime=event.when.datetime,
        event=event.id,
        lane=event.lane,
        weight=event.weight,
    )


def _count(rows: Sequence[Row]) -> str:
    return counted(len(rows), "event")
