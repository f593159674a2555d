"""The newest value of each series of a track, written where its line ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from timeline.draw import text
from timeline.draw.parts import Box
from timeline.draw.track_parts import EndValue

SIZE = 11.0
_HALF = 7.0  # px from the middle of a value to the top of its box
_ASIDE, _ABOVE = 6.0, 12.0  # px from the end of a line to the value beside or above it
_POINT = 3.0  # px around a point
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

    All in px. They stand within `room`, off what is `taken`, off the `points` of all lines and
    off each other, and not across the line of a `day`.
    """
    blocked = [*taken]
    found: list[EndValue] = []
    for end in ends:
        here = (end.x, end.y)
        dots = [_around(point) for point in points if point != here]
        for value, box in _places(end):
            across = day is not None and box.left - _FREE < day < box.right + _FREE
            free = not any(box.overlaps(other) for other in (*blocked, *dots))
            if free and not across and _within(box, room):
                found.append(value)
                blocked.append(box)
                break
    return tuple(found)


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


def _around(point: tuple[float, float]) -> Box:
    x, y = point
    return Box(x - _POINT, y - _POINT, x + _POINT, y + _POINT)


def _within(box: Box, room: Box) -> bool:
    return (
        room.left <= box.left
        and box.right <= room.right
        and room.top <= box.top
        and box.bottom <= room.bottom
    )
