"""Embed pages: one HTML document each, complete without script, for a frame in any page.

/embed/timeline  /embed/list  /embed/clauses  /embed/chain?from_event=&to_event=
/embed/series/ID  /embed/event/ID
the page; `standalone=1` gives it as a file to save, that needs no server
…/figure.json
the same view for Plotly, in the `width` and `height` of the page's box
/embed/card/ID
what is shown when one points at an event, as HTML
/embed/versions.json
the data version served now, and those that are frozen
/embed.js
what a page around includes: see `assets/embed/embed.js`
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from flask import Blueprint, Response, request

from timeline.chart.plotly import figure as plotly_figure
from timeline.query.params import px
from timeline.query.view import decode, encode
from timeline.record.index import Index
from timeline.record.model import Event
from timeline.releases import store
from timeline.web.charts.chart_kinds import Kind, chart, path
from timeline.web.embed import page
from timeline.web.html import error_pages
from timeline.web.http import asset_files, headers, pinned, responses
from timeline.web.http.errors import missing
from timeline.web.http.pinned import Drawn
from timeline.web.site import Site, current_site

HTML = "text/html; charset=utf-8"
JSON = "application/json"
OWN = pinned.IGNORED | {"standalone"}
DRAWING = OWN | {"width", "height", "dark", "touch"}
WIDTHS = (240, 4000)
HEIGHTS = (120, 6000)
DESIGN_WIDTH = 960.0

_PLAIN = "any(timeline, list, clauses, chain)"
_WITH_ID = "any(series, event)"


bp = Blueprint("embeds", __name__)
error_pages.register(bp, page=page.refusal)


@bp.get(f"/embed/<{_PLAIN}:kind>")
@bp.get(f"/embed/<{_WITH_ID}:kind>/<id>")
def embed(kind: Kind, id: str = "") -> Response:
    """Answer with the embed of a chart, or with it as a file to save."""
    site = current_site()
    standalone = responses.flag("standalone")
    if kind == "event":
        moved = pinned.renamed(site, id, lambda today: path(kind, today))
        if moved:
            return moved

    def make(source: Site) -> str:
        view = responses.asked(source, OWN)
        shown = chart(source.index, kind, _today_id(source.index, kind, id), view, source.today())
        here = responses.base(site)
        if standalone:
            return page.page(source, shown, source.release, base=here, standalone=True)
        return page.page(source, shown, source.release, base=site.base, home=here)

    def decided(source: Site) -> tuple[str, ...]:
        return (encode(responses.asked(source, OWN)), f"{standalone}", f"{source.today()}")

    def saved(source: Site) -> dict[str, str]:
        """Return the headers of a page to be saved, which asks nothing of a server."""
        name = f"{kind}{f'-{id}' if id else ''}-{source.index.version}.html"
        return {"Content-Disposition": f'attachment; filename="{name}"'} if standalone else {}

    drawn = Drawn(
        make,
        HTML,
        decided,
        policy=headers.embed_policy(page.script_hash()),
        about=saved,
        own={"standalone": "1" if standalone else ""},
        must_stay=not standalone,
    )
    return pinned.response(site, drawn)


@bp.get(f"/embed/<{_PLAIN}:kind>/figure.json")
@bp.get(f"/embed/<{_WITH_ID}:kind>/<id>/figure.json")
def figure(kind: Kind, id: str = "") -> Response:
    """Answer with a chart for Plotly, in the width and height of its box."""
    site = current_site()
    source = pinned.asked(site)
    view = responses.asked(source, DRAWING)
    given = responses.own("width", "height")
    width = px("width", given.get("width"), *WIDTHS)
    height = px("height", given.get("height"), *HEIGHTS)
    dark, touch = responses.flag("dark"), responses.flag("touch")
    shown = chart(source.index, kind, id, view, source.today())
    if shown.draw is None or not shown.moves:
        raise missing("figure", kind, {}, "")
    draw = shown.draw

    def make() -> str:
        placed = draw(width or DESIGN_WIDTH, height)
        first, last = (
            dt.date.fromordinal(day).isoformat() for day in (placed.scale.first, placed.scale.last)
        )
        drawing: dict[str, Any] = {
            "figure": plotly_figure.figure(placed, dark=dark, touch=touch),
            "config": plotly_figure.CONFIG,
            "bundle": asset_files.bundle(),
            "height": placed.height,
            "first": first,
            "last": last,
            "events": {mark.event: f"{mark.when}: {mark.title}" for mark in placed.marks},
        }
        return json.dumps(drawing, separators=(",", ":"), allow_nan=False)

    etag = responses.etag_for(
        source, request.path, encode(view), f"{source.today()}", f"{width}x{height} {dark} {touch}"
    )
    # What is drawn from a release is drawn from files, which come and go.
    settled = source.release is None
    return responses.answer(make, etag=etag, media_type=JSON, shared=True, settled=settled)


@bp.get("/embed/card/<id>")
def card(id: str) -> Response:
    """Answer with what is shown when one points at an event."""
    site = current_site()
    drawn = Drawn(
        lambda source: page.card(_event(source, id), site.base),
        HTML,
        lambda source: (_event(source, id).id,),
        # A page that was saved reads what cards were like when it was made.
        own={"standalone": ""},
        must_stay=False,
    )
    return pinned.response(site, drawn)


def _event(source: Site, id: str) -> Event:
    decode(request.query_string, source.index, OWN)
    index = source.index
    event = index.events.get(index.event_meant(id))
    if event is None:
        names = {each.id: each.title for each in index.record.events}
        raise missing("event", id, names, "/embed/card/{}")
    return event


@bp.get("/embed/versions.json")
def versions() -> Response:
    """Answer with the version served now, and those that are frozen."""
    site = current_site()
    releases = store.all_of(site.releases)
    said = {
        "current": site.index.version,
        "as_of": str(site.index.record.meta.as_of or ""),
        "frozen": [
            {"version": each.version, "day": each.day.isoformat(), "as_of": each.as_of}
            for each in releases
        ],
    }
    etag = responses.etag_for(site, "versions", *(each.version for each in releases))
    return responses.answer(
        lambda: json.dumps(said, allow_nan=False),
        etag=etag,
        media_type=JSON,
        shared=True,
        settled=False,
    )


@bp.get("/embed/releases/<version>/events.yaml")
def record(version: str) -> Response:
    """Answer with the record of a release as it was frozen: the data behind a pinned chart."""
    site = current_site()
    release = store.find(site.releases, version)
    if release is None:
        raise missing("frozen version", version, {}, "")
    return responses.answer(
        lambda: pinned.record(release),
        etag=release.digest[:24],
        media_type="application/yaml; charset=utf-8",
        cache=responses.FROZEN,
        shared=True,
        headers={"Content-Disposition": f'attachment; filename="events-{version}.yaml"'},
        settled=False,
    )


@bp.get("/embed.js")
def script() -> Response:
    """Answer with the script that a page around includes."""
    return _script("embed/embed.js")


@bp.get("/embed/zoom.js")
def zoom() -> Response:
    """Answer with the script that lets a chart zoom."""
    return _script("embed/zoom.js")


def _script(name: str) -> Response:
    return responses.answer(
        lambda: asset_files.text(name),
        etag=responses.etag_for(current_site(), name),
        media_type="text/javascript; charset=utf-8",
    )


def _today_id(index: Index, kind: Kind, id: str) -> str:
    return index.event_meant(id) if kind == "event" else id
