from __future__ import annotations

from tests.builders import SMALL, event, index_of
from timeline.record.index import VERSION_CHARACTERS, Index
from timeline.record.load.read import read


def test_effects_are_the_causes_turned_round() -> None:
    index = index_of(event("2020-01-01-a"), event("2020-01-02-b", follows_from=("2020-01-01-a",)))
    assert index.led_to["2020-01-01-a"] == ("2020-01-02-b",)
    assert index.led_to["2020-01-02-b"] == ()


def test_an_old_id_leads_to_the_event_of_today() -> None:
    index = index_of(event("2020-01-01-new", formerly=("2020-01-01-old",)))
    assert index.formerly == {"2020-01-01-old": "2020-01-01-new"}


def test_the_version_follows_the_record_alone() -> None:
    one, again = Index(read(SMALL)), Index(read(SMALL))
    assert one.version == again.version
    assert len(one.version) == VERSION_CHARACTERS
    changed = index_of(event("2020-01-01-a", title="Another title"))
    assert changed.version != index_of(event("2020-01-01-a")).version


def test_two_indexes_are_never_taken_for_each_other() -> None:
    assert Index(read(SMALL)) != Index(read(SMALL))


def test_an_event_is_meant_by_its_id_a_former_one_or_a_beginning_that_it_alone_has() -> None:
    index = index_of(
        event("2020-01-01-new", formerly=("2020-01-01-old",)),
        event("2020-01-02-talks"),
        event("2020-01-02-vote"),
    )
    asked = ("2020-01-01-new", "2020-01-01-old", "2020-01-01", "2020-01-02", "2020-01-02-vote", "x")
    assert [index.event_meant(id_) for id_ in asked] == [
        "2020-01-01-new",
        "2020-01-01-new",
        "2020-01-01-new",
        "2020-01-02",
        "2020-01-02-vote",
        "x",
    ]
