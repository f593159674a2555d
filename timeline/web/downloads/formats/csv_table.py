"""Tables as CSV: a row each event, each number of a series, each clause."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from timeline.record.model import Clause, Event, Series
from timeline.web.downloads.format import Format
from timeline.web.downloads.formats import table
from timeline.web.downloads.formats.columns import CLAUSES, EVENTS, POINTS, ClauseRow, PointRow
from timeline.web.origin import Origin


def events(origin: Origin, chosen: Sequence[Event]) -> str:
    """Return a table of events."""
    return table.write(origin, EVENTS, chosen)


def series(origin: Origin, one: Series) -> str:
    """Return a table of the numbers of a series."""
    return table.write(origin, POINTS, [PointRow(one, point) for point in one.points])


def clauses(origin: Origin, chosen: Sequence[Clause], day: dt.date) -> str:
    """Return a table of clauses, with the state of each on that day."""
    return table.write(origin, CLAUSES, [ClauseRow(clause, day) for clause in chosen])


FORMAT = Format(
    ending="csv",
    name="CSV",
    purpose="a table for spreadsheets, statistics and charting tools",
    media_type="text/csv; charset=utf-8; header=present",
    place=10,
    events=events,
    series=series,
    clauses=clauses,
)
