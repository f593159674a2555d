from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.downloads.origins import events, golden, origin, two, unix
from tests.web.entries import records
from timeline.record.index import Index
from timeline.web.downloads.formats.columns import CLAUSES, EVENTS, POINTS, ClauseRow, PointRow
from timeline.web.downloads.formats.table import MARK, SEPARATOR, Column, write

FORMULAS = (
    "=1+1",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "＝1",
    "－1",
    " =1",
    "\N{NO-BREAK SPACE}=1",
)


def _read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix(MARK), newline=""), strict=True))


def _cell(value: object) -> str:
    column = Column("x", "", lambda _, row: row)
    return _read(write(origin(two()), [column], [value]))[0]["x"]


def test_two_events_as_csv() -> None:
    assert unix(write(origin(two()), EVENTS, events())) == golden("csv")


def test_the_text_begins_with_the_mark_by_which_excel_knows_utf_8() -> None:
    assert write(origin(two()), EVENTS, []).encode().startswith(b'\xef\xbb\xbf"id","date",')


def test_a_table_without_rows_has_its_header() -> None:
    assert _read(write(origin(two()), EVENTS, [])) == []


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_text_is_taken_for_a_formula(formula: str) -> None:
    assert _cell(formula) == f"'{formula}"


@given(st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False)))
def test_a_number_stays_a_number(number: float) -> None:
    assert type(number)(_cell(number)) == number


def test_what_is_missing_true_or_a_list() -> None:
    assert _cell(None) == ""
    assert (_cell(True), _cell(False)) == ("TRUE", "FALSE")
    assert _cell(["a|b", "", "=c"]) == "a/b |  | =c"
    assert _cell(["=a", "b"]) == "'=a | b"


@given(records())
def test_every_text_comes_back(index: Index) -> None:
    rows = _read(write(origin(index), EVENTS, index.record.events))
    assert [row["id"] for row in rows] == [event.id for event in index.record.events]
    for row, event in zip(rows, index.record.events, strict=True):
        for field in ("title", "summary", "disputed", "place"):
            assert row[field] in (getattr(event, field) or "", f"'{getattr(event, field)}")
        lists = [row[key].removeprefix("'").split(SEPARATOR) for key in row if "source_" in key]
        assert [len(each) for each in lists] == [len(event.sources)] * 5
        assert not [
            cell for cell in row.values() if cell.lstrip(" \N{NO-BREAK SPACE}")[:1] in tuple("=+-@")
        ]


def test_each_column_is_named_once_and_described() -> None:
    for columns in (EVENTS, POINTS, CLAUSES):
        names = [column.name for column in columns]
        assert len(names) == len(set(names))
        assert names[-4:] == ["url", "license", "data_version", "view_url"]
        assert all(column.description.endswith(".") for column in columns)


def test_a_series_has_a_row_for_each_number(small_index: Index) -> None:
    series = small_index.series["stock"]
    rows = _read(write(origin(small_index), POINTS, [PointRow(series, p) for p in series.points]))
    assert [(row["date"], row["value"], row["unit"], row["as_reported"]) for row in rows] == [
        ("2018-11", "12.5", "kg", "12.5 kg"),
        ("2021-05-31", "18", "kg", "about 18 kg"),
    ]
    assert (rows[0]["first_day"], rows[0]["last_day"]) == ("2018-11-01", "2018-11-30")
    assert rows[1]["source_addresses"] == "https://one.example.org/stock"


@pytest.mark.parametrize(
    ("day", "state"),
    [(date(2021, 6, 30), "planned"), (date(2021, 7, 1), "kept"), (date(2031, 7, 2), "over")],
)
def test_the_state_of_a_clause_is_that_of_the_day(
    small_index: Index, day: date, state: str
) -> None:
    clause = small_index.clauses["stock-limit"]
    row = _read(write(origin(small_index), CLAUSES, [ClauseRow(clause, day)]))[0]
    assert (row["state"], row["contested"], row["state_on"]) == (state, "FALSE", day.isoformat())
    assert row["what_happened"] == "2021-06-30: Both sides sign. [kept]"


def test_a_clause_that_ended_by_dispute_says_so(index: Index) -> None:
    day = date(2026, 7, 1)
    rows = _read(write(origin(index), CLAUSES, [ClauseRow(c, day) for c in index.record.clauses]))
    states = {row["id"]: (row["state"], row["contested"]) for row in rows}
    assert states["arms-embargo"] == ("restored", "TRUE")
    assert states["additional-protocol"] == ("passed", "FALSE")


def test_a_semicolon_does_not_part_a_cell() -> None:
    column: Column[str] = Column("text", "", lambda _, row: row)
    written = write(origin(two()), [column], ["a;=1+1"])
    assert written.splitlines()[1] == '"a;=1+1"'
