"""Every color but those of a record's own lanes, and how a drawing, a page and an embed write them.

On a light and on a dark page each. The style sheets in `assets/` name them: ``var(--ink)``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Literal

from timeline.chart import symbols
from timeline.record.model import Color, Lane, Symbol


@dataclass(frozen=True, slots=True)
class Theme:
    """The colors of a light or a dark page, as CSS hex colors.

    Attributes
    ----------
    sheet:
        Of what lies on the page: fields, cards and the open event.
    edge:
        Of the borders of what one can use.
    """

    paper: str
    ink: str
    muted: str
    line: str
    band: str
    accent: str
    sheet: str
    edge: str
    link: str

    @property
    def dark(self) -> bool:
        """True for the dark page."""
        return self is DARK


LIGHT = Theme(
    paper="#fbfaf7",
    ink="#17191c",
    muted="#5c6168",
    line="#dcdad3",
    band="#f1efe8",
    accent="#b3261e",
    sheet="#ffffff",
    edge="#8b8f94",
    link="#1a4f8b",
)
DARK = Theme(
    paper="#14181f",
    ink="#eceae4",
    muted="#a2a8b1",
    line="#2d343e",
    band="#1b212a",
    accent="#ff8a7a",
    sheet="#1a1f27",
    edge="#6d7580",
    link="#9cc4f2",
)
_ALL = tuple(field.name for field in fields(Theme))
_DRAWN = ("paper", "ink", "muted", "line", "band", "accent")


def _pair(name: str) -> Color:
    return Color(light=getattr(LIGHT, name), dark=getattr(DARK, name))


MUTED = _pair("muted")

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


# Of the lines of a track of numbers; none is the red of limits and of today.
_SERIES_COLORS = (
    _pair("ink"),
    Color(light="#1f66a8", dark="#7fb8ec"),
    Color(light="#7d5a00", dark="#e0b44a"),
    Color(light="#7a3e9d", dark="#cf9be8"),
)


def series_color(place: int) -> Color:
    """Return the color of the line at that `place` from 0 in its track."""
    return _SERIES_COLORS[place % len(_SERIES_COLORS)]


ThemeChoice = Literal["auto", "light", "dark"]

# The clause clock's own hue: no lane's, and 4.5:1 on either page.
CLAUSE = Color(light="#35618f", dark="#8fb8e0")


def page_css() -> str:
    """Return the CSS rule that sets a page's colors; each follows `color-scheme` where it is used.

    They have the names of a `Theme`'s fields, and there is ``--clause``.
    """
    pairs = [*((name, _pair(name)) for name in _ALL), ("clause", CLAUSE)]
    each = (f"--{name}:light-dark({color.light},{color.dark});" for name, color in pairs)
    return f":root{{{''.join(each)}}}"


def embed_css() -> str:
    """Return the CSS rules that set an embed's colors and its `color-scheme`.

    They do without ``light-dark()``, as who reads an embed chose neither the site nor a new
    browser for it. ``data-theme`` of the root decides, on a screen; paper is white.
    """
    light = f"{_rules(LIGHT, names=_ALL)}color-scheme:light"
    dark = f"{_rules(DARK, names=_ALL)}color-scheme:dark"
    return (
        f":root{{{light}}}"
        f"@media screen{{:root[data-theme=dark]{{{dark}}}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root[data-theme=auto]{{{dark}}}}}"
    )


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


def _rules(
    theme: Theme, pairs: Sequence[tuple[str, str]] = (), names: Sequence[str] = _DRAWN
) -> str:
    return "".join(
        [f"--{name}:{getattr(theme, name)};" for name in names]
        + [f"--{name}:{value};" for name, value in pairs]
    )
