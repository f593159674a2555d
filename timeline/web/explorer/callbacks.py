"""The explorer's two callbacks: a view asked for, and a drawing of it at the size of a frame.

Both take everything from what the page sends and keep nothing, so any worker can answer.
They are apart because words are ready long before a drawing is. The page puts the answers
into place with the functions of `assets/explorer/answers.js` and `assets/explorer/chart.js`.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict
from typing import Any, cast

import pandas as pd
from dash import ClientsideFunction, Dash, Input, Output, dcc, html
from dash.exceptions import DependencyException
from flask import Blueprint, Response, request

from timeline.chart.layout import timeline
from timeline.chart.plotly import figure
from timeline.chart.scene import Scene
from timeline.query.select import select
from timeline.query.view import View, decode_leniently, encode
from timeline.record.index import Index
from timeline.web.charts.phone_tracks import tracks_key
from timeline.web.explorer import dispatch, fragments
from timeline.web.html import error_pages, event_list
from timeline.web.http import responses
from timeline.web.site import Site, current_site

DRAWING_PATH = "/drawing.json"
# The store that each callback reads, by the one that it writes.
CALLBACKS = {"answer": "ask", "drawing": "sketch"}
WIDTHS = (240.0, 4000.0)
HEIGHTS = (120.0, 6000.0)
USUAL_WIDTH = 1000.0
# px that lanes may use for labels before a reader has seen the chart. Landmarks may need more;
# where they do, the chart is as low as they allow, so that much of it is in sight.
LOW = 390.0
# The same below tracks, with which a chart is higher than a screen anyway.
BELOW_TRACKS = 560.0
# Part of a frame that must be in use, after zooming, for it to stay as high as it is.
ENOUGH = 0.75


def layout() -> html.Div:
    """Return what Dash itself mounts: a place for the chart, and what is asked and answered.

    The chart stands in the layout only once there is something to draw: a phone shows the
    list instead and never loads Plotly.
    """
    stores = [dcc.Store(id=name) for name in ("ask", "answer", "sketch", "drawing")]
    return html.Div([html.Div(id="stage"), *stores], id="dash")


def register(app: Dash, site: Site) -> None:
    """Add the callbacks to `app`."""
    index = site.index
    dash: Any = app  # Dash's own types leave much unknown

    @dash.callback(Output("answer", "data"), Input("ask", "data"), prevent_initial_call=True)
    def answer(ask: object) -> dict[str, Any]:  # pyright: ignore[reportUnusedFunction]
        asked = _mapping(ask)
        view, notices = decode_leniently(_text(asked.get("query")), index)
        updated = fragments.of_view(
            index,
            view,
            select(index, view),
            notices=notices,
            listed=_text(asked.get("listed")) if "listed" in asked else None,
            # A page that has a chart shows them in it, and does not ask.
            tracked=_text(asked.get("tracked")) if "tracked" in asked else tracks_key(view),
            today=site.today(),
            base=responses.base(site),
        )
        return {**asdict(updated), "turn": asked.get("turn")}

    @dash.callback(Output("drawing", "data"), Input("sketch", "data"), prevent_initial_call=True)
    def draw(sketch: object) -> dict[str, Any]:  # pyright: ignore[reportUnusedFunction]
        asked = _mapping(sketch)
        view, _ = decode_leniently(_text(asked.get("query")), index)
        drawn = _drawing(
            site,
            view,
            _number(asked.get("width"), WIDTHS),
            _number(asked.get("height"), HEIGHTS),
            _number(asked.get("least"), (0.0, HEIGHTS[1])),
            dark=asked.get("dark") is True,
            touch=asked.get("touch") is True,
        )
        return {**drawn, "turn": asked.get("turn")}

    # Runs once, when Dash has mounted the layout.
    dash.clientside_callback(ClientsideFunction("timeline", "onStart"), Input("stage", "id"))
    for put, store in (("onAnswer", "answer"), ("onDrawing", "drawing")):
        dash.clientside_callback(
            ClientsideFunction("timeline", put), Input(store, "data"), prevent_initial_call=True
        )


bp = Blueprint("explorer", __name__)


@bp.before_app_request
def check_body() -> None:
    """Refuse what no page of ours sends to a callback."""
    dispatch.check(CALLBACKS)


@bp.app_errorhandler(DependencyException)
def no_script(_: DependencyException) -> Response:
    """Answer with 404 for a script that Dash does not have."""
    said = f"There is nothing at {request.path[:80]!r}."
    return error_pages.refuse(404, said)


@bp.get(DRAWING_PATH)
def drawing() -> Response:
    """Answer with a page's first drawing, which it fetches before Dash is there.

    /drawing.json?query=VIEW&width=&height=&dark=1&touch=1, and gives what the callback gives.
    """
    site = current_site()
    view, _ = decode_leniently(request.args.get("query", ""), site.index)
    width = _number(request.args.get("width", type=float), WIDTHS)
    height = _number(request.args.get("height", type=float), HEIGHTS)
    dark, touch = (request.args.get(name) == "1" for name in ("dark", "touch"))
    frame = f"{width} {height} {dark} {touch}"
    return responses.answer(
        lambda: json.dumps(
            _drawing(site, view, width, height, None, dark=dark, touch=touch),
            separators=(",", ":"),
            allow_nan=False,
        ),
        etag=responses.etag_for(site, "drawing", encode(view), frame, f"{site.today()}"),
        media_type="application/json",
    )


def _drawing(
    site: Site,
    view: View,
    width: float | None,
    height: float | None,
    least: float | None,
    *,
    dark: bool,
    touch: bool,
) -> dict[str, Any]:
    """Return the drawing of a view for a frame of this size in px, with what stands around it.

    `least` is a number after zooming and moving: the frame may become lower, but not than that.
    """
    index = site.index
    events = select(index, view)
    width = width or USUAL_WIDTH
    if height is None or least is None:
        placed = place(index, view, events, width, height, site.today())
    else:
        placed = place_again(index, view, events, width, height, least, site.today())
    return {
        "query": encode(view),
        "figure": figure.figure(
            placed,
            dark=dark,
            touch=touch,
            names=False,
            # The page has it in its list, as far as that goes.
            words=len(events) > event_list.MOST_ROWS,
        ),
        "config": figure.CONFIG,
        "height": placed.height,
        "first": dt.date.fromordinal(placed.scale.first).isoformat(),
        "last": dt.date.fromordinal(placed.scale.last).isoformat(),
        "parts": fragments.around_scene(index, view, placed),
    }


def place(
    index: Index,
    view: View,
    events: pd.DataFrame,
    width: float,
    height: float | None,
    today: dt.date,
    *,
    stretch: bool = True,
) -> Scene:
    """Return the explorer's chart: as high as the reader's frame, low where none is known."""
    return timeline.place(
        index,
        view,
        events,
        width=width,
        height=height or 0.0,
        least=BELOW_TRACKS if view.series or view.clauses else LOW,
        stretch=stretch and height is not None,
        dates_on_top=True,
        today=today,
    )


def place_again(
    index: Index,
    view: View,
    events: pd.DataFrame,
    width: float,
    height: float,
    least: float,
    today: dt.date,
) -> Scene:
    """Return the chart of a span that was zoomed to or moved to in a frame of `height` px.

    The frame stays as high as it is, so that nothing jumps, as long as labels use `ENOUGH` of
    the room for lanes. Else it is as high as they need, but at least `least` px: a pointer
    stays on it.
    """
    natural = place(index, view, events, width, height, today, stretch=False)
    wanted = max(natural.height, least)
    tracks = natural.lanes[0].top if natural.lanes else natural.plot.bottom
    if ENOUGH * (height - tracks) <= wanted - tracks <= height - tracks:
        wanted = height
    if wanted <= natural.height:
        return natural
    return place(index, view, events, width, wanted, today)


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
