"""The time axis: days and px, and ticks that read well at every range."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.chart import text
from timeline.chart.metrics import PLOT_MARGIN, TICK_SIZE
from timeline.chart.scale import TimeScale, ticks

_first_days = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)).map(dt.date.toordinal)
scales = st.builds(
    lambda first, days, left, width: TimeScale(first, first + days - 1, left, left + width),
    _first_days,
    st.integers(7, 70 * 366),
    st.floats(0, 200),
    st.floats(200, 2000),
)


def labels(first: str, last: str, width: float = 1062) -> list[str]:
    days = (dt.date.fromisoformat(day).toordinal() for day in (first, last))
    return [tick.label for tick in ticks(TimeScale(*days, 124, 124 + width))]


@given(scales)
def test_tick_labels_keep_apart_whatever_the_range(scale: TimeScale) -> None:
    for before, after in pairwise(ticks(scale)):
        halves = [text.width(tick.label, TICK_SIZE, tick.strong) / 2 for tick in (before, after)]
        assert after.x - before.x > sum(halves)


@given(scales)
def test_ticks_stand_in_order_inside_the_plot(scale: TimeScale) -> None:
    found = ticks(scale)
    assert len(found) >= 1
    assert [tick.x for tick in found] == sorted(tick.x for tick in found)
    assert all(scale.left <= tick.x <= scale.right for tick in found)


@given(scales)
def test_the_first_tick_and_every_strong_one_name_a_year(scale: TimeScale) -> None:
    found = ticks(scale)
    for tick in (found[0], *(tick for tick in found if tick.strong)):
        assert any(len(word) == 4 and word.isdigit() for word in tick.label.split())


@given(scales)
def test_no_tick_label_reaches_into_the_margin_by_more_than_it_has(scale: TimeScale) -> None:
    for tick in ticks(scale):
        assert (
            tick.x + text.width(tick.label, TICK_SIZE, tick.strong) / 2 <= scale.right + PLOT_MARGIN
        )


@given(scales, st.floats(0, 1))
def test_moment_is_the_inverse_of_x(scale: TimeScale, part: float) -> None:
    day = scale.first + part * (scale.days - 0.01)
    moment = dt.datetime.fromisoformat(scale.moment(scale.x(day)))
    days = moment.toordinal() + (moment.hour * 60 + moment.minute) / 1440
    assert days == pytest.approx(day, abs=1 / 1440)


@given(scales)
def test_the_days_fill_the_plot(scale: TimeScale) -> None:
    assert scale.x(scale.first) == scale.left
    assert scale.x(scale.last + 1) == pytest.approx(scale.right)


def test_decades_have_a_tick_every_few_years() -> None:
    assert labels("1957-01-01", "2026-07-01") == [
        "1960", "1965", "1970", "1975", "1980", "1985", "1990",
        "1995", "2000", "2005", "2010", "2015", "2020", "2025",
    ]  # fmt: skip


def test_two_years_have_a_tick_every_month() -> None:
    found = labels("2018-03-10", "2019-12-31")
    assert found[:3] == ["Apr 2018", "May", "Jun"]
    assert found[9] == "2019"


def test_a_month_has_a_tick_every_monday() -> None:
    assert labels("2021-04-01", "2021-04-30") == ["5 Apr 2021", "12 Apr", "19 Apr", "26 Apr"]


def test_where_nothing_has_room_the_first_day_is_named() -> None:
    assert labels("2000-01-02", "2000-01-26", width=120) == ["2 Jan 2000"]


def test_a_week_has_a_tick_every_day() -> None:
    assert labels("2020-12-29", "2021-01-04") == [
        "29 Dec 2020", "30 Dec", "31 Dec", "1 Jan 2021", "2 Jan", "3 Jan", "4 Jan",
    ]  # fmt: skip


def test_a_moment_outside_what_a_calendar_has_is_its_edge() -> None:
    scale = TimeScale(1, 10, 0, 100)
    assert scale.moment(-1000) == "0001-01-01 00:00"
    far = TimeScale(dt.date.max.toordinal() - 9, dt.date.max.toordinal(), 0, 100)
    assert far.moment(1000).startswith("9999-12-31")
