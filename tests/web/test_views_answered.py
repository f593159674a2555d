"""Whatever view is asked for, of days that are there and of days that no record reaches."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.query.strategies import edtf_dates
from tests.web.reading import client_of
from timeline.query.view import View, encode
from timeline.record import dates
from timeline.record.index import Index

PATHS = (
    "/",
    "/drawing.json",
    "/embed/timeline",
    "/embed/timeline/figure.json",
    "/embed/list",
    "/embed/clauses",
    "/embed/series/stock",
    "/embed/series/stock/figure.json",
    "/embed/event/2021-06-30-accord",
    "/embed/new",
    "/timeline.svg",
    "/clauses.svg",
    "/series/stock.svg",
    "/series/stock.csv",
    "/events/2021-06-30-accord.svg",
    "/events.csv",
    "/events.json",
    "/clauses.csv",
    "/clauses.json",
)
NEAR = ("2001", "2015-03-02", "2018-11", "2021-06-30~", "2026")
FAR = ("0001", "9999", "0001-01-01", "9999-12-31")


def pairs() -> st.SearchStrategy[tuple[dates.EdtfDate, dates.EdtfDate]]:
    """Two dates in order, often of the record's years or of the ends of the calendar."""
    known = st.sampled_from(NEAR + FAR).map(dates.parse)
    one = known | edtf_dates()
    return st.tuples(one, one).map(lambda two: (min(two), max(two, key=lambda date: date.end)))


@st.composite
def views(draw: st.DrawFn) -> View:
    first, last = draw(pairs())
    return View(
        from_=draw(st.sampled_from((None, first))),
        to=draw(st.sampled_from((None, last))),
        as_of=draw(st.sampled_from((None, first, last))),
        clauses=draw(st.booleans()),
        series=draw(st.sampled_from(((), ("stock",)))),
        event=draw(st.sampled_from((None, "2021-06-30-accord"))),
        detail=draw(st.sampled_from((1, 2, 3))),
    )


@pytest.fixture(scope="module")
def client(small_index: Index) -> FlaskClient:
    return client_of(small_index)


def day(text: str) -> dates.EdtfDate:
    return dates.parse(text)


@settings(max_examples=40)
@given(view=views())
@example(view=View(clauses=True, from_=day("2030")))
@example(view=View(clauses=True, as_of=day("2001")))
@example(view=View(clauses=True, series=("stock",), as_of=day("9999")))
@example(view=View(clauses=True, series=("stock",), from_=day("9999-12-31"), to=day("9999-12-31")))
@example(view=View(clauses=True, series=("stock",), from_=day("0001"), to=day("9999")))
@example(view=View(clauses=True, series=("stock",), to=day("0001-01-01")))
def test_every_chart_and_file_is_there_for_any_view(client: FlaskClient, view: View) -> None:
    for path in PATHS:
        answer = client.get(f"{path}?{encode(view)}")
        assert answer.status_code == 200, path
