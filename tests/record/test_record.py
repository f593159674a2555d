"""The published record: what it must hold, and that what it is known for is right."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.builders import RECORD
from timeline.record.index import Index
from timeline.record.load.read import read
from timeline.record.model import Record


@pytest.fixture(scope="module")
def record() -> Record:
    return read(RECORD)


def test_it_holds_all_of_the_dossier(record: Record) -> None:
    events = record.events
    assert len(events) >= 676
    assert sum(len(event.sources) for event in events) >= 2330
    assert sum(len(event.quotes) for event in events) >= 345
    assert sum(len(event.follows_from) for event in events) >= 780
    assert len(record.series) == 8
    assert sum(len(series.points) for series in record.series) >= 103
    assert len(record.clauses) >= 43
    assert len(record.people) >= 52
    assert len(record.glossary) >= 60
    assert len(record.tours) == 8
    assert len(record.lanes) == 8
    assert len(record.phases) == 8
    assert sum(bool(event.note) for event in events) >= 33


def test_it_says_what_it_is(record: Record) -> None:
    meta = record.meta
    assert meta.as_of is not None
    assert meta.as_of.text == "2026-07-05"
    assert meta.as_of.end >= max(event.date.start for event in record.events)
    assert meta.license == "CC-BY-4.0"
    assert meta.license_url == "https://creativecommons.org/licenses/by/4.0/"
    assert meta.cite
    assert any("5 July 2026" in gap for gap in meta.gaps)


@pytest.mark.parametrize(
    ("id_", "date", "label"),
    [
        ("2018-05-08-us-withdrawal", "2018-05-08", "US leaves the JCPOA"),
        ("2015-07-14-jcpoa", "2015-07-14", None),
        ("2015-07-20-resolution-2231", "2015-07-20", None),
        ("2016-01-16-implementation-day", "2016-01-16", None),
    ],
)
def test_landmarks_have_their_dates(record: Record, id_: str, date: str, label: str | None) -> None:
    event = Index(record).events[id_]
    assert event.date.text == date
    assert event.weight == 1
    assert label in (None, event.label)


def test_the_un_arms_embargo_expires(record: Record) -> None:
    (event,) = [
        event
        for event in record.events
        if event.date.text == "2020-10-18" and "arms embargo" in event.title.lower()
    ]
    assert event.lane == "un"


def test_each_round_of_the_vienna_talks_has_its_dates(record: Record) -> None:
    rounds = {
        match[1]: (event.date.text, event.end.text if event.end else None)
        for event in record.events
        if (match := re.fullmatch(r"202[12]-\d\d-\d\d-vienna-round-(\d)", event.id))
    }
    assert rounds == {
        "1": ("2021-04-06", "2021-04-09"),
        "2": ("2021-04-15", "2021-04-20"),
        "3": ("2021-04-27", "2021-05-01"),
        "4": ("2021-05-07", "2021-05-19"),
        "5": ("2021-05-25", "2021-06-02"),
        "6": ("2021-06-12", "2021-06-20"),
        "7": ("2021-11-29", "2021-12-17"),
        "8": ("2021-12-27", "2022-03-11"),
    }


def test_rouhani_and_lavrov_meet_in_tehran(record: Record) -> None:
    event = Index(record).events["2021-04-13-rouhani-lavrov-tehran"]
    assert event.date.text == "2021-04-13"
    assert event.place == "Tehran, Iran"
    assert {quote.speaker for quote in event.quotes} == {"Hassan Rouhani", "Sergey Lavrov"}


def test_every_clause_knows_its_state(record: Record) -> None:
    states = Counter(
        happening.status for clause in record.clauses for happening in clause.what_happened
    )
    assert set(states) - {None} == {"kept", "passed", "suspended", "expired", "ended", "restored"}
