"""Colors of the drawing on a light and on a dark page, and those of lanes without one."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.record.model import Color, Lane, Symbol


@dataclass(frozen=True, slots=True)
class Theme:
    """The colors a pen draws with, as CSS hex colors."""

    paper: str
    ink: str
    muted: str
    line: str
    band: str
    accent: str

    @property
    def dark(self) -> bool:
        """True for the dark page."""
        return self is DARK


LIGHT = Theme("#fbfaf7", "#17191c", "#5c6168", "#dcdad3", "#f1efe8", "#b3261e")
DARK = Theme("#14181f", "#eceae4", "#a2a8b1", "#2d343e", "#1b212a", "#ff8a7a")

# For a record that names no colors: hues that keep 4.5:1 on their page, told apart in
# grey by lightness, and a different symbol each.
_SPARE_COLORS = (
    Color(light="#1e1594", dark="#817ce6"),
    Color(light="#2a7f60", dark="#44fdd6"),
    Color(light="#9d2036", dark="#f4a79e"),
    Color(light="#005065", dark="#64a7bd"),
    Color(light="#7d7305", dark="#d2e463"),
    Color(light="#9951cb", dark="#f0cdfd"),
    Color(light="#532804", dark="#ca780c"),
    Color(light="#6f727f", dark="#8d8c8c"),
)
_SPARE_SYMBOLS: tuple[Symbol, ...] = (
    "circle",
    "square",
    "diamond",
    "triangle-up",
    "triangle-down",
    "star",
    "x",
    "bowtie",
)


def color(lane: Lane, place: int) -> Color:
    """Return the lane's color, or the spare one for a lane at that `place` from 0."""
    return lane.color or _SPARE_COLORS[place % len(_SPARE_COLORS)]


def symbol(lane: Lane, place: int) -> Symbol:
    """Return the lane's marker symbol, or the spare one for a lane at that `place` from 0."""
    return lane.mark or _SPARE_SYMBOLS[place % len(_SPARE_SYMBOLS)]
