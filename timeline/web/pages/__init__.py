"""Pages to learn from, each written on the server and of use without script."""

from __future__ import annotations

from flask import Blueprint

from timeline.web import refusals
from timeline.web.pages import (
    about,
    actors,
    clauses,
    compare,
    data,
    event,
    events,
    finding,
    people,
    series,
    sitemap,
    tours,
    words,
)
from timeline.web.site import Site


def routes(site: Site) -> Blueprint:
    """Return the routes of all pages."""
    pages = Blueprint("pages", __name__)
    refusals.register(pages, site)
    for kind in (
        events, event, actors, people, clauses, series, tours, compare, words, data, about,
        finding, sitemap,
    ):  # fmt: skip
        kind.add(pages, site)

    return pages
