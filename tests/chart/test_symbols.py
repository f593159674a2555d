"""The outlines of marks."""

from __future__ import annotations

import re
from typing import get_args

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.chart.symbols import SHAPES, diameter, outline, spare
from timeline.record.model import Symbol

SYMBOLS: tuple[Symbol, ...] = get_args(Symbol)


def corners(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path)]


@pytest.mark.parametrize("symbol", SYMBOLS)
@given(radius=st.floats(2, 20))
def test_an_outline_surrounds_its_mark_and_is_not_much_larger(
    symbol: Symbol, radius: float
) -> None:
    path = outline(symbol, radius)
    assert path.startswith("M")
    assert path.endswith("z")
    if symbol != "circle":
        found = corners(path)
        for axis in (0, 1):
            values = [corner[axis] for corner in found]
            assert min(values) < 0 < max(values)
            assert max(map(abs, values)) <= 1.6 * radius + 0.06


def test_the_record_s_marks_are_those_that_can_be_drawn() -> None:
    missing, unknown = set(SYMBOLS) - set(SHAPES), set(SHAPES) - set(SYMBOLS)
    assert not missing, f"give these marks a shape in timeline/chart/symbols.py: {missing}"
    assert not unknown, f"name these marks in Symbol, timeline/record/model/lane.py: {unknown}"


def test_plotly_and_style_sheets_know_every_shape_apart() -> None:
    for shape in SHAPES.values():
        assert go.scatter.Marker(symbol=shape.plotly).symbol == shape.plotly
    assert len({shape.plotly for shape in SHAPES.values()}) == len(SHAPES)
    assert len({shape.clip for shape in SHAPES.values()}) == len(SHAPES)


def test_lanes_without_a_mark_get_all_of_them_in_turn() -> None:
    assert [spare(place) for place in range(len(SHAPES))] == list(SHAPES)
    assert spare(len(SHAPES)) == spare(0)


def test_every_symbol_has_an_outline_of_its_own() -> None:
    assert len({outline(symbol, 5) for symbol in SYMBOLS}) == len(SYMBOLS)


def test_a_circle_has_its_radius() -> None:
    assert outline("circle", 5) == "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z"
    assert diameter("circle", 5) == 10


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_plotly_draws_as_large(symbol: Symbol) -> None:
    assert diameter(symbol, 4) == pytest.approx(2 * diameter(symbol, 2), abs=0.1)
