"""A server of embeds, images, oEmbed and the builder alone, for tests."""

from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from timeline.record.index import Index
from timeline.web import site as sites
from timeline.web.charts import images
from timeline.web.downloads import routes as downloads
from timeline.web.embed import builder, oembed
from timeline.web.embed import routes as embeds
from timeline.web.http import headers
from timeline.web.site import Site

TODAY = dt.date(2026, 9, 1)


def server_of(
    index: Index, releases: Path | None = None, base: str = "", today: dt.date = TODAY
) -> Flask:
    """Return a server of this record's embeds and of all that they point to in a browser."""
    server = Flask(__name__, static_folder=None)
    sites.install(server, Site(index, lambda: today, releases, base))
    for routes in (embeds, images, oembed, builder, downloads):
        server.register_blueprint(routes.bp)
    headers.install(server)
    return server


def client_of(
    index: Index, releases: Path | None = None, base: str = "", today: dt.date = TODAY
) -> FlaskClient:
    """Return a client of such a server."""
    return server_of(index, releases, base, today).test_client()


class Document(HTMLParser):
    """The elements of a document: tag, attributes and the text directly inside."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.open: list[int] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), []))
        self.open.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            if self.elements[self.open.pop()][0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if self.open:
            self.elements[self.open[-1]][2].append(data)

    def all(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        """Return attributes and text of the elements with this tag."""
        return [(attrs, "".join(text)) for name, attrs, text in self.elements if name == tag]

    def told(self) -> dict[str, str]:
        """Return what the document says of itself to other sites, by name or property."""
        named = ((each.get("property") or each.get("name"), each) for each, _ in self.all("meta"))
        return {str(name): str(each["content"]) for name, each in named if name}

    def hrefs(self) -> set[str]:
        """Return where all links lead."""
        return {str(attrs.get("href")) for attrs, _ in self.all("a")}
