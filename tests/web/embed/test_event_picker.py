"""Events to pick: what is chosen stays in sight, whatever is looked for."""

from __future__ import annotations

from timeline.query.view import View
from timeline.record.index import Index
from timeline.web.embed.event_picker import FOUND, picks

SITE, TALKS, ACCORD = "1998-first-site", "2015-03-02-talks-open", "2021-06-30-accord"


def test_what_the_view_names_stands_first_and_once(small_index: Index) -> None:
    view = View(highlight=(SITE, ACCORD), from_event=TALKS, to_event=ACCORD)
    found = picks(small_index, view, "accord")
    assert [each.event.id for each in found[:3]] == [SITE, ACCORD, TALKS]
    assert len({each.event.id for each in found}) == len(found)
    assert [(each.named, each.first, each.last) for each in found[:3]] == [
        (True, False, False),
        (True, False, True),
        (False, True, False),
    ]


def test_nothing_is_found_where_nothing_is_looked_for(small_index: Index) -> None:
    assert picks(small_index, View(), "") == ()
    (shown,) = picks(small_index, View(event=ACCORD), "zzzz")
    assert (shown.event.id, shown.shown, shown.event.when.words) == (ACCORD, True, "30 June 2021")


def test_few_are_found_at_once(index: Index) -> None:
    assert len(picks(index, View(), "Iran")) == FOUND
