"""The Plotly renderer's layout."""

from __future__ import annotations

from typing import Any

from tests.chart.drawings import TODAY
from timeline.chart.layout import timeline
from timeline.chart.palette import DARK, LIGHT, Theme
from timeline.chart.plotly.layout import layout
from timeline.query.view import View
from timeline.record import dates
from timeline.record.index import Index


def of(index: Index, view: View, theme: Theme = LIGHT) -> dict[str, Any]:
    return layout(timeline.place(index, view, width=1200, today=TODAY), theme, touch=False)


def test_lanes_are_named_and_counted(small_index: Index) -> None:
    notes = [note["text"] for note in of(small_index, View())["annotations"]]
    assert {"<b>Talks</b>", "<b>Sites</b>", "2 events"} <= set(notes)


def test_phases_stand_behind(small_index: Index) -> None:
    found = of(small_index, View())
    bands = [shape for shape in found["shapes"] if shape["type"] == "rect"]
    assert [(band["layer"], band["fillcolor"]) for band in bands] == [("below", LIGHT.band)]


def test_today_is_a_line_with_its_name_and_so_is_the_day_a_view_is_as_of(index: Index) -> None:
    for view, name in ((View(), "today"), (View(as_of=dates.parse("2016")), "as of 2016")):
        found = of(index, view)
        (line,) = (shape for shape in found["shapes"] if "dash" in shape["line"])
        assert line["x0"] == line["x1"]
        assert [note["text"] for note in found["annotations"]].count(name) == 1


def test_strong_ticks_are_bold(index: Index) -> None:
    view = View(from_=dates.parse("2018"), to=dates.parse("2020"))
    assert "<b>2019</b>" in of(index, view)["xaxis"]["ticktext"]


def test_colors_are_those_of_the_theme(index: Index) -> None:
    for theme in (LIGHT, DARK):
        found = of(index, View(), theme)
        assert found["paper_bgcolor"] == theme.paper
        assert found["font"]["color"] == theme.ink
        assert found["hoverlabel"]["bgcolor"] == theme.paper
