"""Words on a series track, off its lines: names of limits, and the newest values."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from timeline.chart import text
from timeline.chart.scene import Box, EndValue, Words

SIZE = 11.0
LIMIT_SIZE = 10.0
INSET = 4.0  # px between the beginning of a limit and its name
_STEP = 12.0  # px by which the name of a limit is moved along it until it is free
_OFF = 8.0  # px from a limit to the middle of its name
_HALF = 7.0  # px from the middle of a value to the top of its box
_ASIDE, _ABOVE = 6.0, 12.0  # px from the end of a line to the value beside or above it
_POINT = 3.0  # px around a point
_NEAR = 14.0  # px around the end of a line, where its own line may pass
_FREE = 3.0  # px between a value and the line of a day


class End(NamedTuple):
    """The end of a series' line, in px, and its value in words."""

    x: float
    y: float
    words: str


def end_values(
    ends: Iterable[End],
    points: Sequence[tuple[float, float]],
    room: Box,
    taken: Iterable[Box],
    day: float | None,
) -> tuple[EndValue, ...]:
    """Return the values that have room, each right of its end, above or below it.

    All in px. They stand within `room`, off what is `taken`, off the `points` along all lines
    (but for those near the own end) and off each other, and not across the line of a `day`.
    """
    blocked = [*taken]
    found: list[EndValue] = []
    for end in ends:
        dots = [around(point) for point in points if math.dist(point, end[:2]) > _NEAR]
        for value, box in _places(end):
            across = day is not None and box.left - _FREE < day < box.right + _FREE
            free = not any(box.overlaps(other) for other in (*blocked, *dots))
            if free and not across and _within(box, room):
                found.append(value)
                blocked.append(box)
                break
    return tuple(found)


def limit_name(
    name: str, limit: tuple[float, float], y: float, points: Sequence[tuple[float, float]]
) -> Words | None:
    """Return the name of a `limit` that goes from px to px at `y`, off the `points` of lines.

    Above it as near its beginning as is free, else below it, else where it begins; None where
    it has no room.
    """
    left, right = limit
    wide = text.width(name, LIMIT_SIZE)
    last = right - wide
    if left + INSET > last:
        return None
    dots = [around(point) for point in points]
    count = int((last - left - INSET) // _STEP) + 1
    for middle in (y - _OFF, y + _OFF):
        for x in (left + INSET + _STEP * step for step in range(count)):
            box = box_of(Words(x, middle, "start", LIMIT_SIZE, name))
            if not any(box.overlaps(dot) for dot in dots):
                return Words(x, middle, "start", LIMIT_SIZE, name)
    return Words(left + INSET, y - _OFF, "start", LIMIT_SIZE, name)


def box_of(words: Words) -> Box:
    """Return the room that words take."""
    wide = text.width(words.text, words.size, words.strong)
    left = words.x if words.anchor == "start" else words.x - wide
    half = words.size * 0.6
    return Box(left, words.y - half, left + wide, words.y + half)


def _places(end: End) -> tuple[tuple[EndValue, Box], ...]:
    wide = text.width(end.words, SIZE, bold=True)
    aside = EndValue(end.x + _ASIDE, end.y, "start", end.words)
    above = EndValue(end.x, end.y - _ABOVE, "end", end.words)
    below = EndValue(end.x, end.y + _ABOVE, "end", end.words)
    return (
        (aside, Box(aside.x, aside.y - _HALF, aside.x + wide, aside.y + _HALF)),
        (above, Box(above.x - wide, above.y - _HALF, above.x, above.y + _HALF)),
        (below, Box(below.x - wide, below.y - _HALF, below.x, below.y + _HALF)),
    )


def around(point: tuple[float, float]) -> Box:
    """Return the room that a point of a line takes."""
    x, y = point
    return Box(x - _POINT, y - _POINT, x + _POINT, y + _POINT)


def _within(box: Box, room: Box) -> bool:
    return (
        room.left <= box.left
        and box.right <= room.right
        and room.top <= box.top
        and box.bottom <= room.bottom
    )
