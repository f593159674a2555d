"""What the fields of the record are made of: dates, ids, text, addresses, and the source.

The base of all parts is here too. `model` holds the parts themselves.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetPydanticSchema,
)
from pydantic_core import core_schema

from timeline.record import dates, text_checks
from timeline.record.dates import EdtfDate

SourceKind = Literal["primary", "news", "state-media", "analysis", "reference"]
ActorKind = Literal["state", "union", "international-body", "company", "other"]
ClauseStatus = Literal["kept", "passed", "suspended", "expired", "ended", "restored"]

LABEL_CHARACTERS = 28
TITLE_CHARACTERS = 70
QUOTE_WORDS = 40


def to_date(value: Any) -> EdtfDate:
    """Return the date that a value of the file writes: its text, or a year as a number.

    Raises
    ------
    ValueError
        With a sentence for people.
    """
    if isinstance(value, EdtfDate):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        value = f"{value:04d}"
    if not isinstance(value, str):
        raise ValueError(f"this is not a date; write {dates.FORM}")
    return dates.parse(value)


def _no_equal(value: Any) -> Any:
    # For Python, 1 is the same as True and 1.0; for a reader of the file it is not.
    return value if isinstance(value, str) or type(value) is int else str(value).lower()


Weight = Annotated[Literal[1, 2, 3], BeforeValidator(_no_equal)]
Date = Annotated[
    EdtfDate,
    GetPydanticSchema(
        lambda _type, _handler: core_schema.no_info_plain_validator_function(
            to_date, serialization=core_schema.to_string_ser_schema()
        ),
        lambda _schema, _handler: {
            "type": ["string", "integer"],
            "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?[~?%]?$",
            "minimum": 1,
            "maximum": 9999,
            "format": "edtf",
        },
    ),
]
# The word at the end of an alias is what the data dictionary calls the type.
Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9+_-]*$", max_length=80), "id"]
_NO_HTML: dict[str, Any] = {"not": {"pattern": text_checks.HTML}}
Text = Annotated[str, Field(min_length=1, json_schema_extra=_NO_HTML)]
Url = Annotated[
    str,
    Field(
        min_length=10,
        max_length=2000,
        json_schema_extra={"pattern": text_checks.ADDRESS, "format": "uri"},
    ),
    "address",
]


class Part(BaseModel):
    """Base of every part of the record: frozen, and no key that is not named here."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, strict=True)
