"""What is said where an address names something that the record does not have."""

from __future__ import annotations

from timeline.record.index import Index
from timeline.web.http.errors import Near, missing


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
