"""The columns of the tables: one row an event, one row a number of a series, one row a clause.

`EVENTS`, `POINTS` and `CLAUSES` are what the files hold and what the page on the data says
of them. Those of an event and of a source are said at their fields, in the record's model.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from timeline.record.clause_states import group_name, status_on
from timeline.record.dates import EdtfDate
from timeline.record.messages import keys
from timeline.record.model import (
    Clause,
    Event,
    Happening,
    Part,
    Point,
    Series,
    Source,
    TableColumn,
    columns_of,
)
from timeline.web.downloads.formats.table import Column, Value
from timeline.web.origin import Origin

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class PointRow:
    """A row of a series' table: a number and the series it belongs to."""

    series: Series
    point: Point


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A row of the clauses' table: a clause, and the day that its state is told of."""

    clause: Clause
    day: dt.date


def _declared(part: type[Part]) -> Iterator[Column[Any]]:
    """Yield the columns that the fields of a part say; a row is such a part."""
    said = [(key, each) for key, info in keys(part).items() for each in columns_of(key, info)]
    placed = [(key, each) for key, each in said if not each.after]
    for key, each in said:
        if each.after:
            at = [column.name for _, column in placed].index(each.after)
            placed.insert(at + 1, (key, each))
    for key, each in placed:
        yield Column(each.name, each.words, partial(_value, key, each))


def _value(key: str, column: TableColumn, origin: Origin, part: Part) -> Value:
    """Return what a column that a field says holds of a part."""
    value: Any = column.value(part) if column.value else getattr(part, key)
    if column.names_in:
        named = getattr(origin.index, column.names_in)
        return named[value].name if isinstance(value, str) else [named[id].name for id in value]
    return value.text if isinstance(value, EdtfDate) else value


def _sources(of: Callable[[Row], Sequence[Source]]) -> tuple[Column[Row], ...]:
    """Return the columns that name the sources of a row, each list in the record's order."""

    def listed(column: Column[Source]) -> Column[Row]:
        def value(origin: Origin, row: Row) -> list[str]:
            values = (column.value(origin, source) for source in of(row))
            return ["" if value is None else str(value) for value in values]

        return Column(column.name, column.description, value)

    return (
        Column("sources", "Number of sources.", lambda _, row: len(of(row))),
        *(listed(column) for column in _declared(Source)),
    )


def _origin(page: str, address: Callable[[Origin, Row], str]) -> tuple[Column[Row], ...]:
    """Return the last columns of every table: where a row is from and what may be done with it."""
    return (
        Column("url", page, address),
        Column("license", "License of the data, by its SPDX id.", lambda at, _: at.meta.license),
        Column("data_version", "Version of the record.", lambda at, _: at.version),
        Column("view_url", "Address of the view that the file holds.", lambda at, _: at.address),
    )


EVENTS: tuple[Column[Event], ...] = (
    *_declared(Event),
    *_sources(lambda event: event.sources),
    *_origin("Address of its page.", lambda at, event: at.event(event)),
)
"""Columns of the table of events; a row is an event."""

POINTS: tuple[Column[PointRow], ...] = (
    Column("series", "Id of the series.", lambda _, row: row.series.id),
    Column("title", "What is counted.", lambda _, row: row.series.title),
    Column("date", "The day the number is as of, else month or year; EDTF.",
           lambda _, row: row.point.date.text),
    Column("first_day", "First day that the date can mean, YYYY-MM-DD.",
           lambda _, row: row.point.date.start.isoformat()),
    Column("last_day", "Last day that the date can mean, YYYY-MM-DD.",
           lambda _, row: row.point.date.end.isoformat()),
    Column("value", "The number; empty where none was given.", lambda _, row: row.point.value),
    Column("low", "Lower end, where a range was given.", lambda _, row: row.point.low),
    Column("high", "Upper end, where a range was given.", lambda _, row: row.point.high),
    Column("unit", "Unit of value, low and high.", lambda _, row: row.series.unit),
    Column("who", "Who estimates it.", lambda _, row: row.point.who),
    Column("period", "The period a mean is for.", lambda _, row: row.point.period),
    Column("as_reported", "How the source states it.", lambda _, row: row.point.as_reported),
    *_sources(lambda row: (row.point.source,)),
    *_origin("Address of the series' page.", lambda at, row: f"{at.base}/series/{row.series.id}"),
)  # fmt: skip
"""Columns of the table of a series; a row is a number."""


def _happening(happening: Happening) -> str:
    status = f" [{happening.status}]" if happening.status else ""
    return f"{happening.date}: {happening.text}{status}"


CLAUSES: tuple[Column[ClauseRow], ...] = (
    Column("id", "Id.", lambda _, row: row.clause.id),
    Column("title", "Short name.", lambda _, row: row.clause.title),
    Column("text", "What it says, in plain words.", lambda _, row: row.clause.text),
    Column("group", "Id of its group.", lambda _, row: row.clause.group),
    Column("group_name", "Name of its group.", lambda _, row: group_name(row.clause.group)),
    Column("reference", "Paragraph of the text.", lambda _, row: row.clause.reference),
    Column("starts", "Planned first day, EDTF.", lambda _, row: row.clause.starts.text),
    Column("ends", "Planned last day, EDTF; empty if none.",
           lambda _, row: row.clause.ends and row.clause.ends.text),
    Column("basis", "How the planned dates are counted.", lambda _, row: row.clause.basis),
    Column("state", "State on the day in state_on: planned (still to come), kept (in force and "
           "observed), passed (exceeded or not observed), suspended (declared no longer binding), "
           "restored, expired (ran out as planned), ended (otherwise) or over (its planned last "
           "day is past).",
           lambda _, row: status_on(row.clause, row.day).status),
    Column("contested", "TRUE if the sides disagree on whether that state holds.",
           lambda _, row: status_on(row.clause, row.day).contested),
    Column("state_on", "The day that the state is of, YYYY-MM-DD.",
           lambda _, row: row.day.isoformat()),
    Column("what_happened", "What became of it, each as date: text [status].",
           lambda _, row: [_happening(each) for each in row.clause.what_happened]),
    Column("disputed", "What the sides disagree on.", lambda _, row: row.clause.disputed),
    Column("note", "A remark on reading it.", lambda _, row: row.clause.note),
    *_sources(lambda row: row.clause.sources),
    *_origin("Its address on the page of the clauses.",
             lambda at, row: f"{at.base}/clauses#{row.clause.id}"),
)  # fmt: skip
"""Columns of the table of clauses; a row is a clause."""
