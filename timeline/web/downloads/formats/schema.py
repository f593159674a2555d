"""The JSON Schema of what is downloaded as JSON: the record's own, for parts of a record.

A document says where it comes from (`$schema`, `download`), holds at least one of events,
series and clauses, and a view that selects nothing gives an empty list. In everything else
the record's schema holds, so that a program written for the one reads the other.
"""

from __future__ import annotations

import json
from copy import deepcopy
from functools import cache
from typing import Any

from timeline.record.schema import json_schema

_PARTS = ("events", "series", "clauses")
_TEXT = {"type": "string"}
_DOWNLOAD: dict[str, Any] = {
    "description": "Where the document comes from.",
    "type": "object",
    "properties": {
        "title": {**_TEXT, "description": "The view in words."},
        "view": {**_TEXT, "description": "Address of the view."},
        "data_version": {**_TEXT, "description": "Version of the record."},
        "as_of": {**_TEXT, "description": "Day of the newest event that is sourced, EDTF."},
        "license": {**_TEXT, "description": "Licence of the data, by its SPDX id."},
        "license_url": {**_TEXT, "description": "Address of the licence."},
    },
    "required": ["title", "view", "data_version"],
    "additionalProperties": False,
}


def download_schema() -> dict[str, Any]:
    """Return the strict JSON Schema (draft 7) of every JSON document of events, series or clauses.

    A record's file is described by it too.
    """
    schema = deepcopy(json_schema())
    schema["title"] = "Record of a timeline, or a part of one"
    schema["description"] = "The file that feeds the timeline, and every JSON document taken of it."
    schema["properties"]["events"].pop("minItems", None)
    schema["definitions"]["Series"]["properties"]["points"].pop("minItems", None)
    schema["properties"] = {"$schema": _TEXT, "download": _DOWNLOAD, **schema["properties"]}
    del schema["required"]
    schema["anyOf"] = [{"required": [part]} for part in _PARTS]
    return schema


@cache
def schema_text() -> str:
    """Return the schema as JSON text."""
    return f"{json.dumps(download_schema(), ensure_ascii=False, indent=1, allow_nan=False)}\n"
