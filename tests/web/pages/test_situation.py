"""What stood where on a day: never a number or a state that was not there yet."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import SMALL
from timeline.record.index import Index
from timeline.record.load.read import read
from timeline.web.pages.situation import situation

TODAY = dt.date(2032, 1, 1)
INDEX = Index(read(SMALL))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "number", "span"),
    [
        ("2018-11-15", None, ""),  # the number is of November, and that is not over
        ("2018-11-30", "12.5 kg", "as of November 2018"),
        ("2021-05-30", "12.5 kg", "as of November 2018"),
        ("2021-05-31", "18 kg", "as of 31 May 2021"),
        ("2030-01-01", "18 kg", "as of 31 May 2021"),
    ],
)
def test_the_number_last_reported(text: str, number: str | None, span: str) -> None:
    (reading,) = situation(INDEX, day(text)).readings
    assert (reading.number, reading.span) == (number, span)
    assert (reading.source is None) == (number is None)


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("2021-06-30", []),
        ("2021-07-01", [("in force and observed", ["Limit of the stock"])]),
        ("2031-07-01", [("in force and observed", ["Limit of the stock"])]),
        ("2031-07-02", []),
    ],
)
def test_the_clauses_in_force(text: str, states: list[tuple[str, list[str]]]) -> None:
    found = situation(INDEX, day(text))
    told = [(each.words, [clause.name for clause in each.clauses]) for each in found.clauses]
    assert told == states


def test_before_the_first_clause_it_says_when_that_began() -> None:
    assert situation(INDEX, day("2020-01-01")).no_clauses == (
        "No clause of the deal had begun; the first did on 1 July 2021."
    )


@pytest.mark.parametrize(
    ("text", "phase"),
    [("1997-12-31", None), ("2015-03-01", "Before the talks"), ("2015-03-02", "The talks")],
)
def test_the_period(text: str, phase: str | None) -> None:
    found = situation(INDEX, day(text)).phase
    assert (found.name if found else None) == phase


@given(st.dates(dt.date(1950, 1, 1)))
def test_no_number_is_later_than_the_day(day: dt.date) -> None:
    points = INDEX.series["stock"].points
    (reading,) = situation(INDEX, day).readings
    known = [point for point in points if point.date.end <= day]
    assert reading.number == (f"{known[-1].value} kg" if known else None)
