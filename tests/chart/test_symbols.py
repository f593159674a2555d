"""The outlines of marks."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.chart.symbols import diameter, outline
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


def test_every_symbol_has_an_outline_of_its_own() -> None:
    assert len({outline(symbol, 5) for symbol in SYMBOLS}) == len(SYMBOLS)


def test_a_circle_has_its_radius() -> None:
    assert outline("circle", 5) == "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z"
    assert diameter("circle", 5) == 10


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_plotly_draws_as_large(symbol: Symbol) -> None:
    assert diameter(symbol, 4) == pytest.approx(2 * diameter(symbol, 2), abs=0.1)
