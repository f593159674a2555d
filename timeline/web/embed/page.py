"""An embed as one HTML document: its drawings, its list, its style and its script within."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json

from flask import Response
from markupsafe import Markup

from timeline.chart.palette import Inks, embed_css
from timeline.chart.svg import document
from timeline.query.view import encode
from timeline.record import dates
from timeline.record.model import Event, by_kind
from timeline.releases.store import Release
from timeline.web import urls
from timeline.web.charts import images
from timeline.web.charts.chart_kinds import Chart, address
from timeline.web.embed.height import WIDTHS
from timeline.web.html import linking, shell
from timeline.web.html.sharing import Share, share
from timeline.web.html.when import machine_date
from timeline.web.http import asset_files, headers, pinned
from timeline.web.http.errors import Near
from timeline.web.site import Site

SOURCES_NAMED = 4


def page(
    site: Site,
    chart: Chart,
    release: Release | None,
    *,
    base: str = "",
    home: str = "",
    standalone: bool = False,
) -> Markup:
    """Return the embed page of a chart.

    Parameters
    ----------
    site:
        What it is drawn from: the live site, or the site as it was at `release`.
    base:
        Address before every link, without a slash at its end; "" for links on the same server.
    home:
        Address of the site, for those who share the page and for programs that look for its
        oEmbed answer; "" where it is not to be named.
    standalone:
        True for a file that is saved: links are as `base` says, cards are within, nothing is
        fetched, and nothing said to those who share it, as it is somebody else's page.
    """
    index, own, marks = site.index, site.urls, linking.marks(base)
    inks = Inks(chart.view.theme)
    drawn = [chart.draw(width, None) for width in WIDTHS] if chart.draw else []
    title = chart.view.title or chart.heading
    version = release.version if release else ""
    event = index.events.get(chart.id) if chart.kind == "event" else None
    return shell.render(
        "embed/page.html",
        {
            "chart": chart,
            "view": chart.view,
            "title": title,
            "subtitle": chart.heading if chart.view.title else "",
            "style": _style() + shell.lane_colors(index),
            "script": Markup(asset_files.text("embed/page.js")),
            "drawings": [
                Markup(document.timeline(scene, marks, inks, inline=True, prefix=f"{at}-"))
                for at, scene in enumerate(drawn)
            ],
            "before": drawn[0].before if drawn else 0,
            "begins": dt.date.fromordinal(drawn[0].scale.first).year if drawn else "",
            "story": _story(event, base) if event else "",
            "cards": _cards(site, chart, base) if standalone else "",
            "language": shell.language_note(chart.view.lang),
            "record": shell.masthead(index),
            "as_of": shell.as_of(index),
            "version": version or index.version,
            "release": release and dates.in_words(dates.of_day(release.day)),
            "base": base,
            "data": pinned.address(chart.data, version),
            "document": pinned.address(chart.document, version),
            "whole": f"/embed/releases/{version}/events.yaml" if release else "",
            "share": None if standalone else _share(home, site, chart, version),
            "query": encode(chart.view),
            "live": address(chart.path, chart.view),
            "canonical": own.whole(chart.page, base),
            "policy": headers.embed_policy(script_hash()),
            "cards_at": own.cards(base, version),
            "zoom": "" if standalone or own.static or not chart.moves else "/embed/zoom.js",
        },
    )


def _share(home: str, site: Site, chart: Chart, version: str) -> Share:
    """Return what is told to other sites: this address and its image, of the same version."""
    path, image = (
        pinned.address(address(start, chart.view), version)
        for start in (chart.path, images.path(chart.kind, chart.id, "png"))
    )
    title = chart.view.title or chart.heading
    return share(
        home, site.index.record.meta.title, path, title, chart.description, image, site.urls
    )


def refusal(site: Site, status: int, sentence: str, near: tuple[Near, ...]) -> Response:
    """Return what a frame shows where there is no chart: why, and what may have been meant."""
    html = shell.render(
        "embed/refusal.html",
        {
            "sentence": sentence,
            "near": near,
            "style": _style(),
            "script": Markup(asset_files.text("embed/page.js")),
            "record": shell.masthead(site.index),
        },
    )
    response = Response(html, status, content_type="text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = headers.embed_policy(script_hash())
    return response


def card(event: Event, base: str = "") -> Markup:
    """Return what is shown when one points at an event: date, title, summary, sources."""
    return shell.render("embed/card.html", _card(event, base))


def script_hash() -> str:
    """Return the hash of the page's script for a content security policy: ``sha256-…``."""
    digest = hashlib.sha256(asset_files.text("embed/page.js").encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _style() -> Markup:
    return Markup(embed_css() + asset_files.text("embed/embed.css"))


def _card(event: Event, base: str) -> dict[str, object]:
    sources = by_kind(event.sources)
    return {
        "href": f"{base}{urls.event(event.id)}",
        "event": event,
        "when": dates.in_words(event.date, event.end),
        "datetime": machine_date(event.date),
        "sources": sources[:SOURCES_NAMED],
        "more": max(len(sources) - SOURCES_NAMED, 0),
    }


def _story(event: Event, base: str) -> Markup:
    return shell.render("embed/story.html", _card(event, base))


def _cards(site: Site, chart: Chart, base: str) -> Markup:
    """Return the cards of all events of the chart as JSON that can stand in a script element."""
    ids = [row.event for section in chart.sections for row in (*section.rows, *section.more)]
    written = {id: card(site.index.events[id], base) for id in ids if id}
    return Markup(json.dumps(written, allow_nan=False).replace("<", "\\u003c"))
