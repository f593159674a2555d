"""Hosts: one that cannot be is refused, and an address of the site is checked at the start."""

from __future__ import annotations

import datetime as dt

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import create_environ, run_wsgi_app

from timeline.record.index import Index
from timeline.web import Site, create
from timeline.web.http import hosts

NAMES = ["localhost", "example.org", "a_b.example", "127.0.0.1", "[::1]", "xn--bcher-kva.example"]
ODD = [
    "a b", "[", "[::1", "a]b", "a/b", "a?b", "a#b", "a@b", 'a"b', "<b>", "a\\b", "..", "a..b",
    ".a", "x" * 300, "a." * 200, "xn--a", "a:x", "a:99999", ":80", "::1", "[x]", "é", "[fe80::1%1]",
    "a,b", "a\tb",
]  # fmt: skip


@pytest.fixture(scope="module")
def server(small_index: Index) -> Flask:
    return create(Site(small_index, lambda: dt.date(2021, 7, 1))).server


def status(server: Flask, path: str, host: str) -> int:
    """Return the status of an answer; Flask's own client would stumble over some hosts."""
    environ = create_environ(path) | {"HTTP_HOST": host}
    return int(run_wsgi_app(server, environ)[1].partition(" ")[0])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("port", ["", ":", ":80", ":8050"])
def test_a_request_to_a_host_is_answered(server: Flask, name: str, port: str) -> None:
    for path in ("/", "/about", "/robots.txt"):
        assert status(server, path, name + port) == 200


def test_a_request_without_a_host_is_answered(server: Flask) -> None:
    assert status(server, "/about", "") == 200


@pytest.mark.parametrize("host", ODD)
def test_a_host_that_cannot_be_is_refused(server: Flask, host: str) -> None:
    for path in ("/", "/about", "/events.csv", "/embed/timeline", "/none", "/healthz"):
        assert status(server, path, host) == 400


@given(st.text(st.characters(codec="latin-1"), max_size=80))
def test_no_host_is_a_fault_of_the_server(server: Flask, host: str) -> None:
    for path in ("/robots.txt", "/none"):
        assert status(server, path, host) in (200, 400, 404)


@pytest.mark.parametrize("base", ["https://e.org", "http://localhost:8050", "https://[::1]:9"])
def test_an_address_without_a_path_is_one_to_publish_at(base: str) -> None:
    assert hosts.checked_base(base) == hosts.checked_base(f"{base}/") == base


@pytest.mark.parametrize(
    "base",
    [
        "e.org", "//e.org", "ftp://e.org", "https://", "https:///x", "https://e.org?", "https://e.org#a",
        "https://e.org?x=1", "https://a b", "https://user@e.org", "https://e.org:99999", "https://[",
        "javascript:alert(1)", " https://e.org", "https://e.org ", "https://e.org\n",
    ],
)  # fmt: skip
def test_other_texts_are_not(base: str) -> None:
    with pytest.raises(ValueError, match=r"write one such as https://timeline\.example\.org"):
        hosts.checked_base(base)


def test_a_path_is_refused_as_links_would_not_lead_there() -> None:
    with pytest.raises(ValueError, match="links lead to the root of a host"):
        hosts.checked_base("https://e.org/iran")
