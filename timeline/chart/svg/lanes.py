"""The SVG renderer's lanes: names, density, marks and their labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import ascii_lowercase

from timeline.chart import symbols
from timeline.chart.metrics import (
    BAND_SIZE,
    DENSITY_HEIGHT,
    LANE_COUNT_ASIDE,
    LANE_COUNT_BELOW,
    LANE_NAME_LEFT,
    LANE_NAME_SIZE,
    LANE_THIN,
    LEADER_OPACITY,
    LEADER_OPACITY_DIMMED,
    MARK_EDGE,
)
from timeline.chart.palette import Inks
from timeline.chart.scene import Label, Mark, PlacedLane, Scene
from timeline.chart.svg.canvas import Canvas
from timeline.chart.text import width
from timeline.chart.xml import element, number, text
from timeline.record.words import counted


def lane(scene: Scene, lane: PlacedLane, at: int, canvas: Canvas) -> str:
    """Return a lane, the scene's number `at`: its name, its density, its marks and their labels.

    The style `l{at}` must give its color.
    """
    inks = canvas.inks
    color = inks.pair(lane.color, f"l{at}")
    y = lane.axis + 4 - lane.lift
    name = element(
        "text",
        text(lane.name),
        x=LANE_NAME_LEFT,
        y=y,
        class_="b",
        font_size=LANE_NAME_SIZE,
        style=f"fill:{color}",
    )
    if lane.bottom - lane.top <= LANE_THIN:
        name += (
            ""
            if not lane.count
            else element(
                "text",
                f"{lane.count:,}",
                x=LANE_NAME_LEFT + width(lane.name, LANE_NAME_SIZE, bold=True) + LANE_COUNT_ASIDE,
                y=y,
                class_="m",
                font_size=BAND_SIZE,
            )
        )
    else:
        name += element(
            "text",
            counted(lane.count, "event"),
            x=LANE_NAME_LEFT,
            y=y + LANE_COUNT_BELOW,
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
        _density(lane, color),
        _marks(marks, _labels_of(scene, lane), lane, color, at, canvas, bool(scene.arcs)),
    ]
    return "".join(parts)


def _leaders(scene: Scene, lane: PlacedLane, inks: Inks, dimmed: bool) -> str:
    drawn = "".join(
        f"M{round(label.leader_x)} {round(label.leader_top - lane.axis)}"
        f"v{round(label.leader_bottom - label.leader_top)}"
        for label in scene.labels
        if label.lane == lane.id
        and label.dimmed is dimmed
        and label.leader_bottom > label.leader_top
    )
    if not drawn:
        return ""
    opacity = f"{LEADER_OPACITY_DIMMED if dimmed else LEADER_OPACITY:g}"
    return element(
        "path",
        d=drawn,
        transform=f"translate(0 {number(lane.axis)})",
        stroke=inks.base("muted"),
        stroke_opacity=opacity,
    )


def _density(lane: PlacedLane, color: str) -> str:
    if not lane.density:
        return ""
    cells = "".join(
        element(
            "rect",
            element("title", text(f"{cell.count} events, {cell.first} to {cell.last}")),
            x=cell.left,
            y=lane.axis + DENSITY_HEIGHT / 2 - DENSITY_HEIGHT * cell.share,
            width=cell.right - cell.left,
            height=DENSITY_HEIGHT * cell.share,
        )
        for cell in lane.density
    )
    return element("g", cells, fill=color, fill_opacity=0.6)


def _labels_of(scene: Scene, lane: PlacedLane) -> dict[str, Label]:
    return {label.event: label for label in scene.labels if label.lane == lane.id}


def _marks(
    marks: Iterable[Mark],
    labels: Mapping[str, Label],
    lane: PlacedLane,
    color: str,
    at: int,
    canvas: Canvas,
    rim: bool,
) -> str:
    """Draw a lane's marks with their labels: landmarks over others, what was asked for on top.

    To whole px: that is as good to the eye, and a drawing is a tenth smaller.
    """
    marks = sorted(marks, key=lambda mark: (mark.strong, -mark.weight))
    if not marks:
        return ""
    radii = sorted({mark.radius for mark in marks if mark.kind == "dot"})
    dots = {
        radius: canvas.id(f"s{at}{letter}")
        for radius, letter in zip(radii, ascii_lowercase, strict=False)
    }
    drawn_radius = 10.0  # px, that symbols are drawn with before they are scaled
    defs = "".join(
        element(
            "path",
            d=symbols.outline(lane.symbol, drawn_radius),
            stroke_width=MARK_EDGE * drawn_radius / radius,
            transform=f"scale({radius / drawn_radius:g})",
            id=id,
        )
        for radius, id in dots.items()
    )
    if any(mark.kind == "soft" for mark in marks):
        stops = "".join(
            element("stop", offset=offset, stop_color=color, stop_opacity=opacity)
            for offset, opacity in (("0", "0"), ("0.3", "0.9"), ("0.7", "0.9"), ("1", "0"))
        )
        defs += element("linearGradient", stops, id=canvas.id(f"f{at}"))
    drawn = "".join(
        _mark(mark, labels.get(mark.event), dots, at, color, canvas, rim) for mark in marks
    )
    return element("defs", defs) + element(
        "g",
        drawn,
        transform=f"translate(0 {number(lane.axis)})",
        fill=color,
        stroke=canvas.inks.base("paper"),
        stroke_width=MARK_EDGE,
    )


def _mark(
    mark: Mark,
    label: Label | None,
    dots: Mapping[float, str],
    at: int,
    color: str,
    canvas: Canvas,
    rim: bool,
) -> str:
    if mark.kind == "dot":
        shape = element("use", href=f"#{dots[mark.radius]}", x=round(mark.x))
    else:
        half = mark.thick / 2
        shape = element(
            "rect",
            x=round(mark.left),
            y=-half,
            width=round(mark.right) - round(mark.left),
            height=2 * half,
            rx=half,
            fill=f"url(#{canvas.id(f'f{at}')})" if mark.kind == "soft" else None,
            stroke=color if mark.hollow else None,
            stroke_dasharray="2 2" if mark.hollow else None,
        )
    drawn = element("title", text(f"{mark.when}: {mark.label}")) + shape
    if label is not None:
        drawn += _label(label, mark.y, rim)
    css = "d" if mark.dimmed else None
    if canvas.links is None:
        return element("g", drawn, class_=css)
    return canvas.link(drawn, canvas.links.event(mark.event), css=css)


def _label(label: Label, axis: float, rim: bool) -> str:
    classes = ["b"] if label.strong else ["m"] if label.weight == 3 else []
    if rim:
        classes.append("r")
    return element(
        "text",
        text(label.text),
        x=round(label.x),
        y=round(label.y - axis),
        text_anchor="end" if label.anchor == "end" else None,
        class_=" ".join(classes) or None,
    )
