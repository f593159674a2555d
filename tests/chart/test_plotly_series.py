"""The Plotly renderer's part for series."""

from __future__ import annotations

from tests.chart.drawings import place
from timeline.chart.palette import LIGHT
from timeline.chart.plotly.series import names, traces
from timeline.query.view import View
from timeline.record.index import Index


def test_every_point_can_be_hovered_and_says_its_source(index: Index) -> None:
    placed = place(index, View(series=tuple(index.series)))
    said = [
        words
        for trace in traces(placed, LIGHT)
        if trace is not None and "hovertext" in trace
        for words in trace["hovertext"]
    ]
    points = [point for track in placed.series for line in track.lines for point in line.points]
    assert len(said) == len(points)
    assert all("<br>Source: " in words for words in said)


def test_units_values_limits_and_newest_values_are_named(index: Index) -> None:
    placed = place(index, View(series=("stockpile_total", "enrichment_max")))
    assert {"60", "20", "5"} <= {note["text"] for note in names(placed, LIGHT)}
    shown = [
        text
        for trace in traces(placed, LIGHT)
        if trace is not None
        for text in trace.get("text", ())
    ]
    assert {"kg of uranium", "percent U-235, log scale", "Highest enrichment level"} <= set(shown)
    assert any(text.startswith("JCPOA limit") for text in shown)
    ends = [end.words for track in placed.series for end in track.ends]
    assert ends
    assert {f"<b>{words}</b>" for words in ends} <= set(shown)


def test_without_tracks_there_is_nothing(index: Index) -> None:
    placed = place(index, View())
    assert (traces(placed, LIGHT), names(placed, LIGHT)) == ([], [])
