"""The cases that the browser's side is held to are what the codec says today."""

from __future__ import annotations

import json

from tests.query import query_cases


def test_the_kept_cases_are_those_of_the_codec() -> None:
    kept = query_cases.FILE.read_text(encoding="utf-8")
    assert kept == query_cases.written(), "python -m tests.query.query_cases writes them"


def test_they_hold_what_the_two_sides_could_write_otherwise() -> None:
    becomes = " ".join(case["becomes"] for case in json.loads(query_cases.written()))
    for part in ("%27", "%28", "%29", "%21", "%2A", "~", "a/b:c,d", "p5%2B1", "+words", "%F0%9F"):
        assert part in becomes, part
