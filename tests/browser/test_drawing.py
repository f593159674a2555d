"""Drawings as a real browser lays them out: no text touches another, none leaves the frame."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from playwright.sync_api import Browser, Page

from timeline.chart.layout import focus, timeline
from timeline.chart.layout.clauses import clause_clock
from timeline.chart.palette import DARK, LIGHT, Theme
from timeline.chart.png import FONTS
from timeline.chart.scene import Scene
from timeline.chart.svg import document
from timeline.chart.text import FONT_STACK
from timeline.query.view import View
from timeline.record.index import Index
from timeline.web.html import linking

TODAY = dt.date(2026, 7, 1)
TOLERANCE = 0.5  # px
ONLY = "'Only DejaVu Sans'"
# Boxes of all texts in px of the frame: what is written, left, top, right, bottom.
BOXES = """() => [...document.querySelectorAll("svg text")].map((text) => {
  const box = text.getBBox(), moved = text.getCTM();
  const left = box.x + moved.e, top = box.y + moved.f;
  return [text.textContent, left, top, left + box.width, top + box.height];
})"""

Box = tuple[str, float, float, float, float]


def _face(file: str, weight: int) -> str:
    data = base64.b64encode((FONTS / file).read_bytes()).decode()
    return (
        f"@font-face{{font-family:{ONLY};font-weight:{weight};"
        f"src:url(data:font/ttf;base64,{data})}}"
    )


FACES = _face("DejaVuSans.ttf", 400) + _face("DejaVuSans-Bold.ttf", 600)

DRAWINGS: dict[str, Callable[[Index, float], Scene]] = {
    "everything": lambda index, width: _place(index, View(), width),
    "dates on top": lambda index, width: timeline.place(
        index, View(series=tuple(index.series)), width=width, today=TODAY, dates_on_top=True
    ),
    "tracks": lambda index, width: _place(
        index, View(series=tuple(index.series), clauses=True), width
    ),
    "open event": lambda index, width: _place(
        index,
        View(event="2018-05-08-us-withdrawal", highlight=("2015-07-14-jcpoa",)),
        width,
    ),
    "clause clock": lambda index, width: clause_clock.clock(
        index, View(), width=width, today=TODAY
    ),
    "narrow clause clock": lambda index, width: clause_clock.clock(
        index, View(), width=width / 2, today=TODAY
    ),
    "one series": lambda index, width: focus.series(
        index, View(), "stockpile_total", width=width, today=TODAY
    ),
    "one event": lambda index, width: focus.event(
        index, "2018-05-08-us-withdrawal", width=width, today=TODAY
    ),
}


def _place(index: Index, view: View, width: float) -> Scene:
    return timeline.place(index, view, width=width, today=TODAY)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1500, "height": 1000})
    yield context.new_page()
    context.close()


def boxes(page: Page, drawn: Scene, font: str) -> list[Box]:
    written = document.timeline(drawn, linking.marks(), font=font)
    page.set_content(f"<!doctype html><style>{FACES}body{{margin:0}}</style>{written}")
    page.evaluate("() => document.fonts.ready")
    assert font != ONLY or page.evaluate(f'() => document.fonts.check("12px {ONLY}")')
    return [tuple(box) for box in page.evaluate(BOXES)]


@pytest.mark.parametrize("font", [FONT_STACK, ONLY], ids=["system", "dejavu"])
@pytest.mark.parametrize("width", [1440, 1024, 700])
@pytest.mark.parametrize("name", DRAWINGS)
def test_no_text_touches_another_or_leaves_the_frame(
    page: Page, index: Index, name: str, width: int, font: str
) -> None:
    drawn = DRAWINGS[name](index, width)
    found = boxes(page, drawn, font)
    assert len(found) > 20
    assert [
        (one[0], other[0])
        for one, other in combinations(found, 2)
        if min(one[3], other[3]) - max(one[1], other[1]) > TOLERANCE
        and min(one[4], other[4]) - max(one[2], other[2]) > TOLERANCE
    ] == []
    assert [
        text
        for text, left, top, right, bottom in found
        if left < -TOLERANCE
        or top < -TOLERANCE
        or right > drawn.width + TOLERANCE
        or bottom > drawn.height + TOLERANCE
    ] == []


@pytest.mark.parametrize("width", [1440, 1024, 700])
def test_labels_are_no_wider_than_the_room_that_was_kept_for_them(
    page: Page, index: Index, width: int
) -> None:
    drawn = DRAWINGS["open event"](index, width)
    room = {label.text: label.box.width for label in drawn.labels}
    widths = {text: right - left for text, left, _, right, _ in boxes(page, drawn, ONLY)}
    for text, kept in room.items():
        # The font lays some pairs of letters closer, and a browser rounds at small sizes.
        assert kept - 6 <= widths[text] <= kept + 2


@pytest.mark.parametrize(("scheme", "theme"), [("light", LIGHT), ("dark", DARK)])
def test_a_drawing_follows_the_reader_s_light_or_dark(
    browser: Browser, index: Index, scheme: str, theme: Theme
) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.set_content(document.timeline(DRAWINGS["everything"](index, 1000)))
    style = """(selector) => getComputedStyle(document.querySelector(selector)).fill"""
    found = [
        page.evaluate(style, selector) for selector in ("svg > rect", "g > g > text, a > text")
    ]
    context.close()
    expected = (theme.paper, theme.ink)
    assert found == [_rgb(color) for color in expected]


def _rgb(color: str) -> str:
    return f"rgb({', '.join(str(int(color[at : at + 2], 16)) for at in (1, 3, 5))})"
