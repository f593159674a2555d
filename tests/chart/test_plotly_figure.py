"""The Plotly renderer: a figure that Plotly accepts, with ids, of lists and plain text only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import plotly.graph_objects as go
import pytest

from tests.builders import event, index_of
from tests.chart.drawings import TODAY
from timeline.chart.layout import timeline
from timeline.chart.plotly.figure import CONFIG, HOLLOW, figure
from timeline.chart.scene import Scene
from timeline.query.view import View
from timeline.record import dates
from timeline.record.index import Index

HOSTILE = "<b onload=x>&lt;a href='javascript:x'>Bo"


def views(index: Index) -> dict[str, View]:
    return {
        "everything": View(),
        "tracks": View(series=tuple(index.series), clauses=True),
        "open": View(event="2018-05-08-us-withdrawal", highlight=("2015-07-14-jcpoa",)),
        "as of": View(as_of=dates.parse("2016-01-16"), fold=("un",)),
        "empty": View(q="zyxwvut"),
        "month": View(from_=dates.parse("2021-04"), to=dates.parse("2021-04")),
    }


def place(index: Index, view: View) -> Scene:
    return timeline.place(index, view, width=1200, today=TODAY)


def drawn(index: Index, view: View, **options: bool) -> dict[str, Any]:
    return figure(place(index, view), **options)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", ["everything", "tracks", "open", "as of", "empty", "month"])
def test_plotly_accepts_it(index: Index, name: str, dark: bool) -> None:
    found = drawn(index, views(index)[name], dark=dark)
    assert go.Figure(found).to_plotly_json()["layout"]["width"] == 1200
    assert len(found["data"]) == len(go.Figure(found).data)


def test_it_is_plain_json_without_packed_arrays(index: Index) -> None:
    found = drawn(index, views(index)["tracks"])
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    assert "bdata" not in json.dumps(found)


def marks_of(found: dict[str, Any]) -> Iterator[tuple[str, float]]:
    """Ids and y of everything that can be opened."""
    for trace in found["data"]:
        for id_, y in zip(trace.get("customdata", ()), trace["y"], strict=False):
            if id_ is not None:
                yield id_, y


def test_every_mark_carries_its_event_s_id_at_its_height(index: Index) -> None:
    placed = place(index, View())
    found = dict(marks_of(figure(placed)))
    assert found == {mark.event: round(mark.y, 1) for mark in placed.marks}


def test_hovering_says_what_when_who_and_where(index: Index) -> None:
    found = drawn(index, View())
    said = {
        id_: words
        for trace in found["data"]
        for id_, words in zip(trace.get("customdata", ()), trace.get("hovertext", ()), strict=False)
    }
    withdrawal = index.events["2018-05-08-us-withdrawal"]
    title, when, actors, lane = said[withdrawal.id].split("<br>")
    assert title == f"<b>{withdrawal.title}</b>"
    assert when == "8 May 2018"
    assert "US" in actors or "United States" in actors
    assert lane == index.lanes[withdrawal.lane].name


def test_labels_and_the_names_of_phases_are_one_text_trace(index: Index) -> None:
    placed = place(index, View())
    (texts,) = [trace for trace in figure(placed)["data"] if trace["mode"] == "text"]
    named = [row for band in placed.bands for row in band.name]
    count = len(placed.labels)
    assert texts["text"][count:] == [f"<i>{name}</i>" for name in named]
    for label, side in zip(placed.labels, texts["textposition"], strict=False):
        assert side == ("middle right" if label.anchor == "start" else "middle left")
    lengths = {len(each) for each in (texts["x"], texts["y"], texts["textposition"])}
    lengths |= {len(each) for each in texts["textfont"].values()}
    assert lengths == {count + len(named)}


def test_a_page_that_has_the_words_itself_is_not_sent_them_again(index: Index) -> None:
    placed = place(index, View(event="2018-05-08-us-withdrawal"))
    whole, bare = figure(placed), figure(placed, words=False)
    assert not any("hovertext" in trace for trace in bare["data"])
    for trace in whole["data"]:
        trace.pop("hovertext", None)
    assert bare == whole


def test_few_shapes_and_notes_are_drawn_whatever_the_number_of_events(index: Index) -> None:
    layout = drawn(index, View())["layout"]
    assert len(layout["shapes"]) < 20
    assert len(layout["annotations"]) < 40


def test_the_plot_is_the_scene_s(index: Index) -> None:
    placed = place(index, View())
    layout = figure(placed)["layout"]
    assert layout["yaxis"]["range"] == [placed.plot.bottom, 0]
    assert layout["margin"]["l"] == round(placed.plot.left)
    assert layout["xaxis"]["range"] == [
        placed.scale.moment(placed.plot.left),
        placed.scale.moment(placed.plot.right),
    ]
    assert layout["xaxis"]["tickvals"] == [placed.scale.moment(tick.x) for tick in placed.ticks]


def test_dates_are_text_without_an_offset(index: Index) -> None:
    for trace in drawn(index, views(index)["tracks"])["data"]:
        for value in trace["x"]:
            assert value is None or (len(value) == 16 and value[10] == " ")


def test_hostile_text_is_only_text() -> None:
    index = index_of(
        event("2018-05-08-a", label=HOSTILE[:28], title=HOSTILE, weight=1, actors=("evil",)),
        lanes=({"id": "events", "name": HOSTILE},),
        actors=({"id": "evil", "name": HOSTILE},),
        phases=({"id": "p", "name": HOSTILE, "from": "2001"},),
    )
    found = drawn(index, View(event="2018-05-08-a"))
    written = [text for trace in found["data"] for text in trace.get("text", ())]
    written += [words for trace in found["data"] for words in trace.get("hovertext", ()) if words]
    written += [note["text"] for note in found["layout"]["annotations"]]
    assert any("onload" in text for text in written)
    for text in written:
        for ours in ("<b>", "</b>", "<i>", "</i>", "<br>"):
            text = text.replace(ours, "")
        assert "<" not in text
        assert "&lt;a" not in text.replace("&amp;lt;a", "")


def test_on_touch_a_drag_scrolls_the_page(index: Index) -> None:
    assert drawn(index, View(), touch=True)["layout"]["dragmode"] is False
    assert drawn(index, View())["layout"]["dragmode"] == "pan"


def test_there_is_no_mode_bar_and_nothing_is_sent_to_a_cloud() -> None:
    assert CONFIG["displayModeBar"] is False
    assert CONFIG["showSendToCloud"] is False
    assert CONFIG["displaylogo"] is False


def test_a_date_that_is_uncertain_is_dotted() -> None:
    index = index_of(event("a", date="2018-05"), event("b", date="2018-05~"))
    drawn = figure(timeline.place(index, View(), width=1000, today=TODAY))
    dashes = {
        id: {each["line"].get("dash") for each in drawn["data"] if id in each.get("customdata", ())}
        for id in ("a", "b")
    }
    assert dashes["a"] == {None}
    assert HOLLOW in dashes["b"]


def test_dates_above_the_plot_are_those_below_it(index: Index) -> None:
    placed = timeline.place(index, View(), width=1000, today=TODAY, dates_on_top=True)
    drawn = figure(placed)
    axis = drawn["layout"]["xaxis"]
    (above,) = (trace for trace in drawn["data"] if trace.get("textposition") == "middle center")
    assert (above["x"], above["text"]) == (axis["tickvals"], axis["ticktext"])
    assert set(above["y"]) == {placed.ticks_at[1]}
