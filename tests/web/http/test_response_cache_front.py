"""Kept answers of the whole site: the same as fresh ones, and never those of another request."""

from __future__ import annotations

import datetime as dt
import gzip
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import brotli
import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.record.index import Index
from timeline.web import Site, create
from timeline.web.http import response_cache
from timeline.web.http.response_cache import Front

TODAY = dt.date(2021, 7, 1)
PATHS = (
    "/", "/?detail=1", "/about", "/events", "/embed/timeline?detail=2", "/embed/list",
    "/timeline.svg", "/timeline.png?detail=1", "/events.json", "/events.csv", "/events.ics",
    "/drawing.json?query=detail%3D1&width=700", "/embed/timeline/figure.json?width=700",
)  # fmt: skip


def client_of(index: Index, **site: Any) -> FlaskClient:
    return create(Site(index, lambda: TODAY, **site)).server.test_client()


@pytest.fixture(scope="module")
def client(small_index: Index) -> FlaskClient:
    return client_of(small_index)


def known(client: FlaskClient) -> Front:
    found = client.application.wsgi_app
    assert isinstance(found, Front)
    return found


def unpacked(answer: Any) -> bytes:
    ways = {"br": brotli.decompress, "gzip": gzip.decompress}
    return ways.get(answer.headers.get("Content-Encoding"), bytes)(answer.data)


@pytest.mark.parametrize("path", PATHS)
def test_an_answer_that_was_kept_is_the_same(client: FlaskClient, path: str) -> None:
    bodies: set[bytes] = set()
    for encoding in ("br", "gzip", "identity"):
        asked = {"Accept-Encoding": encoding}
        first = client.get(path, headers=asked)
        before = len(known(client))
        again = client.get(path, headers=asked)
        assert len(known(client)) == before
        assert (again.status, again.data) == (first.status, first.data)
        assert sorted(again.headers) == sorted(first.headers)
        bodies.add(unpacked(again))
        unchanged = client.get(path, headers={**asked, "If-None-Match": first.headers["ETag"]})
        assert (unchanged.status_code, unchanged.data) == (304, b"")
        assert unchanged.headers["ETag"] == first.headers["ETag"]
        assert unchanged.headers["Content-Security-Policy"]
        assert "Content-Type" not in unchanged.headers
        other = client.get(path, headers={**asked, "If-None-Match": '"other"'})
        assert other.data == first.data
    assert len(bodies) == 1


def test_a_tag_names_one_row_of_bytes_however_it_is_asked_for(client: FlaskClient) -> None:
    """Some of these another hook reads otherwise than we do, and packs in its own way."""
    bodies: dict[str, bytes] = {}
    for accepted in ("br", "gzip", "", "*", "br;q=2,*;q=-1", "gzip;q=2", "br;q=2", "br;q=x"):
        answer = client.get("/about", headers={"Accept-Encoding": accepted})
        tag = answer.headers["ETag"]
        assert bodies.setdefault(tag, answer.data) == answer.data, accepted
    assert len(bodies) >= 3


def test_what_was_answered_is_not_drawn_again(
    small_index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of(small_index)
    right = client.get("/embed/timeline").data

    def fails(*_: Any, **__: Any) -> str:
        return "drawn again"

    monkeypatch.setattr("timeline.web.embed.page.page", fails)
    assert client.get("/embed/timeline").data == right
    # Written otherwise it is the same view.
    assert client.get("/embed/timeline?detail=3").data == right
    assert client.get("/embed/timeline?detail=1").text == "drawn again"


def test_hosts_days_and_methods_are_apart(small_index: Index) -> None:
    days = iter([TODAY] * 40)
    client = create(Site(small_index, lambda: next(days, TODAY + dt.timedelta(500)))).server
    asks = client.test_client()
    one = asks.get("/about", base_url="http://a.example")
    assert b"a.example" in one.data
    assert b"a.example" not in asks.get("/about", base_url="http://b.example").data
    head = asks.head("/about", base_url="http://a.example")
    assert (head.status_code, head.data) == (200, b"")
    assert asks.post("/about", base_url="http://a.example").status_code == 405
    list(days)
    later = asks.get("/about", base_url="http://a.example")
    assert later.headers["ETag"] != one.headers["ETag"]


def test_errors_and_what_depends_on_files_are_not_kept(small_index: Index, tmp_path: Path) -> None:
    client = client_of(small_index, releases=tmp_path)
    for path in ("/embed/versions.json", "/embed/timeline?version=1", "/events/none", "/data"):
        client.get(path)
        client.get(path)
    # By their validators alone.
    assert [len(key) for key in known(client).kept()] == [2]


def test_a_thousand_views_stay_within_the_bounds(small_index: Index) -> None:
    client = client_of(small_index)
    answers = known(client)
    answers.limit = 400_000
    first = client.get("/embed/list?from=1900").data
    for year in range(1000, 2000):
        client.get(f"/events.csv?from={year}", headers={"Accept-Encoding": "br"})
        assert answers.size <= answers.limit
    assert client.get("/embed/list?from=1900").data == first


@settings(deadline=None)
@given(
    st.sampled_from(["/", "/embed/timeline", "/events.csv", "/search", "/drawing.json"]),
    st.dictionaries(st.sampled_from(["q", "from", "x", "query", "width"]), st.text(max_size=1200)),
    st.sampled_from(["br", "gzip", "", "br;q=2,*;q=-1"]),
)
def test_hostile_queries_are_answered_and_do_no_harm(
    client: FlaskClient, path: str, query: dict[str, str], encoding: str
) -> None:
    address = f"{path}?{urlencode(query, errors='replace')}"
    first = client.get(address, headers={"Accept-Encoding": encoding})
    again = client.get(address, headers={"Accept-Encoding": encoding})
    assert first.status_code in (200, 301, 400, 404)
    assert (again.status_code, again.data) == (first.status_code, first.data)
    answers = known(client)
    assert answers.size <= response_cache.LIMIT
    assert all(sum(map(len, key)) <= response_cache.CHARACTERS for key in answers.kept())
