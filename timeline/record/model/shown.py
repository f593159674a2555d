"""Where readers meet a field, said at the field: in tables, in the search, in an empty event.

What is said here is data and words; the table, the search and the command ``new`` follow it.
A field that says nothing has a column of its own name with the words of its description, may
stay out of an event, and is not searched.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic.fields import FieldInfo

# How much a word counts in a search, by what it stands in.
NAME, HEADLINE, WHO_AND_WHERE, TEXT, ASIDE = 6.0, 4.0, 3.0, 2.0, 1.0

Place = Literal["page", "table"]
Value = str | int | float | bool | None | Sequence[str]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column that tables make from a field.

    Attributes
    ----------
    name, words:
        Its name in the header, and what it holds.
    value:
        What it holds of a part that has the field; None: the field's own value.
    names_in:
        The section of the record whose names it holds for the field's ids, or "".
    after:
        The column that it stands behind; "": that of the field before.
    """

    name: str
    words: str
    value: Callable[[Any], Value] | None = None
    names_in: Literal["", "actors", "lanes"] = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Where readers meet a field and how; stands in the field's `Annotated`.

    Attributes
    ----------
    example:
        What stands for a value in an empty event, as YAML; "": the field's name in capitals.
    wanted:
        True if an event should have it though the reader of the file does without.
    columns:
        The columns made from it, or what the only one of its name holds; None: what its
        description says.
    search:
        How much a word in it counts, such as `HEADLINE`; 0: it is not searched.
    not_in:
        Where readers do not meet it, and are not meant to.
    """

    example: str = ""
    wanted: bool = False
    columns: str | tuple[TableColumn, ...] | None = None
    search: float = 0.0
    not_in: tuple[Place, ...] = ()


def shown(field: FieldInfo) -> Shown:
    """Return what a field says of where it is shown."""
    return next((said for said in field.metadata if isinstance(said, Shown)), Shown())


def columns_of(name: str, field: FieldInfo) -> tuple[TableColumn, ...]:
    """Return the columns that tables make from the field of this name."""
    said = shown(field).columns
    if isinstance(said, tuple):
        return said
    return (TableColumn(name, said or field.description or ""),)
