"""The record's fields described for others: a JSON Schema and the rows of the data dictionary.

Both are derived from the model, so that what editors complete and what readers are told is
what `reading` accepts.
"""

from __future__ import annotations

import json
import types
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin

from pydantic.json_schema import GenerateJsonSchema

from timeline.record.dates import EdtfDate
from timeline.record.messages import either, keys, part_of
from timeline.record.model import Part, Record

_NAMES: dict[Any, str] = {
    str: "text",
    bool: "true or false",
    int: "number",
    float: "number",
    EdtfDate: "date",
}
_PLURALS = {"id": "ids"}

# The draft that editors' YAML language servers check against.
DRAFT = "http://json-schema.org/draft-07/schema#"


@dataclass(frozen=True, slots=True)
class Row:
    """A field in the data dictionary.

    Attributes
    ----------
    section:
        Where it stands, such as ``events`` or ``events.sources``; "" for the top level.
    field:
        Its key.
    type:
        Its type in words.
    required:
        True if it may not be left out.
    description:
        What it says.
    """

    section: str
    field: str
    type: str
    required: bool
    description: str


class _Generator(GenerateJsonSchema):
    schema_dialect = DRAFT

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Leave out titles that only repeat the key."""
        return False


def json_schema() -> dict[str, Any]:
    """Return the strict JSON Schema (draft 7) of a record's file."""
    schema = Record.model_json_schema(
        by_alias=True, schema_generator=_Generator, ref_template="#/definitions/{model}"
    )
    definitions = {name: _tidy(part) for name, part in schema.pop("$defs").items()}
    top = _tidy(schema)
    return {
        "$schema": DRAFT,
        "title": "Record of a timeline",
        "description": "The file that feeds the timeline: events with their sources, and more.",
        **{key: top[key] for key in ("type", "properties", "required", "additionalProperties")},
        "definitions": dict(sorted(definitions.items())),
    }


def schema_text() -> str:
    """Return the schema as the text of its file."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def dictionary() -> tuple[Row, ...]:
    """Return a row for every field; what a part holds follows the fields beside it."""
    return tuple(_rows(Record, "", {}))


def _rows(model: type[Part], section: str, told: dict[type[Part], str]) -> Iterator[Row]:
    inner: list[tuple[str, type[Part]]] = []
    for key, info in keys(model).items():
        words = _in_words(info.annotation, info.metadata, nullable=info.is_required())
        part = part_of(info.annotation)
        if part in told:
            words = f"{words} as in {told[part]}"
        elif part:
            told[part] = f"{section}.{key}".lstrip(".")
            inner.append((told[part], part))
        yield Row(section, key, words, info.is_required(), info.description or "")
    for name, part in inner:
        yield from _rows(part, name, told)


def _in_words(annotation: Any, metadata: Sequence[object] = (), *, nullable: bool = False) -> str:
    """Return a type as a reader of the file would say it; null only where it must be said."""
    name = next((word for word in metadata if isinstance(word, str)), None)
    if name:
        return name
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return either([str(option) for option in args])
    if origin is Annotated:
        return _in_words(args[0], args[1:])
    if origin is tuple:
        inner = _in_words(args[0])
        return "list of entries" if inner == "entry" else f"list of {_PLURALS.get(inner, inner)}"
    if origin in (Union, types.UnionType):
        words = dict.fromkeys(_in_words(arg) for arg in args if arg is not type(None))
        return either([*words, *(["null"] if nullable and type(None) in args else [])])
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return "entry"
    return _NAMES[annotation]


def _tidy(schema: Any) -> Any:
    """Return the schema without what says nothing: null beside a default, and model names."""
    if isinstance(schema, list):
        return [_tidy(item) for item in cast("list[Any]", schema)]
    if not isinstance(schema, dict):
        return schema
    tidied = {key: _tidy(value) for key, value in cast("dict[str, Any]", schema).items()}
    if isinstance(tidied.get("title"), str) and "properties" in tidied:
        del tidied["title"]
    if tidied.get("default", 0) is None:
        del tidied["default"]
    return tidied
