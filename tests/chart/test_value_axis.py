"""Value axes: levels that people would choose, and room for every value."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.chart.layout.series.value_axis import far_apart, number, value_axis
from timeline.chart.metrics import LEVEL_ROOM

# Of every size, on both sides of zero; of like size within a list.
values_of_any_size = st.builds(
    lambda size, parts: [size * part for part in parts],
    st.sampled_from([1e-300, 1e-9, 0.01, 1.0, 3e5, 1e15, 1e300]),
    st.lists(st.floats(-1, 1), min_size=1, max_size=9),
)


@given(values_of_any_size, st.booleans(), st.floats(40, 300))
def test_every_value_has_room_and_levels_keep_apart(
    values: list[float], log: bool, height: float
) -> None:
    axis, levels = value_axis(values, log, 400, height)
    for value in values:
        assert 400 - height <= axis(value) <= 400 + 1e-6
    for before, after in pairwise(levels):
        assert after.y - before.y >= LEVEL_ROOM - 1e-6


@given(st.lists(st.floats(0.01, 1e6), min_size=1, max_size=9))
def test_a_linear_axis_begins_at_zero_and_ends_at_a_level(values: list[float]) -> None:
    axis, levels = value_axis(values, False, 400, 84)
    assert (levels[-1].label, levels[-1].y) == ("0", 400)
    assert levels[0].y <= axis(max(values)) + 0.1


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        ([-300_000, 200_000], ["200,000", "0", "-200,000", "-400,000"]),
        ([-300_000], ["0", "-100,000", "-200,000", "-300,000"]),
        ([-1e15, 1e15], ["1e+15", "5e+14", "0", "-5e+14", "-1e+15"]),
        ([0.00004], ["4e-05", "3e-05", "2e-05", "1e-05", "0"]),
        ([0], ["1", "0.75", "0.5", "0.25", "0"]),
    ],
)
def test_an_axis_goes_as_far_below_zero_as_values_do(
    values: list[float], labels: list[str]
) -> None:
    _, levels = value_axis(values, False, 400, 84)
    assert [level.label for level in levels] == labels
    both_sides = min(values) < 0 < max(values)
    assert [level.label for level in levels if level.zero] == ["0"] * both_sides


def test_steps_below_zero_have_no_log_axis() -> None:
    assert not far_apart([-5, 1, 100])


def test_only_values_of_very_different_size_are_far_apart() -> None:
    assert far_apart([3.67, 20, 60])
    assert not far_apart([20, 60, 0])
    assert not far_apart([])


def test_levels_are_round() -> None:
    _, levels = value_axis([9874.9, 440.9], False, 400, 84)
    assert [level.label for level in levels] == ["10,000", "7,500", "5,000", "2,500", "0"]


@given(st.floats(0, 1e6))
def test_numbers_are_written_as_people_write_them(value: float) -> None:
    assert float(number(value).replace(",", "")) == pytest.approx(value, abs=0.005)


def test_numbers_have_no_needless_zeros() -> None:
    assert [number(each) for each in (9874.9, 60.0, 3.67)] == ["9,874.9", "60", "3.67"]
