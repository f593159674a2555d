"""Plotly traces as plain values: dicts and lists that need no validation.

Building `plotly.graph_objects` costs more than placing the whole drawing, and a figure
sent by a callback may be a plain dict: https://dash.plotly.com/dash-core-components/graph
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from timeline.chart.metrics import HIT_STEP
from timeline.chart.palette import Theme
from timeline.chart.scale import TimeScale
from timeline.chart.scene import Anchor, Scene

Trace = dict[str, Any]
Path = Sequence[tuple[float, float]]

# Where Plotly writes a text that starts or ends at its point.
SIDES: dict[Anchor, str] = {"start": "middle right", "end": "middle left"}


def plain(text: str) -> str:
    """Return `text` for Plotly, which reads a few HTML tags and entities in every string."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def wrap(words: str, characters: int = 60) -> str:
    """Return words for a hover box, broken into lines, escaped for Plotly."""
    rows: list[str] = [""]
    for word in words.split():
        if rows[-1] and len(rows[-1]) + len(word) + 1 > characters:
            rows.append("")
        rows[-1] = f"{rows[-1]} {word}".strip()
    return "<br>".join(plain(row) for row in rows)


def rgba(color: str, alpha: float) -> str:
    """Return a hex color with an alpha as Plotly writes it."""
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{alpha:g})"


def arc_line(theme: Theme, *, near: bool) -> dict[str, Any]:
    """Return the line of arcs one step away (`near`), or two."""
    if near:
        return {"color": rgba(theme.ink, 0.8), "width": 1.4}
    return {"color": rgba(theme.ink, 0.4), "width": 1.0, "dash": "4px,3px"}


def lines(
    paths: Iterable[Path],
    scale: TimeScale,
    color: str,
    *,
    width: float = 1.0,
    dash: str | None = None,
    ids: Sequence[str] | None = None,
    hover: Sequence[str] | None = None,
) -> Trace | None:
    """Return one trace for all `paths` (px), or None where there are none.

    With `ids`, one for each path, every vertex carries its path's id as `customdata`.
    """
    x: list[str | None] = []
    y: list[float | None] = []
    data: list[str | None] = []
    said: list[str | None] = []
    for at, path in enumerate(paths):
        for px, py in path:
            x.append(scale.moment(px))
            y.append(round(py, 1))
            data.append(ids[at] if ids else None)
            said.append(hover[at] if hover else None)
        x.append(None)
        y.append(None)
        data.append(None)
        said.append(None)
    if not x:
        return None
    line: dict[str, Any] = {"color": color, "width": round(width, 1)}
    if dash:
        line["dash"] = dash
    trace: Trace = {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line}
    if ids:
        trace["customdata"] = data
    if hover:
        trace["hovertext"] = said
    trace["hoverinfo"] = "text" if ids or hover else "skip"
    return trace


def along(left: float, right: float, y: float, inset: float = 0.0) -> Path:
    """Return a level stretch with vertices close enough that a pointer finds one anywhere on it.

    `inset` is the part of it that is left out at either end. The middle is always a vertex.
    """
    cut = (right - left) * inset
    left, right = left + cut, right - cut
    steps = 2 * max(1, round((right - left) / (2 * HIT_STEP)))
    return [(left + (right - left) * step / steps, y) for step in range(steps + 1)]


def dots(
    points: Sequence[tuple[float, float]],
    scale: TimeScale,
    marker: dict[str, Any],
    hover: Sequence[str] | None,
    ids: Sequence[str] | None = None,
) -> Trace | None:
    """Return a trace of markers at `points` (px), or None where there are none."""
    if not points:
        return None
    trace: Trace = {
        "type": "scatter",
        "mode": "markers",
        "x": [scale.moment(x) for x, _ in points],
        "y": [round(y, 1) for _, y in points],
        "marker": marker,
        "hoverinfo": "text" if hover or ids else "skip",
    }
    if hover:
        trace["hovertext"] = list(hover)
    if ids:
        trace["customdata"] = list(ids)
    return trace


def texts(
    scene: Scene,
    words: Sequence[tuple[float, float, str]],
    size: float,
    color: str,
    anchor: Anchor = "start",
    *,
    bold: bool = False,
) -> Trace | None:
    """Return a trace of `words`: (x, middle y, text) in px; None where there are none."""
    if not words:
        return None
    return {
        "type": "scatter",
        "mode": "text",
        "x": [scene.scale.moment(x) for x, _, _ in words],
        "y": [round(y, 1) for _, y, _ in words],
        "text": [f"<b>{plain(said)}</b>" if bold else plain(said) for _, _, said in words],
        "textposition": SIDES[anchor],
        "textfont": {"size": size, "color": color},
        "hoverinfo": "skip",
    }


def curve(
    start: tuple[float, float], control: tuple[float, float], end: tuple[float, float]
) -> list[tuple[float, float]]:
    """Return a quadratic Bézier curve as 17 points."""
    found: list[tuple[float, float]] = []
    for step in range(17):
        t = step / 16
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        found.append(
            (
                a * start[0] + b * control[0] + c * end[0],
                a * start[1] + b * control[1] + c * end[1],
            )
        )
    return found


def note(
    scene: Scene, words: str, x: float, y: float, size: float, color: str, anchor: str = "left"
) -> dict[str, Any]:
    """Return an annotation in the gutter, at px `x` of the frame; its middle is at `y`."""
    return {
        "text": words,
        "xref": "paper",
        "x": 0,
        "xshift": round(x - scene.plot.left, 1),
        "y": round(y, 1),
        "xanchor": anchor,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": size, "color": color},
    }
