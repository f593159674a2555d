"""Words on series tracks: newest values and names of limits, where they hide nothing."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from timeline.chart import text
from timeline.chart.layout.series.value_labels import End, around, box_of, end_values, limit_name
from timeline.chart.metrics import VALUE_SIZE
from timeline.chart.scene import Box, EndValue

ROOM = Box(100, 0, 500, 100)
PLACES = st.tuples(st.floats(100, 500), st.floats(0, 100))


def box(value: EndValue) -> Box:
    wide = text.width(value.words, VALUE_SIZE, bold=True)
    left = value.x if value.anchor == "start" else value.x - wide
    return Box(left, value.y - 5, left + wide, value.y + 5)


def test_a_value_stands_right_of_its_end() -> None:
    (found,) = end_values([End(300, 50, "440.9")], [(300, 50)], ROOM, [], None)
    assert (found.y, found.anchor) == (50, "start")
    assert 300 < found.x < 310


def test_at_the_edge_or_before_today_it_stands_above_and_else_below() -> None:
    for x, day in ((490, None), (300, 320)):
        (found,) = end_values([End(x, 50, "440.9")], [(x, 50)], ROOM, [], day)
        assert (found.x, found.anchor) == (x, "end")
        assert found.y < 50
    (found,) = end_values([End(490, 10, "440.9")], [], ROOM, [], None)
    assert found.y > 10


def test_without_room_there_is_none() -> None:
    assert end_values([End(300, 50, "440.9")], [], ROOM, [ROOM], None) == ()


@given(st.lists(PLACES, max_size=6), st.lists(PLACES, max_size=6), st.floats(100, 500))
def test_none_hides_another_a_point_or_the_line_of_a_day(
    ends: list[tuple[float, float]], points: list[tuple[float, float]], day: float
) -> None:
    lasts = [End(x, y, "9,874.9") for x, y in ends]
    found = [box(value) for value in end_values(lasts, points, ROOM, [], day)]
    for at, one in enumerate(found):
        assert ROOM.left <= one.left < one.right <= ROOM.right + 1e-9
        assert not one.left < day < one.right
        assert not any(one.overlaps(other) for other in found[at + 1 :])
        for x, y in points:
            own = any(math.dist((x, y), end) < 15 for end in ends)
            assert own or not one.overlaps(Box(x, y, x, y))


def test_the_name_of_a_limit_stands_above_its_beginning() -> None:
    found = limit_name("Limit 202.8", (100, 500), 80, [])
    assert found is not None
    assert (found.x, found.anchor) == (104, "start")
    assert found.y < 80


def test_it_moves_along_the_limit_or_below_it_to_where_no_line_is() -> None:
    above = [(x, 72.0) for x in range(100, 200, 5)]
    moved = limit_name("Limit 202.8", (100, 500), 80, above)
    assert moved is not None
    assert moved.x > 195
    assert moved.y < 80
    below = limit_name("Limit 202.8", (100, 500), 80, [(x, 72.0) for x in range(100, 500, 5)])
    assert below is not None
    assert (below.x, below.y > 80) == (104, True)


def test_a_limit_that_is_too_short_has_no_name() -> None:
    assert limit_name("Limit 202.8", (100, 140), 80, []) is None


@given(st.lists(PLACES, max_size=4))
def test_the_name_of_a_limit_hides_no_point(points: list[tuple[float, float]]) -> None:
    found = limit_name("202.8", (100, 500), 50, points)
    assert found is not None
    assert not any(box_of(found).overlaps(around(point)) for point in points)
