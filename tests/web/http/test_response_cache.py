"""Answers kept: the same bytes again, within a bound, whatever is asked for."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask, Response, request
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from timeline.web.http import response_cache, responses
from timeline.web.http.response_cache import Front

TODAY = dt.date(2021, 7, 1)


class Small:
    """A server whose one route answers with so many bytes as it is asked for, and counts."""

    def __init__(self, limit: int = response_cache.LIMIT) -> None:
        self.made: Counter[str] = Counter()
        server = Flask(__name__)
        self.front: Front = response_cache.install(server, lambda: TODAY, limit)

        @server.get("/<name>/<int:size>")
        def sized(name: str, size: int) -> Response:  # pyright: ignore[reportUnusedFunction]
            def make() -> str:
                self.made[name] += 1
                return name[:1] * size

            settled = "settled" not in request.args
            return responses.answer(
                make, etag=f"{name}{size}", media_type="text/plain", settled=settled
            )

        self.server = server

    def ask(self, name: str, size: int = 1000, packed: str = "", known: str = "") -> TestResponse:
        headers = {"Accept-Encoding": packed, "If-None-Match": known}
        given = {name: value for name, value in headers.items() if value}
        return self.server.test_client().get(f"/{name}/{size}", headers=given)


def test_an_answer_is_made_once_however_its_address_is_written() -> None:
    small = Small()
    assert [small.ask("a").text for _ in range(3)] == ["a" * 1000] * 3
    assert small.server.test_client().get("/a/1000?other=1").text == "a" * 1000
    assert small.made == {"a": 1}


def test_encodings_and_addresses_are_apart() -> None:
    small = Small()
    asked = [("a", "br"), ("a", "gzip"), ("a", "identity"), ("b", "br")]
    first = [small.ask(name, packed=way).data for name, way in asked]
    assert [small.ask(name, packed=way).data for name, way in asked] == first
    assert len(set(first)) == 4
    assert small.made == {"a": 3, "b": 1}


def test_who_has_it_is_told_so_and_nothing_is_made() -> None:
    small = Small()
    tag = small.ask("a").headers["ETag"]
    answer = small.ask("a", known=tag)
    assert (answer.status_code, answer.data, small.made["a"]) == (304, b"", 1)


def test_what_is_not_settled_is_looked_for_by_its_validator() -> None:
    small = Small()
    for _ in range(2):
        assert small.server.test_client().get("/a/9?settled=no").text == "a" * 9
    assert small.made["a"] == 1
    assert small.front.kept() == [("a9", "")]


def test_what_has_not_been_asked_for_longest_goes_first() -> None:
    small = Small(limit=160_000)
    names = [f"{chr(97 + number)}" for number in range(20)]
    for name in names:
        small.ask(name)
    small.ask("a")
    for number in range(5):
        small.ask(f"z{number}")
    for name in ("a", "b", "z4"):
        small.ask(name)
    assert (small.made["a"], small.made["b"], small.made["z4"]) == (1, 2, 1)


def test_a_body_too_large_is_answered_and_not_kept() -> None:
    small = Small(limit=160_000)
    assert small.ask("a", 7001).data == small.ask("a", 7001).data == b"a" * 7001
    assert (small.made["a"], len(small.front), small.front.size) == (2, 0, 0)


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 900)), max_size=60),
    st.integers(0, 200_000),
)
def test_the_bound_holds_and_every_answer_is_right(
    asked: list[tuple[int, int]], limit: int
) -> None:
    small = Small(limit)
    for number, size in asked:
        name = chr(97 + number % 26)
        assert small.ask(name, size).text == name * size
        assert 0 <= small.front.size <= limit
    assert (small.front.size == 0) == (len(small.front) == 0)


def test_many_threads_at_once_stay_within_the_bound() -> None:
    small = Small(limit=100_000)

    def ask(number: int) -> bool:
        name = f"{chr(97 + number % 26)}{number % 150}"
        return small.ask(name, 900).text == name[0] * 900

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(ask, range(2000)))
    assert 0 < small.front.size <= 100_000


def test_an_address_that_is_too_long_is_answered_and_not_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(response_cache, "CHARACTERS", 60)
    small = Small()
    name = "a" * 60
    assert small.ask(name, 3).text == "aaa"
    assert small.front.kept() == [(f"{name}3", "")]
