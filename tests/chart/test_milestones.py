"""Days that are named on the clause clock."""

from __future__ import annotations

import datetime as dt

from timeline.chart import text
from timeline.chart.layout.clauses.milestones import milestones
from timeline.chart.metrics import MILESTONE_SIZE
from timeline.chart.scale import TimeScale
from timeline.record.index import Index

SCALE = TimeScale(dt.date(2015, 1, 1).toordinal(), dt.date(2042, 1, 1).toordinal(), 300.0, 1186.0)


def test_each_is_written_to_the_right_of_its_line_below_the_one_before(index: Index) -> None:
    found, bottom = milestones(index, SCALE, dt.date(2026, 7, 1), 50)
    assert [day.words for day in found] == [
        "UN arms embargo on Iran expires, 18 October 2020",
        "Transition Day: UN missile limits on Iran expire, 18 October 2023",
        "UN sanctions on Iran return, 27 September 2025",
        "Termination Day: Iran declares the 2015 deal's limits over, 18 October 2025",
    ]
    assert all(day.words_at > day.x for day in found)
    assert all(50 < day.y < bottom for day in found)
    # The line of a later day begins below the words of the earlier ones.
    assert [day.y for day in found] == sorted({day.y for day in found})


def test_where_a_title_has_no_room_the_label_stands(index: Index) -> None:
    less = TimeScale(SCALE.first, SCALE.last, 300, 760)
    found, _ = milestones(index, less, dt.date(2026, 7, 1), 50)
    assert found[1].words == "UN missile limits end, 18 October 2023"


def test_words_are_cut_where_the_chart_ends(index: Index) -> None:
    narrow = TimeScale(SCALE.first, SCALE.last, 300, 500)
    for day in milestones(index, narrow, dt.date(2026, 7, 1), 50)[0]:
        assert day.words_at + text.width(day.words, MILESTONE_SIZE) <= 500 + 1e-6
        assert day.words.endswith("…")


def test_what_is_still_to_come_or_out_of_sight_is_not_named(index: Index) -> None:
    assert milestones(index, SCALE, dt.date(2020, 10, 17), 50) == ((), 50)
    early = TimeScale(SCALE.first, dt.date(2019, 1, 1).toordinal(), 300, 1186)
    assert milestones(index, early, dt.date(2026, 7, 1), 50) == ((), 50)


def test_a_record_without_clauses_has_none(small_index: Index) -> None:
    assert milestones(small_index, SCALE, dt.date(2026, 7, 1), 50) == ((), 50)
