"""Pages to learn from, each written on the server and of use without script."""

from __future__ import annotations

from flask import Blueprint

from timeline.web.html import error_pages
from timeline.web.pages import (
    about,
    actors,
    clauses,
    compare,
    data,
    event,
    events,
    glossary,
    people,
    search,
    series,
    sitemap,
    tours,
)
from timeline.web.site import Site


def routes(site: Site) -> Blueprint:
    """Return the routes of all pages."""
    pages = Blueprint("pages", __name__)
    error_pages.register(pages, site)
    for kind in (
        events, event, actors, people, clauses, series, tours, compare, glossary, data, about,
        search, sitemap,
    ):  # fmt: skip
        kind.add(pages, site)

    return pages
