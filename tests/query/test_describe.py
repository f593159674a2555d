from __future__ import annotations

import pytest
from hypothesis import given

from tests.builders import event, index_of
from tests.query.strategies import views
from timeline.query.describe import active_filters, day_words, description, in_list, title_words
from timeline.query.select import select
from timeline.query.view import View, decode, encode, selection
from timeline.record import dates
from timeline.record.index import Index

EVERYTHING = (
    "q=sites&lanes=sites,talks&actors=both,alia&detail=2&from=2012&to=2018-11&as_of=2021-06-30"
    "&from_event=1998-first-site&to_event=2021-06-30-accord&series=stock&clauses=1"
)


def test_each_filter_in_words_and_the_view_without_it(small_index: Index) -> None:
    filters = active_filters(small_index, decode(EVERYTHING))
    assert [(one.parameter, one.words) for one in filters] == [
        ("q", "Search: sites"),
        ("lanes", "Lane: Talks"),
        ("lanes", "Lane: Sites"),
        ("actors", "Actor: Republic of Alia"),
        ("actors", "Group: Both sides"),
        ("detail", "Detail: landmarks and major events"),
        ("from", "From 2012"),
        ("to", "To November 2018"),
        ("as_of", "As of 30 June 2021"),
        ("from_event", "Path: from “First site” to “The accord”"),
        ("series", "Series: Stock"),
        ("clauses", "Clauses of the deal"),
    ]
    assert filters[1].without == decode(EVERYTHING.replace("sites,talks", "sites"))
    assert filters[3].without == decode(EVERYTHING.replace("both,alia", "both"))
    assert filters[6].without == decode(EVERYTHING.replace("&from=2012", ""))


@given(views())
def test_without_every_filter_nothing_is_filtered(small_index: Index, view: View) -> None:
    while filters := active_filters(small_index, view):
        assert len(encode(filters[0].without)) < len(encode(view))
        assert len(active_filters(small_index, filters[0].without)) == len(filters) - 1
        view = filters[0].without
    assert selection(view) == View()
    assert (view.series, view.clauses, view.from_event) == ((), False, None)


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("", "The small record"),
        ("theme=dark&title=Mine&series=stock", "The small record"),
        ("lanes=sites,talks&from=2018&to=2021", "Talks and Sites, 2018 to 2021"),
        ("lanes=talks&from=2018-05", "Talks, since May 2018"),
        ("lanes=talks&detail=1", "Talks: landmarks"),
        ("detail=1&to=2018-05-08", "The small record: landmarks, until 8 May 2018"),
        (
            "actors=both,agency&as_of=2020",
            "The small record, with The Agency or Both sides, as of 2020",
        ),
        ("q=site", "The small record, matching “site”"),
        ("from=2018&to=2021", "The small record, 2018 to 2021"),
        ("lanes=gone", "Gone"),
    ],
)
def test_titles(small_index: Index, query: str, title: str) -> None:
    assert title_words(small_index, decode(query)) == title


def test_a_title_names_few(index: Index) -> None:
    view = decode("lanes=un,nuclear,politics,sanctions&actors=iran,us,uk,e3")
    assert title_words(index, view) == "Four of eight lanes, with any of four actors"


@pytest.mark.parametrize(
    ("query", "text"),
    [
        (
            "",
            "Timeline of 5 events from 1998 to 2021 in two lanes: Talks and Sites. Landmarks: "
            "Talks open, 2 to 6 March 2015; The accord, 30 June 2021.",
        ),
        (
            "lanes=sites&q=second",
            "Timeline of one event in 2012 in one lane: Sites. Only events matching “second”.",
        ),
        (
            "actors=borea&from=2021",
            "Timeline of one event in 2021 in one lane: Talks. Only events with Kingdom of Borea. "
            "Landmarks: The accord, 30 June 2021.",
        ),
        (
            "lanes=talks&to=1999",
            "Timeline without events. Asked for: Talks, until 1999.",
        ),
    ],
)
def test_descriptions(small_index: Index, query: str, text: str) -> None:
    view = decode(query)
    assert description(small_index, view, select(small_index, view)) == text


def test_a_description_names_at_most_five_landmarks() -> None:
    index = index_of(*(event(f"201{n}-05-08-x", weight=1, label=f"L{n}") for n in range(7)))
    text = description(index, View(), select(index, View()))
    assert text.endswith("L4, 8 May 2014; and 2 more.")


def test_lists_in_sentences() -> None:
    assert [in_list(list("abc")[:n], "or") for n in range(4)] == ["", "a", "a or b", "a, b or c"]


def test_the_line_of_a_day_says_which() -> None:
    assert day_words(View()) == "today"
    assert day_words(View(as_of=dates.parse("2019-06"))) == "as of June 2019"
