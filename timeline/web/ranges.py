"""The spans of time that a reader is offered: the whole record, its periods, the last year."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from timeline.record import dates
from timeline.record.dates import EdtfDate
from timeline.record.model import Phase, Record

# Short names for periods of the Iran record; another record is offered its own periods.
DEAL_YEARS = "implementation"
_PERIODS_OFFERED = 3
EARLIEST = dates.parse("0001")


@dataclass(frozen=True, slots=True)
class Range:
    """A span that can be chosen: `from_` and `to` as in a view, and a name for its button."""

    id: str
    name: str
    from_: EdtfDate | None
    to: EdtfDate | None


@dataclass(frozen=True, slots=True)
class Extent:
    """The first and the last day that a chart or a strip spans, both inclusive."""

    first: dt.date
    last: dt.date


def extent(record: Record, from_: EdtfDate | None, today: dt.date) -> Extent:
    """Return the days from where charts begin to today or the last event, if that is later.

    A chart begins at the record's `opens`, or with its first event where the reader asks
    for something before that.
    """
    first = min(event.date.start for event in record.events)
    last = max((event.end or event.date).end for event in record.events)
    opens = record.meta.opens
    if opens and first < opens.start < last and not (from_ and from_.start < opens.start):
        first = opens.start
    return Extent(first, max(last, today))


def ranges(record: Record, today: dt.date) -> tuple[Range, ...]:
    """Return the spans to offer for this record, from the widest to the narrowest."""
    whole = extent(record, EARLIEST, today)
    found: list[Range] = []
    opens = record.meta.opens
    if opens and whole.first < opens.start:
        found.append(Range("all", "All", dates.parse(f"{whole.first.year:04d}"), None))
        found.append(Range("opens", f"Since {opens.start.year}", None, None))
    else:
        found.append(Range("all", "All", None, None))
    found.extend(_periods(record.phases))
    newest = record.meta.as_of.end if record.meta.as_of else min(whole.last, today)
    if (newest - whole.first).days > 2 * 365:
        found.append(Range("last-year", "Last 12 months", dates.of_day(_year_before(newest)), None))
    return tuple(found)


def _periods(phases: tuple[Phase, ...]) -> list[Range]:
    for place, phase in enumerate(phases):
        if phase.id == DEAL_YEARS and place + 1 < len(phases):
            since = phases[place + 1].from_
            return [
                Range(phase.id, "Deal years", phase.from_, phase.to),
                Range("since", f"Since {since.start.year}", since, None),
            ]
    return [
        Range(phase.id, phase.name, phase.from_, phase.to) for phase in phases[-_PERIODS_OFFERED:]
    ]


def _year_before(day: dt.date) -> dt.date:
    """Return the first of the 12 months that end on `day`."""
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28)
    return day.replace(year=day.year - 1) + dt.timedelta(days=1)
