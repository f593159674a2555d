from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline.record.index import Index
from timeline.web.missing import Near, missing, nearest

NAMES = {
    "2018-05-08-us-withdrawal": "US leaves",
    "2018-05-08-parties-keep-deal": "Others stay",
    "2015-07-14-jcpoa": "The deal",
}


def test_a_part_of_an_id_or_of_a_name_finds_it() -> None:
    assert nearest("us-withdrawal", NAMES) == ("2018-05-08-us-withdrawal",)
    assert nearest("US-Leaves", NAMES)[0] == "2018-05-08-us-withdrawal"
    assert nearest("2018-05-08", NAMES)[0] == "2018-05-08-us-withdrawal"


def test_a_slip_finds_what_was_meant() -> None:
    assert nearest("2015-07-14-jcopa", NAMES)[0] == "2015-07-14-jcpoa"


def test_what_is_like_nothing_finds_nothing() -> None:
    assert nearest("zzz", NAMES) == ()
    assert nearest("", NAMES) == ()


@given(st.text(max_size=200))
def test_whatever_is_asked_only_what_exists_is_suggested_and_each_once(text: str) -> None:
    found = nearest(text, NAMES)
    assert set(found) <= set(NAMES)
    assert len(set(found)) == len(found)


def test_a_long_record_is_compared_where_the_ids_begin_alike() -> None:
    names = {f"{year}-event-{number}": "" for year in range(2000, 2010) for number in range(300)}
    assert nearest("2005-event-77x", names)[0] == "2005-event-77"


def test_the_sentence_names_two_and_the_addresses_are_where_they_are(index: Index) -> None:
    names = {event.id: event.title for event in index.events.values()}
    error = missing("event", "us-withdrawal", names, "/events/{}.json")
    assert str(error) == (
        "There is no event 'us-withdrawal'; did you mean '2018-05-08-us-withdrawal'?"
    )
    assert error.near == (
        Near(
            "2018-05-08-us-withdrawal",
            index.events["2018-05-08-us-withdrawal"].title,
            "/events/2018-05-08-us-withdrawal.json",
        ),
    )


def test_an_id_stands_in_an_address_as_it_is_percent_encoded() -> None:
    error = missing("group", "p5", {"p5+1": "P5+1"}, "/actors/{}")
    assert error.near == (Near("p5+1", "P5+1", "/actors/p5%2B1"),)


def test_a_long_id_is_shortened_and_odd_characters_are_spelled_out() -> None:
    assert missing("event", "a" * 10_000, {}, "").sentence == f"There is no event {'a' * 80!r}."
    assert missing("event", "\0\N{RIGHT-TO-LEFT MARK}", {}, "").sentence == (
        "There is no event '\\x00\\u200f'."
    )
