"""What the archive's interface answers is read with care."""

from __future__ import annotations

import json

import pytest

from timeline.links.archive import copy_in

URL = "http://web.archive.org/web/20150716041213/http://example.org/a"
CLOSEST = {"status": "200", "available": True, "timestamp": "20150716041213", "url": URL}


def test_the_copy_is_named_under_https() -> None:
    said = {"url": "example.org/a", "archived_snapshots": {"closest": CLOSEST}}
    assert copy_in(json.dumps(said).encode()) == URL.replace("http:", "https:", 1)


@pytest.mark.parametrize(
    "said",
    [
        {},
        [],
        None,
        {"archived_snapshots": {}},
        {"archived_snapshots": []},
        {"archived_snapshots": {"closest": "x"}},
        {"archived_snapshots": {"closest": {**CLOSEST, "status": "404"}}},
        {"archived_snapshots": {"closest": {**CLOSEST, "available": False}}},
        {"archived_snapshots": {"closest": {**CLOSEST, "url": None}}},
        {"archived_snapshots": {"closest": {**CLOSEST, "url": "javascript:alert(1)"}}},
        {"archived_snapshots": {"closest": {**CLOSEST, "url": 'https://a.example/"><b>'}}},
    ],
)
def test_anything_else_is_no_copy(said: object) -> None:
    assert copy_in(json.dumps(said).encode()) is None


def test_what_is_no_json_is_no_copy() -> None:
    assert copy_in(b"<html>") is None
