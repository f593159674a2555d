"""Words on a series track, off its lines: names of limits, and the newest values."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from timeline.chart import text
from timeline.chart.metrics import (
    HALF_LETTER,
    LIMIT_INSET,
    LIMIT_OFF,
    LIMIT_SIZE,
    LIMIT_STEP,
    POINT_CLEARANCE,
    VALUE_ABOVE,
    VALUE_ASIDE,
    VALUE_DAY_CLEARANCE,
    VALUE_HALF,
    VALUE_OWN_LINE,
    VALUE_SIZE,
)
from timeline.chart.scene import Box, EndValue, Words


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
        dots = [around(point) for point in points if math.dist(point, end[:2]) > VALUE_OWN_LINE]
        for value, box in _places(end):
            across = (
                day is not None
                and box.left - VALUE_DAY_CLEARANCE < day < box.right + VALUE_DAY_CLEARANCE
            )
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
    if left + LIMIT_INSET > last:
        return None
    dots = [around(point) for point in points]
    count = int((last - left - LIMIT_INSET) // LIMIT_STEP) + 1
    for middle in (y - LIMIT_OFF, y + LIMIT_OFF):
        for x in (left + LIMIT_INSET + LIMIT_STEP * step for step in range(count)):
            box = box_of(Words(x, middle, "start", LIMIT_SIZE, name))
            if not any(box.overlaps(dot) for dot in dots):
                return Words(x, middle, "start", LIMIT_SIZE, name)
    return Words(left + LIMIT_INSET, y - LIMIT_OFF, "start", LIMIT_SIZE, name)


def box_of(words: Words) -> Box:
    """Return the room that words take."""
    wide = text.width(words.text, words.size, words.strong)
    left = words.x if words.anchor == "start" else words.x - wide
    half = words.size * HALF_LETTER
    return Box(left, words.y - half, left + wide, words.y + half)


def _places(end: End) -> tuple[tuple[EndValue, Box], ...]:
    wide = text.width(end.words, VALUE_SIZE, bold=True)
    aside = EndValue(end.x + VALUE_ASIDE, end.y, "start", end.words)
    above = EndValue(end.x, end.y - VALUE_ABOVE, "end", end.words)
    below = EndValue(end.x, end.y + VALUE_ABOVE, "end", end.words)
    return (
        (aside, Box(aside.x, aside.y - VALUE_HALF, aside.x + wide, aside.y + VALUE_HALF)),
        (above, Box(above.x - wide, above.y - VALUE_HALF, above.x, above.y + VALUE_HALF)),
        (below, Box(below.x - wide, below.y - VALUE_HALF, below.x, below.y + VALUE_HALF)),
    )


def around(point: tuple[float, float]) -> Box:
    """Return the room that a point of a line takes."""
    x, y = point
    return Box(x - POINT_CLEARANCE, y - POINT_CLEARANCE, x + POINT_CLEARANCE, y + POINT_CLEARANCE)


def _within(box: Box, room: Box) -> bool:
    return (
        room.left <= box.left
        and box.right <= room.right
        and room.top <= box.top
        and box.bottom <= room.bottom
    )
