"""Beginnings of ids mean one event each, and are as short as they can be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline.record.id_prefixes import meant, shortest

WORDS = st.lists(st.sampled_from(["us", "vote", "talks"]), max_size=3)
IDS = st.builds(
    lambda day, words: "-".join(("2018", "05", day, *words)),
    st.sampled_from(["08", "09", "10"]),
    WORDS,
)
RECORDS = st.lists(IDS, unique=True)


@given(RECORDS)
def test_a_beginning_leads_back_to_its_id_or_is_it(ids: list[str]) -> None:
    for id_, beginning in shortest(ids).items():
        assert beginning == id_ or meant(beginning, ids) == (id_,)


@given(RECORDS)
def test_with_one_word_less_it_would_mean_others_or_no_day(ids: list[str]) -> None:
    for beginning in shortest(ids).values():
        less = beginning.rpartition("-")[0]
        assert less.count("-") < 2 or len(meant(less, ids)) > 1


@given(RECORDS.flatmap(lambda ids: st.tuples(st.just(ids), st.permutations(ids))))
def test_the_order_of_ids_does_not_matter(orders: tuple[list[str], list[str]]) -> None:
    assert shortest(orders[0]) == shortest(orders[1])


def test_words_are_whole() -> None:
    assert meant("2018-05-08-us", ["2018-05-08-usual-talks"]) == ()


def test_a_month_is_too_little() -> None:
    assert meant("2018-05", ["2018-05-08-us-withdrawal"]) == ()
    assert shortest(["2018-05"]) == {"2018-05": "2018-05"}
