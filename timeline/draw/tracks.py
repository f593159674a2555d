"""Series tracks: numbers over time above the lanes, one track for each unit."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from timeline.draw import text
from timeline.draw.scale import TimeScale
from timeline.draw.track_parts import Level, LimitLine, SeriesLine, SeriesPoint, SeriesTrack
from timeline.record import dates
from timeline.record.model import Color, Limit, Point, Series

HEADER = 20.0
HEIGHT = 84.0  # px of the value axis
PAD = 10.0
NAME_SIZE = 11.0
LEVEL_SIZE = 10.0
_NAME_ROW = 16.0
_SAMPLE = 18.0  # px of the piece of line before a name
_APART = 16.0  # px between two names
LIMIT_INSET = 4.0  # px between the beginning of a limit and its name
_LEVEL_ROOM = 12.0  # px between two levels, at least
_LOG_RATIO = 8.0  # a step series whose values differ by more is drawn on a log axis
_GAP = 3.0  # a line breaks where points lie further apart than this many usual intervals
# None is the red of limits and of today.
_COLORS = (
    Color(light="#17191c", dark="#eceae4"),
    Color(light="#1f66a8", dark="#7fb8ec"),
    Color(light="#7d5a00", dark="#e0b44a"),
    Color(light="#7a3e9d", dark="#cf9be8"),
)


def tracks(
    series: Sequence[Series],
    scale: TimeScale,
    top: float,
    last_day: int | None = None,
    height: float = HEIGHT,
) -> tuple[SeriesTrack, ...]:
    """Return a track for each unit among `series`, in their order, stacked from `top` px.

    The value axis of each is `height` px high. Points after `last_day` (an ordinal) are left
    out, and limits end there.
    """
    by_unit: dict[str, list[Series]] = {}
    for each in series:
        by_unit.setdefault(each.unit, []).append(each)
    found: list[SeriesTrack] = []
    for unit, members in by_unit.items():
        found.append(_track(unit, members, scale, top, last_day, height))
        top = found[-1].bottom + PAD
    return tuple(found)


def _track(
    unit: str,
    members: Sequence[Series],
    scale: TimeScale,
    top: float,
    last_day: int | None,
    height: float,
) -> SeriesTrack:
    names_at, header = _names_at(unit, members, scale)
    axis_top, axis_bottom = top + header, top + header + height
    shown = {each.id: _shown(each, scale, last_day) for each in members}
    values = [value for each in members for value in _values(shown[each.id])]
    values += [float(each.limit.value) for each in members if each.limit]
    steps = all(each.shape == "step" for each in members)
    to_y, levels = _value_axis(values, steps, axis_bottom, height)
    lines: list[SeriesLine] = []
    for place, each in enumerate(members):
        points = [_point(each, point, scale, to_y) for point in shown[each.id]]
        lines.append(
            SeriesLine(
                id=each.id,
                name=name(each),
                color=_COLORS[place % len(_COLORS)],
                points=tuple(point for point in points if point is not None),
                runs=_runs(each, shown[each.id], scale, to_y, last_day),
                dash=place % 2 == 1,
                name_at=(names_at[place][0], top + names_at[place][1]),
            )
        )
    return SeriesTrack(
        id="+".join(each.id for each in members),
        name=", ".join(name(each) for each in members),
        unit=unit,
        top=top,
        bottom=axis_bottom,
        levels=levels,
        limits=tuple(
            line
            for each in members
            if (line := _limit(each, scale, to_y, last_day, axis_top)) is not None
        ),
        lines=tuple(lines),
    )


def _names_at(
    unit: str, members: Sequence[Series], scale: TimeScale
) -> tuple[list[tuple[float, float]], float]:
    """Return where names begin, from the top of the track, and the height that they need.

    They follow the unit in as many rows as they fill.
    """
    found: list[tuple[float, float]] = []
    x, y = scale.left + text.width(unit, NAME_SIZE) + _APART, HEADER - 7
    for each in members:
        end = x + _SAMPLE + text.width(name(each), NAME_SIZE)
        if end > scale.right and x > scale.left:
            x, y = scale.left, y + _NAME_ROW
            end = x + _SAMPLE + text.width(name(each), NAME_SIZE)
        found.append((x + _SAMPLE, y))
        x = end + _APART
    return found, y + 7


def name(series: Series) -> str:
    """Return what a chart writes for the series: its label, else its shortened title."""
    return series.label or text.shorten(series.title, 240, NAME_SIZE)


def _shown(series: Series, scale: TimeScale, last_day: int | None) -> list[Point]:
    """Points in sight, and one on either side so that lines run on to the edge."""
    points = [
        point
        for point in series.points
        if last_day is None or point.date.start.toordinal() <= last_day
    ]
    inside = [
        place for place, point in enumerate(points) if scale.first <= _middle(point) <= scale.last
    ]
    if not inside:
        earlier = [point for point in points if _middle(point) < scale.first]
        return earlier[-1:] if series.shape == "step" else []
    return points[max(inside[0] - 1, 0) : inside[-1] + 2]


def _values(points: Sequence[Point]) -> list[float]:
    found: list[float] = []
    for point in points:
        for value in (point.value, point.low, point.high):
            if value is not None:
                found.append(float(value))
    return found


def _middle(point: Point) -> float:
    return (point.date.start.toordinal() + point.date.end.toordinal() + 1) / 2


class _Axis:
    """Maps a value to px: linear from zero, or logarithmic, where zero lies at the bottom."""

    def __init__(self, low: float, high: float, log: bool, bottom: float, height: float) -> None:
        self._low, self._log, self._bottom = low, log, bottom
        span = math.log(high / low) if log else high - low
        self._scale = (height - 6) / (span or 1.0)

    def __call__(self, value: float) -> float:
        over = math.log(max(value, self._low) / self._low) if self._log else value - self._low
        return self._bottom - over * self._scale


def _value_axis(
    values: Sequence[float], steps: bool, bottom: float, height: float
) -> tuple[_Axis, tuple[Level, ...]]:
    positive = [value for value in values if value > 0]
    if steps and positive and max(positive) / min(positive) > _LOG_RATIO:
        low = min(positive) * 0.8
        axis = _Axis(low, max(positive), True, bottom, height)
        wanted = sorted(set(positive), reverse=True)
    else:
        high = max(positive, default=1.0)
        step = _nice(high / max(height / 21, 2))
        axis = _Axis(0.0, high, False, bottom, height)
        wanted = [step * times for times in range(int(high / step), -1, -1)]
    levels: list[Level] = []
    for value in wanted:
        y = axis(value)
        if not levels or y - levels[-1].y >= _LEVEL_ROOM:
            levels.append(Level(y, number(value)))
    return axis, tuple(levels)


def _nice(step: float) -> float:
    power = 10 ** math.floor(math.log10(step)) if step > 0 else 1.0
    return next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= step * 0.999)


def number(value: float) -> str:
    """Return a number as a chart writes it: 9,874.9 or 60 or 3.67."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def _point(series: Series, point: Point, scale: TimeScale, to_y: _Axis) -> SeriesPoint | None:
    x = scale.x(_middle(point))
    if point.value is None or not scale.left <= x <= scale.right:
        return None
    when = point.period or dates.in_words(point.date)
    return SeriesPoint(
        x=x,
        y=to_y(float(point.value)),
        low=None if point.low is None else to_y(float(point.low)),
        high=None if point.high is None else to_y(float(point.high)),
        words=f"{when}: {number(float(point.value))} {series.unit}. {point.as_reported}",
        publisher=point.source.publisher,
        kind=point.source.kind,
        url=point.source.url,
    )


