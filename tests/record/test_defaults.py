"""Lanes and actors that a record does not declare come from what names them."""

from __future__ import annotations

from typing import Any

from tests.builders import event
from timeline.record.defaults import complete, name_of
from timeline.record.model import Lane, Record


def record(*events: Any, **sections: Any) -> Record:
    return Record.model_validate({"events": events, **sections})


def test_they_stand_in_the_order_in_which_they_are_first_named() -> None:
    url = "https://example.org/a"
    quote = {"speaker": "S", "actor": "oman", "text": "T", "source": url}
    found = complete(
        record(
            event("2018-01-01-a", lane="un", actors=("us", "saudi-arabia"), quotes=(quote,)),
            event("2018-01-02-b", lane="talks", actors=("iran", "us")),
            groups=({"id": "g", "name": "G", "members": ("us", "qatar"), "coordinator": "eu"},),
            people=({"id": "p", "name": "P", "roles": ({"role": "r", "actor": "china"},)},),
            collective_speakers=({"name": "N", "actors": ("iraq",)},),
        )
    )
    assert [(lane.id, lane.name) for lane in found.lanes] == [("un", "UN"), ("talks", "Talks")]
    assert [actor.name for actor in found.actors] == [
        "US", "Saudi Arabia", "Oman", "Iran", "Qatar", "EU", "China", "Iraq",
    ]  # fmt: skip


def test_what_is_declared_stays_as_it_is() -> None:
    lanes = (Lane(id="events", name="All"),)
    found = complete(record(event("2018-01-01-a", actors=("us",)), lanes=lanes))
    assert found.lanes == lanes
    assert [actor.id for actor in found.actors] == ["us"]
    assert complete(found) is found


def test_ids_as_names() -> None:
    assert name_of("saudi-arabia") == "Saudi Arabia"
    assert name_of("un") == "UN"
    assert name_of("oil_trade") == "Oil Trade"
