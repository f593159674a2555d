"""The Plotly renderer's part for the clause clock."""

from __future__ import annotations

from tests.chart.drawings import place
from timeline.chart.palette import LIGHT
from timeline.chart.plotly.clauses import names, traces
from timeline.chart.plotly.traces import Trace, wrap
from timeline.chart.scene import Scene
from timeline.query.view import View
from timeline.record.index import Index


def test_every_stretch_of_a_clause_can_be_hovered(index: Index) -> None:
    placed = place(index, View(clauses=True))
    assert placed.clauses is not None
    said = {
        words
        for trace in traces(placed, LIGHT)
        if trace is not None
        for words in trace.get("hovertext", ())
        if words
    }
    bars = [bar for group in placed.clauses.groups for bar in group.bars if bar.segments]
    assert said == {
        f"<b>{wrap(bar.title)}</b><br>{wrap(segment.words)}"
        for bar in bars
        for segment in bar.segments
    }


def drawn(index: Index) -> tuple[Scene, list[Trace]]:
    placed = place(index, View(clauses=True))
    return placed, [trace for trace in traces(placed, LIGHT) if trace is not None]


def test_states_and_what_is_disputed_look_different(index: Index) -> None:
    placed, found = drawn(index)
    assert placed.clauses is not None
    looks = [
        (
            trace.get("fillcolor"),
            trace.get("fillpattern", {}).get("shape"),
            trace["line"]["color"],
            trace["line"]["width"],
            trace["line"].get("dash"),
        )
        for trace in found
        if trace["hoverinfo"] == "skip" and trace["mode"] == "lines"
    ]
    assert len(set(looks)) == len(looks)
    segments = [each for group in placed.clauses.groups for bar in group.bars
                for each in bar.segments]  # fmt: skip
    states = {(each.state, each.contested) for each in segments}
    keys = placed.clauses.legend
    states |= {(k.state, k.contested) for k in keys if k.state not in ("expired", "ended")}
    assert len(states) >= 7
    ends = {contested for group in placed.clauses.groups for bar in group.bars
            for _, _, contested in bar.ends}  # fmt: skip
    assert len(looks) == len(states) + len(ends) + 1  # and the crosses


def test_clauses_groups_and_the_legend_are_named(index: Index) -> None:
    placed, found = drawn(index)
    assert placed.clauses is not None
    written = [text for trace in found for text in trace.get("text", ())]
    bars = [bar.name for group in placed.clauses.groups for bar in group.bars]
    assert written == [key.words for key in placed.clauses.legend] + [
        name.text for name in bars if name is not None
    ]
    assert [note["text"] for note in names(placed, LIGHT)] == [
        f"<b>{group.name.text}</b>" for group in placed.clauses.groups
    ]


def test_without_clauses_there_is_nothing(index: Index) -> None:
    placed = place(index, View())
    assert (traces(placed, LIGHT), names(placed, LIGHT)) == ([], [])
