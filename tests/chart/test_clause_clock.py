"""The clause clock: what became of each clause, as the record tells it."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

import pytest

from tests.builders import event, index_of
from tests.chart.drawings import TODAY
from timeline.chart import text
from timeline.chart.layout import timeline
from timeline.chart.layout.clauses import clause_clock
from timeline.chart.metrics import CLAUSE_ROW_LEAST, CLAUSE_SHORTEST, FOOT, LEGEND_SIZE
from timeline.chart.scale import TimeScale
from timeline.chart.scene import ClauseBar, ClauseTrack, Scene
from timeline.query.view import View
from timeline.record import dates
from timeline.record.index import Index

SOURCE = {"url": "https://example.org/a", "publisher": "Example", "kind": "news", "read": True}


def clock(index: Index, view: View | None = None, width: float = 1200) -> Scene:
    return clause_clock.clock(index, view or View(), width=width, today=TODAY)


def track(drawn: Scene) -> ClauseTrack:
    assert drawn.clauses is not None
    return drawn.clauses


def bar(drawn: Scene, id_: str) -> ClauseBar:
    return next(bar for group in track(drawn).groups for bar in group.bars if bar.id == id_)


def x(drawn: Scene, day: str) -> float:
    return drawn.scale.x(dates.parse(day).start.toordinal())


def states(drawn: Scene, id_: str) -> list[tuple[str, bool]]:
    return [(each.state, each.contested) for each in bar(drawn, id_).segments]


def clause(ends: str | None = "2020-12-31", *happenings: dict[str, Any]) -> Index:
    """The index of a record with one clause, from 2016 on."""
    return index_of(
        event("2015-01-01-e"),
        clauses=(
            {
                "id": "c",
                "title": "A limit",
                "text": "It limits.",
                "group": "limits",
                "reference": "1",
                "starts": "2016-01-01",
                "ends": ends,
                "basis": "Five years",
                "what_happened": tuple({"text": "It did.", **each} for each in happenings),
                "sources": (SOURCE,),
            },
        ),
    )


def test_the_arms_embargo_expires_in_october_2020_and_is_restored_in_dispute(index: Index) -> None:
    drawn = clock(index)
    embargo = bar(drawn, "arms-embargo")
    assert states(drawn, "arms-embargo") == [("kept", False), ("restored", True)]
    assert embargo.segments[0].right == x(drawn, "2020-10-18")
    assert embargo.segments[1].left == x(drawn, "2025-09-27")
    assert embargo.ends == ((x(drawn, "2020-10-18"), "expired", True),)
    assert "expired 18 October 2020 (the sides disagree on this)" in embargo.words


def test_a_clause_whose_end_the_sides_dispute_goes_on(index: Index) -> None:
    drawn = clock(index)
    assert states(drawn, "enrichment-level") == [
        ("kept", False), ("passed", False), ("passed", True), ("planned", True),
    ]  # fmt: skip
    found = bar(drawn, "enrichment-level")
    assert found.ends == ((x(drawn, "2025-10-18"), "ended", True),)
    assert found.segments[-1].right == x(drawn, "2031-01-17")


def test_the_us_relief_is_not_observed_from_its_return_on(index: Index) -> None:
    drawn = clock(index)
    kept, suspended, passed = bar(drawn, "us-relief-implementation").segments
    assert (kept.state, suspended.state, passed.state) == ("kept", "suspended", "passed")
    assert kept.right == suspended.left == x(drawn, "2018-05-08")


def test_days_on_which_several_clauses_ended_or_came_back_are_named(index: Index) -> None:
    drawn = clock(index)
    milestones = track(drawn).milestones
    assert [(day.event, day.x) for day in milestones] == [
        ("2020-10-18-un-arms-embargo-expires", x(drawn, "2020-10-18")),
        ("2023-10-18-transition-day", x(drawn, "2023-10-18")),
        ("2025-09-27-un-sanctions-return", x(drawn, "2025-09-27")),
        ("2025-10-18-termination-day", x(drawn, "2025-10-18")),
    ]
    assert [day.y for day in milestones] == sorted(day.y for day in milestones)
    assert all(drawn.plot.top - day.y > 0 for day in milestones)


@pytest.mark.parametrize("width", [700, 1024, 1440])
def test_a_clock_stays_in_its_frame(index: Index, width: int) -> None:
    drawn = clock(index, width=width)
    found = track(drawn)
    assert drawn.width == width
    assert found.bottom + FOOT == drawn.height
    for group in found.groups:
        for each in group.bars:
            assert each.name is not None
            assert each.name.x <= drawn.plot.left - 8
            assert each.name.x - text.width(each.name.text, each.name.size) >= 0
            for segment in each.segments:
                assert drawn.plot.left <= segment.left < segment.right <= drawn.plot.right
    for key in found.legend:
        assert key.x + text.width(key.words, LEGEND_SIZE) <= width
        assert key.y < drawn.plot.top
    for day in found.milestones:
        assert day.words_at + text.width(day.words, LEGEND_SIZE) <= drawn.plot.right + 1e-6


@pytest.mark.parametrize("width", [320, 390, 500])
def test_with_little_width_names_stand_whole_above_their_bars(index: Index, width: int) -> None:
    drawn = clock(index, width=width)
    bars = [bar for group in track(drawn).groups for bar in group.bars]
    shown = [bar.name for bar in bars if bar.name is not None]
    assert len(shown) == len(bars)
    for each, name in zip(bars, shown, strict=True):
        assert name.y + name.size / 2 < each.y - track(drawn).row * 0.55 / 2
        assert name.x + text.width(name.text, name.size) <= drawn.plot.right
    cut = [name.text for name in shown if name.text.endswith("…")]
    assert len(cut) <= 3
    assert len({name.text for name in shown}) == len(shown)


def test_bars_stand_in_the_record_s_order_by_group_one_below_the_other(index: Index) -> None:
    found = track(clock(index))
    assert {bar.id for group in found.groups for bar in group.bars} == set(index.clauses)
    places = [bar.y for group in found.groups for bar in group.bars]
    assert places == sorted(places)
    assert [group.name.text for group in found.groups][:2] == ["Procedure", "Enrichment"]


def test_as_of_a_day_what_came_later_is_only_planned(index: Index) -> None:
    drawn = clock(index, View(as_of=dates.parse("2017-06-30")))
    assert states(drawn, "enrichment-level") == [("kept", False), ("planned", False)]
    assert states(drawn, "arms-embargo") == [("kept", False), ("planned", False)]
    assert bar(drawn, "arms-embargo").ends == ()
    assert track(drawn).milestones == ()
    assert (drawn.today, drawn.as_of) == (None, x(drawn, "2017-07-01"))


def test_today_cuts_through_the_clock(index: Index) -> None:
    drawn = clock(index)
    assert (drawn.today, drawn.as_of) == (x(drawn, "2026-07-02"), None)


def test_nothing_is_said_of_the_days_after_those_of_the_data(index: Index) -> None:
    late = clause_clock.clock(index, View(), width=1200, today=dt.date(2027, 1, 1))
    assert states(late, "joint-commission")[-1][0] == "kept"
    as_of = index.record.meta.as_of
    assert as_of is not None
    after = as_of.end + dt.timedelta(days=1)
    assert bar(late, "joint-commission").segments[-1].right == x(late, after.isoformat())
    assert late.today == x(late, "2027-01-02")


def test_clauses_out_of_sight_have_no_row(index: Index) -> None:
    drawn = clock(index, View(from_=dates.parse("2019"), to=dates.parse("2020")))
    bars = [each for group in track(drawn).groups for each in group.bars]
    assert all(each.segments for each in bars)
    assert "implementation-day" not in {each.id for each in bars}


def test_a_range_is_kept_to(index: Index) -> None:
    drawn = clock(index, View(from_=dates.parse("2020"), to=dates.parse("2021")))
    assert drawn.scale.first == dt.date(2020, 1, 1).toordinal() - 60
    assert drawn.scale.last == dt.date(2021, 12, 31).toordinal() + 60


def test_a_clause_that_runs_out_as_planned_ends_there() -> None:
    index = clause("2020-12-31", {"date": "2021-01-01", "status": "expired"})
    drawn = clock(index)
    assert states(drawn, "c") == [("kept", False)]
    assert bar(drawn, "c").segments[0].right == x(drawn, "2021-01-01")
    assert bar(drawn, "c").ends == ((x(drawn, "2021-01-01"), "expired", False),)


def test_a_clause_ends_otherwise_before_its_time() -> None:
    index = clause("2030-12-31", {"date": "2018-05-08", "status": "ended"})
    drawn = clock(index)
    assert states(drawn, "c") == [("kept", False)]
    assert bar(drawn, "c").ends == ((x(drawn, "2018-05-08"), "ended", False),)


def test_what_is_confirmed_twice_is_one_stretch() -> None:
    index = clause(
        "2020-12-31",
        {"date": "2017-01-01", "status": "kept"},
        {"date": "2018-01-01", "status": "suspended"},
        {"date": "2019-01-01", "status": "suspended"},
    )
    drawn = clock(index)
    assert states(drawn, "c") == [("kept", False), ("suspended", False)]
    assert bar(drawn, "c").segments[0].words == (
        "in force and observed, 1 January 2016 to 31 December 2017"
    )


def test_a_clause_without_a_planned_end_goes_on_to_today() -> None:
    drawn = clock(clause(None))
    assert states(drawn, "c") == [("kept", False)]
    assert bar(drawn, "c").segments[0].right == x(drawn, "2026-07-02")


def test_a_clause_of_a_single_day_can_be_seen(index: Index) -> None:
    (segment,) = bar(clock(index), "implementation-day").segments
    assert segment.right - segment.left == pytest.approx(CLAUSE_SHORTEST)


@pytest.mark.parametrize("first", [2002, 2013, 2018])
def test_a_track_names_groups_in_the_gutter_and_clauses_where_there_is_room(
    index: Index, first: int
) -> None:
    scale = TimeScale(dt.date(first, 1, 1).toordinal(), TODAY.toordinal(), 124, 1186)
    found = clause_clock.track(index, scale, 100, View(), TODAY)
    assert found.top == 100
    assert all(100 < key.y < found.groups[0].bars[0].y for key in found.legend)
    for group in found.groups:
        wide = text.width(group.name.text, group.name.size, bold=True)
        assert group.name.x + wide < scale.left
        for each in group.bars:
            if each.name is not None:
                wide = text.width(each.name.text, each.name.size)
                left = each.name.x - (wide if each.name.anchor == "end" else 0)
                assert scale.left <= left
                assert left + wide <= scale.right
                assert all(
                    left + wide < segment.left or left > segment.right for segment in each.segments
                )
    names = [each.name for group in found.groups for each in group.bars]
    assert sum(name is not None for name in names) >= 0.8 * len(names)


@pytest.mark.parametrize("height", [330, 450, 600])
def test_a_clock_is_as_low_as_is_asked(index: Index, height: int) -> None:
    drawn = clause_clock.clock(index, View(), width=1000, height=height, today=TODAY)
    assert drawn.height <= height + 1e-6 or track(drawn).row == CLAUSE_ROW_LEAST
    for before, after in pairwise(track(drawn).groups):
        assert before.name.y + before.name.size <= after.name.y
        assert before.bars[-1].y < after.bars[0].y


def test_a_record_without_clauses_has_an_empty_clock() -> None:
    drawn = clock(index_of(event("2015-01-01-e")))
    assert track(drawn).groups == ()


def test_the_clause_track_stands_above_the_lanes(index: Index) -> None:
    drawn = timeline.place(index, View(clauses=True), width=1200, today=TODAY)
    assert track(drawn).bottom < drawn.lanes[0].top


def test_the_description_counts_the_clauses_by_state(index: Index) -> None:
    said = clock(index).description
    assert said.startswith(f"{len(index.clauses)} clauses of the JCPOA")
    assert "as of 1 July 2026" in said
