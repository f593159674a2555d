"""A server of embeds, images, oEmbed and the builder alone, for tests."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from timeline.record.index import Index
from timeline.web import builder, downloads, embeds, headers, images, oembed
from timeline.web.site import Site

TODAY = dt.date(2026, 9, 1)


def server_of(
    index: Index, releases: Path | None = None, base: str = "", today: dt.date = TODAY
) -> Flask:
    """Return a server of this record's embeds and of all that they point to in a browser."""
    server = Flask(__name__, static_folder=None)
    site = Site(index, lambda: today, releases, base)
    for routes in (embeds, images, oembed, builder, downloads):
        server.register_blueprint(routes.routes(site))
    headers.install(server)
    return server


def client_of(
    index: Index, releases: Path | None = None, base: str = "", today: dt.date = TODAY
) -> FlaskClient:
    """Return a client of such a server."""
    return server_of(index, releases, base, today).test_client()
