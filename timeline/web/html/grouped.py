"""Events in groups: under the record's periods, or under years where it has none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from timeline.record import phases
from timeline.record.index import Index
from timeline.record.model import Record
from timeline.record.words import counted
from timeline.web.html.event_rows import EventRow


@dataclass(frozen=True, slots=True)
class Group:
    """Events under a heading.

    `note` says which years and how many events; `ranked` is True where the best match
    stands first.
    """

    heading: str
    note: str
    rows: tuple[EventRow, ...]
    ranked: bool = False


def by_period(index: Index, rows: Sequence[EventRow]) -> tuple[Group, ...]:
    """Return events, which stand in order of date, under headings."""
    days = {row.id: index.events[row.id].date.start for row in rows}
    groups = groupby(rows, key=lambda row: _heading(index.record, days[row.id]))
    return tuple(_group(heading, years, tuple(group)) for (heading, years), group in groups)


def by_relevance(rows: Sequence[EventRow]) -> tuple[Group, ...]:
    """Return events, which stand in order of relevance, as one group."""
    return (Group("Best matches first", _count(rows), tuple(rows), ranked=True),)


def _group(heading: str, years: str, rows: tuple[EventRow, ...]) -> Group:
    return Group(heading, f"{years} · {_count(rows)}" if years else _count(rows), rows)


def _count(rows: Sequence[EventRow]) -> str:
    return counted(len(rows), "event")


def _heading(record: Record, day: dt.date) -> tuple[str, str]:
    return phases.heading(record, day), phases.years(record, day)
