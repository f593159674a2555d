"""The Plotly renderer's layout: axes, bands, lines and names around the traces."""

from __future__ import annotations

from typing import Any

from timeline.chart.metrics import (
    ARC_LEGEND_SIZE,
    BAND_SIZE,
    HOVER_DISTANCE,
    LABEL_SIZE,
    LANE_COUNT_ASIDE,
    LANE_COUNT_BELOW,
    LANE_NAME_LEFT,
    LANE_NAME_SIZE,
    LANE_THIN,
    TICK_SIZE,
)
from timeline.chart.palette import Theme
from timeline.chart.plotly import clauses, series
from timeline.chart.plotly.traces import arc_line, note, plain
from timeline.chart.scene import Scene
from timeline.chart.text import FONT_STACK, width
from timeline.record.words import counted


def layout(scene: Scene, theme: Theme, touch: bool, names: bool = True) -> dict[str, Any]:
    """Return the layout: the plot is the scene's, and y is px from the top of the frame."""
    plot, scale = scene.plot, scene.scale
    return {
        "width": round(scene.width),
        "height": round(scene.height),
        "margin": {
            "l": round(plot.left),
            "r": round(scene.width - plot.right),
            "t": 0,
            "b": round(scene.height - plot.bottom),
            "pad": 0,
            "autoexpand": False,
        },
        "font": {"family": FONT_STACK, "color": theme.ink, "size": LABEL_SIZE},
        "paper_bgcolor": theme.paper,
        "plot_bgcolor": "rgba(0,0,0,0)",
        "dragmode": False if touch else "pan",
        "hovermode": "closest",
        "hoverdistance": HOVER_DISTANCE,
        "hoverlabel": {
            "align": "left",
            "bgcolor": theme.paper,
            "bordercolor": theme.muted,
            "font": {"family": FONT_STACK, "size": 13, "color": theme.ink},
        },
        "xaxis": {
            "type": "date",
            "range": [scale.moment(plot.left), scale.moment(plot.right)],
            "tickvals": [scale.moment(tick.x) for tick in scene.ticks],
            "ticktext": [
                f"<b>{tick.label}</b>" if tick.strong else tick.label for tick in scene.ticks
            ],
            "tickfont": {"size": TICK_SIZE, "color": theme.muted},
            "tickangle": 0,
            # The scene has seen to it that none leaves the frame; Plotly would measure each.
            "ticklabeloverflow": "allow",
            "automargin": False,
            "gridcolor": theme.line,
            "showline": False,
            "zeroline": False,
        },
        "yaxis": {
            "range": [plot.bottom, 0],
            "visible": False,
            "fixedrange": True,
        },
        "shapes": [
            *_bands(scene, theme),
            *(_rules(scene, theme) if names else ()),
            *_days(scene, theme),
            *_arc_samples(scene, theme),
        ],
        "annotations": [
            *(_lane_names(scene, theme) if names else ()),
            *_day_names(scene, theme),
            *_arc_meanings(scene, theme),
            *series.names(scene, theme),
            *clauses.names(scene, theme),
        ],
    }


def _bands(scene: Scene, theme: Theme) -> list[dict[str, Any]]:
    return [
        {
            "type": "rect",
            "layer": "below",
            "x0": scene.scale.moment(band.left),
            "x1": scene.scale.moment(band.right),
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "fillcolor": theme.band,
            "line": {"width": 0},
        }
        for band in scene.bands
        if band.shaded
    ]


def _rules(scene: Scene, theme: Theme) -> list[dict[str, Any]]:
    """Lines above each lane."""
    return [
        {
            "type": "line",
            "layer": "below",
            "xref": "paper",
            "x0": -scene.plot.left / scene.plot.width,
            "x1": 1,
            "y0": lane.top,
            "y1": lane.top,
            "line": {"color": theme.line, "width": 1},
        }
        for lane in scene.lanes
    ]


def _days(scene: Scene, theme: Theme) -> list[dict[str, Any]]:
    return [
        {
            "type": "line",
            "x0": scene.scale.moment(x),
            "x1": scene.scale.moment(x),
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "line": {"color": theme.accent, "width": 1, "dash": "3px,3px"},
        }
        for x in (scene.today, scene.as_of)
        if x is not None
    ]


def _lane_names(scene: Scene, theme: Theme) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for lane in scene.lanes:
        color = lane.color.dark if theme.dark else lane.color.light
        y = lane.axis - lane.lift
        found.append(
            note(scene, f"<b>{plain(lane.name)}</b>", LANE_NAME_LEFT, y, LANE_NAME_SIZE, color)
        )
        if lane.bottom - lane.top <= LANE_THIN:
            x = LANE_NAME_LEFT + width(lane.name, LANE_NAME_SIZE, bold=True) + LANE_COUNT_ASIDE
            if lane.count:
                found.append(note(scene, f"{lane.count:,}", x, y, BAND_SIZE, theme.muted))
        else:
            words = f"{counted(lane.count, 'event')}"
            found.append(
                note(scene, words, LANE_NAME_LEFT, y + LANE_COUNT_BELOW, BAND_SIZE, theme.muted)
            )
    return found


def _day_names(scene: Scene, theme: Theme) -> list[dict[str, Any]]:
    """Names of the days that a line marks."""
    found: list[dict[str, Any]] = []
    last = scene.width - width(scene.day_words, BAND_SIZE) / 2 - 4
    for x in (scene.today, scene.as_of):
        if x is not None:
            found.append(
                {
                    "text": plain(scene.day_words),
                    "x": scene.scale.moment(min(x, last)),
                    "yref": "paper",
                    "y": 0,
                    "yshift": -26,
                    "xanchor": "center",
                    "yanchor": "middle",
                    "showarrow": False,
                    "font": {"size": BAND_SIZE, "color": theme.accent},
                }
            )
    return found


def _arc_samples(scene: Scene, theme: Theme) -> list[dict[str, Any]]:
    """Samples of arcs below the axis."""
    plot = scene.plot
    return [
        {
            "type": "line",
            "xref": "paper",
            "x0": (entry.left - plot.left) / plot.width,
            "x1": (entry.right - plot.left) / plot.width,
            "yref": "paper",
            "y0": 1 - entry.y / plot.bottom,
            "y1": 1 - entry.y / plot.bottom,
            "line": arc_line(theme, near=entry.step == 1),
        }
        for entry in scene.arc_legend
    ]


def _arc_meanings(scene: Scene, theme: Theme) -> list[dict[str, Any]]:
    return [
        {
            "text": plain(entry.words),
            "xref": "paper",
            "x": 0,
            "xshift": round(entry.x - scene.plot.left, 1),
            "yref": "paper",
            "y": 0,
            "yshift": round(scene.plot.bottom - entry.y, 1),
            "xanchor": "left",
            "yanchor": "middle",
            "showarrow": False,
            "font": {"size": ARC_LEGEND_SIZE, "color": theme.muted},
        }
        for entry in scene.arc_legend
    ]
