"""The outlines of marks: one symbol a lane, the second cue besides color."""

from __future__ import annotations

import math

from timeline.chart.xml import number
from timeline.record.model import Symbol

# How much larger than a circle's radius a symbol is drawn, so that all look equally heavy.
_GROWTH: dict[Symbol, float] = {
    "circle": 1.0,
    "square": 0.9,
    "diamond": 1.3,
    "triangle-up": 1.3,
    "triangle-down": 1.3,
    "star": 1.45,
    "x": 1.15,
    "bowtie": 1.4,
}


def diameter(symbol: Symbol, radius: float) -> float:
    """Return the size in px at which Plotly draws a symbol as heavy as a circle of `radius`."""
    return round(2 * radius * _GROWTH[symbol], 1)


def outline(symbol: Symbol, radius: float) -> str:
    """Return the SVG path of a symbol around the origin; `radius` is a circle's, in px."""
    size = radius * _GROWTH[symbol]
    if symbol == "circle":
        r = number(size)
        return f"M-{r} 0a{r} {r} 0 1 0 {number(2 * size)} 0a{r} {r} 0 1 0 -{number(2 * size)} 0z"
    return _polygon(_corners(symbol, size))


def _corners(symbol: Symbol, size: float) -> list[tuple[float, float]]:
    if symbol == "square":
        return [(-size, -size), (size, -size), (size, size), (-size, size)]
    if symbol == "diamond":
        return [(0, -size), (size, 0), (0, size), (-size, 0)]
    if symbol == "triangle-up":
        return [(0, -size), (size * 0.95, size * 0.7), (-size * 0.95, size * 0.7)]
    if symbol == "triangle-down":
        return [(0, size), (size * 0.95, -size * 0.7), (-size * 0.95, -size * 0.7)]
    if symbol == "star":
        return [
            (
                (size if corner % 2 == 0 else size * 0.45) * math.sin(corner * math.pi / 5),
                -(size if corner % 2 == 0 else size * 0.45) * math.cos(corner * math.pi / 5),
            )
            for corner in range(10)
        ]
    if symbol == "bowtie":
        return [(-size, -size * 0.8), (size, size * 0.8), (size, -size * 0.8), (-size, size * 0.8)]
    arm = size * 0.42
    return [
        (-size, -size + arm),
        (-size + arm, -size),
        (0, -arm),
        (size - arm, -size),
        (size, -size + arm),
        (arm, 0),
        (size, size - arm),
        (size - arm, size),
        (0, arm),
        (-size + arm, size),
        (-size, size - arm),
        (-arm, 0),
    ]


def _polygon(corners: list[tuple[float, float]]) -> str:
    return "M" + " ".join(f"{number(x)} {number(y)}" for x, y in corners) + "z"
