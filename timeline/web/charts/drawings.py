"""Drawings on pages: the SVG renderer's, made fit to stand several on one page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from timeline.chart.scene import Scene
from timeline.chart.svg import document
from timeline.web.html import linking


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing as SVG, with its natural size in px."""

    svg: Markup
    width: int
    height: int


def drawing(scene: Scene, name: str) -> Drawing:
    """Return the scene drawn with links to the pages of events.

    Every id and the class that its styles hang on begin with `name`, so that drawings on
    one page do not take each other's colors and gradients.
    """
    # What a pointer can follow here, the lists below offer to the keyboard.
    links = replace(linking.marks(), focusable=False)
    svg = document.timeline(scene, links, inline=True, prefix=f"{name}-", scope=name)
    return Drawing(Markup(svg), round(scene.width), round(scene.height))
