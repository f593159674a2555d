"""Series of negative, tiny and huge numbers: nothing leaves its frame, and little is drawn."""

from __future__ import annotations

import math
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.builders import event, index_of
from tests.chart.drawings import SVG, TODAY
from tests.chart.series import drawn, series
from timeline.chart.layout import focus, timeline
from timeline.chart.layout.series.runs import along
from timeline.chart.plotly import figure
from timeline.chart.scene import Scene
from timeline.chart.svg import document
from timeline.query.view import View
from timeline.record.model import Series

DATES = [f"{year}-01-01" for year in range(2013, 2023)]
HARD = [
    [-300_000.0, 200_000.0, 0.0],
    [-1_000_000.0, -3.0],
    [1e15, -1e15, 1.0],
    [1e15],
    [5e-324, -5e-324],
    [1e-9, 2e-9, -1e-9],
    [0.0, -0.0],
    [1e15, 1e-9],
]


def of(values: list[float], **fields: object) -> Series:
    return series(*zip(DATES, values, strict=False), **fields)


def scenes(shown: Series) -> list[Scene]:
    index = index_of(event("2012-01-01-a"), event("2024-01-01-b"), series=(shown,))
    view = View(series=(shown.id,))
    return [
        focus.series(index, View(), shown.id, width=800, today=TODAY),
        timeline.place(index, view, width=800, today=TODAY),
    ]


@pytest.mark.parametrize("shape", ["line", "step"])
@given(
    st.one_of(
        st.sampled_from(HARD),
        st.lists(st.floats(-1e15, 1e15), min_size=1, max_size=9),
        st.lists(st.integers(-1000, 1000), min_size=1, max_size=9),
    )
)
def test_every_point_lies_on_its_axis_and_a_line_is_cut_into_few(
    shape: str, values: list[float]
) -> None:
    limit = {"value": -values[0], "label": "Deal: limit", "from": "2012", "to": "2016"}
    (track,) = drawn(of(values, shape=shape, limit=limit))
    foot = track.levels[-1].y if track.levels else track.bottom
    assert foot <= track.bottom + 1e-6
    for line in track.lines:
        places = [(point.x, point.y) for point in line.points]
        places += [place for run in line.runs for place in run]
        assert all(track.top <= y <= track.bottom + 1e-6 for _, y in places)
        assert all(math.isfinite(x) and 100 <= x <= 1100 for x, _ in places)
        assert sum(len(along(run)) for run in line.runs) < 1000
    assert all(track.top <= limit.y <= track.bottom + 1e-6 for limit in track.limits)


@pytest.mark.parametrize("values", HARD, ids=str)
def test_neither_renderer_draws_outside_its_frame(values: list[float]) -> None:
    for scene in scenes(of(values)):
        written = document.timeline(scene)
        root = ElementTree.fromstring(written)
        circles = root.findall(f".//{SVG}circle")
        assert circles
        assert all(0 <= float(each.attrib["cy"]) <= scene.height for each in circles)
        assert all(0 <= float(each.attrib["cx"]) <= scene.width for each in circles)
        assert len(written) < 60_000
        for trace in figure.figure(scene)["data"]:
            heights = [y for y in trace["y"] if y is not None]
            assert all(0 <= y <= scene.height for y in heights)
            assert len(heights) < 1000


def test_a_line_marks_zero_where_values_lie_on_both_sides() -> None:
    (below,), (above,) = (scenes(of(values))[0].series for values in ([-5, 4], [5, 4]))
    (zero,) = [level for level in below.levels if level.zero]
    high, low = (point.y for point in reversed(below.lines[0].points))
    assert high < zero.y < low
    assert not any(level.zero for level in above.levels)
    for scene, muted in ((scenes(of([-5, 4]))[0], 1), (scenes(of([5, 4]))[0], 0)):
        line = f'H{scene.plot.right:g}" stroke="var(--muted)"'
        assert document.timeline(scene).count(line) == muted


def test_two_series_below_zero_share_an_axis_only_if_alike() -> None:
    small, large = of([-1, -2], id="small"), of([-1000, -900], id="large")
    assert len(drawn(small, large)) == 2
    assert len(drawn(small, of([3, -4], id="other"))) == 1


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan, 1e300, -1.1e15, 10**400])
def test_what_no_chart_can_write_is_no_value(value: float) -> None:
    with pytest.raises(ValidationError):
        of([value])
    with pytest.raises(ValidationError):
        of([1], limit={"value": value, "label": "x", "from": "2012", "to": "2016"})
