"""Two readings of the same events: what each said, and an honest count of what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import event, index_of
from tests.web.reading import client_of, hrefs, one, page, texts
from timeline.record.index import Index
from timeline.web.pages.compare import ComparePage
from timeline.web.pages.compare import page as compare

PARTIES = ("alia", "borea", "coria")


def said(actor: str, words: str, speaker: str = "Somebody") -> dict[str, Any]:
    return {"speaker": speaker, "actor": actor, "text": words, "source": "https://example.org/a"}


def record() -> Index:
    both, two = ("alia", "borea"), (said("alia", "Yes."), said("borea", "No."))
    joint = (said("alia", "Together.", "Both of them"),)
    return index_of(
        event("2015-01-01-both", actors=both, quotes=two),
        event("2015-02-01-one", actors=both, quotes=(said("alia", "Only we speak."),)),
        event("2016-01-01-dispute", actors=both, disputed="Alia says so, Borea not."),
        event("2016-02-01-elsewhere", actors=("alia",), disputed="Whether it is so."),
        event("2016-03-01-joint", actors=both, quotes=joint),
        event("2016-04-01-neither", actors=both),
        collective_speakers=({"name": "Both of them", "actors": both},),
        groups=({"id": "pair", "name": "Pair", "members": both},),
        actors=tuple({"id": id, "name": id.title(), "kind": "state"} for id in PARTIES),
    )


def model(index: Index, ids: Sequence[str]) -> ComparePage:
    return compare(index, ids).model


def test_only_events_where_both_spoke_or_differ() -> None:
    shown = [
        moment.event.id
        for year in model(record(), ("alia", "borea")).years
        for moment in year.moments
    ]
    assert shown == ["2015-01-01-both", "2016-01-01-dispute", "2016-03-01-joint"]


def test_what_is_missing_is_counted() -> None:
    told = model(record(), ("alia", "borea"))
    assert (told.shown, told.spoke, told.differ) == (3, 2, 1)
    assert (told.involved, told.both, told.none) == (5, 2, 2)
    assert [(side.page.name, side.missing) for side in told.sides] == [("Alia", 2), ("Borea", 3)]


def test_words_stand_side_by_side_in_order_of_time() -> None:
    parsed = page(client_of(record()), "/compare?actors=borea,alia")
    first = parsed.query(".moment")[0]
    assert [" ".join(cell.to_text(separator="").split()) for cell in first.query("blockquote")] == [
        "Yes.",
        "No.",
    ]
    assert texts(parsed, ".axis-year > h2") == ["2015", "2016"]
    assert one(parsed, ".absent") == "The record quotes none of them on this."
    assert one(parsed, "h1") == "Alia and Borea: the same events in their words"


def test_the_form_asks_as_a_browser_sends_it() -> None:
    client = client_of(record())
    parsed = page(client, "/compare?actors=alia&actors=borea&actors=")
    assert len(parsed.query(".moment")) == 3
    (canonical,) = parsed.query("link[rel=canonical]")
    assert canonical.attrs["href"].endswith("/compare?actors=alia,borea")


@pytest.mark.parametrize("query", ["", "?actors=alia"])
def test_with_fewer_than_two_it_asks(query: str) -> None:
    parsed = page(client_of(record()), f"/compare{query}")
    assert parsed.query(".axis") == []
    assert one(parsed, "h1") == "Compare"
    assert hrefs(parsed, ".files a") == ["/compare?actors=alia,borea"]


@pytest.mark.parametrize(
    ("actors", "told"),
    [
        ("iran,us,eu,russia", "actors: 4 are too many; name two or three"),
        ("iran,usa", "actors: there is no actor or group 'usa'; did you mean 'us' or 'uae'?"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_words(index: Index, actors: str, told: str) -> None:
    wanted = {"Accept": "application/json"}
    answer = client_of(index).get(f"/compare?actors={actors}", headers=wanted)
    assert answer.status_code == 400
    assert answer.json == {"error": told, "parameter": "actors", "status": 400}


def test_a_group_speaks_through_its_members(index: Index) -> None:
    told = model(index, ("iran", "e3"))
    assert told.spoke > model(index, ("iran", "uk")).spoke
    assert next(side for side in told.sides if side.id == "e3").members == (
        "France",
        "Germany",
        "UK",
    )


def test_a_joint_statement_makes_no_pair_to_compare(index: Index) -> None:
    offered = [ref.name for ref in model(index, ()).suggestions]
    assert "Iran and US" in offered
    assert "France and Germany" not in offered


@given(st.lists(st.sets(st.sampled_from(PARTIES)), min_size=1, max_size=6), st.data())
def test_the_counts_add_up(spoken: list[set[str]], data: st.DataObject) -> None:
    events = [
        event(f"2015-01-{at:02d}-e", actors=PARTIES, quotes=tuple(said(id, "So.") for id in ids))
        for at, ids in enumerate(spoken, start=1)
    ]
    index = index_of(*events)
    ids = data.draw(st.lists(st.sampled_from(PARTIES), min_size=2, max_size=3, unique=True))
    told = model(index, ids)
    assert told.involved == len(events)
    for side in told.sides:
        assert side.missing == sum(side.id not in voices for voices in spoken)
    assert told.both == sum(set(ids) <= voices for voices in spoken)
    assert told.none == sum(not set(ids) & voices for voices in spoken)
    assert told.shown == sum(len(set(ids) & voices) > 1 for voices in spoken)
