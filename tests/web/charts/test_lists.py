"""The lists of embeds: nothing is missing, the weightiest is seen first, the rest unfolds."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import event, index_of
from timeline.query.select import select
from timeline.query.view import View
from timeline.record import dates
from timeline.record.index import Index
from timeline.web.charts import lists
from timeline.web.charts.lists import FEW, Section

MANY = tuple(
    event(f"2018-{month:02d}-{day:02d}-a", weight=1 if day == 1 else 3)
    for month in range(1, 13)
    for day in range(1, 5)
)


def listed(sections: tuple[Section, ...]) -> list[str]:
    """Return the ids of all events listed."""
    return [row.event for section in sections for row in (*section.rows, *section.more)]


@given(
    st.builds(
        View,
        detail=st.sampled_from([1, 2, 3]),
        highlight=st.lists(st.sampled_from([e.id for e in MANY]), max_size=3).map(tuple),
        q=st.sampled_from(["", "happened"]),
    )
)
def test_every_event_selected_is_listed_once(view: View) -> None:
    index = index_of(*MANY)
    found = select(index, view)
    assert sorted(listed(lists.events(index, view, found))) == sorted(found["id"])


def test_of_many_events_landmarks_and_highlights_are_seen_and_the_others_unfold() -> None:
    index = index_of(*MANY)
    view = View(highlight=("2018-03-03-a",))
    (section,) = lists.events(index, view, select(index, view))
    assert (section.heading, section.note) == ("2018", "48 events")
    assert {row.event for row in section.rows} == {
        "2018-03-03-a",
        *(each.id for each in MANY if each.weight == 1),
    }
    assert len(section.more) == 35


def test_a_few_events_are_all_seen_under_their_periods(small_index: Index) -> None:
    sections = lists.events(small_index, View(), select(small_index, View()))
    assert len(small_index.events) <= FEW
    assert [section.more for section in sections] == [()] * len(sections)
    assert listed(sections) == list(small_index.events)


def test_a_row_says_when_and_leads_to_the_event(small_index: Index) -> None:
    rows = lists.around(small_index, "2015-03-02-talks-open")
    assert [(section.heading, [row.event for row in section.rows]) for section in rows] == [
        ("Because of", ["2012-08-second-site"]),
        ("Led to", ["2018-11-inspection", "2021-06-30-accord"]),
    ]
    cause = rows[0].rows[0]
    assert (cause.when, cause.datetime) == ("about August 2012", "2012-08")
    assert cause.href == "/events/2012-08-second-site"


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (dt.date(2021, 6, 30), "planned in 2015, still to come"),
        (dt.date(2026, 9, 1), "in force and observed"),
        (dt.date(2031, 7, 2), "over"),
    ],
)
def test_a_clause_has_its_state_on_the_day(small_index: Index, day: dt.date, state: str) -> None:
    (section,) = lists.clauses(small_index, View(), day)
    (row,) = section.rows
    assert (section.heading, row.text, row.when) == (
        "Limits",
        "Limit of the stock",
        "to 1 July 2031",
    )
    assert row.extra == state
    as_of = View(as_of=dates.of_day(day))
    assert lists.clauses(small_index, as_of, dt.date(2026, 9, 1)) == (section,)


def test_numbers_are_those_of_the_time_asked_for(small_index: Index) -> None:
    series = small_index.series["stock"]
    (section,) = lists.points(small_index, series, View(to=dates.parse("2019")))
    assert [(row.when, row.text, row.extra) for row in section.rows] == [
        ("November 2018", "12.5 kg", "The Agency")
    ]
    assert section.rows[0].href == "/series/stock"
    assert lists.points(small_index, series, View(from_=dates.parse("2030"))) == ()
