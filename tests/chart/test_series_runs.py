"""Lines of series: gaps stay gaps, steps hold."""

from __future__ import annotations

import pytest

from tests.chart.series import SCALE, SOURCE, drawn, series, x
from timeline.record.model import Series


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


def test_dots_are_not_joined() -> None:
    (track,) = drawn(series(("2012-01-01", 4), ("2014-01-01", 20), shape="dots"))
    assert track.lines[0].runs == ()
    assert len(track.lines[0].points) == 2


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


def test_a_line_runs_on_to_the_edge_of_the_plot() -> None:
    (track,) = drawn(series(("2005-01-01", 0), ("2015-01-01", 10)))
    (line,) = track.lines
    (run,) = line.runs
    assert run[0][0] == SCALE.left
    assert len(line.points) == 1
    assert run[0][1] == pytest.approx((track.bottom + run[1][1]) / 2, rel=0.01)
