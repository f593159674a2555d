from __future__ import annotations

import dataclasses
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import event, index_of
from tests.query.strategies import query_strings, views
from timeline.query.params import KEYS
from timeline.query.view import (
    View,
    ViewError,
    decode,
    decode_leniently,
    encode,
    replace,
    selection,
)
from timeline.record import dates
from timeline.record.index import Index


@given(views())
def test_a_view_is_read_as_it_was_written(view: View) -> None:
    assert decode(encode(view)) == view
    assert decode(f"?{encode(view)}".encode()) == view
    assert decode_leniently(encode(view)) == (view, ())


@given(views(), st.randoms())
def test_one_view_has_one_query_string(view: View, chance: random.Random) -> None:
    parts = encode(view).split("&")
    chance.shuffle(parts)
    assert encode(decode("&".join(parts))) == encode(view)


@given(query_strings)
def test_any_query_string_is_a_view_or_a_sentence(query: str | bytes) -> None:
    view, notices = decode_leniently(query)
    assert decode(encode(view)) == view
    if not notices:
        assert decode(query) == view
        return
    with pytest.raises(ViewError) as caught:
        decode(query)
    assert caught.value.sentence == str(caught.value) == notices[0]


@given(query_strings)
def test_any_query_string_is_a_view_of_the_record_or_a_sentence(
    small_index: Index, query: str | bytes
) -> None:
    view, notices = decode_leniently(query, small_index)
    assert decode(encode(view), small_index) == view
    assert all(isinstance(notice, str) and notice for notice in notices)


def test_ten_thousand_characters_are_refused_in_a_sentence() -> None:
    with pytest.raises(ViewError, match=r"^q: 10000 characters are too many; write at most 200$"):
        decode("q=" + "a" * 10_000)


def test_the_default_view_is_the_empty_query_string() -> None:
    assert encode(View()) == ""
    assert decode("") == decode("?") == decode(b"&&=&") == View()
    assert decode("detail=3&theme=auto&lang=en") == View()


def test_the_canonical_query_string() -> None:
    view = View(
        from_=dates.parse("2013-03~"),
        to=dates.parse("2018-05-08"),
        lanes=("un", "nuclear", "un"),
        actors=("p5+1", "iran"),
        detail=2,
        q="  60%   at\tFordow ",
        clauses=True,
        title=" Two years, one deal ",
    )
    assert encode(view) == (
        "actors=iran,p5%2B1&clauses=1&detail=2&from=2013-03~&lanes=nuclear,un"
        "&q=60%25+at+Fordow&title=Two+years,+one+deal&to=2018-05-08"
    )


def test_every_field_has_a_key() -> None:
    fields = {field.name.rstrip("_") for field in dataclasses.fields(View)}
    assert fields == set(KEYS)


def test_a_plus_that_nobody_encoded_is_understood_in_ids() -> None:
    assert decode("actors=iran,+p5+1").actors == ("iran", "p5+1")


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("from=2018-13", "from: '2018-13' has no such month; months go from 01 to 12"),
        ("to=soon", f"to: 'soon' is not a date; write {dates.FORM}"),
        ("as_of=2018-02-30", "as_of: '2018-02-30' has no such day; February 2018 has 28 days"),
        (
            "from=2020&to=2019-12",
            "from: 2020 is after to=2019-12; write the earlier date in 'from'",
        ),
        (
            "detail=4",
            "detail: '4' cannot be; write 1 (landmarks), 2 (major events) or 3 (everything)",
        ),
        ("clauses=0", "clauses: '0' cannot be; write 1 to show the clauses, or leave it out"),
        ("theme=Dark", "theme: 'Dark' cannot be; write auto, light or dark"),
        ("lang=es", "lang: 'es' cannot be; write en, fa, fr, de, ru or zh"),
        ("from_event=a", "from_event: needs to_event as well; a path has two ends"),
        ("to_event=a", "to_event: needs from_event as well; a path has two ends"),
        ("title=" + "a" * 121, "title: 121 characters are too many; write at most 120"),
        ("title=a%0Ab", "title: has the control character U+000A; write plain text on one line"),
        (
            "title=a%E2%80%AEb",
            "title: has the control character U+202E; write plain text on one line",
        ),
        ("q=a%00b", "q: has the control character U+0000; write plain text on one line"),
        (
            "lanes=" + ",".join(f"l{n}" for n in range(101)),
            "lanes: 101 ids are too many; write at most 100",
        ),
        (
            "highlight=a,B",
            "highlight: 'B' is not an id; ids have lower-case letters, digits, '-', '+' and '_' "
            "only, at most 80",
        ),
        (
            "event=%FF",
            "event: '\ufffd' is not an id; ids have lower-case letters, digits, '-', '+' and '_' "
            "only, at most 80",
        ),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence_and_left_out(query: str, sentence: str) -> None:
    with pytest.raises(ViewError) as caught:
        decode(f"{query}&series=stock")
    assert str(caught.value) == sentence
    assert caught.value.parameter == sentence.split(":")[0]
    assert decode_leniently(f"{query}&series=stock") == (View(series=("stock",)), (sentence,))


