"""The whole drawing: nothing touches, nothing leaves the frame, every landmark has its name."""

from __future__ import annotations

import datetime as dt
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import event, index_of
from tests.chart.drawings import (
    TODAY,
    crossing,
    events,
    indexes,
    on_marks,
    outside,
    touching,
    unnamed_landmarks,
    views,
)
from timeline.chart import text
from timeline.chart.layout import timeline
from timeline.chart.metrics import LABEL_SIZE
from timeline.chart.scene import Scene
from timeline.query.select import select
from timeline.query.view import View
from timeline.record import dates
from timeline.record.index import Index
from timeline.record.model import Event

widths = st.integers(700, 2000)
heights = st.one_of(st.none(), st.integers(200, 1200))


def place(index: Index, view: View, width: float, height: float | None = None) -> Scene:
    return timeline.place(index, view, width=width, height=height, today=TODAY)


@settings(max_examples=60)
@given(st.data(), indexes(), widths, heights)
def test_no_text_is_touched_and_nothing_leaves_the_frame(
    data: st.DataObject, index: Index, width: int, height: int | None
) -> None:
    drawn = place(index, data.draw(views(index)), width, height)
    assert touching(drawn) == []
    assert crossing(drawn) == []
    assert on_marks(drawn) == []
    assert outside(drawn) == []
    assert unnamed_landmarks(drawn) == []


@settings(max_examples=35)
@given(st.data(), indexes(), widths)
def test_marks_stand_where_their_dates_are_in_order_of_date(
    data: st.DataObject, index: Index, width: int
) -> None:
    view = data.draw(views(index))
    drawn = place(index, view, width)
    shown = select(index, view)
    order = {each: at for at, each in enumerate(shown["id"])}
    places = [order[mark.event] for mark in drawn.marks]
    assert places == sorted(places)
    for mark in drawn.marks:
        found = index.events[mark.event]
        last = (found.end or found.date).end
        assert drawn.scale.x(found.date.start.toordinal()) <= mark.x + 1e-6
        assert mark.x <= max(drawn.scale.x(last.toordinal() + 1), drawn.plot.left + 7) + 1e-6


@settings(max_examples=35)
@given(st.data(), indexes(), widths)
def test_every_event_selected_is_a_mark_or_counted(
    data: st.DataObject, index: Index, width: int
) -> None:
    view = data.draw(views(index))
    drawn = place(index, view, width)
    assert len(drawn.marks) + drawn.before + drawn.after == len(select(index, view))
    assert sum(lane.count for lane in drawn.lanes) == len(drawn.marks)


@settings(max_examples=35)
@given(st.data(), events(), widths, st.randoms(use_true_random=False))
def test_the_order_of_the_file_does_not_matter(
    data: st.DataObject, found: tuple[Event, ...], width: int, chance: Random
) -> None:
    index = index_of(*found, lanes=_lanes())
    view = data.draw(views(index))
    shuffled = list(found)
    chance.shuffle(shuffled)
    one, other = place(index, view, width), place(index_of(*shuffled, lanes=_lanes()), view, width)
    assert one == other


def _lanes() -> tuple[dict[str, str], ...]:
    return tuple({"id": id_, "name": id_.title()} for id_ in ("talks", "sites", "courts"))


@settings(max_examples=25)
@given(st.data(), indexes(), widths)
def test_boxes_are_as_wide_as_what_is_written_in_them(
    data: st.DataObject, index: Index, width: int
) -> None:
    for label in place(index, data.draw(views(index)), width).labels:
        needed = text.width(label.text, LABEL_SIZE, label.strong)
        assert label.box.width == pytest.approx(needed, abs=1e-6)
        assert label.x == (label.box.left if label.anchor == "start" else label.box.right)


@settings(max_examples=25)
@given(st.data(), indexes(), widths)
def test_lanes_lie_below_each_other_without_a_gap(
    data: st.DataObject, index: Index, width: int
) -> None:
    drawn = place(index, data.draw(views(index)), width)
    assert [lane.top for lane in drawn.lanes] == [
        drawn.plot.top,
        *(lane.bottom for lane in drawn.lanes[:-1]),
    ]
    assert drawn.plot.bottom == drawn.lanes[-1].bottom
    assert all(lane.top < lane.axis < lane.bottom for lane in drawn.lanes)


