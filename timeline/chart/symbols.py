"""The marks of lanes, the second cue besides color: an entry says how each is drawn everywhere.

A new mark is one entry here and its name in `timeline.record.model.lane.Symbol`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from timeline.chart.xml import number
from timeline.record.model import Symbol

Corner = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """How a mark looks.

    Attributes
    ----------
    growth:
        How many times larger than a circle's radius it is drawn, so that all look equally heavy.
    corners:
        Its outline for SVG, as parts of that size from the middle, y downwards; none for a circle.
    plotly:
        What Plotly calls it: https://plotly.com/javascript/reference/scatter/#scatter-marker-symbol
    clip:
        The CSS `clip-path` that cuts it from a square, for lists.
    """

    growth: float
    corners: tuple[Corner, ...]
    plotly: str
    clip: str


def _star(points: int, inner: float) -> tuple[Corner, ...]:
    """Return the corners of a star whose inner corners are `inner` times as far out."""
    return tuple(
        (
            (1.0 if corner % 2 == 0 else inner) * math.sin(corner * math.pi / points),
            -(1.0 if corner % 2 == 0 else inner) * math.cos(corner * math.pi / points),
        )
        for corner in range(2 * points)
    )


def _cross(arm: float) -> tuple[Corner, ...]:
    """Return the corners of an x; `arm` is how much of a corner is cut from the square."""
    quarter = ((-1.0, arm - 1), (arm - 1, -1.0), (0.0, -arm))
    found: list[Corner] = []
    for _ in range(4):
        found += quarter
        quarter = tuple((-y, x) for x, y in quarter)
    return tuple(found)


# In the order in which lanes without a mark of their own get them.
SHAPES: Mapping[Symbol, Shape] = {
    "circle": Shape(1.0, (), "circle", "circle(44%)"),
    "square": Shape(0.9, ((-1, -1), (1, -1), (1, 1), (-1, 1)), "square", "inset(10%)"),
    "diamond": Shape(
        1.3,
        ((0, -1), (1, 0), (0, 1), (-1, 0)),
        "diamond",
        "polygon(50% 0, 100% 50%, 50% 100%, 0 50%)",
    ),
    "triangle-up": Shape(
        1.3,
        ((0, -1), (0.95, 0.7), (-0.95, 0.7)),
        "triangle-up",
        "polygon(50% 4%, 100% 92%, 0 92%)",
    ),
    "triangle-down": Shape(
        1.3,
        ((0, 1), (0.95, -0.7), (-0.95, -0.7)),
        "triangle-down",
        "polygon(0 8%, 100% 8%, 50% 96%)",
    ),
    "star": Shape(
        1.45,
        _star(5, 0.45),
        "star",
        "polygon(50% 0, 63% 34%, 100% 36%, 71% 58%, 81% 95%, 50% 74%, 19% 95%, 29% 58%, "
        "0 36%, 37% 34%)",
    ),
    "x": Shape(
        1.15,
        _cross(0.42),
        "x",
        "polygon(22% 0, 50% 28%, 78% 0, 100% 22%, 72% 50%, 100% 78%, 78% 100%, 50% 72%, "
        "22% 100%, 0 78%, 28% 50%, 0 22%)",
    ),
    "bowtie": Shape(
        1.4,
        ((-1, -0.8), (1, 0.8), (1, -0.8), (-1, 0.8)),
        "bowtie",
        "polygon(0 8%, 50% 42%, 100% 8%, 100% 92%, 50% 58%, 0 92%)",
    ),
    "hexagon": Shape(
        1.1,
        ((0, -1), (0.87, -0.5), (0.87, 0.5), (0, 1), (-0.87, 0.5), (-0.87, -0.5)),
        "hexagon",
        "polygon(50% 0, 93% 25%, 93% 75%, 50% 100%, 7% 75%, 7% 25%)",
    ),
}


def spare(place: int) -> Symbol:
    """Return the mark of a lane that names none, at that `place` from 0."""
    return tuple(SHAPES)[place % len(SHAPES)]


def diameter(symbol: Symbol, radius: float) -> float:
    """Return the size in px at which Plotly draws a symbol as heavy as a circle of `radius`."""
    return round(2 * radius * SHAPES[symbol].growth, 1)


def outline(symbol: Symbol, radius: float) -> str:
    """Return the SVG path of a symbol around the origin; `radius` is a circle's, in px."""
    shape = SHAPES[symbol]
    size = radius * shape.growth
    if not shape.corners:
        r, wide = number(size), number(2 * size)
        return f"M-{r} 0a{r} {r} 0 1 0 {wide} 0a{r} {r} 0 1 0 -{wide} 0z"
    return "M" + " ".join(f"{number(size * x)} {number(size * y)}" for x, y in shape.corners) + "z"
