"""Marks: what a date looks like on the axis, and whose label comes first."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import event, index_of
from tests.chart.drawings import indexes
from timeline.chart.layout import marks
from timeline.chart.layout.marks import Rough, Wanted
from timeline.chart.metrics import BAR_RATIO, MARK_RADIUS, SOFT_RATIO
from timeline.chart.scale import TimeScale
from timeline.chart.scene import thickness
from timeline.query.select import select
from timeline.query.view import View
from timeline.record import dates
from timeline.record.index import Index


def scale(first: str, last: str) -> TimeScale:
    ends = (dates.parse(first).start.toordinal(), dates.parse(last).end.toordinal())
    return TimeScale(*ends, 100, 1100)


def rough(index: Index, on: TimeScale, wanted: Wanted | None = None) -> dict[str, Rough]:
    found = marks.by_lane(index, select(index, View()), on, wanted or Wanted())
    return {mark.event: mark for lane in found.values() for mark in lane}


def only(date: str, end: str | None = None) -> Rough:
    index = index_of(event("e", date=date, end=end))
    return rough(index, scale("2010", "2029"))["e"]


def test_a_certain_day_is_a_dot_at_noon() -> None:
    mark = only("2018-05-08")
    assert mark.kind == "dot"
    assert mark.x == pytest.approx(
        scale("2010", "2029").x(dates.parse("2018-05-08").start.toordinal() + 0.5)
    )
    assert mark.right - mark.left == pytest.approx(2 * mark.radius)


@pytest.mark.parametrize("date", ["2018-05", "2018", "2018-05-08~", "2018-05-08?"])
def test_a_vague_date_never_looks_like_a_day(date: str) -> None:
    mark = only(date)
    assert mark.kind == "soft"
    assert mark.right - mark.left >= SOFT_RATIO * thickness(mark.radius) - 1e-6


@pytest.mark.parametrize(
    ("date", "hollow"), [("2018-05", False), ("2018-05~", True), ("2018?", True), ("2018", False)]
)
def test_only_a_date_that_is_qualified_is_hollow(date: str, hollow: bool) -> None:
    assert only(date).hollow is hollow


def test_what_lasted_is_a_bar_from_its_first_day_to_its_last() -> None:
    mark = only("2018-01-01", "2019-12-31")
    on = scale("2010", "2029")
    assert mark.kind == "bar"
    assert mark.left == on.x(dates.parse("2018-01-01").start.toordinal())
    assert mark.right == on.x(dates.parse("2020-01-01").start.toordinal())


@pytest.mark.parametrize("weight", [1, 2, 3])
def test_what_lasted_two_days_is_longer_than_high_around_its_middle(weight: int) -> None:
    index = index_of(event("e", date="2018-01-01", end="2018-01-02", weight=weight))
    mark = rough(index, scale("2010", "2029"))["e"]
    assert mark.right - mark.left == pytest.approx(BAR_RATIO * thickness(mark.radius))
    assert mark.x == pytest.approx((mark.left + mark.right) / 2)


def test_what_lasted_until_a_vague_day_is_soft() -> None:
    assert only("2018-01-01", "2019").kind == "soft"


def test_marks_are_clipped_to_the_plot() -> None:
    index = index_of(event("e", date="2001-01-01", end="2030-01-01"))
    mark = rough(index, scale("2010", "2012"))["e"]
    assert (mark.left, mark.right) == (100, 1100)


@pytest.mark.parametrize("date", ["2010-01-01~", "2029-12-31~"])
def test_a_mark_that_is_wider_than_its_date_stands_where_that_is_even_at_the_edge(
    date: str,
) -> None:
    mark = only(date)
    noon = scale("2010", "2029").x(dates.parse(date).start.toordinal() + 0.5)
    assert mark.x == pytest.approx(noon)
    assert 100 <= mark.left < mark.x < mark.right <= 1100


def test_what_lies_outside_has_no_mark() -> None:
    index = index_of(event("2009-12-31-before"), event("2010-01-01-in"), event("2013-01-01-after"))
    assert set(rough(index, scale("2010", "2012"))) == {"2010-01-01-in"}


def test_the_heavier_an_event_the_larger_its_mark() -> None:
    assert MARK_RADIUS[1] > MARK_RADIUS[2] > MARK_RADIUS[3]


@settings(max_examples=30)
@given(indexes(), st.data())
def test_the_open_event_comes_first_then_highlights_chain_landmarks_and_hits(
    index: Index, data: st.DataObject
) -> None:
    ids = st.sampled_from(tuple(index.events))
    wanted = Wanted(
        data.draw(st.none() | ids),
        frozenset(data.draw(st.lists(ids, max_size=3))),
        frozenset(data.draw(st.lists(ids, max_size=3))),
    )
    order = [
        mark.event for mark in marks.competing(rough(index, scale("1990", "2030"), wanted).values())
    ]

    def rank(id_: str) -> int:
        named = id_ in wanted.highlights | wanted.chain
        return 0 if id_ == wanted.open else 1 if named else 1 + index.events[id_].weight

    assert [rank(id_) for id_ in order] == sorted(rank(id_) for id_ in order)


@settings(max_examples=30)
@given(indexes())
def test_what_must_be_named_are_landmarks_and_what_is_wanted(index: Index) -> None:
    last = tuple(index.events)[-1]
    for wanted in (Wanted(), Wanted(last), Wanted(None, frozenset({last}))):
        found = rough(index, scale("1990", "2030"), wanted)
        landmarks = {each.id for each in index.events.values() if each.weight == 1}
        asked = wanted.highlights | ({wanted.open} if wanted.open else set())
        assert {id_ for id_, mark in found.items() if mark.must} == landmarks | asked
        assert {id_ for id_, mark in found.items() if mark.strong} == asked


def test_landmarks_compete_where_they_need_not_all_be_named() -> None:
    index = index_of(event("2018-01-01-a", weight=1), event("2018-01-02-b", weight=2))
    found = rough(index, scale("2010", "2029"), Wanted(landmarks=False))
    assert not any(mark.must for mark in found.values())
    assert next(iter(marks.competing(found.values()))).event == "2018-01-01-a"


def test_of_two_labels_that_of_the_event_that_led_to_more_comes_first() -> None:
    index = index_of(
        event("2018-01-01-idle"),
        event("2018-01-02-cause"),
        event("2018-01-03-effect", follows_from=("2018-01-02-cause",)),
    )
    order = marks.competing(rough(index, scale("2010", "2029")).values())
    assert order[0].event == "2018-01-02-cause"


def test_days_are_ordinals() -> None:
    frame = select(index_of(event("2018-05-08-out"), event("1957-03-05-first")), View())
    assert marks.days(frame["start"]).tolist() == [
        dates.parse(day).start.toordinal() for day in ("1957-03-05", "2018-05-08")
    ]
