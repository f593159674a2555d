"""Arcs between causes and effects."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from tests.chart.drawings import TODAY
from timeline.chart import text
from timeline.chart.layout import timeline
from timeline.chart.layout.arcs import legend
from timeline.chart.metrics import ARC_BOW_MOST, ARC_LEGEND_SIZE
from timeline.chart.scene import Arc, Scene
from timeline.query.view import View
from timeline.record import dates
from timeline.record.index import Index

ARC = Arc("a", "b", (0, 0), (5, -5), (10, 0), 1)
BOTH = (ARC, replace(ARC, step=2))


def place(index: Index, view: View) -> Scene:
    return timeline.place(index, view, width=1000, today=TODAY)


def links(drawn: Scene) -> dict[tuple[str, str], int]:
    return {(arc.cause, arc.effect): arc.step for arc in drawn.arcs}


def test_an_open_event_is_joined_to_what_it_answers_and_led_to(small_index: Index) -> None:
    assert links(place(small_index, View(event="2015-03-02-talks-open"))) == {
        ("2012-08-second-site", "2015-03-02-talks-open"): 1,
        ("2015-03-02-talks-open", "2018-11-inspection"): 1,
        ("2015-03-02-talks-open", "2021-06-30-accord"): 1,
        ("2018-11-inspection", "2021-06-30-accord"): 2,
    }


def test_arcs_begin_and_end_at_marks_that_are_in_sight(index: Index) -> None:
    view = View(event="2018-05-08-us-withdrawal", from_=dates.parse("2018"), to=dates.parse("2019"))
    drawn = place(index, view)
    at = {mark.event: (mark.x, mark.y) for mark in drawn.marks}
    assert drawn.arcs
    for arc in drawn.arcs:
        assert (arc.start, arc.end) == (at[arc.cause], at[arc.effect])


def test_arcs_bow_up_the_page_and_not_too_far(index: Index) -> None:
    for arc in place(index, View(event="2018-05-08-us-withdrawal")).arcs:
        middle = ((arc.start[0] + arc.end[0]) / 2, (arc.start[1] + arc.end[1]) / 2)
        assert math.dist(arc.control, middle) <= ARC_BOW_MOST + 1e-6
        assert arc.control[1] <= middle[1]


def test_a_path_is_drawn_whole(small_index: Index) -> None:
    view = View(from_event="2012-08-second-site", to_event="2021-06-30-accord")
    assert set(links(place(small_index, view))) == {
        ("2012-08-second-site", "2015-03-02-talks-open"),
        ("2015-03-02-talks-open", "2018-11-inspection"),
        ("2015-03-02-talks-open", "2021-06-30-accord"),
        ("2018-11-inspection", "2021-06-30-accord"),
    }


@pytest.mark.parametrize("view", [View(), View(event="no-such-event")])
def test_without_an_open_event_there_are_none(small_index: Index, view: View) -> None:
    assert place(small_index, view).arcs == ()


def test_what_arcs_mean_is_said_below_the_axis(index: Index) -> None:
    drawn = place(index, View(event="2018-05-08-us-withdrawal"))
    near, far = drawn.arc_legend
    assert (near.step, far.step) == (1, 2)
    assert drawn.plot.bottom < near.y < drawn.height
    assert near.left < near.right < near.x < far.left
    assert far.x + text.width(far.words, ARC_LEGEND_SIZE) <= drawn.plot.right


def test_it_makes_way_for_the_name_of_a_day() -> None:
    assert legend(BOTH, (100, 1000), 250, 500)[0].left > 250
    assert legend(BOTH, (100, 1000), 900, 500)[0].left == 100


def test_without_room_or_with_one_kind_of_arc_nothing_is_said() -> None:
    assert legend(BOTH, (100, 1000), None, 500) != ()
    assert legend(BOTH, (100, 200), None, 500) == ()
    assert legend(BOTH, (100, 500), 150, 500) == ()
    assert legend(BOTH[:1], (100, 1000), None, 500) == ()
