"""The SVG pen: a scene as one self-contained, printable, linked drawing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from timeline.draw import svg_tracks, symbols
from timeline.draw.ink import CLAUSE, Inks
from timeline.draw.markup import attributes, element, number, text
from timeline.draw.parts import (
    COUNT_BELOW,
    LABEL_SIZE,
    LEADER,
    LEADER_DIMMED,
    STRIP,
    THIN,
    Label,
    LaneTrack,
    Mark,
    Scene,
)
from timeline.draw.placing import NAME_SIZE
from timeline.draw.scale import TICK_SIZE
from timeline.draw.scene import BAND_SIZE
from timeline.draw.text import FONT_STACK

Link = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Links:
    """Where marks lead: the addresses of an event and of a clause, from their ids.

    A number's mark leads to its source, whose address the scene knows.
    """

    event: Link
    clause: Link


_CSS = (
    ".tl text{font-family:%(font)s;fill:%(ink)s;stroke:none}.tl .m{fill:%(muted)s}"
    ".tl a:hover,.tl a:focus{opacity:.65}.tl .d{opacity:.22}"
    ".tl .b{font-weight:600}.tl .i{font-style:italic}"
)
# A rim of paper keeps readable what lines pass behind: arcs, or the line of a series.
_RIM = ".tl .r{paint-order:stroke;stroke:%(paper)s;stroke-width:3px;stroke-linejoin:round}"


def timeline(
    scene: Scene,
    links: Links | None = None,
    inks: Inks | None = None,
    *,
    inline: bool = False,
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
    """
    inks = inks or Inks()
    pairs = [(f"l{at}", lane.color) for at, lane in enumerate(scene.lanes)]
    pairs += svg_tracks.pairs(scene) + ([("clause", CLAUSE)] if scene.clauses else [])
    colors = {name: inks.base(name) for name in ("ink", "muted", "paper")}
    css = inks.style(pairs) + (_CSS + (_RIM if scene.arcs or scene.series else "")) % {
        "font": font,
        **colors,
    }
    body = [
        element("title", text(scene.title), id="tl-t"),
        element("desc", text(scene.description), id="tl-d"),
        element("style", text(css)),
        _ground(scene, inks, paper=not inline),
        *svg_tracks.series(scene, inks, linked=links is not None),
        svg_tracks.clauses(scene, inks, links and links.clause),
        _arcs(scene, inks),
        *(
            _lane(scene, lane, at, inks, links and links.event)
            for at, lane in enumerate(scene.lanes)
        ),
    ]
    head = attributes(
        xmlns=None if inline else "http://www.w3.org/2000/svg",
        class_="tl",
        viewBox=f"0 0 {number(scene.width)} {number(scene.height)}",
        width=None if inline else scene.width,
        height=None if inline else scene.height,
        role="group" if inline else "img",
        aria_labelledby="tl-t",
        aria_describedby="tl-d",
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
                    x=band.left,
                    width=band.right - band.left,
                    height=plot.bottom,
                    fill=inks.base("band"),
                )
            )
        if band.name:
            parts.append(
                element(
                    "text",
                    text(band.name),
                    x=band.left + 4,
                    y=14,
                    class_="m i",
                    font_size=BAND_SIZE,
                )
            )
    lines = "".join(f"M{number(t.x)} {number(plot.top)}V{number(plot.bottom)}" for t in scene.ticks)
    parts.append(element("path", d=lines or None, stroke=inks.base("line"), fill="none"))
    names = "".join(
        element(
            "text",
            text(tick.label),
            x=tick.x,
            y=plot.bottom + 15,
            class_="b" if tick.strong else None,
        )
        for tick in scene.ticks
    )
    parts.append(
        element("g", names, class_="m", font_size=TICK_SIZE, text_anchor="middle") if names else ""
    )
    for x, name in ((scene.today, "today"), (scene.as_of, "as of")):
        if x is not None:
            parts.append(_day_line(scene, x, name, inks))
    return "".join(parts)


def _day_line(scene: Scene, x: float, name: str, inks: Inks) -> str:
    end = scene.plot.bottom
    line = element(
        "path",
        d=f"M{number(x)} {number(scene.plot.top)}V{number(end)}",
        stroke=inks.base("accent"),
        stroke_dasharray="3 3",
    )
    at = min(x, scene.width - 22)
    return line + element(
        "text",
        text(name),
        x=at,
        y=end + 31,
        text_anchor="middle",
        font_size=BAND_SIZE,
        style=f"fill:{inks.base('accent')}",
    )


def _lane(scene: Scene, lane: LaneTrack, at: int, inks: Inks, link: Link | None) -> str:
    color = inks.pair(lane.color, f"l{at}")
    y = lane.axis + 4 - lane.lift
    name = element(
        "text", text(lane.name), x=8, y=y, class_="b", font_size=NAME_SIZE, style=f"fill:{color}"
    )
    if lane.bottom - lane.top > THIN:
        events = "event" if lane.count == 1 else "events"
        name += element(
            "text",
            f"{lane.count:,} {events}",
            x=8,
            y=y + COUNT_BELOW,
            class_="m",
            font_size=BAND_SIZE,
        )
    marks = [mark for mark in scene.marks if mark.lane == lane.id]
    parts = [
        element(
            "path",
            d=f"M0 {number(lane.top)}H{number(scene.width)}"
            + "".join(f"M{left:.0f} {number(lane.axis)}H{right:.0f}" for left, right in lane.line),
            stroke=inks.base("line"),
        ),
        name,
        _leaders(scene, lane, inks, dimmed=True),
        _leaders(scene, lane, inks, dimmed=False),
        _strip(lane, color),
        _marks(marks, _labels_of(scene, lane), lane, color, at, inks, link, bool(scene.arcs)),
    ]
    return "".join(parts)


