"""Clauses and rows of numbers: each with what became of it and where that can be checked."""

from __future__ import annotations

import datetime as dt

import pytest
from flask.testing import FlaskClient

from tests.builders import event, index_of
from tests.web.reading import client_of, hrefs, one, page, texts, things
from timeline.record.index import Index
from timeline.web.pages.clauses import planned, state


@pytest.fixture(scope="module")
def client(small_index: Index) -> FlaskClient:
    return client_of(small_index)


def test_a_clause_in_plain_words_with_its_reference(client: FlaskClient) -> None:
    parsed = page(client, "/clauses")
    assert one(parsed, "#stock-limit .text") == "Alia keeps at most 20 kg."
    assert "Paragraph 3" in texts(parsed, "#stock-limit p")
    assert texts(parsed, "#stock-limit .steps li") == [
        "30 June 2021 Both sides sign. kept The accord"
    ]
    assert "/events/2021-06-30-accord" in hrefs(parsed, "#stock-limit .steps a")
    assert len(parsed.query(".drawing svg")) == 2


def test_the_summary_says_until_when_and_what_holds_today(client: FlaskClient) -> None:
    (row,) = page(client, "/clauses").query("tbody tr:not(.group-row)")
    cells = [" ".join(cell.to_text(separator="").split()) for cell in row.query("th, td")]
    assert cells == [
        "Limit of the stock",
        "Paragraph 3",
        "1 July 2021 to 1 July 2031",
        "in force and observed",
    ]


def test_whom_a_clause_asks_is_a_column_where_the_record_says_so(index: Index) -> None:
    parsed = page(client_of(index), "/clauses")
    assert "Asked of" in texts(parsed, "thead th")
    asked = {
        row.query_one("a").attrs["href"]: row.query_one("[data-name='Asked of']").to_text()
        for row in parsed.query("tbody tr:not(.group-row)")
    }
    assert len(asked) == len(index.clauses)
    assert asked["#enrichment-level"] == "Iran"
    assert asked["#us-relief-implementation"] == "the United States"
    assert asked["#arms-embargo"] == "all states"


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (dt.date(2021, 7, 1), "in force and observed"),
        (dt.date(2031, 7, 1), "in force and observed"),
        (dt.date(2031, 7, 2), "its time has passed"),
    ],
)
def test_the_state_of_a_clause(small_index: Index, today: dt.date, words: str) -> None:
    assert state(small_index.clauses["stock-limit"], today).words == words


def test_a_clause_without_an_end_says_so(index: Index) -> None:
    assert planned(index.clauses["joint-commission"]) == (
        "from 18 October 2015, without a planned end"
    )


def test_a_record_without_clauses_has_a_page_all_the_same() -> None:
    client = client_of(index_of(event("2015-07-14-deal")))
    assert page(client, "/clauses").query(".drawing") == []


def test_every_number_stands_with_what_states_it(client: FlaskClient) -> None:
    parsed = page(client, "/series/stock")
    rows = [
        [" ".join(cell.to_text(separator="").split()) for cell in row.query("th, td")]
        for row in parsed.query("tbody tr")
    ]
    assert [row[:2] for row in rows] == [["November 2018", "12.5"], ["31 May 2021", "18"]]
    assert "https://one.example.org/stock" in hrefs(parsed, "tbody a")
    assert one(parsed, ".standfirst").startswith(
        "In kg. At most 20 kg (1 July 2021 to 1 July 2031)"
    )
    assert "/events/2021-06-30-accord" in hrefs(parsed, ".drawing a")
    assert things(parsed)["Dataset"]["variableMeasured"]["unitText"] == "kg"


def test_estimates_name_who_made_them(index: Index) -> None:
    parsed = page(client_of(index), "/series/breakout_estimate")
    assert "Who" in texts(parsed, "thead th")
    assert "60 to 90" in texts(parsed, "tbody .number")
    assert "none" in texts(parsed, "tbody .number")


def test_the_index_of_numbers_gives_the_latest(client: FlaskClient) -> None:
    assert texts(page(client, "/series"), "tbody td") == [
        "18 kg",
        "31 May 2021",
        "2",
        "2018 to 2021",
    ]


def test_an_unknown_series_names_the_nearest(client: FlaskClient) -> None:
    assert hrefs(page(client, "/series/stok", 404), ".bare a")[0] == "/series/stock"
