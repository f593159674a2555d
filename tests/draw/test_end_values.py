"""Newest values: beside the ends of their lines, where they hide nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline.draw import text
from timeline.draw.end_values import SIZE, End, end_values
from timeline.draw.parts import Box
from timeline.draw.track_parts import EndValue

ROOM = Box(100, 0, 500, 100)
PLACES = st.tuples(st.floats(100, 500), st.floats(0, 100))


def box(value: EndValue) -> Box:
    wide = text.width(value.words, SIZE, bold=True)
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
            assert (x, y) in ends or not one.overlaps(Box(x, y, x, y))