@given(indexes(), widths, st.integers(400, 1500))
@settings(max_examples=25)
def test_a_height_is_filled_and_exceeded_only_for_landmarks(
    index: Index, width: int, height: int
) -> None:
    drawn = place(index, View(), width, height)
    least = place(index, View(), width, 1)
    assert drawn.height == pytest.approx(max(height, least.height))


@pytest.mark.parametrize("width", [700, 900, 1000, 1200, 1440])
def test_the_record_from_2002_to_today_names_every_landmark(index: Index, width: int) -> None:
    drawn = place(index, View(), width)
    landmarks = [mark for mark in drawn.marks if mark.weight == 1]
    assert len(landmarks) > 50
    assert unnamed_landmarks(drawn) == []
    assert touching(drawn) == crossing(drawn) == on_marks(drawn) == []
    assert outside(drawn) == []
    assert all(not lane.density for lane in drawn.lanes)


@pytest.mark.parametrize(
    ("first", "last"),
    [("2013", "2016"), ("2018", "2021"), ("2025", "2026"), ("2021-04", "2021-04")],
)
def test_a_closer_look_names_more(index: Index, first: str, last: str) -> None:
    view = View(from_=dates.parse(first), to=dates.parse(last))
    near, far = place(index, view, 1200), place(index, View(), 1200)
    seen = {mark.event for mark in near.marks}
    named = {label.event for label in far.labels}
    assert touching(near) == crossing(near) == outside(near) == []
    assert len(near.labels) > len(named & seen)


def test_marks_keep_their_place_on_the_axis_when_labels_move(index: Index) -> None:
    one, other = place(index, View(), 1200), place(index, View(), 1200, 700)
    assert [(mark.event, mark.x) for mark in one.marks] == [
        (mark.event, mark.x) for mark in other.marks
    ]


def test_what_has_not_begun_is_gone_from_a_view_as_of_a_day(index: Index) -> None:
    day = dt.date(2016, 1, 16)
    drawn = place(index, View(as_of=dates.parse(str(day))), 1200)
    assert {mark.event for mark in drawn.marks}.isdisjoint(
        each.id for each in index.events.values() if each.date.start > day
    )
    assert drawn.today is None
    assert drawn.as_of == pytest.approx(drawn.scale.x(day.toordinal() + 1))


def test_the_open_event_and_highlights_are_named_whatever_their_weight() -> None:
    crowd = [event(f"2015-03-{day:02}-e", weight=1, label="A landmark") for day in range(1, 29)]
    index = index_of(*crowd, event("2015-03-14-small", weight=3, label="Small"))
    for view in (View(event="2015-03-14-small"), View(highlight=("2015-03-14-small",))):
        named = {label.event: label for label in place(index, view, 700).labels}
        assert named["2015-03-14-small"].strong
        assert len(named) == 29


def test_what_is_not_near_the_open_event_is_dimmed(index: Index) -> None:
    opened = "2018-05-08-us-withdrawal"
    drawn = place(index, View(event=opened), 1200)
    dimmed = {mark.event: mark.dimmed for mark in drawn.marks}
    assert not dimmed[opened]
    assert not any(dimmed[each] for each in index.led_to[opened] if each in dimmed)
    assert sum(dimmed.values()) > 300
    assert {label.event: label.dimmed for label in drawn.labels}.items() <= dimmed.items()


def test_what_the_open_event_led_to_is_named_before_others_of_its_weight() -> None:
    crowd = [event(f"2015-03-{day:02}-e", weight=3, label="A detail") for day in range(1, 29)]
    effect = event("2015-03-30-z", weight=3, label="Effect", follows_from=("2015-03-14-e",))
    index = index_of(*crowd, effect)
    named = {label.event for label in place(index, View(event="2015-03-14-e"), 700).labels}
    assert {"2015-03-14-e", "2015-03-30-z"} <= named
    assert len(named) < 29


