"""The explorer's two callbacks: a view asked for, and a drawing of it at the size of a frame.

Both take everything from what the page sends and keep nothing, so any worker can answer.
They are apart because words are ready long before a drawing is. The page puts the answers
into place with the functions of `assets/answers.js` and `assets/chart.js`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import Any, cast

from dash import ClientsideFunction, Dash, Input, Output, dcc, html

from timeline.draw import figure, scene
from timeline.view.select import select
from timeline.view.state import decode_leniently, encode
from timeline.web import fragments, respond
from timeline.web.site import Site

WIDTHS = (240.0, 4000.0)
HEIGHTS = (120.0, 6000.0)
USUAL_WIDTH = 1000.0
LOW = 1.0  # px: the chart is as low as its landmarks allow, so that much of it is in sight


def layout() -> Any:
    """Return what Dash itself mounts: a place for the chart, and what is asked and answered.

    The chart stands in the layout only once there is something to draw: a phone shows the
    list instead and never loads Plotly.
    """
    return html.Div(
        [
            html.Div(id="stage"),
            dcc.Store(id="ask"),
            dcc.Store(id="answer"),
            dcc.Store(id="sketch"),
            dcc.Store(id="drawing"),
        ]
    )


def register(app: Dash, site: Site) -> None:
    """Add the callbacks to `app`."""
    index = site.index
    dash: Any = app  # Dash's own types leave much unknown

    @dash.callback(Output("answer", "data"), Input("ask", "data"), prevent_initial_call=True)
    def answer(ask: object) -> dict[str, Any]:  # pyright: ignore[reportUnusedFunction]
        asked = _mapping(ask)
        view, notices = decode_leniently(_text(asked.get("query")), index)
        found = fragments.answer(
            index,
            view,
            select(index, view),
            notices=notices,
            listed=_text(asked.get("listed")) if "listed" in asked else None,
            today=site.today(),
            base=respond.base(site),
        )
        return {**asdict(found), "turn": asked.get("turn")}

    @dash.callback(Output("drawing", "data"), Input("sketch", "data"), prevent_initial_call=True)
    def draw(sketch: object) -> dict[str, Any]:  # pyright: ignore[reportUnusedFunction]
        asked = _mapping(sketch)
        view, _ = decode_leniently(_text(asked.get("query")), index)
        placed = scene.place(
            index,
            view,
            select(index, view),
            width=_number(asked.get("width"), WIDTHS) or USUAL_WIDTH,
            height=_number(asked.get("height"), HEIGHTS) or LOW,
            today=site.today(),
        )
        return {
            "turn": asked.get("turn"),
            "query": encode(view),
            "figure": figure.figure(
                placed,
                dark=asked.get("dark") is True,
                touch=asked.get("touch") is True,
                names=False,
            ),
            "config": figure.CONFIG,
            "height": placed.height,
            "first": dt.date.fromordinal(placed.scale.first).isoformat(),
            "last": dt.date.fromordinal(placed.scale.last).isoformat(),
            "parts": fragments.around_scene(index, view, placed),
        }

    # Runs once, when Dash has mounted the layout.
    dash.clientside_callback(ClientsideFunction("timeline", "onStart"), Input("stage", "id"))
    for put, store in (("onAnswer", "answer"), ("onDrawing", "drawing")):
        dash.clientside_callback(
            ClientsideFunction("timeline", put), Input(store, "data"), prevent_initial_call=True
        )


def _mapping(value: object) -> dict[str, Any]:
    """Return what a page sent as a mapping; an empty one for anything else."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(value: object, bounds: tuple[float, float]) -> float | None:
    """Return a number that a page sent, held within `bounds`; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
        return None
    return min(max(float(value), bounds[0]), bounds[1])
