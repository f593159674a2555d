"""Lanes: rows for labels, room shared out, density strips."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import event, index_of
from tests.chart.drawings import indexes
from timeline.chart.layout import lanes, marks
from timeline.chart.layout.captions import captions
from timeline.chart.layout.lanes import Draft
from timeline.chart.layout.marks import Wanted
from timeline.chart.metrics import LABEL_ROW, LANE_PAD, LANE_THIN, MARK_ROW
from timeline.chart.scale import TimeScale
from timeline.query.select import select
from timeline.query.view import View
from timeline.record.index import Index

SCALE = TimeScale(dt.date(2002, 1, 1).toordinal(), dt.date(2026, 12, 31).toordinal(), 124.0, 900.0)


def drafts(index: Index, fold: tuple[str, ...] = ()) -> list[Draft]:
    found = marks.by_lane(index, select(index, View()), SCALE, Wanted())
    room = (SCALE.left, SCALE.right)
    return [
        lanes.draft(
            lane, found.get(lane, ()), captions(index), room, None, folded=lane in fold, dense=False
        )
        for lane in index.lanes
    ]


def height(found: list[Draft]) -> float:
    return sum(lane.height for lane in found)


@settings(max_examples=25)
@given(indexes())
def test_a_lane_is_as_high_as_its_rows(index: Index) -> None:
    found = drafts(index)
    lanes.give_room(found, None)
    for lane in found:
        assert lane.sheet is not None
        rows = [place.row for place in lane.sheet.places.values()] or [0]
        used = max(0, *rows) - min(0, *rows) if len(rows) > 1 else abs(rows[0])
        assert lane.height == 2 * LANE_PAD + MARK_ROW + used * LABEL_ROW
        assert 0 < lane.axis < lane.height


@settings(max_examples=25)
@given(indexes(), st.floats(50, 800))
def test_room_is_used_but_not_exceeded_by_labels_that_only_compete(
    index: Index, room: float
) -> None:
    least = height(drafts(index))
    found = drafts(index)
    lanes.give_room(found, room)
    assert height(found) <= max(room, least)
    if room - height(found) >= LABEL_ROW:
        assert not any(lane.waiting for lane in found) or _stuck(found)


def _stuck(found: list[Draft]) -> bool:
    """True if one more row would take none of the labels that wait."""
    before = height(found)
    lanes.give_room(found, before + LABEL_ROW)
    return height(found) == before


@settings(max_examples=25)
@given(indexes(), st.floats(50, 400), st.floats(0, 400))
def test_more_room_names_no_less(index: Index, room: float, more: float) -> None:
    counts: list[int] = []
    for each in (room, room + more):
        found = drafts(index)
        lanes.give_room(found, each)
        counts.append(sum(len(lane.sheet.places) for lane in found if lane.sheet))
    assert counts[0] <= counts[1]


def test_a_folded_lane_and_an_empty_one_are_thin_lines() -> None:
    index = index_of(
        event("2015-01-01-a", lane="one", weight=1),
        lanes=({"id": "one", "name": "One"}, {"id": "two", "name": "Two"}),
    )
    folded, empty = drafts(index, fold=("one",))
    assert folded.height == empty.height == LANE_THIN
    assert folded.sheet is None
    assert empty.axis == LANE_THIN / 2


def test_tops_follow_each_other_and_share_what_is_left() -> None:
    index = index_of(
        event("2015-01-01-a", lane="one"),
        event("2015-01-01-b", lane="two"),
        lanes=tuple({"id": id_, "name": id_} for id_ in ("one", "none", "two")),
    )
    found = drafts(index)
    bare = lanes.tops(found, 22, None)
    assert bare == {"one": 22, "none": 52, "two": 72, "": 102}
    assert lanes.tops(found, 22, 180) == {"one": 22, "none": 102, "two": 122, "": 202}


def test_the_counts_of_a_strip_are_those_of_its_marks() -> None:
    days = [dt.date(2003, 1, 1) + dt.timedelta(days=at // 3) for at in range(900)]
    index = index_of(*(event(f"{day}-{at}", weight=2) for at, day in enumerate(days)))
    (rough,) = marks.by_lane(index, select(index, View()), SCALE, Wanted()).values()
    cells = lanes.density(rough, SCALE)
    assert sum(cell.count for cell in cells) == 900
    assert max(cell.share for cell in cells) == 1
    assert all(
        cell.share == pytest.approx(cell.count / max(c.count for c in cells)) for cell in cells
    )
    assert all(SCALE.left <= cell.left < cell.right <= SCALE.right + 1e-6 for cell in cells)
    assert (cells[0].first, cells[0].last) == ("26 November 2002", "12 January 2003")


def test_a_strip_of_nothing_is_empty() -> None:
    assert lanes.density((), SCALE) == ()
