from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from jsonschema import Draft7Validator

from tests.web.downloads.origins import BASE, events, golden, origin, two
from tests.web.entries import records
from timeline.record.index import Index
from timeline.record.model import Clause, Event, Record, Series
from timeline.record.schema import json_schema
from timeline.web.downloads.formats import document, schema

VALIDATOR = Draft7Validator(schema.download_schema())


def _read(text: str) -> dict[str, Any]:
    read = json.loads(text)
    VALIDATOR.validate(read)
    return read


def test_two_events_as_json() -> None:
    text = document.events(origin(two()), events())
    assert text == golden("json")
    assert list(_read(text)) == ["$schema", "download", "meta", "lanes", "actors", "events"]


@given(records())
def test_the_events_come_back(index: Index) -> None:
    read = json.loads(document.events(origin(index), index.record.events))
    back = [Event.model_validate(_tuples(each)) for each in read["events"]]
    assert back == list(index.record.events)


def test_the_whole_record_comes_back_and_fits_the_schema(index: Index) -> None:
    record = index.record
    everything = _read(document.events(origin(index), record.events))
    assert Event.model_validate(_tuples(everything["events"][-1])) == record.events[-1]
    assert [each["id"] for each in everything["events"]] == list(index.events)
    for one in record.series:
        back = _read(document.series(origin(index), one))["series"]
        assert [Series.model_validate(_tuples(each)) for each in back] == [one]
    back = _read(document.clauses(origin(index), record.clauses))["clauses"]
    assert [Clause.model_validate(_tuples(each)) for each in back] == list(record.clauses)


def test_weight_and_read_are_said_although_they_are_defaults(small_index: Index) -> None:
    read = _read(document.events(origin(small_index), small_index.record.events[:1]))
    assert read["events"][0]["weight"] == 2
    assert [source["read"] for source in read["events"][0]["sources"]] == [True, False]


def test_only_what_the_events_name_is_explained(small_index: Index) -> None:
    read = _read(document.events(origin(small_index), small_index.record.events[:1]))
    assert [lane["id"] for lane in read["lanes"]] == ["sites"]
    assert [actor["id"] for actor in read["actors"]] == ["alia"]


def test_nothing_selected_is_an_empty_list() -> None:
    read = _read(document.events(origin(two()), []))
    assert read["events"] == []
    assert read["$schema"] == f"{BASE}/events.schema.json"


def test_the_schema_is_the_records_own_for_parts_of_it() -> None:
    made, own = schema.download_schema(), json_schema()
    assert set(made["properties"]) - set(own["properties"]) == {"$schema", "download"}
    assert set(made["definitions"]) == set(own["definitions"])
    assert Record.model_json_schema()["required"] == ["events"]
    Draft7Validator.check_schema(made)
    assert not VALIDATOR.is_valid({"meta": {"title": "No part of a record"}})
    assert not VALIDATOR.is_valid({"events": [], "evnets": []})


def _tuples(value: Any) -> Any:
    """Return JSON's lists as the tuples that the strict model takes."""
    if isinstance(value, dict):
        return {key: _tuples(each) for key, each in value.items()}
    return tuple(_tuples(each) for each in value) if isinstance(value, list) else value
