"""The Plotly pen's part for series and clauses."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.draw.drawings import TODAY
from timeline.draw import scene
from timeline.draw.figure_tracks import names, traces, wrap
from timeline.draw.parts import Scene
from timeline.draw.theme import LIGHT
from timeline.record.index import Index
from timeline.view.state import View


def place(index: Index, view: View) -> Scene:
    return scene.place(index, view, width=1200, today=TODAY)


def test_every_point_can_be_hovered_and_says_its_source(index: Index) -> None:
    placed = place(index, View(series=tuple(index.series)))
    said = [
        words
        for trace in traces(placed, LIGHT)
        if trace is not None and trace["mode"] == "markers"
        for words in trace["hovertext"]
    ]
    points = [point for track in placed.series for line in track.lines for point in line.points]
    assert len(said) == len(points)
    assert all("<br>Source: " in words for words in said)


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
    for bar in bars:
        assert any(wrap(bar.words) in words for words in said)


def test_units_values_and_groups_are_named(index: Index) -> None:
    placed = place(index, View(series=("stockpile_total", "enrichment_max"), clauses=True))
    written = [note["text"] for note in names(placed, LIGHT)]
    assert {"60", "20", "5", "UN restrictions"} <= set(written)
    shown = [
        text
        for trace in traces(placed, LIGHT)
        if trace is not None
        for text in trace.get("text", ())
    ]
    assert {"kg of uranium", "percent U-235", "Highest enrichment level"} <= set(shown)
    assert any(text.startswith("JCPOA limit") for text in shown)


def test_without_tracks_there_is_nothing(index: Index) -> None:
    placed = place(index, View())
    assert (traces(placed, LIGHT), names(placed, LIGHT)) == ([], [])


@given(st.text("ab <&", max_size=300))
def test_words_are_broken_into_lines_and_none_is_lost(words: str) -> None:
    rows = wrap(words).split("<br>")
    assert " ".join(rows).replace("&lt;", "<").replace("&amp;", "&").split() == words.split()
    for row in rows:
        plain = row.replace("&lt;", "<").replace("&amp;", "&")
        assert len(plain) <= 60 or " " not in plain
