"""The SVG pen's inks: colors as CSS custom properties, or as plain values for rasters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from timeline.draw.theme import DARK, LIGHT, Theme
from timeline.record.model import Color

ThemeChoice = Literal["auto", "light", "dark"]

# The clause clock's own hue: no lane's, and 4.5:1 on either page.
CLAUSE = Color(light="#35618f", dark="#8fb8e0")


@dataclass(frozen=True, slots=True)
class Inks:
    """How the pen names a color.

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

    def style(self, pairs: Sequence[tuple[str, Color]], *, inline: bool = False) -> str:
        """Return the CSS rules that set the custom properties on ``.tl``; "" if plain.

        What is printed stands on white paper, whatever the choice. Where a drawing is `inline`
        in a page, the page's theme decides before the reader's system.
        """
        if self.plain:
            return ""
        light = _rules(LIGHT, [(name, color.light) for name, color in pairs])
        dark = _rules(DARK, [(name, color.dark) for name, color in pairs])
        if self.choice == "light":
            return f".tl{{{light}}}"
        if self.choice == "dark":
            return f".tl{{{dark}}}@media print{{.tl{{{light}}}}}"
        system = f".tl{{{light}}}@media(prefers-color-scheme:dark){{.tl{{{dark}}}}}"
        if not inline:
            return f"{system}@media print{{.tl{{{light}}}}}"
        return (
            f"{system}[data-theme=light] .tl{{{light}}}[data-theme=dark] .tl{{{dark}}}"
            f"@media print{{.tl,[data-theme] .tl{{{light}}}}}"
        )


def _rules(theme: Theme, pairs: Sequence[tuple[str, str]]) -> str:
    names = ("paper", "ink", "muted", "line", "band", "accent")
    return "".join(
        [f"--{name}:{getattr(theme, name)};" for name in names]
        + [f"--{name}:{value};" for name, value in pairs]
    )
