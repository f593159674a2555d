"""The time axis: days to px and back, and ticks that read well from decades to days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from timeline.chart import text
from timeline.chart.metrics import PLOT_MARGIN, SHORTEST_SPAN, TICK_GAP, TICK_NARROWEST, TICK_SIZE
from timeline.record.dates import MONTHS

_LAST = dt.date.max.toordinal() - 1  # a day that has a tomorrow


@dataclass(frozen=True, slots=True)
class TimeScale:
    """A linear map of the days `first` to `last`, both inclusive, onto px `left` to `right`.

    Days are proleptic Gregorian ordinals (`datetime.date.toordinal`); a fraction is a
    part of the day.
    """

    first: int
    last: int
    left: float
    right: float

    @property
    def days(self) -> int:
        """Number of days in sight."""
        return self.last - self.first + 1

    @property
    def px_per_day(self) -> float:
        """Width of a day in px."""
        return (self.right - self.left) / self.days

    def x(self, day: float) -> float:
        """Return the px of a moment; a whole number is the start of that day."""
        return self.left + (day - self.first) * self.px_per_day

    def moment(self, x: float) -> str:
        """Return the moment at px `x` as ISO text to the minute, such as 2018-05-08 12:00."""
        days = self.first + (x - self.left) / self.px_per_day
        whole = min(max(int(days // 1), 1), dt.date.max.toordinal())
        minutes = min(max(round((days - whole) * 1440), 0), 1439)
        return f"{dt.date.fromordinal(whole)} {minutes // 60:02d}:{minutes % 60:02d}"


def in_calendar(first: int, last: int) -> tuple[int, int]:
    """Return days that a scale can have: those of the calendar, `SHORTEST_SPAN` of them at least.

    Days that are too few are widened on both sides; where the last is before the first, the
    first counts.
    """
    if last - first + 1 < SHORTEST_SPAN:
        middle = (first + max(first, last)) // 2
        first, last = middle - SHORTEST_SPAN // 2, middle + SHORTEST_SPAN // 2
    first = min(max(first, 1), _LAST - SHORTEST_SPAN + 1)
    return first, min(max(last, first + SHORTEST_SPAN - 1), _LAST)


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the time axis with its label; `strong` where a larger unit begins."""

    x: float
    label: str
    strong: bool


_Step = tuple[float, Callable[[int, int], Iterator[dt.date]], Callable[[dt.date], str]]


def ticks(scale: TimeScale) -> tuple[Tick, ...]:
    """Return the ticks in sight: the finest step whose labels keep apart.

    The first label, and the first of every year, names the year. Where no step has room,
    the first day is named. A label that would leave the margin at the right is left out.
    """
    for length, days_of, label_of in _STEPS:
        if length * scale.px_per_day < TICK_NARROWEST:
            continue
        found = _place(scale, list(days_of(scale.first, scale.last)), label_of, length < 365)
        if found:
            return found
    return _place(scale, [dt.date.fromordinal(scale.first)], _day_label, False) or ()


def _place(
    scale: TimeScale, days: list[dt.date], label_of: Callable[[dt.date], str], within_years: bool
) -> tuple[Tick, ...] | None:
    """Return the ticks, or None where labels would touch."""
    if not days:
        return None
    found: list[Tick] = []
    edge = float("-inf")
    for place, day in enumerate(days):
        label, strong = label_of(day), within_years and (day.month, day.day) == (1, 1)
        if place == 0 and str(day.year) not in label:
            label = f"{label} {day.year}"
        x = scale.x(day.toordinal())
        half = text.width(label, TICK_SIZE, strong) / 2
        if x + half > scale.right + PLOT_MARGIN:
            continue
        if x - half < edge + TICK_GAP:
            return None
        edge = x + half
        found.append(Tick(x, label, strong))
    return tuple(found)


def _every_days(step: int) -> Callable[[int, int], Iterator[dt.date]]:
    """Days apart by `step`; with 7, Mondays (ordinal 1 is a Monday)."""

    def days(first: int, last: int) -> Iterator[dt.date]:
        start = first + (1 - first) % step
        return (dt.date.fromordinal(day) for day in range(start, last + 1, step))

    return days


def _every_months(step: int) -> Callable[[int, int], Iterator[dt.date]]:
    def days(first: int, last: int) -> Iterator[dt.date]:
        day = dt.date.fromordinal(first)
        month = day.year * 12 + day.month - 1 + (day.day > 1)
        month += -month % step
        while 12 <= month < 12 * 10000:
            date = dt.date(month // 12, month % 12 + 1, 1)
            if date.toordinal() > last:
                return
            yield date
            month += step

    return days


def _day_label(day: dt.date) -> str:
    name = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return f"{name} {day.year}" if (day.month, day.day) == (1, 1) else name


def _month_label(day: dt.date) -> str:
    return f"{day.year}" if day.month == 1 else MONTHS[day.month - 1][:3]


def _year_label(day: dt.date) -> str:
    return f"{day.year}"


# Length of a step in days, its days, its label.
_STEPS: tuple[_Step, ...] = (
    (1.0, _every_days(1), _day_label),
    (7.0, _every_days(7), _day_label),
    (30.4, _every_months(1), _month_label),
    (91.3, _every_months(3), _month_label),
    (182.6, _every_months(6), _month_label),
    (365.2, _every_months(12), _year_label),
    (730.5, _every_months(24), _year_label),
    (1826.0, _every_months(60), _year_label),
    (3652.0, _every_months(120), _year_label),
    (7305.0, _every_months(240), _year_label),
    (18262.0, _every_months(600), _year_label),
    (36524.0, _every_months(1200), _year_label),
    (182621.0, _every_months(6000), _year_label),
)
