"""From drafts to what renderers draw: axis, rows, leaders."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.chart.drawings import TODAY, indexes, views
from timeline.chart import text
from timeline.chart.layout import timeline
from timeline.chart.metrics import LANE_NAME_SIZE
from timeline.query.view import View
from timeline.record.index import Index


@settings(max_examples=25)
@given(st.data(), indexes(), st.integers(700, 1600))
def test_leaders_run_from_the_mark_to_the_row_of_the_label(
    data: st.DataObject, index: Index, width: int
) -> None:
    drawn = timeline.place(index, data.draw(views(index)), width=width, today=TODAY)
    marks = {mark.event: mark for mark in drawn.marks}
    for label in drawn.labels:
        mark = marks[label.event]
        assert label.leader_x == mark.x
        middle = (label.box.top + label.box.bottom) / 2
        if label.leader_top == label.leader_bottom:
            assert middle == mark.y
        elif middle > mark.y:
            assert label.leader_top == mark.y + mark.radius
            assert middle < label.leader_bottom < label.box.bottom
        else:
            assert label.leader_bottom == mark.y - mark.radius
            assert label.box.top < label.leader_top < middle


@settings(max_examples=25)
@given(st.data(), indexes(), st.integers(700, 1600))
def test_marks_and_labels_lie_inside_their_lane(
    data: st.DataObject, index: Index, width: int
) -> None:
    drawn = timeline.place(index, data.draw(views(index)), width=width, today=TODAY)
    lanes = {lane.id: lane for lane in drawn.lanes}
    for mark in drawn.marks:
        assert mark.y == lanes[mark.lane].axis
    for label in drawn.labels:
        assert lanes[label.lane].top <= label.box.top
        assert label.box.bottom <= lanes[label.lane].bottom


def test_lanes_stand_in_the_record_s_order_with_names_that_fit(index: Index) -> None:
    drawn = timeline.place(index, View(), width=1000, today=TODAY)
    assert [lane.id for lane in drawn.lanes] == list(index.lanes)
    for lane in drawn.lanes:
        assert text.width(lane.name, LANE_NAME_SIZE, True) <= drawn.plot.left
        assert lane.color == index.lanes[lane.id].color
        assert lane.symbol == index.lanes[lane.id].mark
