"""The Plotly renderer: a scene as a figure whose y axis is px: it only draws what is placed."""

from __future__ import annotations

from typing import Any

from timeline.chart import symbols
from timeline.chart.metrics import (
    BAND_INSET,
    BAND_ROW,
    BAND_SIZE,
    DENSITY_HEIGHT,
    DIMMED_OPACITY,
    LABEL_SIZE,
    LEADER_OPACITY,
    LEADER_OPACITY_DIMMED,
    MARK_EDGE,
    TICK_SIZE,
)
from timeline.chart.palette import DARK, LIGHT, Theme
from timeline.chart.plotly import clauses, series
from timeline.chart.plotly.layout import layout
from timeline.chart.plotly.traces import (
    SIDES,
    Trace,
    along,
    arc_line,
    curve,
    dots,
    lines,
    plain,
    rgba,
)
from timeline.chart.scene import Label, Mark, PlacedLane, Scene

HOLLOW = "2px,2px"

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
    scene: Scene,
    *,
    dark: bool = False,
    touch: bool = False,
    names: bool = True,
    words: bool = True,
) -> dict[str, Any]:
    """Return the scene as a Plotly figure: a plain dict of `data` and `layout`.

    Traces of marks and bars carry event ids as `customdata`. On `touch` a drag scrolls the
    page instead of moving the chart. A page that has these texts can spare Plotly or the way
    what it would write itself: without `names`, those of the lanes, with the lines above
    them; without `words`, what is said of an event (`hovertext`).
    """
    theme = DARK if dark else LIGHT
    along = [((a, lane.axis), (b, lane.axis)) for lane in scene.lanes for a, b in lane.line]
    data: list[Trace | None] = [
        *series.traces(scene, theme),
        *clauses.traces(scene, theme),
        lines(along, scene.scale, theme.line),
        *_leaders(scene, theme),
    ]
    for lane in scene.lanes:
        data += _lane(scene, lane, theme, words)
    data += [*_arcs(scene, theme), _texts(scene, theme), _dates_on_top(scene, theme)]
    return {
        "data": [{**trace, "showlegend": False} for trace in data if trace is not None],
        "layout": layout(scene, theme, touch, names),
    }


def _leaders(scene: Scene, theme: Theme) -> list[Trace | None]:
    """The lines from marks to labels in other rows; all in one ink, as each trace costs time."""
    return [
        lines(
            [
                ((label.leader_x, label.leader_top), (label.leader_x, label.leader_bottom))
                for label in scene.labels
                if label.dimmed is dimmed and label.leader_bottom > label.leader_top
            ],
            scene.scale,
            rgba(theme.muted, LEADER_OPACITY_DIMMED if dimmed else LEADER_OPACITY),
        )
        for dimmed in (True, False)
    ]


def _lane(scene: Scene, lane: PlacedLane, theme: Theme, words: bool) -> list[Trace | None]:
    color = lane.color.dark if theme.dark else lane.color.light
    marks = sorted(
        (mark for mark in scene.marks if mark.lane == lane.id),
        key=lambda mark: (mark.strong, -mark.weight),
    )
    found = _bars(scene, lane, marks, color, words)
    round_ones = [mark for mark in marks if mark.kind == "dot"]
    found.append(
        dots(
            [(mark.x, mark.y) for mark in round_ones],
            scene.scale,
            {
                "symbol": symbols.SHAPES[lane.symbol].plotly,
                "color": color,
                "size": [symbols.diameter(lane.symbol, mark.radius) for mark in round_ones],
                "opacity": [DIMMED_OPACITY if mark.dimmed else 1 for mark in round_ones],
                "line": {"color": theme.paper, "width": MARK_EDGE},
            },
            [hover(mark, lane) for mark in round_ones] if words else None,
            [mark.event for mark in round_ones],
        )
    )
    found.append(_density(scene, lane, color))
    return found


