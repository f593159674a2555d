"""References as CSL-JSON: the record, its events and each of their sources once."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from tests.builders import event, index_of
from tests.web.downloads.origins import BASE, events, origin, two
from tests.web.entries import records
from timeline.record.index import Index
from timeline.web.downloads.formats.csl import references


def items(index: Index) -> list[dict[str, Any]]:
    return json.loads(references(origin(index), index.record.events))


def test_the_record_comes_first_then_events_then_sources() -> None:
    read = json.loads(references(origin(two()), events()))
    assert [item["type"] for item in read] == [
        "dataset", "entry", "entry", "report", "webpage", "webpage",
    ]  # fmt: skip
    record, first = read[:2]
    assert record["issued"] == {"date-parts": [[2021, 6, 30]]}
    assert first["URL"] == f"{BASE}/events/2012-08-site"
    assert first["event-date"] == {"date-parts": [[2012, 8]], "circa": True}
    assert first["container-title"] == record["title"] == "Talks & sites"
    assert read[3]["number"] == "AG/2012/7"


@pytest.mark.parametrize(
    ("date", "parts"), [("2018", [2018]), ("2018-05", [2018, 5]), ("2018-05-08", [2018, 5, 8])]
)
def test_a_date_is_as_precise_as_it_is_known(date: str, parts: list[int]) -> None:
    (found,) = [each for each in items(index_of(event("x", date=date))) if each["id"] == "x"]
    assert found["event-date"] == {"date-parts": [parts]}


@given(records())
def test_each_item_has_an_id_of_its_own_and_says_nothing_empty(index: Index) -> None:
    read = items(index)
    assert len({item["id"] for item in read}) == len(read)
    assert all(all(item.values()) for item in read)
    titles = {item["title"] for item in read if item["type"] == "entry"}
    assert titles == {each.title for each in index.record.events}
