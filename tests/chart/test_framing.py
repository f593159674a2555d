"""Which days a drawing shows."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import event, index_of
from tests.chart.drawings import TODAY, indexes, views
from timeline.chart.layout import framing
from timeline.chart.metrics import SHORTEST_SPAN
from timeline.query.select import select
from timeline.query.view import View
from timeline.record import dates
from timeline.record.index import Index


def window(index: Index, view: View) -> tuple[str, str]:
    first, last = framing.window(
        index, view, select(index, view), framing.wanted(index, view), TODAY
    )
    return str(dt.date.fromordinal(first)), str(dt.date.fromordinal(last))


def test_a_view_that_says_both_ends_shows_just_these_days(index: Index) -> None:
    view = View(from_=dates.parse("2018-05"), to=dates.parse("2021"))
    assert window(index, view) == ("2018-05-01", "2021-12-31")


def test_a_chart_begins_where_the_record_opens_and_ends_a_little_after_today(index: Index) -> None:
    first, last = window(index, View())
    assert first == "2002-01-01"
    assert TODAY < dt.date.fromisoformat(last) < TODAY + dt.timedelta(days=200)


def test_it_begins_earlier_for_an_event_that_is_asked_for(index: Index) -> None:
    early = next(each for each in index.events.values() if each.date.start.year < 1980)
    for view in (View(event=early.id), View(highlight=(early.id,))):
        assert window(index, view)[0] == str(early.date.start)


def test_it_begins_with_the_first_event_where_the_record_does_not_say() -> None:
    index = index_of(event("2015-03-02-a"), event("2018-05-08-b"))
    assert window(index, View())[0] == "2015-03-02"


def test_it_begins_with_the_first_event_where_all_are_before_the_opening() -> None:
    index = index_of(event("1957-03-05-a"), event("1968-07-01-b"), meta={"opens": "2002"})
    assert window(index, View())[0] == "1957-03-05"


def test_a_search_that_finds_nothing_still_shows_some_days() -> None:
    index = index_of(event("2015-03-02-a"))
    first, last = window(index, View(q="zyxwvut"))
    assert dt.date.fromisoformat(last) - dt.date.fromisoformat(first) > dt.timedelta(days=364)


def test_it_ends_where_the_record_reaches_beyond_today() -> None:
    index = index_of(event("2015-03-02-a"), event("2031-10-18-b"))
    assert window(index, View())[1] > "2031-10-18"


def test_a_view_as_of_a_day_ends_there(index: Index) -> None:
    last = window(index, View(as_of=dates.parse("2016-01-16")))[1]
    assert "2016-01-16" < last < "2016-12-31"


def test_a_path_of_causes_is_shown_as_long_as_it_is() -> None:
    index = index_of(
        event("2010-01-01-start"),
        event("2012-01-01-end", follows_from=("2010-01-01-start",)),
        meta={"opens": "2002"},
    )
    view = View(from_event="2010-01-01-start", to_event="2012-01-01-end")
    first, last = window(index, view)
    assert "2009-01-01" < first < "2010-01-01"
    assert "2012-01-01" < last < "2013-01-01"


def test_a_single_day_is_shown_with_those_around_it(index: Index) -> None:
    day = dates.parse("2018-05-08")
    assert window(index, View(from_=day, to=day)) == ("2018-05-05", "2018-05-11")


@settings(max_examples=50)
@given(st.data(), indexes(10))
def test_days_in_sight_are_days_of_the_calendar(data: st.DataObject, index: Index) -> None:
    view = data.draw(views(index))
    first, last = framing.window(
        index, view, select(index, view), framing.wanted(index, view), TODAY
    )
    assert 1 <= first < last < dt.date.max.toordinal()
    assert last - first + 1 >= SHORTEST_SPAN - 1


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_the_ends_of_the_calendar_can_be_shown(year: str) -> None:
    index = index_of(event("e", date=year))
    view = View(from_=dates.parse(year), to=dates.parse(year))
    assert window(index, view)[0][:4] == year


def test_near_an_open_event_are_its_causes_and_effects_two_steps_deep() -> None:
    ids = [f"201{at}-01-01-e" for at in range(6)]
    index = index_of(
        event(ids[0]),
        *(event(id_, follows_from=(cause,)) for cause, id_ in pairwise(ids)),
    )
    assert framing.near(index, View(event=ids[2])) == frozenset(ids[:5])
    assert framing.near(index, View()) == frozenset()
    assert framing.near(index, View(event="no-such")) == frozenset()


def test_a_chain_is_wanted_with_all_that_is_on_the_way(small_index: Index) -> None:
    view = View(from_event="2012-08-second-site", to_event="2021-06-30-accord")
    assert framing.wanted(small_index, view).chain == {
        "2012-08-second-site", "2015-03-02-talks-open", "2018-11-inspection", "2021-06-30-accord",
    }  # fmt: skip


def test_the_ends_of_a_path_are_asked_for_by_name(small_index: Index) -> None:
    ends = {"2012-08-second-site", "2021-06-30-accord"}
    view = View(from_event="2012-08-second-site", to_event="2021-06-30-accord")
    assert framing.wanted(small_index, view).highlights == ends
    apart = View(from_event="2021-06-30-accord", to_event="2012-08-second-site")
    assert framing.wanted(small_index, apart).highlights == frozenset()
