"""Colors of the drawing on a light and on a dark page, and how a renderer writes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from timeline.chart import symbols
from timeline.record.model import Color, Lane, Symbol


@dataclass(frozen=True, slots=True)
class Theme:
    """The colors a renderer draws with, as CSS hex colors."""

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
# grey by lightness; each lane has a different symbol, too.
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


def color(lane: Lane, place: int) -> Color:
    """Return the lane's color, or the spare one for a lane at that `place` from 0."""
    return lane.color or _SPARE_COLORS[place % len(_SPARE_COLORS)]


def symbol(lane: Lane, place: int) -> Symbol:
    """Return the lane's marker symbol, or the spare one for a lane at that `place` from 0."""
    return lane.mark or symbols.spare(place)


ThemeChoice = Literal["auto", "light", "dark"]

# The clause clock's own hue: no lane's, and 4.5:1 on either page.
CLAUSE = Color(light="#35618f", dark="#8fb8e0")


@dataclass(frozen=True, slots=True)
class Inks:
    """How a renderer names a color.

    Attributes
    ----------
    choice:
        ``auto`` follows the reader's system, by a media query.
    plain:
        Write plain values of one theme, for renderers without custom properties (resvg).
    """

    choice: ThemeChoice = "auto"
    plain: bool = False

    @property
    def _theme(self) -> Theme:
        return DARK if self.choice == "dark" else LIGHT

    def base(self, name: str) -> str:
        """Return a color of the theme by its field name, such as ``ink`` or ``paper``."""
        return getattr(self._theme, name) if self.plain else f"var(--{name})"

    def pair(self, color: Color, name: str) -> str:
        """Return a light and dark pair; `name` is its custom property."""
        if self.plain:
            return color.dark if self._theme.dark else color.light
        return f"var(--{name})"

    def style(
        self, pairs: Sequence[tuple[str, Color]], *, inline: bool = False, scope: str = "tl"
    ) -> str:
        """Return the CSS rules that set the custom properties on the class `scope`; "" if plain.

        What is printed stands on white paper, whatever the choice. Where a drawing is `inline`
        in a page, the page's theme decides before the reader's system.
        """
        if self.plain:
            return ""
        on = f".{scope}"
        light = _rules(LIGHT, [(name, color.light) for name, color in pairs])
        dark = _rules(DARK, [(name, color.dark) for name, color in pairs])
        if self.choice == "light":
            return f"{on}{{{light}}}"
        if self.choice == "dark":
            return f"{on}{{{dark}}}@media print{{{on}{{{light}}}}}"
        system = f"{on}{{{light}}}@media(prefers-color-scheme:dark){{{on}{{{dark}}}}}"
        if not inline:
            return f"{system}@media print{{{on}{{{light}}}}}"
        return (
            f"{system}[data-theme=light] {on}{{{light}}}[data-theme=dark] {on}{{{dark}}}"
            f"@media print{{{on},[data-theme] {on}{{{light}}}}}"
        )


def _rules(theme: Theme, pairs: Sequence[tuple[str, str]]) -> str:
    names = ("paper", "ink", "muted", "line", "band", "accent")
    return "".join(
        [f"--{name}:{getattr(theme, name)};" for name in names]
        + [f"--{name}:{value};" for name, value in pairs]
    )
