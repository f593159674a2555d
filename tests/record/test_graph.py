from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import event, index_of
from timeline.record.graph import around, beyond, chain, links_among
from timeline.record.index import Index

A, B, C, D, E = (f"2020-01-0{day}-{name}" for day, name in enumerate("abcde", 1))


def diamond() -> Index:
    """A leads to B and C, both lead to D; E stands apart."""
    return index_of(
        event(A),
        event(B, follows_from=(A,)),
        event(C, follows_from=(A,)),
        event(D, follows_from=(B, C)),
        event(E),
    )


def test_around_goes_two_steps_in_each_direction_and_no_further() -> None:
    index = index_of(
        event(A), event(B, follows_from=(A,)), event(C, follows_from=(B,)),
        event(D, follows_from=(C,)), event(E, follows_from=(D,)),
    )  # fmt: skip
    assert around(index, C) == {(B, C): 1, (C, D): 1, (A, B): 2, (D, E): 2}
    assert around(index, A) == {(A, B): 1, (B, C): 2}
    assert around(index, A, steps=1) == {(A, B): 1}


def test_siblings_are_not_around() -> None:
    assert (A, C) not in around(diamond(), B)


def test_an_event_without_links_has_nothing_around() -> None:
    assert around(diamond(), E) == {}


def test_a_chain_holds_every_path_and_nothing_beside() -> None:
    assert chain(diamond(), A, D) == (A, B, C, D)
    assert chain(diamond(), A, B) == (A, B)


def test_without_a_path_a_chain_is_empty() -> None:
    assert chain(diamond(), A, E) == ()
    assert chain(diamond(), D, A) == ()


def test_links_among_are_those_with_both_ends_inside() -> None:
    assert links_among(diamond(), frozenset({A, B, D})) == ((A, B), (B, D))


@st.composite
def records(draw: st.DrawFn) -> Index:
    count = draw(st.integers(2, 9))
    made = []
    for place in range(count):
        earlier = [f"2020-01-{each + 1:02d}-e" for each in range(place)]
        causes = draw(st.lists(st.sampled_from(earlier), unique=True)) if earlier else []
        made.append(event(f"2020-01-{place + 1:02d}-e", follows_from=tuple(causes)))
    return index_of(*made)


@given(records(), st.data())
def test_each_event_of_a_chain_lies_on_a_path(index: Index, data: st.DataObject) -> None:
    ids = list(index.events)
    first, last = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
    found = chain(index, first, last)
    for each in found:
        assert each == first or set(index.events[each].follows_from) & set(found)
        assert each == last or set(index.led_to[each]) & set(found)


def test_beyond_an_event_are_the_landmarks_that_others_lead_to_it_and_from_it() -> None:
    index = index_of(
        event(A, weight=1), event(B, follows_from=(A,), weight=1), event(C, follows_from=(B,)),
        event(D, follows_from=(C,), weight=2), event(E, follows_from=(D,), weight=1),
    )  # fmt: skip
    assert beyond(index, C) == ((A,), (E,))
    assert beyond(index, A) == ((), (E,))
    assert beyond(index, E) == ((A, B), ())
