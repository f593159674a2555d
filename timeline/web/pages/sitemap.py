"""For programs: the map of the pages, what crawlers may visit, whether the site is well."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from flask import Response, jsonify, redirect
from flask.typing import ResponseReturnValue

from timeline.record.index import Index
from timeline.web import urls
from timeline.web.html.page import root
from timeline.web.http import asset_files
from timeline.web.pages.blueprint import bp
from timeline.web.site import current_problems, current_site

ICON = "shared/favicon.svg"
_PROBLEMS_SAID = 20
_TOP = (
    "/",
    "/events",
    "/actors",
    "/people",
    "/glossary",
    "/compare",
    "/data",
    "/sources",
    "/corrections",
    "/about",
)


@bp.get("/sitemap.xml")
def sitemap() -> Response:
    """Answer with the map of the site."""
    site = current_site()
    return Response(sitemap_xml(site.index, root(site)), mimetype="application/xml")


@bp.get("/robots.txt")
def robots() -> Response:
    """Answer with what crawlers may visit."""
    site = current_site()
    text = "User-agent: *\nDisallow: /search\n"
    if map_of_site := site.urls.whole("/sitemap.xml", root(site)):
        text += f"\nSitemap: {map_of_site}\n"
    return Response(text, mimetype="text/plain")


@bp.get("/healthz")
def health() -> Response:
    """Answer with the data version, and whether the record's file is sound.

    Where it is not, the last sound record goes on being served, and `problems` says what is
    wrong, at most `_PROBLEMS_SAID` of it, the first in the file first.
    """
    version, problems = current_site().index.version, current_problems()
    if problems:
        said = [
            {"line": each.line, "id": each.id, "text": each.text}
            for each in problems[:_PROBLEMS_SAID]
        ]
        response = jsonify(status="degraded", version=version, problems=said)
    else:
        response = jsonify(status="ok", version=version)
    response.headers["Cache-Control"] = "no-cache"
    return response


@bp.get("/favicon.ico")
def icon() -> ResponseReturnValue:
    """Lead to the icon."""
    return redirect(asset_files.address(ICON))


def paths(index: Index) -> Iterator[str]:
    """Yield the address on the site of every page that search engines are to know."""
    yield from _TOP
    if index.clauses:
        yield "/clauses"
    if index.series:
        yield "/series"
    if index.tours:
        yield "/tours"
    yield from (urls.event(id) for id in index.events)
    yield from (urls.party(id) for id in (*index.groups, *index.actors))
    yield from (urls.series(id) for id in index.series)
    yield from (urls.tour(id) for id in index.tours)


def sitemap_xml(index: Index, root: str) -> str:
    """Return the map of the site (https://www.sitemaps.org/protocol.html)."""
    entries = "".join(f"<url><loc>{escape(root + path)}</loc></url>\n" for path in paths(index))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</urlset>\n'
    )
