"""For those who crawl the site: the map of its pages, what they may visit, and the icon."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from flask import Blueprint, Response, redirect

from timeline.record.index import Index
from timeline.web.html import addresses
from timeline.web.html.page import root
from timeline.web.http import asset_files
from timeline.web.site import Site

ICON = "shared/favicon.svg"
_TOP = ("/", "/events", "/actors", "/people", "/glossary", "/compare", "/data", "/about")


def add(pages: Blueprint, site: Site) -> None:
    """Add the routes for crawlers and the icon."""

    @pages.get("/sitemap.xml")
    def sitemap() -> Response:  # pyright: ignore[reportUnusedFunction]
        return Response(sitemap_xml(site.index, root(site)), mimetype="application/xml")

    @pages.get("/robots.txt")
    def robots() -> Response:  # pyright: ignore[reportUnusedFunction]
        text = f"User-agent: *\nDisallow: /search\n\nSitemap: {root(site)}/sitemap.xml\n"
        return Response(text, mimetype="text/plain")

    @pages.get("/favicon.ico")
    def icon() -> Response:  # pyright: ignore[reportUnusedFunction]
        return redirect(asset_files.address(ICON))  # type: ignore[return-value]


def paths(index: Index) -> Iterator[str]:
    """Yield the address on the site of every page that search engines are to know."""
    yield from _TOP
    if index.clauses:
        yield "/clauses"
    if index.series:
        yield "/series"
    if index.tours:
        yield "/tours"
    yield from (addresses.event(id) for id in index.events)
    yield from (addresses.party(id) for id in (*index.groups, *index.actors))
    yield from (addresses.series(id) for id in index.series)
    yield from (addresses.tour(id) for id in index.tours)


def sitemap_xml(index: Index, root: str) -> str:
    """Return the map of the site (https://www.sitemaps.org/protocol.html)."""
    entries = "".join(f"<url><loc>{escape(root + path)}</loc></url>\n" for path in paths(index))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</urlset>\n'
    )
