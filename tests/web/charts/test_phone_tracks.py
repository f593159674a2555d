"""Numbers and clauses that a view shows on a phone, above the list."""

from __future__ import annotations

import datetime as dt

from timeline.query.view import View, decode
from timeline.record.index import Index
from timeline.web.charts.phone_tracks import WIDTH, tracks, tracks_key

TODAY = dt.date(2021, 7, 1)


def test_each_series_and_the_clauses_have_a_drawing_and_a_page(small_index: Index) -> None:
    numbers, clock = tracks(small_index, decode("clauses=1&series=stock"), TODAY)
    assert (numbers.name, numbers.page) == ("Stock", "/series/stock")
    assert clock.page == "/clauses"
    for track in (numbers, clock):
        assert track.drawing.width == WIDTH
        assert track.drawing.svg.count("<svg") == 1
    assert 'href="https://' in numbers.drawing.svg


def test_a_view_without_tracks_has_none(small_index: Index) -> None:
    assert tracks(small_index, View(lanes=("talks",), from_=None), TODAY) == ()


def test_the_series_stand_in_the_records_order_and_share_no_id(index: Index) -> None:
    view = View(series=tuple(index.series))
    found = tracks(index, view, TODAY)
    assert [track.name for track in found] == [each.title for each in index.record.series]
    ids = [
        part.partition('"')[0] for track in found for part in track.drawing.svg.split(' id="')[1:]
    ]
    assert len(ids) == len(set(ids)) > 0


def test_they_are_of_the_days_of_the_view_and_of_nothing_else_in_it(small_index: Index) -> None:
    def svg(query: str) -> str:
        return str(tracks(small_index, decode(query), TODAY)[0].drawing.svg)

    assert svg("series=stock&from=2021") != svg("series=stock")
    assert "31 May 2021" not in svg("series=stock&as_of=2019")
    for more in ("lanes=talks", "event=2021-06-30-accord", "q=accord", "theme=dark", "detail=1"):
        assert svg(f"series=stock&{more}") == svg("series=stock")
        assert tracks_key(decode(f"series=stock&{more}")) == tracks_key(decode("series=stock"))
    keys = {tracks_key(decode(f"series=stock{more}")) for more in ("", "&from=2021", "&clauses=1")}
    assert len(keys) == 3
