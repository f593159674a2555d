"""Reading pages in tests as a browser would: whole, valid, and by what they say."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from justhtml import JustHTML

from timeline.record.index import Index
from timeline.web import factory
from timeline.web.site import Site

TODAY = dt.date(2021, 7, 1)
BASE = "http://localhost"


def client_of(
    index: Index, releases: Path | None = None, base: str = "", today: dt.date = TODAY
) -> FlaskClient:
    """Return a client of the whole site of this record."""
    return factory.create(Site(index, lambda: today, releases, base)).server.test_client()


def page(client: FlaskClient, path: str, status: int = 200) -> JustHTML:
    """Return a page, which must be valid HTML and name each id once."""
    answer = client.get(path)
    assert answer.status_code == status, f"{path} has status {answer.status_code}"
    parsed = JustHTML(answer.data, sanitize=False, collect_errors=True)
    assert parsed.errors == [], f"{path}: {parsed.errors}"
    ids = Counter(found.attrs["id"] for found in parsed.query("[id]"))
    assert [id for id, count in ids.items() if count > 1] == [], path
    return parsed


def text(element: Any) -> str:
    """Return what an element says, single-spaced."""
    return " ".join(element.to_text(separator="", strip=False).split())


def texts(parsed: JustHTML, selector: str) -> list[str]:
    """Return what each element that matches says."""
    return [text(found) for found in parsed.query(selector)]


def one(parsed: JustHTML, selector: str) -> str:
    """Return what the only element that matches says."""
    (found,) = parsed.query(selector)
    return text(found)


def hrefs(parsed: JustHTML, selector: str = "main a") -> list[str]:
    """Return the addresses of links."""
    return [found.attrs["href"] for found in parsed.query(selector)]


def meta(parsed: JustHTML, name: str) -> str:
    """Return the content of the only meta element with this name or property."""
    (found,) = [
        each
        for each in parsed.query("meta")
        if name in (each.attrs.get("name"), each.attrs.get("property"))
    ]
    return found.attrs["content"]


def things(parsed: JustHTML) -> dict[str, Any]:
    """Return what the page says in schema.org's terms, by type."""
    (script,) = parsed.query("script[type='application/ld+json']")
    graph = json.loads(script.to_text(separator="", strip=False))
    assert graph["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in graph["@graph"]}
