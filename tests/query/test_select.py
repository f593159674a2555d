from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import event, index_of
from tests.query.strategies import edtf_dates
from timeline.query.select import select
from timeline.query.view import View, decode, replace
from timeline.record.dates import EdtfDate
from timeline.record.index import Index
from timeline.record.model import Event

COLUMNS = {
    "id": "str",
    "label": "str",
    "title": "str",
    "lane": "str",
    "weight": "int64",
    "date": "str",
    "end": "object",
    "start": "datetime64[s]",
    "stop": "datetime64[s]",
    "precision": "str",
    "vague": "bool",
    "actors": "object",
    "place": "str",
    "score": "float64",
}


def shown(index: Index, query: str) -> list[str]:
    return select(index, decode(query)).id.tolist()


def test_the_columns_are_those_promised(small_index: Index) -> None:
    for view in (View(), View(q="accord"), View(lanes=("no-such",))):
        table = select(small_index, view)
        assert {name: str(dtype) for name, dtype in table.dtypes.items()} == COLUMNS
        assert table.index.equals(pd.RangeIndex(len(table)))


def test_a_row_says_what_the_event_says(small_index: Index) -> None:
    rows = select(small_index, View()).to_dict("records")
    assert rows[2] == {
        "id": "2015-03-02-talks-open",
        "label": "Talks open",
        "title": "Alia and Borea open talks",
        "lane": "talks",
        "weight": 1,
        "date": "2015-03-02",
        "end": "2015-03-06",
        "start": pd.Timestamp(2015, 3, 2),
        "stop": pd.Timestamp(2015, 3, 6),
        "precision": "day",
        "vague": False,
        "actors": ("alia", "borea"),
        "place": "Midtown, Borea",
        "score": 0.0,
    }
    vague = rows[1]
    assert (vague["label"], vague["place"], vague["end"]) == ("", "", None)
    assert (vague["precision"], vague["vague"]) == ("month", True)
    assert (vague["start"], vague["stop"]) == (pd.Timestamp(2012, 8, 1), pd.Timestamp(2012, 8, 31))


def test_the_default_view_shows_every_event(index: Index) -> None:
    table = select(index, View())
    assert sorted(table.id) == sorted(index.events)
    assert table.start.is_monotonic_increasing


def test_changing_a_table_changes_no_other(small_index: Index) -> None:
    table = select(small_index, View())
    table.loc[:, "title"] = "changed"
    table["score"] = 1.0
    again = select(small_index, View())
    assert "changed" not in set(again.title)
    assert again.score.eq(0).all()


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("from=2018-11-30&to=2018-11-30", ["2018-11-inspection"]),
        ("from=2015-03-06&to=2015-03-06", ["2015-03-02-talks-open"]),
        ("from=2015-03-07&to=2018-10", []),
        ("to=1998-06", ["1998-first-site"]),
        ("from=2021-06-30", ["2021-06-30-accord"]),
        ("as_of=2012-08-01", ["1998-first-site", "2012-08-second-site"]),
        ("as_of=2012-07", ["1998-first-site"]),
        ("lanes=talks", ["2015-03-02-talks-open", "2021-06-30-accord"]),
        ("actors=borea", ["2015-03-02-talks-open", "2021-06-30-accord"]),
        ("actors=agency,borea&from=2016", ["2018-11-inspection", "2021-06-30-accord"]),
        ("detail=1", ["2015-03-02-talks-open", "2021-06-30-accord"]),
        ("lanes=no-such", []),
        ("actors=no-such", []),
        ("q=inspects", ["2018-11-inspection"]),
        ("q=accord&lanes=sites", []),
    ],
)
def test_filters(small_index: Index, query: str, ids: list[str]) -> None:
    assert shown(small_index, query) == ids


def test_a_group_stands_for_any_of_its_members(small_index: Index) -> None:
    assert shown(small_index, "actors=both") == [
        "1998-first-site",
        "2012-08-second-site",
        "2015-03-02-talks-open",
        "2018-11-inspection",
        "2021-06-30-accord",
    ]
    e3 = index_of(
        event("2003-10-21-a", actors=("france",)),
        event("2003-10-22-b", actors=("us", "uk")),
        event("2003-10-23-c", actors=("us",)),
        groups=({"id": "e3", "name": "E3", "members": ("france", "germany", "uk")},),
    )
    assert shown(e3, "actors=e3") == ["2003-10-21-a", "2003-10-22-b"]


