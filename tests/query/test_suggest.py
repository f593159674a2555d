"""What is suggested for an id that the record does not have."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline.query.suggest import nearest

NAMES = {
    "2018-05-08-us-withdrawal": "US leaves",
    "2018-05-08-parties-keep-deal": "Others stay",
    "2015-07-14-jcpoa": "The deal",
}


def test_a_part_of_an_id_or_of_a_name_finds_it() -> None:
    assert nearest("us-withdrawal", NAMES, 4) == ("2018-05-08-us-withdrawal",)
    assert nearest("US-Leaves", NAMES, 4)[0] == "2018-05-08-us-withdrawal"
    assert nearest("2018-05-08", NAMES, 4)[0] == "2018-05-08-us-withdrawal"


def test_a_slip_finds_what_was_meant() -> None:
    assert nearest("2015-07-14-jcopa", NAMES, 4)[0] == "2015-07-14-jcpoa"


def test_what_is_like_nothing_finds_nothing() -> None:
    assert nearest("zzz", NAMES, 4) == ()
    assert nearest("", NAMES, 4) == ()


@given(st.text(max_size=200))
def test_whatever_is_asked_only_what_exists_is_suggested_and_each_once(text: str) -> None:
    found = nearest(text, NAMES, 4)
    assert set(found) <= set(NAMES)
    assert len(set(found)) == len(found) <= 4


def test_a_long_record_is_compared_where_the_ids_begin_alike() -> None:
    names = {f"{year}-event-{number}": "" for year in range(2000, 2010) for number in range(300)}
    assert nearest("2005-event-77x", names, 4)[0] == "2005-event-77"
