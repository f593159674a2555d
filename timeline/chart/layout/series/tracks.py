"""Series tracks: numbers over time above the lanes, one track for each unit."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.chart import palette, text
from timeline.chart.layout.series.runs import along, joined, middle, runs
from timeline.chart.layout.series.value_axis import Axis, far_apart, number, value_axis
from timeline.chart.layout.series.value_labels import End, box_of, end_values, limit_name
from timeline.chart.metrics import (
    SERIES_ALIKE,
    SERIES_AXIS,
    SERIES_HEADER,
    SERIES_NAME_GAP,
    SERIES_NAME_ROW,
    SERIES_NAME_SIZE,
    SERIES_SAMPLE,
    TRACK_GAP,
    VALUE_OVER,
)
from timeline.chart.scale import TimeScale
from timeline.chart.scene import Box, LimitLine, SeriesLine, SeriesPoint, SeriesTrack, Words
from timeline.record import dates
from timeline.record.model import Limit, Point, Series

NOTHING = "No number in this span of time"


def tracks(
    series: Sequence[Series],
    scale: TimeScale,
    top: float,
    last_day: int | None = None,
    height: float = SERIES_AXIS,
    day: float | None = None,
) -> tuple[SeriesTrack, ...]:
    """Return tracks for `series`, in their order, stacked from `top` px.

    A track holds series of one unit and of like size. The value axis of each is `height` px
    high. Points after `last_day` (an ordinal) are left out, and limits end there. `day` is
    the px of the line of a day, across which no value is written.
    """
    found: list[SeriesTrack] = []
    for members in _alike(series):
        found.append(_track(members, scale, top, last_day, height, day))
        top = found[-1].bottom + TRACK_GAP
    return tuple(found)


def _alike(series: Sequence[Series]) -> list[list[Series]]:
    """Return the series by unit and size: beside one `SERIES_ALIKE` times as large it is flat."""
    found: list[list[Series]] = []
    for each in series:
        largest = _largest(each)
        for members in found:
            sizes = [largest, *map(_largest, members)]
            if members[0].unit == each.unit and max(sizes) <= SERIES_ALIKE * min(sizes):
                members.append(each)
                break
        else:
            found.append([each])
    return found


def _largest(series: Series) -> float:
    return max(map(abs, _values(series.points)), default=0.0)


def _track(
    members: Sequence[Series],
    scale: TimeScale,
    top: float,
    last_day: int | None,
    height: float,
    day: float | None,
) -> SeriesTrack:
    every = [value for each in members for value in _values(each.points)]
    log = all(each.shape == "step" for each in members) and far_apart(every)
    unit = f"{members[0].unit}, log scale" if log else members[0].unit
    names_at, header = _names_at(unit, members, scale)
    axis_top, axis_bottom = top + header, top + header + height
    shown = {each.id: _shown(each, scale, last_day) for each in members}
    values = [value for each in members for value in _values(shown[each.id])]
    in_sight = bool(values)
    values = values or every
    values += [float(each.limit.value) for each in members if each.limit]
    to_y, levels = value_axis(values, log, axis_bottom, height)
    lines: list[SeriesLine] = []
    for place, each in enumerate(members):
        points = [_point(each, point, scale, to_y) for point in shown[each.id]]
        lines.append(
            SeriesLine(
                id=each.id,
                name=name(each),
                color=palette.series_color(place),
                points=tuple(point for point in points if point is not None),
                runs=runs(each, shown[each.id], scale, to_y, last_day),
                joined=joined(each),
                dash=place % 2 == 1,
                name_at=(names_at[place][0], top + names_at[place][1]),
            )
        )
    along_lines = [(point.x, point.y) for line in lines for point in line.points]
    along_lines += [point for line in lines for run in line.runs for point in along(run)]
    limits = [
        limit
        for each in members
        if (limit := _limit(each, scale, to_y, last_day, day, axis_top, along_lines)) is not None
    ]
    taken = [*map(_name_box, lines), *(_limit_box(limit) for limit in limits)]
    taken += [box_of(limit.label) for limit in limits if limit.label is not None]
    room = Box(scale.left, axis_top - VALUE_OVER, scale.right, axis_bottom + VALUE_OVER)
    ends = [
        end
        for each, line in zip(members, lines, strict=True)
        if (end := _end(each, line, shown[each.id], scale, to_y, last_day)) is not None
    ]
    return SeriesTrack(
        id="+".join(each.id for each in members),
        name=", ".join(name(each) for each in members),
        unit=unit,
        top=top,
        bottom=axis_bottom,
        levels=levels,
        limits=tuple(limits),
        lines=tuple(lines),
        ends=end_values(ends, along_lines, room, taken, day),
        note=None if in_sight else _nothing(scale, (axis_top + axis_bottom) / 2),
    )


def _nothing(scale: TimeScale, y: float) -> Words:
    said = text.shorten(NOTHING, scale.right - scale.left - 12, SERIES_NAME_SIZE)
    return Words(scale.left + 12, y, "start", SERIES_NAME_SIZE, said)


def _end(
    series: Series,
    line: SeriesLine,
    shown: Sequence[Point],
    scale: TimeScale,
    to_y: Axis,
    last_day: int | None,
) -> End | None:
    """Return where the newest value stands; None out of sight or without a line.

    That is its point, or the end of the step that it holds for.
    """
    known = _until(series.points, last_day)
    newest = next((point for point in reversed(known) if point.value is not None), None)
    if not line.joined or newest is None or newest not in shown:
        return None
    x, y = scale.x(middle(newest)), to_y(float(newest.value or 0))
    if series.shape == "step" and line.runs:
        x = max(x, line.runs[-1][-1][0])
    return End(x, y, number(float(newest.value or 0))) if scale.left <= x < scale.right else None


def _name_box(line: SeriesLine) -> Box:
    x, y = line.name_at
    return Box(
        x - SERIES_SAMPLE, y - SERIES_NAME_SIZE, x + text.width(line.name, SERIES_NAME_SIZE), y + 3
    )


def _limit_box(limit: LimitLine) -> Box:
    return Box(limit.left, limit.y - 2, limit.right, limit.y + 2)


def _names_at(
    unit: str, members: Sequence[Series], scale: TimeScale
) -> tuple[list[tuple[float, float]], float]:
    """Return where names begin, from the top of the track, and the height that they need.

    They follow the unit in as many rows as they fill.
    """
    found: list[tuple[float, float]] = []
    x, y = scale.left + text.width(unit, SERIES_NAME_SIZE) + SERIES_NAME_GAP, SERIES_HEADER - 7
    for each in members:
        end = x + SERIES_SAMPLE + text.width(name(each), SERIES_NAME_SIZE)
        if end > scale.right and x > scale.left:
            x, y = scale.left, y + SERIES_NAME_ROW
            end = x + SERIES_SAMPLE + text.width(name(each), SERIES_NAME_SIZE)
        found.append((x + SERIES_SAMPLE, y))
        x = end + SERIES_NAME_GAP
    return found, y + 7


def name(series: Series) -> str:
    """Return what a chart writes for the series: its label, else its shortened title."""
    return series.label or text.shorten(series.title, 240, SERIES_NAME_SIZE)


def _shown(series: Series, scale: TimeScale, last_day: int | None) -> list[Point]:
    """Points in sight, and one on either side so that lines run on to the edge."""
    points = _until(series.points, last_day)
    inside = [
        place for place, point in enumerate(points) if scale.first <= middle(point) <= scale.last
    ]
    if not inside:
        earlier = [point for point in points if middle(point) < scale.first]
        return earlier[-1:] if series.shape == "step" else []
    return points[max(inside[0] - 1, 0) : inside[-1] + 2]


def _until(points: Sequence[Point], last_day: int | None) -> list[Point]:
    return [
        point for point in points if last_day is None or point.date.start.toordinal() <= last_day
    ]


def _values(points: Sequence[Point]) -> list[float]:
    found: list[float] = []
    for point in points:
        for value in (point.value, point.low, point.high):
            if value is not None:
                found.append(float(value))
    return found


def _point(series: Series, point: Point, scale: TimeScale, to_y: Axis) -> SeriesPoint | None:
    x = scale.x(middle(point))
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


def _limit(
    series: Series,
    scale: TimeScale,
    to_y: Axis,
    last_day: int | None,
    day: float | None,
    top: float,
    points: Sequence[tuple[float, float]],
) -> LimitLine | None:
    """Return the limit as far as it is known to bind: not beyond the line of a day."""
    if series.limit is None:
        return None
    begins = series.limit.from_.start.toordinal()
    ends = series.limit.to.end.toordinal() + 1
    if last_day is not None:
        ends = min(ends, last_day + 1)
    left, right = max(scale.x(begins), scale.left), min(scale.x(ends), scale.right)
    if day is not None:
        right = min(right, day)
    if left >= right:
        return None
    y = max(to_y(float(series.limit.value)), top)
    return LimitLine(
        left, right, y, limit_name(_limit_name(series.limit), (left, right), y, points)
    )


def _limit_name(limit: Limit) -> str:
    """Return what a chart writes at a limit, such as "JCPOA limit 202.8"."""
    kind, colon, _ = limit.label.partition(":")
    return f"{kind} {number(float(limit.value))}" if colon else limit.label
