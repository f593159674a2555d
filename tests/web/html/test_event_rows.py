"""The row of an event: what a line says of it, wherever it is listed."""

from __future__ import annotations

from tests.web.reading import client_of, one, page, text
from timeline.record.index import Index
from timeline.web.html import event_rows

ACCORD, TALKS = "2021-06-30-accord", "2015-03-02-talks-open"


def test_actors_that_are_a_group_are_named_together_on_every_page(small_index: Index) -> None:
    assert event_rows.by_id(small_index)[ACCORD].who == "Both sides"
    client = client_of(small_index)
    (listed,) = [row for row in page(client, "/events").query(".row") if ACCORD in row.to_html()]
    assert text(listed.query_one(".who")) == "Both sides"
    assert one(page(client, "/"), f"[data-id='{ACCORD}'] .who") == "Both sides"


def test_rows_stand_in_the_order_they_are_asked_for(small_index: Index) -> None:
    rows = event_rows.rows(small_index, [ACCORD, TALKS])
    assert [row.id for row in rows] == [ACCORD, TALKS]
    assert tuple(event_rows.by_id(small_index)) == tuple(small_index.events)
