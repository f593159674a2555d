"""The JSON Schema accepts what reading accepts, and the dictionary tells every field."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from tests.builders import RECORD, ROOT, SMALL
from tests.record.strategies import records
from timeline.record.dump import HEADER, SCHEMA_FILE, to_yaml
from timeline.record.load import parse
from timeline.record.model import Record
from timeline.record.schema import dictionary, json_schema, schema_text

VALIDATOR = jsonschema.Draft7Validator(json_schema())


def errors(text: str) -> list[str]:
    value = json.loads(json.dumps(parse.parse(text).value))
    return [error.message for error in VALIDATOR.iter_errors(value)]


def test_it_is_a_schema_of_its_draft() -> None:
    jsonschema.Draft7Validator.check_schema(json_schema())


def test_the_file_in_the_repository_is_what_the_model_gives() -> None:
    file = ROOT / SCHEMA_FILE
    assert file.read_text(encoding="utf-8") == schema_text(), (
        f"run: python -m timeline schema --write {SCHEMA_FILE}"
    )


def test_the_record_names_it_on_its_first_line() -> None:
    assert RECORD.read_text(encoding="utf-8").startswith(HEADER)


@pytest.mark.parametrize("file", [RECORD, SMALL], ids=["events", "small"])
def test_it_accepts_the_records(file: Any) -> None:
    assert errors(file.read_text(encoding="utf-8")) == []


@settings(max_examples=30)
@given(records())
def test_it_accepts_every_sound_record(record: Record) -> None:
    assert errors(to_yaml(record)) == []


@pytest.mark.parametrize(
    ("was", "is_"),
    [
        ("label: First site", "lable: First site"),
        ("date: 1998", "date: soon"),
        ("date: 1998", "date: true"),
        ("label: First site", "label: A label that is much longer than it should be"),
        ("label: First site", "label: First <b>site</b>"),
        ("weight: 1", "weight: 4"),
        ("kind: news", "kind: newspaper"),
        ("https://one.example.org/talks", "javascript://one.example.org/talks"),
        ("document: AG/2018/7, ", ""),
        ("      - event: 2015-03-02-talks-open\n", "      - series: stock\n        clause: x\n"),
        ("  - id: 1998-first-site\n", "  - id: First site\n"),
        ("minutes: 1", "minutes: one"),
    ],
)
def test_it_refuses_what_reading_refuses(was: str, is_: str) -> None:
    text = SMALL.read_text(encoding="utf-8")
    assert was in text
    assert errors(text.replace(was, is_)) != []


def test_nothing_unnamed_is_allowed_anywhere() -> None:
    schema = json_schema()
    parts = [schema, *schema["definitions"].values()]
    objects = [part for part in parts if part.get("type") == "object"]
    assert len(objects) == len(parts)
    assert all(part["additionalProperties"] is False for part in objects)


def test_the_dictionary_tells_every_field_once() -> None:
    rows = dictionary()
    places = [(row.section, row.field) for row in rows]
    assert len(places) == len(set(places))
    assert all(row.description for row in rows)
    schema = json_schema()
    told = sum(len(part["properties"]) for part in [schema, *schema["definitions"].values()])
    assert len(rows) == told


@pytest.mark.parametrize(
    ("section", "field", "type_", "required"),
    [
        ("", "events", "list of entries", True),
        ("events", "id", "id", True),
        ("events", "date", "date", True),
        ("events", "actors", "list of ids", False),
        ("events", "weight", "1, 2 or 3", False),
        ("events.sources", "url", "address", False),
        ("events.sources", "read", "true or false", False),
        ("series.points", "value", "number or null", True),
        ("series.points", "source", "entry as in events.sources", True),
        ("clauses", "sources", "list of entries as in events.sources", True),
        ("people.roles", "from", "date", False),
    ],
)
def test_the_dictionary_names_types_in_words(
    section: str, field: str, type_: str, required: bool
) -> None:
    rows = {(row.section, row.field): row for row in dictionary()}
    row = rows[section, field]
    assert (row.type, row.required) == (type_, required)
