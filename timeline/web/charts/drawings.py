"""Drawings on pages: the SVG renderer's, made fit to stand several on one page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from timeline.chart.palette import Inks
from timeline.chart.scene import Scene
from timeline.chart.svg import document
from timeline.web import urls

_ID = re.compile(r'(?<= id=")[\w.-]+(?=")')
_USE = re.compile(r'(?<= href="#)[\w.-]+(?=")|(?<=url\(#)[\w.-]+(?=\))')
_NAMED = re.compile(r'(?<= aria-labelledby=")[\w.-]+(?=")|(?<= aria-describedby=")[\w.-]+(?=")')
_STYLE = re.compile(r"(?<=<style>).*?(?=</style>)", re.DOTALL)


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
    text = document.timeline(scene, urls.marks(), Inks(), inline=True)
    for pattern in (_ID, _USE, _NAMED):
        text = pattern.sub(lambda found: f"{name}-{found.group()}", text)
    text = _STYLE.sub(lambda found: found.group().replace(".tl", f".{name}"), text)
    text = text.replace('class="tl"', f'class="tl {name}"', 1)
    # What a pointer can follow here, the lists below offer to the keyboard.
    text = text.replace("<a ", '<a tabindex="-1" ')
    return Drawing(Markup(text), round(scene.width), round(scene.height))
