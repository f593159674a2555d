"""Series tracks: one axis a unit, gaps that stay gaps, limits for as long as they bound."""

from __future__ import annotations

import datetime as dt
import math
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.draw import text, tracks
from timeline.draw.scale import TimeScale
from timeline.draw.track_parts import SeriesTrack
from timeline.record import dates
from timeline.record.index import Index
from timeline.record.model import Series

SCALE = TimeScale(dt.date(2010, 1, 1).toordinal(), dt.date(2029, 12, 31).toordinal(), 100, 1100)
SOURCE = {"url": "https://example.org/a", "publisher": "Example", "kind": "news", "read": True}


def series(*points: tuple[str, float | None], **fields: Any) -> Series:
    return Series.model_validate(
        {
            "id": "stock",
            "title": "Stock",
            "unit": "kg",
            "points": tuple(
                {"date": date, "value": value, "as_reported": f"{value}", "source": SOURCE}
                for date, value in points
            ),
            **fields,
        }
    )


def drawn(*each: Series, last_day: str | None = None) -> tuple[SeriesTrack, ...]:
    stop = dates.parse(last_day).start.toordinal() if last_day else None
    return tracks.tracks(each, SCALE, 50, stop)


def x(day: str) -> float:
    return SCALE.x(dates.parse(day).start.toordinal() + 0.5)


def test_different_units_never_share_an_axis(index: Index) -> None:
    found = tracks.tracks(tuple(index.series.values()), SCALE, 50)
    assert [track.unit for track in found] == list(
        dict.fromkeys(each.unit for each in index.series.values())
    )
    for track in found:
        assert {index.series[line.id].unit for line in track.lines} == {track.unit}
    for before, after in pairwise(found):
        assert after.top >= before.bottom


def test_a_number_that_is_missing_stays_a_gap() -> None:
    (track,) = drawn(series(("2012-01-01", 1), ("2013-01-01", 2), ("2014-01-01", None),
                            ("2015-01-01", 3), ("2016-01-01", 4)))  # fmt: skip
    (line,) = track.lines
    assert len(line.points) == 4
    assert [[round(px) for px, _ in run] for run in line.runs] == [
        [round(x("2012-01-01")), round(x("2013-01-01"))],
        [round(x("2015-01-01")), round(x("2016-01-01"))],
    ]


def test_an_interval_much_longer_than_usual_stays_a_gap() -> None:
    months = [(f"2012-{month:02}-01", 1.0) for month in range(1, 13)]
    later = [(f"2016-{month:02}-01", 2.0) for month in range(1, 13)]
    (track,) = drawn(series(*months, *later))
    assert len(track.lines[0].runs) == 2


def test_estimates_of_different_authors_are_not_joined() -> None:
    (track,) = drawn(
        Series.model_validate(
            {
                "id": "time", "title": "Time", "unit": "days",
                "points": tuple(
                    {"date": f"201{at}-01-01", "value": at, "who": who, "as_reported": "so",
                     "source": SOURCE}
                    for at, who in enumerate("aba")
                ),
            }
        )
    )  # fmt: skip
    assert track.lines[0].runs == ()
    assert len(track.lines[0].points) == 3


def test_a_step_holds_until_the_next_value_and_to_the_end() -> None:
    (track,) = drawn(series(("2012-01-01", 4), ("2014-01-01", 20), shape="step"))
    (run,) = track.lines[0].runs
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = run
    assert (x0, x1, x2) == pytest.approx((x("2012-01-01"), x("2014-01-01"), x("2014-01-01")))
    assert (y0, y2) == (y1, y3)
    assert y2 < y0
    assert x3 == pytest.approx(SCALE.right)


def test_a_step_ends_where_a_value_is_missing() -> None:
    (track,) = drawn(series(("2012-01-01", 4), ("2014-01-01", None), shape="step"))
    (run,) = track.lines[0].runs
    assert [px for px, _ in run] == pytest.approx([x("2012-01-01"), x("2014-01-01")])


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
    assert line.label == "Deal limit 2"
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
    assert running.limits[0].label == "At most 2 kg"


def test_a_line_runs_on_to_the_edge_of_the_plot() -> None:
    (track,) = drawn(series(("2005-01-01", 0), ("2015-01-01", 10)))
    (line,) = track.lines
    (run,) = line.runs
    assert run[0][0] == SCALE.left
    assert len(line.points) == 1
    assert run[0][1] == pytest.approx((track.bottom + run[1][1]) / 2, rel=0.01)


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
        axis_top = track.bottom - tracks.HEIGHT
        for line in track.lines:
            assert line.name_at[0] + text.width(line.name, tracks.NAME_SIZE) <= scale.right
            assert line.name_at[1] < axis_top
        for one, other in pairwise(track.lines):
            end = one.name_at[0] + text.width(one.name, tracks.NAME_SIZE)
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


@given(st.floats(0, 1e6))
def test_numbers_are_written_as_people_write_them(value: float) -> None:
    assert float(tracks.number(value).replace(",", "")) == pytest.approx(value, abs=0.005)


def test_numbers_have_no_needless_zeros() -> None:
    assert [tracks.number(each) for each in (9874.9, 60.0, 3.67)] == ["9,874.9", "60", "3.67"]