@pytest.mark.parametrize(
    "fields",
    [
        {"from_": dates.parse("2020"), "to": dates.parse("2019")},
        {"from_event": "a"},
        {"q": "a" * 201},
        {"title": "a\nb"},
        {"title": "\ud800"},
        {"lanes": ("a,b",)},
        {"event": "A"},
        {"detail": 4},
        {"theme": "blue"},
    ],
)
def test_no_view_has_what_cannot_be(fields: dict[str, Any]) -> None:
    with pytest.raises(ViewError):
        View(**fields)
    with pytest.raises(ViewError):
        replace(View(), **fields)


def test_dates_that_overlap_are_no_contradiction() -> None:
    view = decode("from=2018-05-08&to=2018")
    assert (str(view.from_), str(view.to)) == ("2018-05-08", "2018")


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("lanes=sitez", "lanes: there is no lane 'sitez'; did you mean 'sites'?"),
        ("fold=x", "fold: there is no lane 'x'; known are talks, sites"),
        (
            "actors=kingdom-of-borea",
            "actors: there is no actor or group 'kingdom-of-borea'; did you mean 'borea'?",
        ),
        (
            "actors=Alia,nobody",
            "actors: there is no actor or group 'Alia' (and 1 more that are not known); "
            "did you mean 'alia'?",
        ),
        ("series=stocks", "series: there is no series 'stocks'; did you mean 'stock'?"),
        (
            "event=2021-06-30-acord",
            "event: there is no event '2021-06-30-acord'; did you mean '2021-06-30-accord'?",
        ),
        (
            "from_event=nothing&to_event=2021-06-30-accord",
            "from_event: there is no event 'nothing'; known are 1998-first-site, "
            "2012-08-second-site, 2015-03-02-talks-open, 2018-11-inspection, 2021-06-30-accord",
        ),
    ],
)
def test_ids_that_the_record_does_not_know(small_index: Index, query: str, sentence: str) -> None:
    with pytest.raises(ViewError) as caught:
        decode(query, small_index)
    assert str(caught.value) == sentence
    assert decode_leniently(query, small_index) == (View(), (sentence,))


def test_of_a_list_only_the_unknown_ids_are_left_out(small_index: Index) -> None:
    view, notices = decode_leniently("lanes=talks,x&actors=both", small_index)
    assert view == View(lanes=("talks",), actors=("both",))
    assert len(notices) == 1


def test_a_former_id_becomes_the_one_of_today(small_index: Index) -> None:
    old, new = "2015-03-02-talks", "2015-03-02-talks-open"
    view = decode(f"event={old}&highlight={old},{new}&from_event={old}&to_event={old}", small_index)
    assert view == View(event=new, highlight=(new,), from_event=new, to_event=new)


def test_ids_of_a_record_without_any_are_refused_in_a_sentence() -> None:
    with pytest.raises(ViewError, match=r"^series: there is no series 'x'; the record has none$"):
        decode("series=x", index_of(event("2018-05-08-out")))


def test_the_selection_is_the_same_whatever_does_not_select() -> None:
    view = decode("lanes=un&q=arak&event=a&theme=dark&title=t&series=s&fold=un&clauses=1&lang=fa")
    assert selection(view) == decode("lanes=un&q=arak")
    # Only what is shown whatever its weight makes a difference, where weight makes one.
    assert selection(decode("event=a&highlight=b&detail=1")) == decode(
        "event=a&highlight=b&detail=1"
    )


@given(views())
def test_a_selection_selects_what_it_selects(view: View) -> None:
    assert selection(selection(view)) == selection(view)
