"""Searching everything in one list, with words or with a question."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import SMALL
from tests.web.reading import client_of, hrefs, meta, one, page, texts
from timeline.query.search import questions
from timeline.record.index import Index
from timeline.record.load.read import read

QUESTION = "why did Iran start enriching to 60 percent?"
INDEX = Index(read(SMALL))


@pytest.fixture(scope="module")
def client(small_index: Index) -> FlaskClient:
    return client_of(small_index)


def found(client: FlaskClient, q: str) -> list[tuple[str, str]]:
    """Return kind and address of what a search finds."""
    parsed = page(client, f"/search?q={q}")
    return list(
        zip(texts(parsed, ".found-kind"), hrefs(parsed, ".found div > a"), strict=True),
    )


@pytest.mark.parametrize(
    ("q", "kind", "href"),
    [
        ("accord", "event", "/events/2021-06-30-accord"),
        ("Adal", "person", "/people#ana-adal"),
        ("round", "term", "/glossary#round"),
        ("limit+of+the+stock", "clause", "/clauses#stock-limit"),
        ("stock", "numbers", "/series/stock"),
        ("story+in+two+steps", "tour", "/tours/in-two-steps"),
        ("Borea", "actor", "/actors/borea"),
        ("the+two", "actor", "/actors/both"),
    ],
)
def test_everything_that_has_a_page_is_found(
    client: FlaskClient, q: str, kind: str, href: str
) -> None:
    assert (kind, href) in found(client, q)


def test_who_bears_the_name_comes_first(client: FlaskClient) -> None:
    assert found(client, "borea")[0] == ("actor", "/actors/borea")


def test_the_field_keeps_the_words_and_the_page_is_not_indexed(client: FlaskClient) -> None:
    parsed = page(client, "/search?q=the++%22accord%22")
    (field,) = parsed.query("#site-q")
    assert field.attrs["value"] == 'the "accord"'
    assert meta(parsed, "robots") == "noindex"


def test_without_words_it_says_what_can_be_searched(client: FlaskClient) -> None:
    parsed = page(client, "/search")
    assert one(parsed, "h1") == "Search"
    assert "/tours/in-two-steps" in hrefs(parsed)


def test_nothing_found_is_said_and_something_offered(client: FlaskClient) -> None:
    parsed = page(client, "/search?q=zebra")
    assert one(parsed, ".standfirst").startswith("Nothing matches")
    assert "/events" in hrefs(parsed)


def test_a_question_is_answered(index: Index) -> None:
    client = client_of(index)
    answers = [href for _, href in found(client, QUESTION)][:8]
    assert "/tours/withdrawal-to-60-percent" in answers
    assert "/events/2021-04-13-iran-announces-60-percent" in answers
    said = one(page(client, f"/search?q={QUESTION}"), ".standfirst")
    assert said.startswith("Nothing has all of these words. First what has: ")


def test_words_that_are_all_there_are_searched_as_they_stand() -> None:
    assert questions.hits_for(INDEX, "open talks", 9)[0] == "open talks"


def test_words_in_quotes_are_meant_as_they_stand() -> None:
    assert questions.hits_for(INDEX, '"talks open zebra"', 9) == ("", ())


def test_a_word_that_nothing_has_does_not_hide_the_others() -> None:
    words, hits = questions.hits_for(INDEX, "Who will sign the zebra accord?", 9)
    assert words == "sign accord"
    assert hits[0].id == "2021-06-30-accord"


@settings(max_examples=40)
@given(st.lists(st.sampled_from(["why", "accord", "stock", "zebra", "Alia", "?", '"']), max_size=9))
def test_nothing_is_found_twice_or_beyond_the_limit(parts: list[str]) -> None:
    _, hits = questions.hits_for(INDEX, " ".join(parts), 5)
    assert len(hits) <= 5
    assert len({(hit.kind, hit.id) for hit in hits}) == len(hits)
