"""Series tracks: an axis for each unit and size, limits for as long as they bound."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.chart.series import SCALE, SOURCE, drawn, series, x
from timeline.chart import text
from timeline.chart.layout.series import tracks
from timeline.chart.metrics import SERIES_AXIS, SERIES_NAME_SIZE
from timeline.chart.scale import TimeScale
from timeline.record import dates
from timeline.record.index import Index
from timeline.record.model import Series


def test_different_units_never_share_an_axis(index: Index) -> None:
    found = tracks.tracks(tuple(index.series.values()), SCALE, 50)
    units = {track.unit.removesuffix(", log scale") for track in found}
    assert units == {each.unit for each in index.series.values()}
    for track in found:
        (unit,) = {index.series[line.id].unit for line in track.lines}
        assert track.unit in (unit, f"{unit}, log scale")
    for before, after in pairwise(found):
        assert after.top >= before.bottom


def test_what_would_be_flat_beside_a_larger_series_has_an_axis_of_its_own() -> None:
    large, like, small = (
        series(("2012-01-01", 1), ("2014-01-01", most), id=id_)
        for id_, most in (("large", 9000), ("like", 1200), ("small", 400))
    )
    found = drawn(large, small, like)
    assert [[line.id for line in track.lines] for track in found] == [["large", "like"], ["small"]]


def test_the_newest_value_stands_where_its_line_ends() -> None:
    (track,) = drawn(series(("2012-01-01", 4), ("2014-01-01", 400.5)))
    (end,) = track.ends
    (_, last) = track.lines[0].points
    assert (end.words, end.anchor, end.y) == ("400.5", "start", last.y)
    assert last.x < end.x < last.x + 10


def test_a_value_that_is_not_the_newest_or_is_out_of_sight_is_not_written() -> None:
    (early,) = tracks.tracks([series(("2012-01-01", 4), ("2035-01-01", 9))], SCALE, 50)
    (late,) = tracks.tracks([series(("2001-01-01", 4), ("2005-01-01", 9))], SCALE, 50)
    assert (early.ends, late.ends) == ((), ())


def test_steps_of_very_different_size_stand_on_a_log_axis_with_their_own_levels() -> None:
    (track,) = drawn(
        series(("2012-01-01", 3.67), ("2014-01-01", 20), ("2016-01-01", 60), shape="step")
    )
    assert [level.label for level in track.levels] == ["60", "20", "3.67"]
    high, middle, low = (level.y for level in track.levels)
    assert (middle - high) / (low - middle) == pytest.approx(
        math.log(60 / 20) / math.log(20 / 3.67)
    )


def test_nothing_on_a_log_axis_lies_at_its_foot() -> None:
    (track,) = drawn(
        series(("2012-01-01", 60), ("2014-01-01", 0), ("2016-01-01", 3.67), shape="step")
    )
    lowest = max(point.y for point in track.lines[0].points)
    assert lowest <= track.bottom
    assert track.lines[0].points[1].y == lowest


def test_other_series_stand_on_a_linear_axis_from_zero() -> None:
    (track,) = drawn(series(("2012-01-01", 4), ("2014-01-01", 400)))
    assert [level.label for level in track.levels] == ["400", "300", "200", "100", "0"]
    assert track.levels[-1].y == track.bottom


def test_a_limit_is_drawn_for_as_long_as_it_was_to_bind() -> None:
    limit = {"value": 2, "label": "Deal limit: two", "from": "2016-01-16", "to": "2025-01-16"}
    (track,) = drawn(series(("2012-01-01", 1), ("2020-01-01", 4), limit=limit))
    (line,) = track.limits
    assert line.left == SCALE.x(dates.parse("2016-01-16").start.toordinal())
    assert line.right == SCALE.x(dates.parse("2025-01-17").start.toordinal())
    assert line.label is not None
    assert line.label.text == "Deal limit 2"
    points = track.lines[0].points
    assert points[1].y < line.y < points[0].y


def test_a_limit_beyond_the_day_is_gone_and_one_that_runs_ends_there() -> None:
    limit = {"value": 2, "label": "At most 2 kg", "from": "2016-01-16", "to": "2025-01-16"}
    each = series(("2012-01-01", 1), ("2020-01-01", 4), limit=limit)
    (early,) = drawn(each, last_day="2014-01-01")
    assert early.limits == ()
    assert len(early.lines[0].points) == 1
    (running,) = drawn(each, last_day="2018-01-01")
    assert running.limits[0].right == SCALE.x(dates.parse("2018-01-02").start.toordinal())
    label = running.limits[0].label
    assert label is not None
    assert label.text == "At most 2 kg"


def test_a_limit_is_not_drawn_beyond_today() -> None:
    limit = {"value": 2, "label": "Deal limit: two", "from": "2016-01-16", "to": "2028-01-16"}
    each = series(("2012-01-01", 1), ("2020-01-01", 4), limit=limit)
    (track,) = tracks.tracks([each], SCALE, 50, day=900)
    assert track.limits[0].right == 900


def test_a_newest_value_after_a_gap_stands_at_its_own_point() -> None:
    (track,) = drawn(series(("2012-01-01", 1), ("2013-01-01", 196), ("2014-01-01", 2),
                            ("2020-01-01", 0)))  # fmt: skip
    (end,) = track.ends
    assert end.words == "0"
    assert abs(end.x - x("2020-01-01")) < 10


def test_where_no_number_is_in_sight_it_says_so_and_keeps_its_axis() -> None:
    (track,) = drawn(series(("2001-01-01", 4), ("2005-01-01", 400)))
    assert track.note is not None
    assert track.note.text == tracks.NOTHING
    assert [level.label for level in track.levels] == ["400", "300", "200", "100", "0"]
    (usual,) = drawn(series(("2012-01-01", 4)))
    assert usual.note is None


def test_an_axis_is_logarithmic_in_every_view_or_in_none() -> None:
    points = (("2011-01-01", 3.67), ("2012-01-01", 20), ("2016-01-01", 60))
    (whole,) = drawn(series(*points, shape="step"))
    (early,) = drawn(series(*points, shape="step"), last_day="2012-06-01")
    assert whole.unit == early.unit == "kg, log scale"


def test_each_point_says_its_number_as_reported_and_by_whom() -> None:
    (track,) = drawn(series(("2012-01", 1250.5)))
    (point,) = track.lines[0].points
    assert point.words == "January 2012: 1,250.5 kg. 1250.5"
    assert (point.publisher, point.url) == ("Example", "https://example.org/a")


def test_a_range_has_both_its_ends() -> None:
    point = {"date": "2012-01-01", "value": 2, "low": 1, "high": 3, "as_reported": "1 to 3",
             "source": SOURCE}  # fmt: skip
    (track,) = drawn(
        Series.model_validate({**series(("2012", 1)).model_dump(), "points": (point,)})
    )
    (found,) = track.lines[0].points
    assert found.low is not None
    assert found.high is not None
    assert found.high < found.y < found.low


@pytest.mark.parametrize("width", [400, 600, 1000, 1400])
def test_names_stand_in_rows_inside_the_plot_without_touching(index: Index, width: int) -> None:
    scale = TimeScale(SCALE.first, SCALE.last, 124, 124 + width)
    for track in tracks.tracks(tuple(index.series.values()), scale, 50):
        axis_top = track.bottom - SERIES_AXIS
        for line in track.lines:
            assert line.name_at[0] + text.width(line.name, SERIES_NAME_SIZE) <= scale.right
            assert line.name_at[1] < axis_top
        for one, other in pairwise(track.lines):
            end = one.name_at[0] + text.width(one.name, SERIES_NAME_SIZE)
            assert other.name_at[1] > one.name_at[1] or other.name_at[0] > end + 16


@given(
    st.lists(st.integers(0, 2_000_000).map(lambda cents: cents / 100), min_size=1, max_size=12),
    st.booleans(),
)
def test_points_lie_inside_the_track_and_levels_keep_apart(values: list[float], step: bool) -> None:
    points = [(f"20{at + 11}-01-01", value) for at, value in enumerate(values)]
    (track,) = drawn(series(*points, shape="step" if step else "line"))
    for point in track.lines[0].points:
        assert track.top < point.y <= track.bottom + 1e-6
    for before, after in pairwise(track.levels):
        assert after.y - before.y >= 12 - 1e-6
