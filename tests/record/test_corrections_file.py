"""The list of corrections is read, or everything that is wrong with it is said, line by line."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.builders import RECORD, event, index_of
from timeline.record.corrections import NONE, Correction
from timeline.record.load import corrections as corrections_file
from timeline.record.load.whole import read_whole
from timeline.record.messages import RecordError

FORM = "write '- `ID`, what: why (<address>)'"
KNOWN = frozenset(("2020-01-01-a", "clause"))
GOOD = """# Corrections

What is said before the first edition is for readers of the file.

## 2021-02-03: second edition

Both were
found by a reader.

- `2020-01-01-a`, summary, title: It said too much (and twice). (<https://example.org/a_(b)>)
- `clause`, what became of it: A day was wrong. (the record itself)

## 2020-12-01: first edition

- `clause`, title: A slip. (S/RES/2231)
"""


def test_what_was_mended_is_read() -> None:
    newest, first = corrections_file.read_text(GOOD, "c.md", KNOWN).editions
    assert (newest.day, newest.name) == (dt.date(2021, 2, 3), "second edition")
    assert newest.remark == "Both were found by a reader."
    assert newest.corrections == (
        Correction(
            "2020-01-01-a",
            "summary, title",
            "It said too much (and twice).",
            "https://example.org/a_(b)",
        ),
        Correction("clause", "what became of it", "A day was wrong.", "the record itself"),
    )
    assert [each.source for each in first.corrections] == ["S/RES/2231"]


def test_a_thing_has_its_corrections_with_their_days() -> None:
    read = corrections_file.read_text(GOOD, "c.md", KNOWN)
    assert [f"{day}" for day, _ in read.of("clause")] == ["2021-02-03", "2020-12-01"]
    assert read.digest != NONE.digest == ""


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("## 3 February 2021: x", "is no heading of an edition; write '## YYYY-MM-DD: name"),
        ("## 2021-02-30: x", "is no heading of an edition; write '## YYYY-MM-DD: name"),
        ("## 2022-01-01: later", "is newer than the edition above it; put the newest first"),
        (
            "- `clause` title: A slip. (x)",
            "is no correction; write '- `ID`, what: why (<address>)'",
        ),
        ("- `clause`, title: A slip.", "is no correction; write '- `ID`, what: why (<address>)'"),
        ("- `claus`, title: A slip. (x)", "claus: is no id of the record; name the event or"),
        ("- `clause`, title: A slip. (<javascript:x>)", "clause: address 'javascript:x' is not"),
        ("- `clause`, title: <b>A slip. (x)", "clause: HTML ('<b>A slip.') in text; write plain"),
        ("- `clause`, <b>title: A slip. (x)", "clause: HTML ('<b>title') in text; write plain"),
        ("- `clause`, title: A slip. (<b>x)", "clause: HTML ('<b>x') in text; write plain"),
        ("## 2020-01-01: a <b>slip", "HTML ('<b>slip') in text; write plain"),
        ("A <b>remark", "HTML ('<b>remark') in text; write plain"),
        ("- `clause`, title: A \x1b slip. (x)", "U+001B"),
        (f"- `{'x' * 5000}`, title: A slip. (x)", f"{'x' * 80}: is no id of the record"),
    ],
)
def test_every_problem_has_its_line(line: str, problem: str) -> None:
    with pytest.raises(RecordError) as told:
        corrections_file.read_text(GOOD + line + "\n", "c.md", KNOWN)
    (said,) = told.value.problems
    assert f"{said}".startswith(f"c.md:{GOOD.count(chr(10)) + 1}: ")
    assert problem in f"{said}"


def test_a_correction_before_the_first_edition_is_told() -> None:
    with pytest.raises(RecordError, match="stands before the first edition"):
        corrections_file.read_text("- `clause`, title: A slip. (x)\n", "c.md", KNOWN)


def test_a_record_has_the_corrections_beside_it() -> None:
    assert read_whole(RECORD).corrections.editions


def test_a_correction_can_name_whatever_has_an_id() -> None:
    index = index_of(event("2020-01-01-a", actors=("iran",), formerly=("2020-01-01-b",)))
    assert index.ids >= {"2020-01-01-a", "2020-01-01-b", "iran"}
