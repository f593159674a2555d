"""The period that a day lies in."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.builders import event, index_of
from timeline.record import phases

RECORD = index_of(
    event("2000-01-01-x"),
    phases=(
        {"id": "one", "name": "One", "from": "1998", "to": "1999-12-31"},
        {"id": "two", "name": "Two", "from": "2000-01-01", "to": "2000-06-30"},
    ),
).record
OPEN = index_of(
    event("2000-01-01-x"), phases=({"id": "one", "name": "One", "from": "1998"},)
).record


@pytest.mark.parametrize(
    ("day", "heading", "years"),
    [
        ("1997-12-31", "1997", ""),
        ("1998-01-01", "One", "1998–1999"),
        ("2000-06-30", "Two", "2000"),
        ("2000-07-01", "2000", ""),
    ],
)
def test_a_day_stands_under_its_period_or_its_year(day: str, heading: str, years: str) -> None:
    on = dt.date.fromisoformat(day)
    assert (phases.heading(RECORD, on), phases.years(RECORD, on)) == (heading, years)


def test_a_period_that_goes_on_says_since_when() -> None:
    assert phases.years(OPEN, dt.date(2030, 1, 1)) == "since 1998"
