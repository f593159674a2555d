"""The columns of the tables: one row an event, one row a number of a series, one row a clause.

`EVENTS`, `POINTS` and `CLAUSES` are what the files hold and what the page on the data says
of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from timeline.record import dates
from timeline.record.clause_states import course, group_name, state_on
from timeline.record.dates import EdtfDate
from timeline.record.model import Clause, Event, Happening, Point, Quote, Series, Source
from timeline.web.downloads.formats.table import SEPARATOR, Column
from timeline.web.origin import Origin, reference

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


def _certainty(date: EdtfDate) -> str:
    words = [
        *(["approximate"] if date.approximate else []),
        *(["uncertain"] if date.uncertain else []),
    ]
    return " and ".join(words) or "certain"


def _last(event: Event) -> EdtfDate:
    return event.end or event.date


def _quote(quote: Quote) -> str:
    role = f" ({quote.role})" if quote.role else ""
    return f"{quote.speaker}{role}: {quote.text} [{quote.source}]"


def _actor_names(origin: Origin, event: Event) -> list[str]:
    return [origin.index.actors[id].name for id in event.actors]


def _sources(of: Callable[[Row], Sequence[Source]]) -> tuple[Column[Row], ...]:
    """Return the columns that name the sources of a row, each list in the record's order."""

    def column(name: str, description: str, value: Callable[[Source], str]) -> Column[Row]:
        return Column(name, description, lambda _, row: [value(each) for each in of(row)])

    return (
        Column("sources", "Number of sources.", lambda _, row: len(of(row))),
        column(
            "source_publishers",
            f"Publisher of each source, joined by {SEPARATOR!r}; this and the four columns that "
            "follow list the same sources in the same order.",
            lambda source: source.publisher,
        ),
        column("source_titles", "Title of each; empty if none.", lambda source: source.title or ""),
        column(
            "source_kinds",
            "Kind of each: primary, news, state-media, analysis or reference.",
            lambda source: source.kind,
        ),
        column(
            "source_read",
            "For each: yes if its text was read and supports the entry, else no.",
            lambda source: "yes" if source.read else "no",
        ),
        column("source_addresses", "Address of each, else the document's symbol.", reference),
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
    Column("id", "Permanent id.", lambda _, event: event.id),
    Column("date", "Date, EDTF: YYYY, YYYY-MM or YYYY-MM-DD, then ~ (approximate), ? (uncertain) "
           "or % (both).", lambda _, event: event.date.text),
    Column("end", "Last day, EDTF; empty if it did not last.",
           lambda _, event: event.end and event.end.text),
    Column("first_day", "First day that it can mean, YYYY-MM-DD.",
           lambda _, event: event.date.start.isoformat()),
    Column("last_day", "Last day that it can mean, YYYY-MM-DD.",
           lambda _, event: _last(event).end.isoformat()),
    Column("precision", "How precisely the date is known: day, month or year.",
           lambda _, event: event.date.precision),
    Column("certainty", "certain, approximate, uncertain, or approximate and uncertain.",
           lambda _, event: _certainty(event.date)),
    Column("when", "Date in words.", lambda _, event: dates.in_words(event.date, event.end)),
    Column("label", "Short name; empty if none.", lambda _, event: event.label),
    Column("title", "Headline.", lambda _, event: event.title),
    Column("summary", "What happened.", lambda _, event: event.summary),
    Column("disputed", "What the sides disagree on.", lambda _, event: event.disputed),
    Column("note", "Where reports differ, and the choice made.", lambda _, event: event.note),
    Column("lane", "Id of its lane: the kind of event.", lambda _, event: event.lane),
    Column("lane_name", "Name of its lane.", lambda at, event: at.index.lanes[event.lane].name),
    Column("actors", f"Ids of the actors, who acted first, joined by {SEPARATOR!r}.",
           lambda _, event: event.actors),
    Column("actor_names", "Names of the actors in the same order.", _actor_names),
    Column("place", "City, country.", lambda _, event: event.place),
    Column("weight", "1 landmark, 2 major, 3 detail.", lambda _, event: event.weight),
    Column("follows_from", "Ids of the events that it answers or results from.",
           lambda _, event: event.follows_from),
    Column("quotes", "What was said: speaker (office): words [address of the source].",
           lambda _, event: [_quote(quote) for quote in event.quotes]),
    *_sources(lambda event: event.sources),
    *_origin("Address of its page.", lambda at, event: at.event(event)),
)  # fmt: skip
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


def _state(row: ClauseRow) -> tuple[str, bool]:
    """Return the state of a clause on its day, and whether the sides disagree on it."""
    span = state_on(row.clause, row.day, row.day)
    if span:
        return span.state, span.contested
    if row.clause.starts.start > row.day:
        return "planned", False
    ends = course(row.clause, row.day).ends
    return (ends[-1].how, ends[-1].contested) if ends else ("over", False)


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
           lambda _, row: _state(row)[0]),
    Column("contested", "TRUE if the sides disagree on whether that state holds.",
           lambda _, row: _state(row)[1]),
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
