"""oEmbed 1.0 (https://oembed.com): an address of ours pasted into an editor becomes its chart.

`/oembed?url=…` answers for every public page and for the embeds themselves, as JSON or XML.
Pages name it in their head: see `timeline.web.html.sharing`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlencode, urlsplit

from flask import Blueprint, Response, abort, request
from markupsafe import escape

from timeline.chart.xml import element, text
from timeline.query.params import ViewError, is_tracking, own, pairs, px
from timeline.query.view import TITLE_CHARACTERS, View, decode, encode
from timeline.record.dates import of_day
from timeline.record.index import Index
from timeline.web.charts import images
from timeline.web.charts.chart_kinds import WITH_ID, Chart, Kind, chart, kind_of
from timeline.web.embed.height import frame_height
from timeline.web.html import error_pages
from timeline.web.http import pinned, responses
from timeline.web.http.errors import Missing
from timeline.web.site import Site, current_site

WIDTH = 700
NARROWEST, WIDEST = 240, 1200
CACHE_SECONDS = 3600
THUMBNAIL_SCALES = (1.0, 0.5, 0.25)
FORMATS = {"json": "application/json", "xml": "text/xml; charset=utf-8"}
MOST_URL = 4000
OWN = frozenset({"url", "format", "maxwidth", "maxheight"})
# What WordPress says of its reader's wish not to be followed; we follow nobody.
PASSED_OVER = frozenset({"dnt"})

_LARGEST = 100_000

bp = Blueprint("oembed", __name__)
error_pages.register(bp, data=True)


@dataclass(frozen=True, slots=True)
class Target:
    """The embed that stands for a public address."""

    kind: Kind
    id: str
    view: View


def target(index: Index, path: str, query: str) -> Target | None:
    """Return the embed for an address on the site, or None where no chart stands for it.

    Raises
    ------
    ViewError
        For a query that is not a view's.
    """
    view = decode(query, index, ignore=pinned.IGNORED | {"standalone"})
    parts = [unquote(part) for part in path.strip("/").split("/")] if path.strip("/") else []
    match parts:
        case []:
            kind: Kind = "chain" if view.from_event else "timeline"
            return Target(kind, "", view)
        case ["compare"]:
            return Target("timeline", "", view)
        case ["events"]:
            return Target("list", "", view)
        case ["clauses"]:
            return Target("clauses", "", view)
        case ["events", id]:
            return Target("event", id, view)
        case ["series", id]:
            return Target("series", id, view)
        case ["actors", id] if id in index.actors or id in index.groups:
            return Target("timeline", "", replace(view, actors=(id,)))
        case ["tours", id] if id in index.tours:
            return Target("timeline", "", _tour(index, id))
        case ["embed", name, *id] if len(id) < 2:
            named = kind_of(name)
            fits = named is not None and (named in WITH_ID) == bool(id)
            return Target(named, "".join(id), view) if named and fits else None
        case _:
            return None


def frame(src: str, title: str, width: int, height: int) -> str:
    """Return an iframe as valid XHTML."""
    return (
        f'<iframe src="{escape(src)}" width="{width}" height="{height}" title="{escape(title)}" '
        'style="border:0;max-width:100%" loading="lazy"></iframe>'
    )


def _tour(index: Index, id: str) -> View:
    """Return the timeline that a guided tour walks along, with its events named."""
    tour = index.tours[id]
    shown = [step.view for step in tour.steps]
    return View(
        from_=of_day(min(each.from_.start for each in shown)),
        to=of_day(max(each.to.end for each in shown)),
        detail=1,
        highlight=tuple(step.event for step in tour.steps if step.event),
        title=tour.title[:TITLE_CHARACTERS],
    )


@bp.get("/oembed")
def oembed() -> Response:
    """Answer with how an address on the site is embedded."""
    site = current_site()
    given = _given()
    url, ending = given.get("url", ""), given.get("format", "json")
    limits = (_limit("maxwidth"), _limit("maxheight"))
    if ending not in FORMATS:
        abort(501, "This address answers as format=json or format=xml only.")
    if not url:
        raise ViewError("url", "url: is missing; write the address of a page of this site")
    asked, shown, version = _resolved(site, url)
    base = responses.base(site)
    return responses.answer(
        lambda: _written(_answer(site, base, asked, shown, version, limits), ending),
        etag=responses.etag_for(site, "oembed", url, base, ending, f"{limits} {site.today()}"),
        media_type=FORMATS[ending],
        shared=True,
        settled=not version,
    )


def _given() -> dict[str, str]:
    """Return the parameters of the request.

    Raises
    ------
    ViewError
        For one that is unknown or given more than once. Mostly it belongs to the address in
        `url`, whose "&" was not percent-encoded, and without it this is another chart.
    """
    for key, value in pairs(request.query_string):
        if value and key not in OWN | PASSED_OVER and not is_tracking(key):
            right = "percent-encode the address in 'url'"
            raise ViewError(key, f"unknown parameter {key[:40]!r}; {right}")
    return responses.own(*OWN)


def _resolved(site: Site, url: str) -> tuple[Target, Chart, str]:
    """Return the embed for a whole address, its chart and the version that it is pinned to.

    Raises
    ------
    Missing
        For an address that is not ours, or has no chart.
    ViewError
        For one that has two versions.
    """
    nothing = Missing("chart for the address", url)
    path = _own_path(site, url)
    if path is None:
        raise nothing
    version = own(path[1], [pinned.KEY]).get(pinned.KEY)
    try:
        source = pinned.drawn_from(site, version)
        asked = target(source.index, *path)
        if asked is None:
            raise nothing
        id = source.index.event_meant(asked.id) if asked.kind == "event" else asked.id
        shown = chart(source.index, asked.kind, id, asked.view, source.today())
    except (ViewError, Missing) as error:
        raise nothing from error
    return replace(asked, id=id), shown, source.version


def _own_path(site: Site, url: str) -> tuple[str, str] | None:
    """Return path and query on the site, or None for an address of another."""
    if len(url) > MOST_URL:
        return None
    if url.startswith("/") and not url.startswith("//"):
        # As a pinned embed names itself where the site does not know its own address.
        path, _, query = url.partition("#")[0].partition("?")
        return path, query
    try:
        asked, ours = urlsplit(url), urlsplit(responses.base(site))
    except ValueError:
        return None
    # A proxy may speak https to the reader and http to us.
    if asked.scheme not in ("http", "https") or asked.netloc.lower() != ours.netloc.lower():
        return None
    if not f"{asked.path or '/'}/".startswith(f"{ours.path}/"):
        return None
    return asked.path[len(ours.path) :], asked.query


def _answer(
    site: Site,
    base: str,
    asked: Target,
    shown: Chart,
    version: str,
    limits: tuple[int | None, int | None],
) -> dict[str, str | int]:
    most_wide, most_high = limits
    width = min(most_wide or WIDTH, WIDEST)
    height = min(frame_height(shown, width, frozen=bool(version)), most_high or _LARGEST)
    more = urlencode({pinned.KEY: version}) if version else ""
    query = "&".join(filter(None, [encode(asked.view), more]))
    src = f"{base}{shown.path}{f'?{query}' if query else ''}"
    title = asked.view.title or shown.heading
    said: dict[str, str | int] = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": site.index.record.meta.title,
        "provider_url": f"{base}/",
        "cache_age": CACHE_SECONDS,
        "width": width,
        "height": height,
        "html": frame(src, title, width, height),
    }
    for scale in THUMBNAIL_SCALES:
        wide, high = round(images.CARD[0] * scale), round(images.CARD[1] * scale)
        if wide <= (most_wide or _LARGEST) and high <= (most_high or _LARGEST):
            sized = "&".join(filter(None, [query, f"scale={scale:g}" if scale != 1 else ""]))
            image = images.path(asked.kind, asked.id, "png")
            said["thumbnail_url"] = f"{base}{image}{f'?{sized}' if sized else ''}"
            said["thumbnail_width"], said["thumbnail_height"] = wide, high
            break
    return said


def _written(said: Mapping[str, str | int], ending: str) -> str:
    if ending == "json":
        return json.dumps(said, allow_nan=False)
    inside = "".join(element(key, text(str(value))) for key, value in said.items())
    return f'<?xml version="1.0" encoding="utf-8" standalone="yes"?>{element("oembed", inside)}'


def _limit(key: str) -> int | None:
    limit = px(key, responses.own(key).get(key) or None, 1)
    return limit and min(limit, _LARGEST)
