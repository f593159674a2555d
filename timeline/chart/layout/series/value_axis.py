"""The value axis of a series track: from values to px, and the levels that are named."""

from __future__ import annotations

import math
from collections.abc import Sequence

from timeline.chart.metrics import LEVEL_ROOM, LEVEL_STEP, LOG_RATIO, SERIES_AXIS_TOP
from timeline.chart.scene import Level


class Axis:
    """Maps a value to px: linear, or logarithmic, where zero lies at the bottom."""

    def __init__(self, low: float, high: float, log: bool, bottom: float, height: float) -> None:
        self._low, self._log, self._bottom = low, log, bottom
        # Not of their ratio, which may be more than a number can be.
        span = math.log(high) - math.log(low) if log else high - low
        self._scale = (height - SERIES_AXIS_TOP) / (span or 1.0)

    def __call__(self, value: float) -> float:
        """Return the y of a value in px."""
        over = (
            math.log(max(value, self._low)) - math.log(self._low)
            if self._log
            else value - self._low
        )
        return self._bottom - over * self._scale


def far_apart(values: Sequence[float]) -> bool:
    """Return whether values differ so much in size that steps between them need a log axis."""
    if any(value < 0 for value in values):
        return False
    positive = [value for value in values if value > 0]
    return bool(positive) and max(positive) / min(positive) > LOG_RATIO


def value_axis(
    values: Sequence[float], log: bool, bottom: float, height: float
) -> tuple[Axis, tuple[Level, ...]]:
    """Return the axis of a track and its levels, from the top.

    `values` are all that must find room; `bottom` and `height` are px. A linear axis has zero
    and ends at a level on either side; a log axis has a level for each value.
    """
    positive = [value for value in values if value > 0]
    if log and positive:
        low = min(positive) * 0.8
        axis = Axis(low, max(positive), True, bottom, height)
        wanted = sorted(set(positive), reverse=True)
    else:
        low, high = min((0.0, *values)), max((0.0, *values))
        if high - low < 1e-300:  # nothing but zero, or what no power of ten divides
            high = low + 1.0
        step = _nice((high - low) / max(height / LEVEL_STEP, 2))
        below, above = math.ceil(-low / step * 0.9999), math.ceil(high / step * 0.9999)
        axis = Axis(-step * below, step * above, False, bottom, height)
        wanted = [step * times for times in range(above, -below - 1, -1)]
    levels: list[Level] = []
    for value in wanted:
        y = axis(value)
        if not levels or y - levels[-1].y >= LEVEL_ROOM:
            levels.append(Level(y, _short(value), zero=value == 0 and levels != [] and y < bottom))
    return axis, tuple(levels)


def _nice(step: float) -> float:
    power = 10 ** math.floor(math.log10(step)) if step > 0 else 1.0
    return next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= step * 0.999)


def number(value: float) -> str:
    """Return a number as a chart writes it: 9,874.9 or 60 or 3.67, or 1.2e-05 where it is tiny."""
    if 0 < abs(value) < 0.005:
        return f"{value:.2g}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def _short(value: float) -> str:
    """Return a number as short as the gutter asks: 1.5e+12 where it is huge."""
    said = number(value)
    return said if len(said) < 15 else f"{value:.3g}"
