"""Plotly traces as plain values."""

from __future__ import annotations

import datetime as dt
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.chart.plotly.traces import along, curve, dots, lines, plain, rgba, wrap
from timeline.chart.scale import TimeScale

SCALE = TimeScale(dt.date(2020, 1, 1).toordinal(), dt.date(2020, 4, 9).toordinal(), 0, 100)
_px = st.tuples(st.floats(0, 100), st.floats(0, 100))


@given(st.text())
def test_text_has_no_tag_and_no_entity_that_was_not_meant(said: str) -> None:
    assert "<" not in plain(said)
    assert ">" not in plain(said)
    assert unescape(plain(said)) == unescape(said) or "&" in said


def test_what_looks_like_markup_is_shown_as_it_is_written() -> None:
    assert plain("<b>R&D</b> &amp;") == "&lt;b&gt;R&amp;D&lt;/b&gt; &amp;amp;"


@pytest.mark.parametrize(
    ("color", "alpha", "written"),
    [("#00798c", 1, "rgba(0,121,140,1)"), ("#ffffff", 0.25, "rgba(255,255,255,0.25)")],
)
def test_colors_have_an_alpha(color: str, alpha: float, written: str) -> None:
    assert rgba(color, alpha) == written


def test_lines_are_one_trace_with_gaps_and_an_id_at_every_corner() -> None:
    trace = lines(
        [[(0, 1), (10, 2)], [(50, 3), (100, 4)]],
        SCALE,
        "#000000",
        ids=["a", "b"],
        hover=["A", "B"],
    )
    assert trace is not None
    assert trace["x"] == [
        "2020-01-01 00:00", "2020-01-11 00:00", None, "2020-02-20 00:00", "2020-04-10 00:00", None,
    ]  # fmt: skip
    assert trace["y"] == [1, 2, None, 3, 4, None]
    assert trace["customdata"] == ["a", "a", None, "b", "b", None]
    assert trace["hovertext"] == ["A", "A", None, "B", "B", None]


def test_without_words_there_is_nothing_to_hover() -> None:
    trace = lines([[(0, 1), (10, 2)]], SCALE, "#000000", dash="5px")
    assert trace is not None
    assert (trace["hoverinfo"], trace["line"]["dash"]) == ("skip", "5px")
    assert "customdata" not in trace


def test_nothing_to_draw_is_no_trace() -> None:
    assert lines([], SCALE, "#000000") is None
    assert dots([], SCALE, {}, []) is None


def test_dots_carry_their_ids() -> None:
    trace = dots([(0, 1), (10, 2)], SCALE, {"size": 5}, ["A", "B"], ["a", "b"])
    assert trace is not None
    assert (trace["customdata"], trace["hovertext"]) == (["a", "b"], ["A", "B"])


@given(_px, _px, _px)
def test_a_curve_begins_and_ends_where_it_should_inside_its_triangle(
    start: tuple[float, float], control: tuple[float, float], end: tuple[float, float]
) -> None:
    points = curve(start, control, end)
    assert len(points) == 17
    assert points[0] == pytest.approx(start)
    assert points[-1] == pytest.approx(end)
    for axis in (0, 1):
        values = [corner[axis] for corner in (start, control, end)]
        assert all(min(values) - 1e-6 <= point[axis] <= max(values) + 1e-6 for point in points)


@given(left=st.floats(0, 900), length=st.floats(0, 900), inset=st.sampled_from((0.0, 0.28)))
def test_a_pointer_finds_a_corner_anywhere_on_a_stretch(
    left: float, length: float, inset: float
) -> None:
    xs = [x for x, _ in along(left, left + length, 5, inset)]
    assert xs[0] == pytest.approx(left + length * inset)
    assert xs[-1] == pytest.approx(left + length * (1 - inset))
    assert max(b - a for a, b in pairwise(xs)) <= 20 * 1.9
    assert left + length / 2 in [pytest.approx(x) for x in xs]


@given(st.text("ab <&", max_size=300))
def test_words_are_broken_into_lines_and_none_is_lost(words: str) -> None:
    rows = wrap(words).split("<br>")
    assert " ".join(rows).replace("&lt;", "<").replace("&amp;", "&").split() == words.split()
    for row in rows:
        plain = row.replace("&lt;", "<").replace("&amp;", "&")
        assert len(plain) <= 60 or " " not in plain
