"""Lanes as the SVG renderer draws them: each mark a link with its name, the heavier on top."""

from __future__ import annotations

import pytest

from tests.builders import event, index_of
from tests.chart.drawings import SVG, links, page, parsed, place, words_in
from timeline.chart.svg import document
from timeline.query.view import View
from timeline.record.index import Index


def test_every_mark_links_to_its_event_and_says_when_and_what(index: Index) -> None:
    placed = place(index)
    found = links(parsed(document.timeline(placed, page)))
    assert set(found) == {page.event(mark.event) for mark in placed.marks}
    for mark in placed.marks:
        title = found[page.event(mark.event)].find(f"{SVG}title")
        assert title is not None
        assert title.text == f"{mark.when}: {mark.label}"


def test_every_label_is_written_as_text_inside_its_link(index: Index) -> None:
    placed = place(index)
    found = links(parsed(document.timeline(placed, page)))
    for label in placed.labels:
        text = found[page.event(label.event)].find(f"{SVG}text")
        assert text is not None
        assert text.text == label.text
        assert float(text.attrib["x"]) == pytest.approx(label.x, abs=0.51)
        assert ("text-anchor" in text.attrib) is (label.anchor == "end")


def test_landmarks_are_drawn_over_what_is_less(index: Index) -> None:
    root = parsed(document.timeline(place(index), page))
    weights = [index.events[href.removeprefix("/events/")].weight for href in links(root)]
    lanes = [index.events[href.removeprefix("/events/")].lane for href in links(root)]
    for one, other, lane, same in zip(weights, weights[1:], lanes, lanes[1:], strict=False):
        assert lane != same or one >= other


def test_dimmed_marks_are_faint_and_the_open_one_is_bold(index: Index) -> None:
    placed = place(index, View(event="2018-05-08-us-withdrawal"))
    found = links(parsed(document.timeline(placed, page)))
    for mark in placed.marks:
        assert (found[page.event(mark.event)].attrib.get("class") == "d") is mark.dimmed
    opened = found[page.event("2018-05-08-us-withdrawal")].find(f"{SVG}text")
    assert opened is not None
    assert "b" in opened.attrib["class"].split()


def test_a_vague_date_fades_and_a_qualified_one_has_a_dashed_edge() -> None:
    index = index_of(event("a", date="2018-05"), event("b", date="2019~"))
    found = links(parsed(document.timeline(place(index), page)))
    for id_, dashed in (("a", False), ("b", True)):
        rect = found[page.event(id_)].find(f"{SVG}rect")
        assert rect is not None
        assert rect.attrib["fill"].startswith("url(#f")
        assert ("stroke-dasharray" in rect.attrib) is dashed


def test_a_folded_lane_keeps_its_name_and_count(index: Index) -> None:
    placed = place(index, View(fold=("nuclear",)))
    said = list(words_in(parsed(document.timeline(placed, page))))
    lane = next(each for each in placed.lanes if each.id == "nuclear")
    assert said[said.index(lane.name) + 1] == str(lane.count)
