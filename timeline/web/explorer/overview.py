"""The overview: how many of the selected events fall into each part of the whole span.

The overview is divided into months, counted from 0; a window on it is a first and a last
month. Places are in percent of its width, so that it fits any frame.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
import pandas as pd

from timeline.chart.layout.visible_range import Extent, VisibleRange, extent
from timeline.record.model import Record

_MOST_BARS = 110
_BAR_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
_MOST_LABELS = 8
_LABEL_YEARS = (1, 2, 5, 10, 20, 50, 100, 500)


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of months: `left` and `width` in percent, `share` of the highest bar, 0 to 1."""

    left: float
    width: float
    share: float


@dataclass(frozen=True, slots=True)
class Period:
    """A phase of the record; every other one is shaded, as in the chart."""

    left: float
    width: float
    shaded: bool


@dataclass(frozen=True, slots=True)
class YearLabel:
    """A year and where it begins."""

    name: str
    left: float


@dataclass(frozen=True, slots=True)
class Overview:
    """The overview of a view.

    Attributes
    ----------
    year, month:
        The month counted as 0, `month` from 1.
    months:
        How many months there are.
    from_, to:
        What a view's `from` and `to` are when the window reaches its ends: "" where it
        does so unless the view says otherwise.
    visible:
        What the chart shows.
    first, last:
        The months at the ends of the window, both inclusive.
    left, right:
        The window's edges in percent.
    """

    year: int
    month: int
    months: int
    from_: str
    to: str
    visible: VisibleRange
    first: int
    last: int
    left: float
    right: float
    bars: tuple[Bar, ...]
    bands: tuple[Period, ...]
    labels: tuple[YearLabel, ...]


def overview(
    record: Record, visible: VisibleRange, events: pd.DataFrame, today: dt.date
) -> Overview:
    """Return the overview around what a chart shows; `events` are those of `everything(view)`."""
    span = extent(record, visible.shown.first, today)
    zero = _month(span.first)
    months = _month(span.last) - zero + 1
    step = next((step for step in _BAR_MONTHS if months <= step * _MOST_BARS), _BAR_MONTHS[-1])
    first, last = _window(visible.shown, zero, months)
    unsaid = _window(visible.unsaid, zero, months)
    return Overview(
        year=span.first.year,
        month=span.first.month,
        months=months,
        from_="" if unsaid[0] == 0 else f"{span.first}"[:7],
        to="" if unsaid[1] == months - 1 else f"{span.last}"[:7],
        visible=visible,
        first=first,
        last=last,
        left=_percent(first, months),
        right=_percent(last + 1, months),
        bars=_bars(events, zero, months, step),
        bands=_bands(record, zero, months),
        labels=_labels(span.first.year, span.last.year, zero, months),
    )


def _window(days: Extent, zero: int, months: int) -> tuple[int, int]:
    first = min(max(_month(days.first) - zero, 0), months - 1)
    return first, min(max(_month(days.last) - zero, first), months - 1)


def _bars(events: pd.DataFrame, zero: int, months: int, step: int) -> tuple[Bar, ...]:
    begun = events["start"].to_numpy().astype("datetime64[M]").astype(np.int64) + 1970 * 12 - zero
    inside = begun[(begun >= 0) & (begun < months)]
    counts = np.bincount(inside // step, minlength=-(-months // step))
    highest = max(int(counts.max()), 1)
    return tuple(
        Bar(
            _percent(place * step, months),
            _percent(min(step, months - place * step), months),
            round(int(count) / highest, 3),
        )
        for place, count in enumerate(counts.tolist())
        if count
    )


def _bands(record: Record, zero: int, months: int) -> tuple[Period, ...]:
    bands: list[Period] = []
    for place, phase in enumerate(record.phases):
        left = max(_month(phase.from_.start) - zero, 0)
        right = min(_month(phase.to.end) - zero if phase.to else months, months)
        if left < right:
            width = _percent(right - left, months)
            bands.append(Period(_percent(left, months), width, place % 2 == 1))
    return tuple(bands)


def _labels(first: int, last: int, zero: int, months: int) -> tuple[YearLabel, ...]:
    step = next(
        (step for step in _LABEL_YEARS if last - first < step * _MOST_LABELS), _LABEL_YEARS[-1]
    )
    years = range(first - first % step, last + 1, step)
    places = [(year, _percent(year * 12 - zero, months)) for year in years]
    return tuple(YearLabel(f"{year}", left) for year, left in places if 0 <= left <= 96)


def _month(day: dt.date) -> int:
    """Return the number of months from the start of year 0 to the month of `day`."""
    return day.year * 12 + day.month - 1


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 3)
