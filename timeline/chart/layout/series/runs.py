"""The stretches of a series that a line may join: gaps stay gaps."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from timeline.chart.layout.series.value_axis import Axis
from timeline.chart.metrics import LINE_BREAK, LINE_STEP
from timeline.chart.scale import TimeScale
from timeline.record.model import Point, Series


def middle(point: Point) -> float:
    """Return the middle of a point's day, month or year, as an ordinal and a part of a day."""
    return (point.date.start.toordinal() + point.date.end.toordinal() + 1) / 2


def runs(
    series: Series, points: Sequence[Point], scale: TimeScale, to_y: Axis, last_day: int | None
) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Return the stretches that a line may join; none where points come from different estimators.

    A missing value and an unusually long interval (`LINE_BREAK`) end a stretch.
    """
    if not joined(series):
        return ()
    middles = [middle(point) for point in series.points]
    between = [after - before for before, after in pairwise(middles)]
    usual = median(between) if between else 0.0
    found: list[list[tuple[float, float]]] = [[]]
    before: Point | None = None
    for point in points:
        if point.value is None:
            if before is not None and series.shape == "step" and found[-1]:
                found[-1].append((middle(point), float(before.value or 0)))
            found.append([])
            before = None
            continue
        if before is not None and series.shape == "step":
            found[-1].append((middle(point), float(before.value or 0)))
        elif before is not None and middle(point) - middle(before) > LINE_BREAK * usual:
            found.append([])
        found[-1].append((middle(point), float(point.value)))
        before = point
    if before is not None and series.shape == "step":
        until = min(scale.last + 1, last_day + 1 if last_day else scale.last + 1)
        found[-1].append((until, float(before.value or 0)))
    return tuple(
        tuple((scale.x(day), to_y(value)) for day, value in clipped)
        for run in found
        if len(clipped := _clip(run, scale)) > 1
    )


def joined(series: Series) -> bool:
    """Return whether a line may join the points of a series: those of one estimator, if any."""
    return series.shape != "dots" and len({point.who for point in series.points}) <= 1


def along(run: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return points of a run, in px, that are near each other."""
    found: list[tuple[float, float]] = []
    for (x, y), (next_x, next_y) in pairwise(run):
        steps = max(1, round(max(abs(next_x - x), abs(next_y - y)) / LINE_STEP))
        found += [
            (x + (next_x - x) * step / steps, y + (next_y - y) * step / steps)
            for step in range(steps + 1)
        ]
    return found


def _clip(run: Sequence[tuple[float, float]], scale: TimeScale) -> list[tuple[float, float]]:
    """Cut a run at the edges of the plot, with the value that the line has there."""
    first, last = float(scale.first), float(scale.last + 1)
    found: list[tuple[float, float]] = []
    for (day, value), (next_day, next_value) in pairwise(run):
        if next_day < first or day > last:
            continue
        for edge in (day, next_day):
            at = min(max(edge, first), last)
            part = (at - day) / (next_day - day) if next_day > day else float(edge == next_day)
            found.append((at, value + (next_value - value) * part))
    return [point for place, point in enumerate(found) if not place or point != found[place - 1]]