def _bars(
    scene: Scene, lane: PlacedLane, marks: list[Mark], color: str, words: bool
) -> list[Trace | None]:
    """Bars, and soft bars as a faint one with a darker core, a trace for each look."""
    looks: dict[tuple[float, float, float, str | None], list[Mark]] = {}
    for mark in marks:
        if mark.kind == "dot":
            continue
        fade = DIMMED_OPACITY if mark.dimmed else 1.0
        parts = ((0.0, 0.9),) if mark.kind == "bar" else ((0.0, 0.3), (0.28, 0.55))
        for inset, alpha in parts:
            # A date that is about or uncertain is dotted, as its edge is in the drawing.
            dash = HOLLOW if mark.hollow and (inset or mark.kind == "bar") else None
            looks.setdefault((mark.thick, inset, round(alpha * fade, 3), dash), []).append(mark)
    return [
        lines(
            [along(mark.left, mark.right, mark.y, inset) for mark in members],
            scene.scale,
            rgba(color, alpha),
            width=thick,
            dash=dash,
            ids=[mark.event for mark in members],
            hover=[hover(mark, lane) for mark in members] if words else None,
        )
        for (thick, inset, alpha, dash), members in looks.items()
    ]


def _density(scene: Scene, lane: PlacedLane, color: str) -> Trace | None:
    if not lane.density:
        return None
    middles = [(cell.left + cell.right) / 2 for cell in lane.density]
    foot = lane.axis + DENSITY_HEIGHT / 2
    return lines(
        [
            ((x, foot), (x, foot - DENSITY_HEIGHT * cell.share))
            for x, cell in zip(middles, lane.density, strict=True)
        ],
        scene.scale,
        rgba(color, 0.6),
        width=lane.density[0].right - lane.density[0].left,
        hover=[f"{cell.count} events, {cell.first} to {cell.last}" for cell in lane.density],
    )


def hover(mark: Mark, lane: PlacedLane) -> str:
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
            **arc_line(theme, near=near),
        )
        for near in (True, False)
    ]


def _texts(scene: Scene, theme: Theme) -> Trace | None:
    """Labels and the names of phases: one trace, which costs less than notes in the layout."""
    bands = [
        (band.left, band.y + BAND_ROW * row, words)
        for band in scene.bands
        for row, words in enumerate(band.name)
    ]
    if not scene.labels and not bands:
        return None

    def color(label: Label) -> str:
        base = theme.muted if label.weight == 3 else theme.ink
        return rgba(base, 0.35) if label.dimmed else base

    places = [(label.x, (label.box.top + label.box.bottom) / 2) for label in scene.labels]
    places += [(left + BAND_INSET, y) for left, y, _ in bands]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [scene.scale.moment(x) for x, _ in places],
        "y": [round(y, 1) for _, y in places],
        "text": [
            f"<b>{plain(label.text)}</b>" if label.strong else plain(label.text)
            for label in scene.labels
        ]
        + [f"<i>{plain(words)}</i>" for _, _, words in bands],
        "textposition": [SIDES[label.anchor] for label in scene.labels]
        + [SIDES["start"]] * len(bands),
        "textfont": {
            "size": [LABEL_SIZE] * len(scene.labels) + [BAND_SIZE] * len(bands),
            "color": [color(label) for label in scene.labels] + [theme.muted] * len(bands),
        },
        "hoverinfo": "skip",
    }


def _dates_on_top(scene: Scene, theme: Theme) -> Trace | None:
    """The labels of the time axis above the plot; Plotly writes those below it."""
    places = [(tick, y) for y in scene.ticks_at if y < scene.plot.top for tick in scene.ticks]
    if not places:
        return None
    return {
        "type": "scatter",
        "mode": "text",
        "x": [scene.scale.moment(tick.x) for tick, _ in places],
        "y": [y for _, y in places],
        "text": [
            f"<b>{plain(tick.label)}</b>" if tick.strong else plain(tick.label)
            for tick, _ in places
        ],
        "textposition": "middle center",
        "cliponaxis": False,
        "textfont": {"size": TICK_SIZE, "color": theme.muted},
        "hoverinfo": "skip",
    }