def test_events_after_today_are_named_as_well() -> None:
    index = index_of(
        event("2020-01-01-past", weight=1, label="Past"),
        *(event(f"20{year}-01-01-plan", weight=1, label="A plan") for year in range(27, 36)),
    )
    drawn = place(index, View(), 700)
    assert unnamed_landmarks(drawn) == []
    assert drawn.today is not None
    assert not any(label.box.left < drawn.today < label.box.right for label in drawn.labels)


def test_a_lane_with_more_marks_than_px_becomes_a_strip_with_counts() -> None:
    days = (dt.date(2003, 1, 1) + dt.timedelta(days=5 * at) for at in range(1500))
    index = index_of(*(event(f"{day}-e", weight=2, label=f"Day {day}") for day in days))
    drawn = place(index, View(), 1000)
    lane = drawn.lanes[0]
    assert sum(cell.count for cell in lane.density) == lane.count == 1500
    assert drawn.labels
    assert touching(drawn) == crossing(drawn) == outside(drawn) == []


def test_a_view_without_events_is_an_empty_drawing(index: Index) -> None:
    drawn = place(index, View(q="zyxwvut"), 1000)
    assert (drawn.marks, drawn.labels) == ((), ())
    assert {lane.count for lane in drawn.lanes} == {0}
    assert drawn.ticks


def test_only_the_lanes_asked_for_are_drawn(index: Index) -> None:
    drawn = place(index, View(lanes=("nuclear", "un")), 1000)
    assert {lane.id for lane in drawn.lanes} == {"nuclear", "un"}


def test_a_name_of_a_phase_is_whole_words(index: Index) -> None:
    for width in range(700, 1500, 50):
        for band in place(index, View(), width).bands:
            phase = next(each for each in index.record.phases if each.id == band.id)
            assert len(band.name) <= 2
            assert all(text.width(row, 11) <= band.right - band.left for row in band.name)
            stem = " ".join(band.name).removesuffix("…")
            if stem != phase.name:
                assert not stem or f"{phase.name} "[len(stem)] in " ,"
                assert not stem or len(stem) >= 0.6 * len(phase.name)
                assert stem.split()[-1:] not in (["at"], ["and"], ["of"], ["the"])


def test_every_phase_is_named_in_a_usual_drawing(index: Index) -> None:
    drawn = place(index, View(), 1200)
    named = [" ".join(band.name) for band in drawn.bands if band.right - band.left > 30]
    ends = [phase.to.end.year if phase.to else 9999 for phase in index.record.phases]
    assert named == [
        phase.name for phase, end in zip(index.record.phases, ends, strict=True) if end > 2002
    ]


def test_labels_use_the_room_they_are_given_and_no_more(index: Index) -> None:
    month = View(from_=dates.parse("2018-05"), to=dates.parse("2018-05"))
    low, roomy, stretched = (
        timeline.place(index, month, width=960, height=height, stretch=stretch, today=TODAY)
        for height, stretch in ((1.0, False), (460.0, False), (460.0, True))
    )
    assert low.height < roomy.height <= stretched.height == pytest.approx(460)
    assert len(low.labels) < len(roomy.labels) == len(stretched.labels)


def test_dates_stand_below_and_if_asked_above_what_is_drawn(index: Index) -> None:
    usual, high = (
        timeline.place(index, View(series=tuple(index.series)), width=1000, today=TODAY,
                    dates_on_top=on_top)
        for on_top in (False, True)
    )  # fmt: skip
    assert [at > usual.plot.bottom for at in usual.ticks_at] == [True]
    below, above = high.ticks_at
    assert below > high.plot.bottom
    assert high.bands[0].y + 10 < above < high.plot.top
    assert high.series[0].top >= high.plot.top
    assert high.height == usual.height + (high.plot.top - usual.plot.top)


def test_tracks_do_not_take_the_room_of_labels(index: Index) -> None:
    view = View(clauses=True, from_=dates.parse("2018"), to=dates.parse("2021"))

    def labels(**room: float) -> int:
        return len(
            timeline.place(index, view, width=1000, today=TODAY, stretch=False, **room).labels
        )

    assert labels(height=460) < labels(height=460, least=560) <= labels()
