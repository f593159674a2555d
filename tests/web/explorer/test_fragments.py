"""The explorer's small parts: addresses, spans offered, the overview, where to start."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import event, index_of
from tests.query.strategies import views
from timeline.chart.layout import timeline
from timeline.chart.layout.visible_range import VisibleRange, everything, extent, visible_range
from timeline.query.select import select
from timeline.query.view import View, decode
from timeline.record import dates
from timeline.record.index import Index
from timeline.web import urls
from timeline.web.explorer import details
from timeline.web.explorer.overview import Overview, overview
from timeline.web.explorer.presets import Button, buttons, presets

TODAY = dt.date(2026, 11, 24)


def spans(index: Index) -> list[tuple[str, str, str]]:
    return [
        (span.name, str(span.from_ or ""), str(span.to or ""))
        for span in presets(index.record, TODAY)
    ]


def overview_of(index: Index, query: str = "", today: dt.date = TODAY) -> Overview:
    view = decode(query, index)
    counted = select(index, everything(view))
    return overview(index.record, visible_of(index, query, today), counted, today)


def visible_of(index: Index, query: str = "", today: dt.date = TODAY) -> VisibleRange:
    view = decode(query, index)
    return visible_range(index, view, select(index, view), select(index, everything(view)), today)


def offered(index: Index, query: str = "") -> dict[str, Button]:
    """Return the buttons of spans by their names."""
    found = buttons(index.record, decode(query, index), visible_of(index, query), TODAY)
    return {button.name: button for button in found}


def pressed(index: Index, query: str = "") -> list[str]:
    """Return the names of the spans that are said to be shown."""
    return [name for name, button in offered(index, query).items() if button.current]


PATH = "from_event=2015-03-15-lausanne-round-1&to_event=2018-05-08-us-withdrawal"
OLD = "event=1957-03-05-atoms-for-peace"


@given(views())
def test_an_address_around_an_event_is_that_of_the_view_with_it_open(view: View) -> None:
    before, after = urls.around_event(view)
    assert before + "2018-05-08-x" + after == urls.explorer(view, event="2018-05-08-x")


def test_the_record_offers_the_spans_that_a_newcomer_looks_for(index: Index) -> None:
    assert spans(index) == [
        ("All", "1957", ""),
        ("Since 2002", "", ""),
        ("Deal years", "2015-07-14", "2018-05-07"),
        ("Since 2018", "2018-05-08", ""),
        ("Last 12 months", "2025-07-06", ""),
    ]


def test_another_record_offers_its_own_periods(small_index: Index) -> None:
    assert spans(small_index) == [
        ("All", "1998", ""),
        ("Since 2010", "", ""),
        ("Before the talks", "1998", "2015-03-01"),
        ("The talks", "2015-03-02", ""),
        ("Last 12 months", "2020-07-01", ""),
    ]


def test_a_record_of_a_few_months_offers_all_of_it_and_nothing_else() -> None:
    index = index_of(event("2026-01-01-a"), event("2026-03-01-b"))
    assert spans(index) == [("All", "", "")]


def test_the_last_twelve_months_end_on_a_leap_day_too() -> None:
    index = index_of(event("2020-01-01-a"), meta={"as_of": "2024-02-29"})
    assert spans(index)[-1] == ("Last 12 months", "2023-03-01", "")


def test_the_extent_begins_where_charts_open_unless_more_is_asked_for(small_index: Index) -> None:
    record = small_index.record
    assert extent(record, None, TODAY).first == dt.date(2010, 1, 1)
    assert extent(record, dt.date(2012, 1, 1), TODAY).first == dt.date(2010, 1, 1)
    assert extent(record, dt.date(2009, 12, 31), TODAY).first == dt.date(1998, 1, 1)
    assert extent(record, None, TODAY).last == TODAY
    assert extent(record, None, dt.date(2000, 1, 1)).last == dt.date(2021, 6, 30)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Since 2002"]),
        ("from=2002", ["Since 2002"]),
        ("lanes=sanctions", ["Since 2002"]),
        ("from=1957", ["All"]),
        ("from=2015-07-14&to=2018-05-07", ["Deal years"]),
        ("from=2015-07-14", []),
        ("to=2010", []),
        ("as_of=2016", ["Since 2002"]),
        ("as_of=1990", ["All"]),
        (PATH, []),
        (f"from=2002&to=2026&{PATH}", ["Since 2002"]),
        (OLD, ["All"]),
        ("event=1967-11-tehran-research-reactor", []),
        (f"from=2002&{OLD}", ["Since 2002"]),
    ],
)
def test_the_button_of_the_span_that_is_shown_is_pressed(
    index: Index, query: str, names: list[str]
) -> None:
    assert pressed(index, query) == names


@pytest.mark.parametrize("query", ["", "as_of=2016", PATH, OLD, "q=natanz", "to=1990"])
def test_a_button_shows_the_span_that_it_names(index: Index, query: str) -> None:
    for name, button in offered(index, query).items():
        there = button.href.partition("?")[2]
        assert pressed(index, there) == [name]


def test_what_began_after_the_day_a_view_is_as_of_is_not_offered(index: Index) -> None:
    def names(as_of: str) -> list[tuple[str, str]]:
        offered = presets(index.record, TODAY, dates.parse(as_of))
        return [(span.name, str(span.from_ or "")) for span in offered]

    assert names("2016") == [
        ("All", "1957"),
        ("Since 2002", ""),
        ("Deal years", "2015-07-14"),
        ("Last 12 months", "2016-01-01"),
    ]
    assert names("1990") == [("All", "1957"), ("Last 12 months", "1990-01-01")]
    assert names("1957") == [("All", "1957")]


@pytest.mark.parametrize(
    ("query", "ends"),
    [
        ("", ("2002", "2026")),
        ("as_of=2018-05-08", ("2002", "2018-05-08")),
        (PATH, ("2015-01-17", "2018-07-19")),
        (OLD, ("1957-03-05", "2026")),
    ],
)
def test_the_fields_say_what_is_shown_while_nothing_is_chosen(
    index: Index, query: str, ends: tuple[str, str]
) -> None:
    assert visible_of(index, query).ends == ends


def test_what_is_said_to_be_shown_is_what_the_chart_shows(index: Index) -> None:
    for query in ("", "as_of=2016", PATH, OLD, "from=2015&to=2016-03"):
        drawn = timeline.place(index, decode(query, index), width=1000, today=TODAY).scale
        shown = visible_of(index, query).shown
        assert shown.first.toordinal() == drawn.first
        # A chart keeps a little room beside its last day.
        beside = drawn.last - shown.last.toordinal()
        assert 0 <= beside <= 0.02 * (drawn.last - drawn.first)


def test_a_strips_window_is_what_the_chart_shows(index: Index) -> None:
    path = overview_of(index, PATH)
    assert (path.year, path.first, path.last) == (2002, 13 * 12, 16 * 12 + 6)
    # At the ends of the overview the window must say so: without from and to it is the path's.
    assert (path.from_, path.to) == ("2002-01", "2026-11")
    assert overview_of(index, "as_of=2016").last == 15 * 12 - 1
    early = overview_of(index, OLD)
    assert (early.year, early.first, early.from_, early.to) == (1957, 0, "", "")


def test_a_strip_counts_all_events_of_the_choice_whatever_the_span(small_index: Index) -> None:
    whole, part = overview_of(small_index), overview_of(small_index, "from=2018&to=2020")
    assert whole.bars == part.bars
    assert len(whole.bars) == 4  # the event of 1998 is before the overview
    assert {bar.share for bar in whole.bars} == {1.0}
    assert len(overview_of(small_index, "lanes=talks").bars) == 2


def test_a_strips_window_is_in_months(small_index: Index) -> None:
    part = overview_of(small_index, "from=2018&to=2020")
    assert (part.year, part.month, part.months) == (2010, 1, 203)
    assert (part.first, part.last) == (96, 131)
    assert (part.left, part.right) == (round(9600 / 203, 3), round(13200 / 203, 3))
    whole = overview_of(small_index)
    assert (whole.left, whole.right, whole.from_) == (0, 100, "")


def test_a_strip_reaches_back_when_the_view_does(small_index: Index) -> None:
    early = overview_of(small_index, "from=1998")
    assert (early.year, early.first, early.from_) == (1998, 0, "1998-01")
    assert len(early.bars) == 5


@given(
    st.lists(
        st.dates(dt.date(1000, 1, 1), dt.date(2100, 1, 1)), min_size=1, max_size=20, unique=True
    ),
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)),
)
def test_everything_on_a_strip_is_inside_it(days: list[dt.date], today: dt.date) -> None:
    index = index_of(*(event(f"{day}-e") for day in sorted(days)))
    drawn = overview_of(index, today=today)
    assert len(drawn.bars) <= 111
    assert max(bar.share for bar in drawn.bars) == 1
    assert all(0 <= bar.left < 100 and 0 < bar.share <= 1 for bar in drawn.bars)
    assert all(bar.left + bar.width <= 100.001 for bar in drawn.bars)
    assert all(0 <= label.left < 100 for label in drawn.labels)
    assert len(drawn.labels) <= 9


def test_a_newcomer_starts_at_the_turning_points(index: Index) -> None:
    starts = [link.row.short for link in details.landmarks(index, View())]
    assert len(starts) == details.START_LANDMARKS
    assert "US leaves the JCPOA" in starts
    assert "JCPOA concluded" in starts


def test_without_turning_points_a_newcomer_starts_at_landmarks() -> None:
    days = [f"20{year:02}-01-01-e" for year in range(10, 20)]
    index = index_of(*(event(day, weight=1) for day in days), event("2020-01-01-x", weight=3))
    found = [link.row.id for link in details.landmarks(index, View())]
    assert found == ["2010-01-01-e", "2012-01-01-e", "2014-01-01-e", "2017-01-01-e", "2019-01-01-e"]
    assert details.landmarks(index_of(event("2020-01-01-x", weight=2)), View()) == ()
