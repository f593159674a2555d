"""The Plotly pen: a scene as a figure whose y axis is px, so that it only draws what is placed."""

from __future__ import annotations

from typing import Any

from timeline.draw import figure_tracks, symbols
from timeline.draw.figure_layout import layout
from timeline.draw.parts import LABEL_SIZE, STRIP, Anchor, LaneTrack, Mark, Scene
from timeline.draw.theme import DARK, LIGHT, Theme
from timeline.draw.traces import Trace, curve, dots, lines, plain, rgba

DIMMED = 0.22

# Our own small toolbar takes the place of the mode bar; plotly.js 4 would put a "Share
# with Plotly Cloud" button into it.
CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
    "showAxisDragHandles": False,
    "responsive": False,
}


def figure(
    scene: Scene, *, dark: bool = False, touch: bool = False, names: bool = True
) -> dict[str, Any]:
    """Return the scene as a Plotly figure: a plain dict of `data` and `layout`.

    Traces of marks and bars carry event ids as `customdata`. On `touch` a drag scrolls the
    page instead of moving the chart. Without `names` the page itself writes the names of the
    lanes and the lines above them, which spares Plotly most of its notes and shapes.
    """
    theme = DARK if dark else LIGHT
    along = [((a, lane.axis), (b, lane.axis)) for lane in scene.lanes for a, b in lane.line]
    data: list[Trace | None] = [
        *figure_tracks.traces(scene, theme),
        lines(along, scene.scale, theme.line),
    ]
    for lane in scene.lanes:
        data += _lane(scene, lane, theme)
    data += _arcs(scene, theme)
    data += [_texts(scene, theme, anchor) for anchor in ("start", "end")]
    return {
        "data": [{**trace, "showlegend": False} for trace in data if trace is not None],
        "layout": layout(scene, theme, touch, names),
    }


def _lane(scene: Scene, lane: LaneTrack, theme: Theme) -> list[Trace | None]:
    color = lane.color.dark if theme.dark else lane.color.light
    marks = sorted(
        (mark for mark in scene.marks if mark.lane == lane.id), key=lambda mark: -mark.weight
    )
    found: list[Trace | None] = [
        lines(
            [
                ((label.leader_x, label.leader_top), (label.leader_x, label.leader_bottom))
                for label in scene.labels
                if label.lane == lane.id
                and label.dimmed is dimmed
                and label.leader_bottom > label.leader_top
            ],
            scene.scale,
            rgba(color, 0.15 if dimmed else 0.55),
        )
        for dimmed in (True, False)
    ]
    found += _bars(scene, lane, marks, color)
    round_ones = [mark for mark in marks if mark.kind == "dot"]
    found.append(
        dots(
            [(mark.x, mark.y) for mark in round_ones],
            scene.scale,
            {
                "symbol": lane.symbol,
                "color": color,
                "size": [symbols.diameter(lane.symbol, mark.radius) for mark in round_ones],
                "opacity": [DIMMED if mark.dimmed else 1 for mark in round_ones],
                "line": {"color": theme.paper, "width": 0.8},
            },
            [hover(mark, lane) for mark in round_ones],
            [mark.event for mark in round_ones],
        )
    )
    found.append(_strip(scene, lane, color))
    return found


def _bars(scene: Scene, lane: LaneTrack, marks: list[Mark], color: str) -> list[Trace | None]:
    """Bars, and soft bars as a faint one with a darker core, a trace for each look."""
    looks: dict[tuple[float, float, float], list[Mark]] = {}
    for mark in marks:
        if mark.kind == "dot":
            continue
        thick = max(mark.radius * 1.5, 5.0)
        fade = DIMMED if mark.dimmed else 1.0
        parts = ((0.0, 0.9),) if mark.kind == "bar" else ((0.0, 0.3), (0.28, 0.55))
        for inset, alpha in parts:
            looks.setdefault((thick, inset, round(alpha * fade, 3)), []).append(mark)
    return [
        lines(
            [_stretch(mark, inset) for mark in members],
            scene.scale,
            rgba(color, alpha),
            width=thick,
            ids=[mark.event for mark in members],
            hover=[hover(mark, lane) for mark in members],
        )
        for (thick, inset, alpha), members in looks.items()
    ]


def _stretch(mark: Mark, inset: float) -> list[tuple[float, float]]:
    cut = (mark.right - mark.left) * inset
    return [(mark.left + cut, mark.y), (mark.x, mark.y), (mark.right - cut, mark.y)]


def _strip(scene: Scene, lane: LaneTrack, color: str) -> Trace | None:
    if not lane.strip:
        return None
    middles = [(cell.left + cell.right) / 2 for cell in lane.strip]
    foot = lane.axis + STRIP / 2
    return lines(
        [
            ((x, foot), (x, foot - STRIP * cell.share))
            for x, cell in zip(middles, lane.strip, strict=True)
        ],
        scene.scale,
        rgba(color, 0.6),
        width=lane.strip[0].right - lane.strip[0].left,
        hover=[f"{cell.count} events, {cell.first} to {cell.last}" for cell in lane.strip],
    )


def hover(mark: Mark, lane: LaneTrack) -> str:
    """Return what is said of a mark when one points at it, for Plotly."""
    said = [f"<b>{plain(mark.title)}</b>", plain(mark.when)]
    if mark.actors:
        said.append(plain(mark.actors))
    said.append(plain(lane.full_name))
    return "<br>".join(said)


def _arcs(scene: Scene, theme: Theme) -> list[Trace | None]:
    return [
        lines(
            [
                curve(arc.start, arc.control, arc.end)
                for arc in scene.arcs
                if (arc.step == 1) is near
            ],
            scene.scale,
            rgba(theme.ink, 0.8 if near else 0.4),
            width=1.4 if near else 1.0,
            dash=None if near else "4px,3px",
        )
        for near in (True, False)
    ]


def _texts(scene: Scene, theme: Theme, anchor: Anchor) -> Trace | None:
    labels = [label for label in scene.labels if label.anchor == anchor]
    if not labels:
        return None

    def color(weight: int, dimmed: bool) -> str:
        base = theme.muted if weight == 3 else theme.ink
        return rgba(base, 0.35) if dimmed else base

    return {
        "type": "scatter",
        "mode": "text",
        "x": [scene.scale.moment(label.x) for label in labels],
        "y": [round((label.box.top + label.box.bottom) / 2, 1) for label in labels],
        "text": [
            f"<b>{plain(label.text)}</b>" if label.strong else plain(label.text) for label in labels
        ],
        "textposition": "middle right" if anchor == "start" else "middle left",
        "textfont": {
            "size": LABEL_SIZE,
            "color": [color(label.weight, label.dimmed) for label in labels],
        },
        "hoverinfo": "skip",
    }
