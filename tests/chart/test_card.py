"""Cards: exactly their size, with a headline and whose data it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import event, index_of
from tests.chart.drawings import SVG, TODAY, parsed, words_in
from timeline.chart import text
from timeline.chart.card import Sheet, card, clock_card, source, wrap
from timeline.chart.palette import Inks
from timeline.chart.png import png
from timeline.query.view import View
from timeline.record import dates
from timeline.record.index import Index

PLAIN = Inks("light", plain=True)


def written(index: Index, view: View, **size: float) -> list[str]:
    return list(words_in(parsed(card(index, view, TODAY, Sheet(inks=PLAIN, **size)))))


@pytest.mark.parametrize(("width", "height"), [(1200, 630), (1080, 1080), (800, 418)])
@pytest.mark.parametrize(
    "view",
    [
        View(),
        View(from_=dates.parse("2018"), to=dates.parse("2021")),
        View(series=("stockpile_total", "enrichment_max"), clauses=True),
        View(event="2018-05-08-us-withdrawal", lanes=("sanctions",)),
        View(q="zyxwvut"),
    ],
)
def test_a_drawing_fits_into_its_card(index: Index, view: View, width: int, height: int) -> None:
    root = parsed(card(index, view, TODAY, Sheet(width, height, PLAIN)))
    assert root.attrib["viewBox"] == f"0 0 {width} {height}"
    (group,) = (each for each in root if each.tag == f"{SVG}g")
    x, y, zoom = map(float, re.findall(r"[\d.]+", group.attrib["transform"]))
    (inner,) = group
    footer = [each for each in root if each.tag == f"{SVG}text"][-1]
    assert x + zoom * float(inner.attrib["width"]) <= width
    assert y + zoom * float(inner.attrib["height"]) < float(footer.attrib["y"]) - 15
    assert 0.2 < zoom <= 1.3


def test_it_says_what_is_drawn_whose_data_it_is_and_as_of_when(index: Index) -> None:
    found = written(index, View())
    meta = index.record.meta
    assert found[0] == meta.title
    assert meta.as_of is not None
    assert found[-1] == f"{meta.title} · data as of {dates.in_words(meta.as_of)} · CC BY 4.0"


def test_a_caption_is_the_headline_on_two_lines_at_most(index: Index) -> None:
    caption = "What led from the US withdrawal to 60 percent: five steps, one law and two blasts"
    found = written(index, View(title=caption, lanes=("nuclear",)))
    assert " ".join(found[:2]) == caption


def test_what_the_record_does_not_say_is_left_out() -> None:
    assert source(index_of(event("2018-05-08-a"))) == "Timeline"
    index = index_of(event("2018-05-08-a"), meta={"title": "Mine", "license": "MIT"})
    assert source(index) == "Mine · MIT"


def test_landmarks_that_led_to_most_are_named_first(index: Index) -> None:
    found = written(index, View())
    landmarks = [each for each in index.events.values() if each.weight == 1]
    most = max(landmarks, key=lambda each: len(index.led_to[each.id]))
    assert most.label in found


def test_the_picture_is_exactly_as_large_as_a_share_image(index: Index) -> None:
    picture = png(card(index, View(), TODAY, Sheet(inks=PLAIN)), width=1200)
    assert picture[16:24] == (1200).to_bytes(4, "big") + (630).to_bytes(4, "big")


def test_ids_are_unique_and_text_is_only_text() -> None:
    index = index_of(event("2018-05-08-a", weight=1), meta={"title": "<b>&", "license": "<i>"})
    root = parsed(card(index, View(title="<script>"), TODAY))
    ids = [each.attrib["id"] for each in root.iter() if "id" in each.attrib]
    assert len(ids) == len(set(ids))
    assert {"<script>", "<b>& · <i>"} <= set(words_in(root))


@given(st.text("abW .", max_size=120), st.floats(60, 900), st.integers(1, 3))
def test_a_headline_fits_its_rows_and_loses_only_its_end(
    said: str, limit: float, rows: int
) -> None:
    found = wrap(said, limit, 30, rows)
    assert len(found) <= rows
    assert all(text.width(row, 30, True) <= limit for row in found)
    if found and "…" not in "".join(found):
        assert " ".join(found).split() == said.split()


def test_the_clock_fits_its_card_and_names_groups_and_turning_days(index: Index) -> None:
    root = parsed(clock_card(index, View(), TODAY, Sheet(inks=PLAIN)))
    (group,) = (each for each in root if each.tag == f"{SVG}g")
    _, y, zoom = map(float, re.findall(r"[\d.]+", group.attrib["transform"]))
    (inner,) = group
    footer = [each for each in root if each.tag == f"{SVG}text"][-1]
    assert y + zoom * float(inner.attrib["height"]) < float(footer.attrib["y"]) - 15
    assert zoom >= 1
    found = set(words_in(root))
    assert {"UN restrictions", "exceeded or not observed"} <= found
    assert any(words.startswith("Transition Day: ") for words in found)
