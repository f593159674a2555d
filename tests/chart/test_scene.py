"""Boxes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline.chart.scene import Box

_numbers = st.integers(0, 20)
boxes = st.builds(
    lambda left, top, width, height: Box(left, top, left + width, top + height),
    _numbers, _numbers, st.integers(1, 10), st.integers(1, 10),
)  # fmt: skip


@given(boxes, boxes)
def test_boxes_overlap_if_they_share_a_point_inside(one: Box, other: Box) -> None:
    shared = any(
        one.left <= x < one.right
        and other.left <= x < other.right
        and one.top <= y < one.bottom
        and other.top <= y < other.bottom
        for x in range(31)
        for y in range(31)
    )
    assert one.overlaps(other) is shared
    assert other.overlaps(one) is shared


def test_a_box_has_its_size() -> None:
    assert (Box(1, 2, 4, 8).width, Box(1, 2, 4, 8).height) == (3, 6)