def _runs(
    series: Series, points: Sequence[Point], scale: TimeScale, to_y: _Axis, last_day: int | None
) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Return the stretches that a line may join; none where points come from different estimators.

    A missing value and an unusually long interval (`_GAP`) end a stretch.
    """
    if len({point.who for point in series.points}) > 1:
        return ()
    middles = [_middle(point) for point in series.points]
    between = [after - before for before, after in pairwise(middles)]
    usual = median(between) if between else 0.0
    runs: list[list[tuple[float, float]]] = [[]]
    before: Point | None = None
    for point in points:
        if point.value is None:
            if before is not None and series.shape == "step" and runs[-1]:
                runs[-1].append((_middle(point), float(before.value or 0)))
            runs.append([])
            before = None
            continue
        if before is not None and series.shape == "step":
            runs[-1].append((_middle(point), float(before.value or 0)))
        elif before is not None and _middle(point) - _middle(before) > _GAP * usual:
            runs.append([])
        runs[-1].append((_middle(point), float(point.value)))
        before = point
    if before is not None and series.shape == "step":
        until = min(scale.last + 1, last_day + 1 if last_day else scale.last + 1)
        runs[-1].append((until, float(before.value or 0)))
    return tuple(
        tuple((scale.x(day), to_y(value)) for day, value in clipped)
        for run in runs
        if len(clipped := _clip(run, scale)) > 1
    )


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


def _limit(
    series: Series, scale: TimeScale, to_y: _Axis, last_day: int | None, top: float
) -> LimitLine | None:
    if series.limit is None:
        return None
    begins = series.limit.from_.start.toordinal()
    ends = series.limit.to.end.toordinal() + 1
    if last_day is not None:
        ends = min(ends, last_day + 1)
    left, right = max(scale.x(begins), scale.left), min(scale.x(ends), scale.right)
    if left >= right:
        return None
    label = _limit_name(series.limit)
    fits = right - left > text.width(label, LEVEL_SIZE) + LIMIT_INSET
    y = max(to_y(float(series.limit.value)), top)
    return LimitLine(left, right, y, label if fits else "", left + LIMIT_INSET)


def _limit_name(limit: Limit) -> str:
    """Return what a chart writes at a limit, such as "JCPOA limit 202.8"."""
    kind, colon, _ = limit.label.partition(":")
    return f"{kind} {number(float(limit.value))}" if colon else limit.label
