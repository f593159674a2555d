"""The SVG renderer's part for the clause clock."""

from __future__ import annotations

from tests.chart.drawings import SVG, TODAY, place, said, tree, words_in
from timeline.chart.layout.clauses import clause_clock
from timeline.query.view import View
from timeline.record.index import Index


def test_a_clause_says_what_became_of_it_as_a_whole_and_stretch_by_stretch(index: Index) -> None:
    drawn = clause_clock.clock(index, View(), width=1200, today=TODAY)
    assert drawn.clauses is not None
    bars = {bar.words: bar for group in drawn.clauses.groups for bar in group.bars}
    groups = {said(group): group for group in tree(drawn).iter(f"{SVG}g") if said(group)}
    assert set(groups) == set(bars)
    for words, group in groups.items():
        stretches = [said(rect) for rect in group.iter(f"{SVG}rect")]
        assert stretches == [segment.words for segment in bars[words].segments]


def test_states_look_different(index: Index) -> None:
    drawn = clause_clock.clock(index, View(), width=1200, today=TODAY)
    assert drawn.clauses is not None
    looks: dict[tuple[str, bool], tuple[str | None, ...]] = {}
    rects = iter(
        rect
        for group in tree(drawn).iter(f"{SVG}g")
        if said(group)
        for rect in group.iter(f"{SVG}rect")
    )
    for group in drawn.clauses.groups:
        for bar in group.bars:
            for segment, rect in zip(bar.segments, rects, strict=False):
                names = ("fill", "stroke-width", "stroke-opacity", "stroke-dasharray")
                look = tuple(rect.attrib.get(name) for name in names)
                assert looks.setdefault((segment.state, segment.contested), look) == look
    assert len(set(looks.values())) == len(looks) >= 7


def test_ends_and_the_days_of_several_are_drawn(index: Index) -> None:
    drawn = clause_clock.clock(index, View(), width=1200, today=TODAY)
    assert drawn.clauses is not None
    written = set(words_in(tree(drawn)))
    assert {milestone.words for milestone in drawn.clauses.milestones} <= written
    assert {key.words for key in drawn.clauses.legend} <= written


def test_the_track_names_groups_clauses_and_its_legend(index: Index) -> None:
    drawn = place(index, View(clauses=True))
    assert drawn.clauses is not None
    written = set(words_in(tree(drawn)))
    assert {key.words for key in drawn.clauses.legend} <= written
    for group in drawn.clauses.groups:
        assert group.name.text in written
        assert {bar.name.text for bar in group.bars if bar.name is not None} <= written