def test_the_open_event_and_highlights_are_shown_whatever_their_weight(small_index: Index) -> None:
    query = "detail=1&event=2012-08-second-site&highlight=1998-first-site,no-such"
    assert shown(small_index, query) == [
        "1998-first-site",
        "2012-08-second-site",
        "2015-03-02-talks-open",
        "2021-06-30-accord",
    ]
    assert shown(small_index, f"{query}&lanes=talks") == [
        "2015-03-02-talks-open",
        "2021-06-30-accord",
    ]


def test_what_is_found_has_a_score_and_stays_in_order_of_date(small_index: Index) -> None:
    table = select(small_index, View(q="site"))
    assert table.id.tolist() == ["1998-first-site", "2012-08-second-site", "2018-11-inspection"]
    assert table.score.gt(0).all()
    assert table.score.idxmax() == 0


def test_days_before_1678_are_days_like_others() -> None:
    old = index_of(event("0001-01-01-first"), event("9999-12-31-last"))
    assert shown(old, "to=0001") == ["0001-01-01-first"]
    assert shown(old, "from=9999-12-31") == ["9999-12-31-last"]


@st.composite
def events(draw: st.DrawFn) -> list[Event]:
    drawn: list[Event] = []
    for number in range(draw(st.integers(1, 12))):
        first, last = sorted((draw(edtf_dates()), draw(edtf_dates())))
        drawn.append(
            event(
                f"e{number}",
                date=first,
                end=draw(st.sampled_from((None, last))),
                lane=draw(st.sampled_from(("talks", "sites"))),
                actors=tuple(sorted(draw(st.sets(st.sampled_from(("alia", "borea", "agency")))))),
                weight=draw(st.sampled_from((1, 2, 3))),
            )
        )
    return drawn


@given(events(), st.data())
def test_what_is_shown_is_what_every_filter_lets_through(
    drawn: list[Event], data: st.DataObject
) -> None:
    index = index_of(*drawn)
    first, last = sorted((data.draw(edtf_dates()), data.draw(edtf_dates())))
    view = View(
        from_=data.draw(st.sampled_from((None, first))),
        to=data.draw(st.sampled_from((None, last))),
        lanes=data.draw(st.sampled_from(((), ("talks",), ("sites", "talks")))),
        actors=data.draw(st.sampled_from(((), ("alia",), ("agency", "borea")))),
        detail=data.draw(st.sampled_from((1, 2, 3))),
        event=data.draw(st.sampled_from((None, "e0"))),
        as_of=data.draw(st.none() | edtf_dates()),
    )

    def passes(one: Event) -> bool:
        last_day: dt.date = (one.end or one.date).end
        return (
            (view.from_ is None or last_day >= view.from_.start)
            and (view.to is None or one.date.start <= view.to.end)
            and (view.as_of is None or one.date.start <= view.as_of.end)
            and (not view.lanes or one.lane in view.lanes)
            and (not view.actors or bool(set(one.actors) & set(view.actors)))
            and (one.weight <= view.detail or one.id == view.event)
        )

    def in_order(one: Event) -> tuple[EdtfDate, EdtfDate, str]:
        return one.date, one.end or one.date, one.id

    expected = [one.id for one in sorted(drawn, key=in_order) if passes(one)]
    assert select(index, view).id.tolist() == expected
    # Taking a filter back never hides an event.
    assert set(expected) <= set(select(index, replace(view, lanes=(), as_of=None)).id)


def test_a_path_shows_the_events_between_two_whatever_their_weight() -> None:
    index = index_of(
        event("2020-01-01-cause", weight=1),
        event("2020-02-01-between", weight=3, follows_from=("2020-01-01-cause",)),
        event("2020-02-02-beside", weight=1, follows_from=("2020-01-01-cause",)),
        event("2020-03-01-effect", weight=2, follows_from=("2020-02-01-between",)),
    )
    view = View(from_event="2020-01-01-cause", to_event="2020-03-01-effect", detail=1)
    assert select(index, view).id.tolist() == [
        "2020-01-01-cause",
        "2020-02-01-between",
        "2020-03-01-effect",
    ]
    without_path = View(from_event="2020-02-02-beside", to_event="2020-03-01-effect")
    assert select(index, without_path).empty
