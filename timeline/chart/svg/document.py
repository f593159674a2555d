"""The SVG renderer: a scene as one self-contained, printable, linked drawing."""

from __future__ import annotations

from timeline.chart.metrics import (
    ARC_LEGEND_SIZE,
    BAND_INSET,
    BAND_ROW,
    BAND_SIZE,
    LABEL_SIZE,
    TICK_SIZE,
)
from timeline.chart.palette import CLAUSE, Inks
from timeline.chart.scene import Scene
from timeline.chart.svg import clauses, lanes, series
from timeline.chart.svg.canvas import Canvas, MarkLinks
from timeline.chart.text import FONT_STACK, width
from timeline.chart.xml import attributes, element, number, text

_CSS = (
    ".%(scope)s text{font-family:%(font)s;fill:%(ink)s;stroke:none}.%(scope)s .m{fill:%(muted)s}"
    ".%(scope)s a:hover,.%(scope)s a:focus{opacity:.65}"
    ".%(scope)s .d{fill-opacity:.22}.%(scope)s .d rect{stroke-opacity:.22}"
    ".%(scope)s .b{font-weight:600}.%(scope)s .i{font-style:italic}"
)
# A rim of paper keeps readable what lines pass behind: arcs, series, days. It closes
# the gaps between words, or a line would seem to cross them out.
_RIM = ".%(scope)s .r{paint-order:stroke;stroke:%(paper)s;stroke-width:6px;stroke-linejoin:round}"


def timeline(
    scene: Scene,
    links: MarkLinks | None = None,
    inks: Inks | None = None,
    *,
    inline: bool = False,
    prefix: str = "",
    scope: str = "",
    font: str = FONT_STACK,
) -> str:
    """Return the scene as an SVG element.

    Parameters
    ----------
    links:
        Where marks lead; without it they are no links.
    inks:
        Colors; by default light and dark as the reader's system asks.
    inline:
        For a place inside an HTML page: without the XML namespace, and a group of links
        to assistive technology instead of one image (whose links would be hidden).
    prefix:
        What its ids begin with, where several drawings stand on one page.
    scope:
        A class of its own that its styles hang on, where these have other colors.
    """
    canvas = Canvas(inks or Inks(), links, prefix)
    inks = canvas.inks
    pairs = [(f"l{at}", lane.color) for at, lane in enumerate(scene.lanes)]
    pairs += series.pairs(scene) + ([("clause", CLAUSE)] if scene.clauses else [])
    colors = {name: inks.base(name) for name in ("ink", "muted", "paper")}
    css = inks.style(pairs, inline=inline, scope=scope or "tl") + (
        _CSS + (_RIM if scene.arcs or scene.series or scene.clauses else "")
    ) % {
        "font": font,
        "scope": scope or "tl",
        **colors,
    }
    body = [
        element("title", text(scene.title), id=canvas.id("tl-t")),
        element("desc", text(scene.description), id=canvas.id("tl-d")),
        element("style", text(css)),
        _ground(scene, inks, paper=not inline),
        *series.series(scene, canvas),
        clauses.track(scene, canvas),
        _arcs(scene, inks),
        *(lanes.lane(scene, lane, at, canvas) for at, lane in enumerate(scene.lanes)),
    ]
    head = attributes(
        xmlns=None if inline else "http://www.w3.org/2000/svg",
        class_=f"tl {scope}".rstrip(),
        viewBox=f"0 0 {number(scene.width)} {number(scene.height)}",
        width=None if inline else scene.width,
        height=None if inline else scene.height,
        role="group" if inline else "img",
        aria_labelledby=canvas.id("tl-t"),
        aria_describedby=canvas.id("tl-d"),
        font_size=LABEL_SIZE,
    )
    return f"<svg{head}>{''.join(body)}</svg>"


def _ground(scene: Scene, inks: Inks, paper: bool) -> str:
    plot = scene.plot
    parts: list[str] = []
    if paper:
        parts.append(
            element("rect", width=scene.width, height=scene.height, fill=inks.base("paper"))
        )
    for band in scene.bands:
        if band.shaded:
            parts.append(
                element(
                    "rect",
                    x=round(band.left),
                    width=round(band.right) - round(band.left),
                    height=plot.bottom,
                    fill=inks.base("band"),
                )
            )
        for row, words in enumerate(band.name):
            parts.append(
                element(
                    "text",
                    text(words),
                    x=round(band.left) + BAND_INSET,
                    y=band.y + BAND_ROW * row + 4,
                    class_="m i",
                    font_size=BAND_SIZE,
                )
            )
    lines = "".join(f"M{round(t.x)} {number(plot.top)}V{number(plot.bottom)}" for t in scene.ticks)
    parts.append(element("path", d=lines or None, stroke=inks.base("line"), fill="none"))
    names = "".join(
        element(
            "text",
            text(tick.label),
            x=round(tick.x),
            y=at + 4,
            class_="b" if tick.strong else None,
        )
        for at in scene.ticks_at
        for tick in scene.ticks
    )
    parts.append(
        element("g", names, class_="m", font_size=TICK_SIZE, text_anchor="middle") if names else ""
    )
    for x in (scene.today, scene.as_of):
        if x is not None:
            parts.append(_day_line(scene, x, inks))
    return "".join(parts)


def _day_line(scene: Scene, x: float, inks: Inks) -> str:
    end = scene.plot.bottom
    line = element(
        "path",
        d=f"M{number(x)} {number(scene.plot.top)}V{number(end)}",
        stroke=inks.base("accent"),
        stroke_dasharray="3 3",
    )
    at = min(x, scene.width - width(scene.day_words, BAND_SIZE) / 2 - 4)
    return line + element(
        "text",
        text(scene.day_words),
        x=at,
        y=end + 31,
        text_anchor="middle",
        font_size=BAND_SIZE,
        style=f"fill:{inks.base('accent')}",
    )


def _arcs(scene: Scene, inks: Inks) -> str:
    first, second = (
        "".join(
            [
                f"M{number(arc.start[0])} {number(arc.start[1])}Q{number(arc.control[0])} "
                f"{number(arc.control[1])} {number(arc.end[0])} {number(arc.end[1])}"
                for arc in scene.arcs
                if (arc.step == 1) is near
            ]
            + [
                f"M{number(entry.left)} {number(entry.y)}H{number(entry.right)}"
                for entry in scene.arc_legend
                if (entry.step == 1) is near
            ]
        )
        for near in (True, False)
    )
    ink = inks.base("ink")
    drawn = element("path", d=first, stroke=ink, stroke_width="1.4") if first else ""
    if second:
        drawn += element("path", d=second, stroke=ink, stroke_opacity="0.5", stroke_dasharray="4 3")
    meanings = "".join(
        element(
            "text",
            text(entry.words),
            x=entry.x,
            y=entry.y + 4,
            font_size=ARC_LEGEND_SIZE,
            class_="m",
        )
        for entry in scene.arc_legend
    )
    return element("g", drawn, fill="none") + meanings if drawn else ""
