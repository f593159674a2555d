"""Days that are named on the clause clock."""

from __future__ import annotations

import datetime as dt

from timeline.chart import text
from timeline.chart.layout.clauses.milestones import turns_of
from timeline.chart.metrics import MILESTONE_SIZE
from timeline.chart.scale import TimeScale
from timeline.record.index import Index

SCALE = TimeScale(dt.date(2015, 1, 1).toordinal(), dt.date(2042, 1, 1).toordinal(), 300.0, 1186.0)


def test_each_is_written_to_the_right_of_its_line_below_the_one_before(index: Index) -> None:
    found, bottom = turns_of(index, SCALE, dt.date(2026, 7, 1), 50)
    assert [turn.words for turn in found] == [
        "UN arms embargo on Iran expires, 18 October 2020",
        "Transition Day: UN missile limits on Iran expire, 18 October 2023",
        "UN sanctions on Iran return, 27 September 2025",
        "Termination Day: Iran declares the 2015 deal's limits over, 18 October 2025",
    ]
    assert all(turn.words_at > turn.x for turn in found)
    assert all(50 < turn.y < bottom for turn in found)
    # The line of a later day begins below the words of the earlier ones.
    assert [turn.y for turn in found] == sorted({turn.y for turn in found})


def test_where_a_title_has_no_room_the_label_stands(index: Index) -> None:
    less = TimeScale(SCALE.first, SCALE.last, 300, 760)
    found, _ = turns_of(index, less, dt.date(2026, 7, 1), 50)
    assert found[1].words == "UN missile limits end, 18 October 2023"


def test_words_are_cut_where_the_chart_ends(index: Index) -> None:
    narrow = TimeScale(SCALE.first, SCALE.last, 300, 500)
    for turn in turns_of(index, narrow, dt.date(2026, 7, 1), 50)[0]:
        assert turn.words_at + text.width(turn.words, MILESTONE_SIZE) <= 500 + 1e-6
        assert turn.words.endswith("…")


def test_what_is_still_to_come_or_out_of_sight_is_not_named(index: Index) -> None:
    assert turns_of(index, SCALE, dt.date(2020, 10, 17), 50) == ((), 50)
    early = TimeScale(SCALE.first, dt.date(2019, 1, 1).toordinal(), 300, 1186)
    assert turns_of(index, early, dt.date(2026, 7, 1), 50) == ((), 50)


def test_a_record_without_clauses_has_none(small_index: Index) -> None:
    assert turns_of(small_index, SCALE, dt.date(2026, 7, 1), 50) == ((), 50)
