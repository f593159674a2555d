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
what a page around includes: see `assets/embed.js`
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from flask import Blueprint, Response, redirect, request

from timeline.draw import figure
from timeline.publish import releases
from timeline.publish.releases import Release
from timeline.record.index import Index
from timeline.record.model import Event
from timeline.view.query import ViewError
from timeline.view.state import decode, encode
from timeline.web import embed_page, headers, pinned, refusals, respond, shell
from timeline.web.embed_charts import Kind, chart
from timeline.web.missing import missing
from timeline.web.site import Site

HTML = "text/html; charset=utf-8"
JSON = "application/json"
OWN = pinned.IGNORED | {"standalone"}
DRAWING = OWN | {"width", "height", "dark", "touch"}
WIDTHS = (240, 4000)
HEIGHTS = (120, 6000)
DESIGN_WIDTH = 960.0

_PLAIN = "any(timeline, list, clauses, chain)"
_WITH_ID = "any(series, event)"


def routes(site: Site) -> Blueprint:
    """Return the routes of embeds and of what they fetch."""
    blueprint = Blueprint("embeds", __name__)
    refusals.register(blueprint, site, page=embed_page.refusal)
    for rule, name, view in (
        (f"/embed/<{_PLAIN}:kind>", "page", _page),
        (f"/embed/<{_WITH_ID}:kind>/<id>", "page_of", _page),
        (f"/embed/<{_PLAIN}:kind>/figure.json", "figure", _figure),
        (f"/embed/<{_WITH_ID}:kind>/<id>/figure.json", "figure_of", _figure),
        ("/embed/card/<id>", "card", _card),
        ("/embed/versions.json", "versions", _versions),
        ("/embed/releases/<version>/events.yaml", "record", _record),
        ("/embed.js", "script", partial(_script, name="embed.js")),
        ("/embed/zoom.js", "zoom", partial(_script, name="embed-zoom.js")),
    ):
        blueprint.add_url_rule(rule, name, partial(view, site))
    return blueprint


def _page(site: Site, kind: Kind, id: str = "") -> Response:
    release = pinned.release(site)
    standalone = respond.flag("standalone")
    former = site.index.formerly.get(id) if kind == "event" and release is None else None
    if former:
        query = request.query_string.decode(errors="replace")
        return redirect(f"/embed/event/{former}{f'?{query}' if query else ''}", 301)  # type: ignore[return-value]

    def make(source: Site) -> str:
        view = respond.asked(source, OWN)
        found = chart(source.index, kind, _today_id(source.index, kind, id), view, source.today())
        here = respond.base(site)
        if standalone:
            return embed_page.page(source, found, release, base=here, standalone=True)
        return embed_page.page(source, found, release, base=site.base, home=here)

    own = {"standalone": "1" if standalone else ""}
    if standalone:
        return _file(site, make, release, kind, id, own)
    policy = headers.embed_policy(embed_page.script_hash())
    if release is not None:
        return pinned.answer(site, release, make, HTML, policy, own=own)
    view = respond.asked(site, OWN)
    return respond.answer(
        lambda: make(site),
        etag=respond.etag_for(
            site, request.path, encode(view), f"{site.today()}", respond.base(site)
        ),
        media_type=HTML,
        shared=True,
        headers={"Content-Security-Policy": policy},
    )


def _file(
    site: Site,
    make: Callable[[Site], str],
    release: Release | None,
    kind: Kind,
    id: str,
    own: Mapping[str, str],
) -> Response:
    """Return the page to be saved: it has its cards within and asks nothing of a server."""
    version = release.version if release else site.index.version
    policy = headers.embed_policy(embed_page.script_hash())
    name = f"{kind}{f'-{id}' if id else ''}-{version}.html"
    saved = {"Content-Disposition": f'attachment; filename="{name}"'}
    if release is not None:
        return pinned.answer(
            site, release, make, HTML, policy, about=lambda _: saved, own=own, must_stay=False
        )
    view = respond.asked(site, OWN)
    return respond.answer(
        lambda: make(site),
        etag=respond.etag_for(
            site, request.path, "file", encode(view), f"{site.today()}", respond.base(site)
        ),
        media_type=HTML,
        shared=True,
        headers={**saved, "Content-Security-Policy": policy},
    )


