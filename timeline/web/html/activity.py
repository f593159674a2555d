"""When something happened, by year: a small strip of bars."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.query.view import View, replace
from timeline.record import dates
from timeline.record.index import Index
from timeline.record.words import counted
from timeline.web import urls

HEIGHT = 40


@dataclass(frozen=True, slots=True)
class Year:
    """A year's bar, in percent of the strip's width and px of its height.

    `href` lists the year's events; `named` is True where the strip writes the year; `words`
    are for those who do not see the bar.
    """

    year: int
    count: int
    left: float
    width: float
    top: float
    height: float
    href: str
    named: bool
    words: str


@dataclass(frozen=True, slots=True)
class Activity:
    """Bars from `first` to `last` year, and the same in words, with what is earlier."""

    years: tuple[Year, ...]
    first: int
    last: int
    most: int
    words: str


def activity(index: Index, ids: Sequence[str], view: View) -> Activity:
    """Return how many of these events began in each year, from where the record's charts open.

    `view` selects the events; its filters are kept where a year's events are listed.
    """
    record = index.record
    every = [event.date.start.year for event in record.events]
    first = record.meta.opens.start.year if record.meta.opens else min(every)
    last = max(every)
    counts = Counter(index.events[id].date.start.year for id in ids)
    shown = range(min(first, last), last + 1)
    most = max((counts[year] for year in shown), default=0)
    width = 100 / len(shown)
    return Activity(
        years=tuple(
            Year(
                year=year,
                count=counts[year],
                left=round((year - shown[0]) * width, 3),
                width=round(width, 3),
                top=round(HEIGHT - HEIGHT * counts[year] / max(most, 1), 1),
                height=round(HEIGHT * counts[year] / max(most, 1), 1),
                href=_list(view, year),
                named=year % 5 == 0,
                words=f"{year}: {counted(counts[year], 'event')}",
            )
            for year in shown
        ),
        first=shown[0],
        last=last,
        most=most,
        words=_words(counts, shown[0]),
    )


def _list(view: View, year: int) -> str:
    date = dates.parse(f"{min(max(year, dt.MINYEAR), dt.MAXYEAR):04d}")
    return f"/events?{urls.explorer(replace(view, from_=date, to=date)).removeprefix('/?')}"


def _words(counts: Counter[int], first: int) -> str:
    """Return the counts in sentences, for those who do not see the bars."""
    if not counts:
        return "No events."
    busiest, most = max(counts.items(), key=lambda pair: (pair[1], -pair[0]))
    earlier = sum(count for year, count in counts.items() if year < first)
    before = f" {earlier} of them before {first}." if earlier else ""
    years = f"in {min(counts)}" if len(counts) == 1 else f"from {min(counts)} to {max(counts)}"
    return f"{counted(counts.total(), 'event')} {years}, most in {busiest} with {most}.{before}"
