"""Headers by class of page: who may frame, run, read and keep what."""

from __future__ import annotations

import re

import brotli
import pytest
from flask import Flask, Response
from flask.testing import FlaskClient

from timeline.web.http import headers

CLASSES = {
    "explorer": ("/", "/_dash-update-component"),
    "asset": ("/assets/explorer.css", "/assets/vendor/plotly-basic.min.js"),
    "embed": ("/embed/timeline", "/embed/event/a", "/embed/timeline/figure.json"),
    "page": ("/events/2018-05-08-out", "/embed/new", "/about", "/clauses"),
    "script": ("/embed.js",),
    "file": (
        "/timeline.svg", "/events/a.png", "/events.csv", "/events/a.json", "/events.an-ending",
        "/sitemap.xml", "/oembed", "/healthz",
    ),
}  # fmt: skip
MEDIA_TYPES = {
    "/embed.js": "text/javascript",
    "/timeline.svg": "image/svg+xml",
    "/events/a.png": "image/png",
    "/events.csv": "text/csv",
    "/events/a.json": "application/json",
    "/events.an-ending": "application/x-anything",
    "/sitemap.xml": "application/xml",
    "/oembed": "application/json",
    "/healthz": "application/json",
}
PATHS = [(kind, path) for kind, paths in CLASSES.items() for path in paths]


def media_type(path: str) -> str:
    """Return the media type of an address; that of most is HTML."""
    return MEDIA_TYPES.get(path, "text/html")


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    server = Flask(__name__, static_folder=None)

    @server.get("/")
    @server.get("/<path:path>")
    def anything(path: str = "") -> Response:
        if path.startswith("own"):
            return Response("own", headers={"Content-Security-Policy": "default-src 'self'"})
        if path.startswith("gone"):
            return Response("gone", 404)
        return Response(f"<p>{'word ' * 500}</p>", mimetype=media_type(f"/{path}"))

    headers.install(server)
    return server.test_client()


def directives(policy: str) -> dict[str, str]:
    """Return the directives of a content security policy."""
    return dict(part.split(" ", 1) for part in policy.split("; "))


@pytest.mark.parametrize(("kind", "path"), PATHS)
def test_an_answer_is_of_its_class(kind: str, path: str) -> None:
    assert headers.class_of(path, media_type(path)) == kind


@pytest.mark.parametrize(("kind", "path"), PATHS)
def test_every_answer_has_the_headers_of_its_class(
    client: FlaskClient, kind: str, path: str
) -> None:
    answer = client.get(path)
    policy = directives(answer.headers["Content-Security-Policy"])
    assert policy["default-src"] == "'none'"
    assert policy.get("script-src", "'self'") == "'self'"
    assert "unsafe-eval" not in answer.headers["Content-Security-Policy"]
    assert policy["frame-ancestors"] == ("*" if kind == "embed" else "'self'")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in answer.headers["Permissions-Policy"]
    shared = answer.headers.get("Access-Control-Allow-Origin")
    assert shared == ("*" if kind in ("embed", "file") else None)
    assert "Set-Cookie" not in answer.headers


def test_nothing_inline_runs_but_what_a_hash_names() -> None:
    policy = directives(headers.embed_policy("sha256-abc="))
    assert policy["script-src"] == "'self' 'sha256-abc='"
    assert policy["frame-ancestors"] == "*"
    for kind in CLASSES:
        written = directives(headers.policy(kind))  # type: ignore[arg-type]
        assert "unsafe-inline" not in written.get("script-src", "")
        assert not re.search(r"https?:|\*(?!$)", written.get("script-src", ""))


def test_a_route_that_knows_better_is_left_alone(client: FlaskClient) -> None:
    assert client.get("/own").headers["Content-Security-Policy"] == "default-src 'self'"


def test_errors_have_the_headers_but_are_not_kept(client: FlaskClient) -> None:
    answer = client.get("/gone")
    assert answer.status_code == 404
    assert "Content-Security-Policy" in answer.headers
    assert "Cache-Control" not in answer.headers
    assert "ETag" not in answer.headers


@pytest.mark.parametrize(
    ("path", "cache"),
    [
        ("/", "no-cache"),
        ("/about", "no-cache"),
        ("/embed/timeline", "public, max-age=300, must-revalidate"),
        ("/events.csv", "public, max-age=300, must-revalidate"),
        ("/assets/a.css", "public, max-age=3600"),
    ],
)
def test_how_long_an_answer_may_be_kept(client: FlaskClient, path: str, cache: str) -> None:
    assert client.get(path).headers["Cache-Control"] == cache


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_an_answer_is_compressed_and_known_again(client: FlaskClient, encoding: str) -> None:
    asked = {"Accept-Encoding": encoding}
    answer = client.get("/about", headers=asked)
    assert answer.headers.get("Content-Encoding", "identity") == encoding
    assert answer.headers["Vary"] == "Accept-Encoding"
    plain = client.get("/about", headers={"Accept-Encoding": "identity"})
    if encoding == "br":
        assert brotli.decompress(answer.data) == plain.data
        assert len(answer.data) < len(plain.data)
    again = client.get("/about", headers={**asked, "If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Content-Security-Policy"] == answer.headers["Content-Security-Policy"]