def _figure(site: Site, kind: Kind, id: str = "") -> Response:
    release = pinned.release(site)
    source = pinned.source(site, release)
    view = respond.asked(source, DRAWING)
    width, height = _number("width", WIDTHS), _number("height", HEIGHTS)
    dark, touch = respond.flag("dark"), respond.flag("touch")
    found = chart(source.index, kind, id, view, source.today())
    if found.draw is None or not found.moves:
        raise missing("figure", kind, {}, "")
    draw = found.draw

    def make() -> str:
        placed = draw(width or DESIGN_WIDTH, height)
        first, last = (
            dt.date.fromordinal(day).isoformat() for day in (placed.scale.first, placed.scale.last)
        )
        drawing: dict[str, Any] = {
            "figure": figure.figure(placed, dark=dark, touch=touch),
            "config": figure.CONFIG,
            "bundle": shell.bundle(),
            "height": placed.height,
            "first": first,
            "last": last,
            "events": {mark.event: f"{mark.when}: {mark.title}" for mark in placed.marks},
        }
        return json.dumps(drawing, separators=(",", ":"))

    etag = respond.etag_for(
        source, request.path, encode(view), f"{source.today()}", f"{width}x{height} {dark} {touch}"
    )
    return respond.answer(make, etag=etag, media_type=JSON, shared=True, settled=release is None)


def _card(site: Site, id: str) -> Response:
    release = pinned.release(site)

    def make(source: Site) -> str:
        return embed_page.card(_event(source, id), site.base)

    if release is not None:
        # Its page is kept, and reads what cards were like when it was made.
        own = {"standalone": ""}
        return pinned.answer(site, release, make, HTML, own=own, must_stay=False)
    event = _event(site, id)
    return respond.answer(
        lambda: make(site),
        etag=respond.etag_for(site, "card", event.id, site.base),
        media_type=HTML,
        shared=True,
    )


def _event(source: Site, id: str) -> Event:
    decode(request.query_string, source.index, OWN)
    index = source.index
    event = index.events.get(index.event_meant(id))
    if event is None:
        names = {each.id: each.title for each in index.record.events}
        raise missing("event", id, names, "/embed/card/{}")
    return event


def _versions(site: Site) -> Response:
    found = releases.all_of(site.releases)
    said = {
        "current": site.index.version,
        "as_of": str(site.index.record.meta.as_of or ""),
        "frozen": [
            {"version": each.version, "day": each.day.isoformat(), "as_of": each.as_of}
            for each in found
        ],
    }
    etag = respond.etag_for(site, "versions", *(each.version for each in found))
    return respond.answer(
        lambda: json.dumps(said), etag=etag, media_type=JSON, shared=True, settled=False
    )


def _record(site: Site, version: str) -> Response:
    """Return the record of a release as it was frozen: the data behind a pinned chart."""
    release = releases.find(site.releases, version)
    if release is None:
        raise missing("frozen version", version, {}, "")
    return respond.answer(
        (release.folder / releases.RECORD).read_bytes,
        etag=release.digest[:24],
        media_type="application/yaml; charset=utf-8",
        cache=respond.FROZEN,
        shared=True,
        headers={"Content-Disposition": f'attachment; filename="events-{version}.yaml"'},
        settled=False,
    )


def _script(site: Site, name: str) -> Response:
    return respond.answer(
        lambda: embed_page.asset_text(name),
        etag=respond.etag_for(site, name),
        media_type="text/javascript; charset=utf-8",
    )


def _today_id(index: Index, kind: Kind, id: str) -> str:
    return index.event_meant(id) if kind == "event" else id


def _number(key: str, bounds: tuple[int, int]) -> int | None:
    """Return a number of px that the request gives, or None.

    Raises
    ------
    ViewError
        If it is not a whole number within `bounds`.
    """
    text = respond.own(key).get(key)
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and bounds[0] <= int(text[:9]) <= bounds[1]):
        raise ViewError(
            key, f"{key}: {text[:40]!r} cannot be; write a number from {bounds[0]} to {bounds[1]}"
        )
    return int(text)
