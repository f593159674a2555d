"""The SVG renderer: a whole, valid, linked drawing, whatever the record says."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import event, index_of
from tests.chart.drawings import SVG, TODAY, indexes, links, page, parsed, place, views, words_in
from timeline.chart.layout import timeline
from timeline.chart.layout.clauses import clause_clock
from timeline.chart.palette import Inks
from timeline.chart.svg import document
from timeline.chart.svg.canvas import MarkLinks
from timeline.query.view import View
from timeline.record import dates
from timeline.record.index import Index

HOSTILE = "</text><script>x()</script>\"'&"


@pytest.mark.parametrize("inks", [Inks(), Inks("dark"), Inks("light", plain=True)])
def test_it_is_one_image_with_a_title_and_a_description(index: Index, inks: Inks) -> None:
    placed = place(index)
    root = parsed(document.timeline(placed, page, inks))
    assert root.tag == f"{SVG}svg"
    assert root.attrib["role"] == "img"
    by_id = {each.attrib["id"]: each for each in root.iter() if "id" in each.attrib}
    assert by_id[root.attrib["aria-labelledby"]].text == placed.title
    assert by_id[root.attrib["aria-describedby"]].text == placed.description
    assert root.attrib["viewBox"] == f"0 0 {placed.width:g} {placed.height:g}"
    assert (root.attrib["width"], root.attrib["height"]) == ("1000", f"{placed.height:g}")


def test_without_an_address_there_are_no_links(index: Index) -> None:
    root = parsed(document.timeline(place(index)))
    assert links(root) == {}
    assert len(list(root.iter(f"{SVG}title"))) > 400


@pytest.mark.parametrize(
    "view",
    [
        View(),
        View(series=("stockpile_total", "stockpile_60", "enrichment_max"), clauses=True),
        View(event="2018-05-08-us-withdrawal"),
        View(as_of=dates.parse("2016-01-16")),
        View(q="zyxwvut"),
    ],
)
def test_ids_are_unique_and_every_reference_is_to_one_of_them(index: Index, view: View) -> None:
    written = document.timeline(place(index, view), page)
    ids = [each.attrib["id"] for each in parsed(written).iter() if "id" in each.attrib]
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", written)) <= set(ids)
    assert set(re.findall(r'href="#([^"]+)"', written)) <= set(ids)
    assert not re.search(r'["MLHVQ -](nan|inf)\b', written)


@pytest.mark.parametrize(
    "view", [View(), View(clauses=True), View(event="2018-05-08-us-withdrawal")]
)
def test_there_is_no_script_no_handler_and_nothing_from_elsewhere(index: Index, view: View) -> None:
    root = parsed(document.timeline(place(index, view), page))
    for each in root.iter():
        assert each.tag.removeprefix(SVG) in {
            "svg", "title", "desc", "style", "defs", "linearGradient", "stop", "pattern", "path",
            "rect", "circle", "text", "g", "a", "use",
        }  # fmt: skip
        assert not any(name.startswith("on") for name in each.attrib)
        assert each.attrib.get("href", "#")[0] in "#/"
    assert "@import" not in "".join(style.text or "" for style in root.iter(f"{SVG}style"))


def test_hostile_text_is_only_text() -> None:
    index = index_of(
        event("2018-05-08-a", label=HOSTILE[:28], title=HOSTILE, weight=1),
        lanes=({"id": "events", "name": HOSTILE},),
        phases=({"id": "p", "name": HOSTILE, "from": "2001"},),
    )
    hostile = MarkLinks(lambda id_: f'/"><script>{id_}', page.clause)
    root = parsed(document.timeline(place(index), hostile))
    assert [each for each in root.iter() if "script" in each.tag] == []
    assert HOSTILE[:28] in list(words_in(root))
    assert set(links(root)) == {'/"><script>2018-05-08-a'}


@settings(max_examples=25)
@given(st.data(), indexes(20), st.integers(700, 1500))
def test_any_drawing_can_be_written(data: st.DataObject, index: Index, width: int) -> None:
    placed = place(index, data.draw(views(index)), width)
    root = parsed(document.timeline(placed, page))
    written = list(words_in(root))
    for label in placed.labels:
        assert label.text.strip() in [words.strip() for words in written]
    assert len(links(root)) == len(placed.marks)


def test_light_and_dark_are_custom_properties_that_all_have_a_value(index: Index) -> None:
    view = View(series=("stockpile_total", "stockpile_60"), clauses=True)
    written = document.timeline(place(index, view), page, inline=True)
    used = set(re.findall(r"var\((--[a-z0-9-]+)\)", written))
    assert used
    rules = re.findall(r"\.tl\{((?:--[a-z0-9-]+:#[0-9a-f]{6};)+)\}", written)
    assert len(rules) == 5
    for rule in rules:
        assert used <= {each.split(":")[0] for each in rule.split(";")}


def test_a_raster_s_drawing_has_plain_colors_only(index: Index) -> None:
    written = document.timeline(place(index, View(clauses=True)), page, Inks("dark", plain=True))
    assert "var(" not in written
    assert "--" not in "".join(re.findall("<style>(.*?)</style>", written))
    assert '<rect width="1000"' in written


def test_inside_a_page_it_is_a_group_of_links_as_wide_as_its_place(index: Index) -> None:
    written = document.timeline(place(index), page, inline=True)
    head = written[: written.index(">")]
    assert 'role="group"' in head
    assert "xmlns" not in head
    assert " width=" not in head


def test_the_clock_is_drawn_by_the_same_pen(index: Index) -> None:
    drawn = clause_clock.clock(index, View(), width=1000, today=TODAY)
    written = list(words_in(parsed(document.timeline(drawn))))
    named = {"UN arms embargo", "UN restrictions", "declared no longer binding", "today", "2030"}
    assert named <= set(written)


def test_an_event_of_the_record_takes_180_bytes_and_32_packed(index: Index) -> None:
    placed = place(index, width=1200)
    events = len(index.events)
    assert len(document.timeline(placed, page).encode()) < 180 * events
    short = MarkLinks(lambda id_: page.event(index.beginnings[id_]), page.clause)
    file = document.timeline(placed, short).encode()
    assert len(file) < 160 * events
    assert len(gzip.compress(file)) < 32.7 * events


def test_drawings_on_one_page_share_no_id_and_no_style(small_index: Index) -> None:
    view = View(clauses=True, series=tuple(small_index.series))
    scene = timeline.place(small_index, view, width=900, today=TODAY)
    ids = re.compile(r' id="([^"]+)"')
    used = re.compile(r'href="#([^"]+)"|url\(#([^)]+)\)|aria-(?:labelledby|describedby)="([^"]+)"')
    one, two = (
        document.timeline(scene, page, inline=True, prefix=f"{name}-", scope=name)
        for name in ("one", "two")
    )
    assert len(ids.findall(one)) == len(set(ids.findall(one))) > 5
    assert set(ids.findall(one)).isdisjoint(ids.findall(two))
    assert {"".join(found) for found in used.findall(one)} <= set(ids.findall(one))
    assert ".two " in two
    assert ".two " not in one
    assert ".tl" not in one


def test_the_keyboard_passes_over_links_that_it_has_elsewhere(small_index: Index) -> None:
    view = View(clauses=True, series=tuple(small_index.series))
    scene = timeline.place(small_index, view, width=900, today=TODAY)
    written = document.timeline(scene, replace(page, focusable=False), inline=True)
    assert written.count("<a ") == written.count('<a tabindex="-1" ') > 5
    assert "tabindex" not in document.timeline(scene, page, inline=True)
