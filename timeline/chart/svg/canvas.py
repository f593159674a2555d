"""What every part of an SVG is written with: its colors, its links, and the names of its ids."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from timeline.chart.palette import Inks
from timeline.chart.xml import element

Link = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class MarkLinks:
    """Where marks lead: the addresses of an event and of a clause, from their ids.

    A number's mark leads to its source, whose address the scene knows. Links are not `focusable`
    where the keyboard has them elsewhere, such as in a list below the drawing.
    """

    event: Link
    clause: Link
    focusable: bool = True


@dataclass(frozen=True, slots=True)
class Canvas:
    """What a drawing is written with; `prefix` stands before each of its ids.

    So several drawings can stand on one page without taking each other's gradients.
    """

    inks: Inks = field(default_factory=Inks)
    links: MarkLinks | None = None
    prefix: str = ""

    def id(self, name: str) -> str:
        """Return a name within the drawing as an id on its page."""
        return f"{self.prefix}{name}"

    def link(
        self, content: str, href: str, *, rel: str | None = None, css: str | None = None
    ) -> str:
        """Return `content`, markup that is already escaped, as a link; `css` is its class."""
        focusable = self.links is None or self.links.focusable
        tabindex = None if focusable else "-1"
        return element("a", content, tabindex=tabindex, href=href, rel=rel, class_=css)
