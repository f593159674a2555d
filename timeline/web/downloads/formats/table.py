"""A table as CSV (RFC 4180) that spreadsheets, statistics programs and charting tools all read.

The file begins with the byte order mark of UTF-8: without it Excel, which most newsrooms open
a CSV with, takes the text for another encoding. Statistics programs and charting tools pass
over the mark; Python's `csv` module does with ``encoding="utf-8-sig"``.

Licence, data version and address of the view stand in the last columns of every row: lines
of comment would break most readers, and a column survives filtering, sorting and saving. A table
without rows has its header alone, as a row that is nothing would be counted as something; then
the name that it is saved by tells the version, and HTTP headers the rest
(`timeline.web.downloads`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from timeline.web.origin import Origin

MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
SEPARATOR = " | "

Value = str | int | float | bool | None | Sequence[str]
Row = TypeVar("Row")

# What makes a spreadsheet take a cell for a formula, and its full-width forms, which some
# take alike: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column of a table: its name in the header, what it holds, and how it is taken from a row.

    A list is written as one cell, its items joined by `SEPARATOR`; a bar within an item is
    written as "/".
    """

    name: str
    description: str
    value: Callable[[Origin, Row], Value]


def write(origin: Origin, columns: Sequence[Column[Row]], rows: Iterable[Row]) -> str:
    """Return `rows` as CSV: a header with the names of `columns`, then one line a row.

    Texts stand in quotes, numbers do not.

    Truth values are written TRUE and FALSE, what is missing as an empty cell. A text that a
    spreadsheet would take for a formula is preceded by an apostrophe; numbers are not texts.
    """
    out = io.StringIO(newline="")
    # In quotes a text with a semicolon is one cell in every country's spreadsheet.
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow([column.name for column in columns])
    for row in rows:
        writer.writerow([_cell(column.value(origin, row)) for column in columns])
    return f"{MARK}{out.getvalue()}"


def _cell(value: Value) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return value
    if not isinstance(value, str):
        value = SEPARATOR.join(item.replace("|", "/") for item in value)
    return _harmless(value)


def _harmless(text: str) -> str:
    """Return a text that no spreadsheet computes."""
    begins = text.lstrip(" \N{NO-BREAK SPACE}")[:1]
    return f"'{text}" if begins in _FORMULA and begins else text