def _leaders(scene: Scene, lane: LaneTrack, inks: Inks, dimmed: bool) -> str:
    drawn = "".join(
        f"M{round(label.leader_x)} {round(label.leader_top)}V{round(label.leader_bottom)}"
        for label in scene.labels
        if label.lane == lane.id
        and label.dimmed is dimmed
        and label.leader_bottom > label.leader_top
    )
    if not drawn:
        return ""
    opacity = f"{LEADER_DIMMED if dimmed else LEADER:g}"
    return element("path", d=drawn, stroke=inks.base("muted"), stroke_opacity=opacity)


def _strip(lane: LaneTrack, color: str) -> str:
    if not lane.strip:
        return ""
    cells = "".join(
        element(
            "rect",
            element("title", text(f"{cell.count} events, {cell.first} to {cell.last}")),
            x=cell.left,
            y=lane.axis + STRIP / 2 - STRIP * cell.share,
            width=cell.right - cell.left,
            height=STRIP * cell.share,
        )
        for cell in lane.strip
    )
    return element("g", cells, fill=color, fill_opacity=0.6)


def _labels_of(scene: Scene, lane: LaneTrack) -> dict[str, Label]:
    return {label.event: label for label in scene.labels if label.lane == lane.id}


def _marks(
    marks: Iterable[Mark],
    labels: Mapping[str, Label],
    lane: LaneTrack,
    color: str,
    at: int,
    inks: Inks,
    link: Link | None,
    rim: bool,
) -> str:
    """Draw a lane's marks with their labels, the lighter first, so that landmarks lie on top.

    To whole px: that is as good to the eye, and a drawing is a tenth smaller.
    """
    marks = sorted(marks, key=lambda mark: -mark.weight)
    if not marks:
        return ""
    radii = {mark.radius for mark in marks if mark.kind == "dot"}
    defs = "".join(
        element("path", id=f"s{at}-{number(radius)}", d=symbols.outline(lane.symbol, radius))
        for radius in sorted(radii)
    )
    if any(mark.kind == "soft" for mark in marks):
        stops = "".join(
            element("stop", offset=offset, stop_color=color, stop_opacity=opacity)
            for offset, opacity in (("0", "0"), ("0.3", "0.9"), ("0.7", "0.9"), ("1", "0"))
        )
        defs += element("linearGradient", stops, id=f"f{at}")
    drawn = "".join(_mark(mark, labels.get(mark.event), at, color, link, rim) for mark in marks)
    return element("defs", defs) + element(
        "g",
        drawn,
        transform=f"translate(0 {number(lane.axis)})",
        fill=color,
        stroke=inks.base("paper"),
        stroke_width="0.8",
    )


def _mark(
    mark: Mark, label: Label | None, at: int, color: str, link: Link | None, rim: bool
) -> str:
    if mark.kind == "dot":
        shape = element("use", href=f"#s{at}-{number(mark.radius)}", x=round(mark.x))
    else:
        half = max(mark.radius * 0.75, 2.5)
        shape = element(
            "rect",
            x=round(mark.left),
            y=-half,
            width=round(mark.right) - round(mark.left),
            height=2 * half,
            rx=half,
            fill=f"url(#f{at})" if mark.kind == "soft" else None,
            stroke=color if mark.hollow else None,
            stroke_dasharray="2 2" if mark.hollow else None,
        )
    named = element("title", text(f"{mark.when}: {mark.label}")) + shape
    if label is not None:
        named += _label(label, mark.y, rim)
    if link is None:
        return element("g", named, class_="d" if mark.dimmed else None)
    return element("a", named, href=link(mark.event), class_="d" if mark.dimmed else None)


def _arcs(scene: Scene, inks: Inks) -> str:
    first, second = (
        "".join(
            f"M{number(arc.start[0])} {number(arc.start[1])}Q{number(arc.control[0])} "
            f"{number(arc.control[1])} {number(arc.end[0])} {number(arc.end[1])}"
            for arc in scene.arcs
            if (arc.step == 1) is near
        )
        for near in (True, False)
    )
    ink = inks.base("ink")
    drawn = element("path", d=first, stroke=ink, stroke_width="1.4") if first else ""
    if second:
        drawn += element("path", d=second, stroke=ink, stroke_opacity="0.5", stroke_dasharray="4 3")
    return element("g", drawn, fill="none") if drawn else ""


def _label(label: Label, axis: float, rim: bool) -> str:
    classes = ["b"] if label.strong else ["m"] if label.weight == 3 else []
    if rim and not label.dimmed:
        classes.append("r")
    return element(
        "text",
        text(label.text),
        x=round(label.x),
        y=round(label.y - axis),
        text_anchor="end" if label.anchor == "end" else None,
        class_=" ".join(classes) or None,
    )
