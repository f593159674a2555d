"""The height that is named for a frame before any browser has laid it out."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline.query.view import View, decode
from timeline.record.index import Index
from timeline.web.charts.chart_kinds import Kind, chart
from timeline.web.embed.height import frame_height

TODAY = dt.date(2026, 9, 1)
CHARTS: tuple[tuple[Kind, str, str], ...] = (
    ("timeline", "", "detail=2"),
    ("list", "", "from=2018"),
    ("clauses", "", ""),
    ("series", "stockpile_60", ""),
    ("event", "2018-05-08-us-withdrawal", ""),
)


def high(index: Index, kind: Kind, id: str, query: str, width: int) -> int:
    return frame_height(chart(index, kind, id, decode(query.encode(), index), TODAY), width)


@pytest.mark.parametrize(("kind", "id", "query"), CHARTS)
def test_lists_are_lower_where_they_are_wider(
    index: Index, kind: Kind, id: str, query: str
) -> None:
    heights = [high(index, kind, id, query, width) for width in (240, 320, 420, 560)]
    assert heights == sorted(heights, reverse=True)


def test_what_is_said_of_a_frozen_version_takes_room(index: Index) -> None:
    found = chart(index, "list", "", decode(b"from=2018", index), TODAY)
    more = [
        frame_height(found, width, frozen=True) - frame_height(found, width)
        for width in (320, 700, 1000)
    ]
    assert more[0] > more[1] >= more[2] > 0


def test_no_width_is_too_narrow(index: Index) -> None:
    assert high(index, "list", "", "lanes=un", 1) == high(index, "list", "", "lanes=un", 100)


def test_a_caption_takes_a_line_of_its_own(index: Index) -> None:
    view = View(detail=2)
    plain, titled = (
        frame_height(chart(index, "timeline", "", each, TODAY), 700)
        for each in (
            view,
            View(detail=2, title="The Iran nuclear negotiations: landmarks and major events"),
        )
    )
    assert titled > plain
