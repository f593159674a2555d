"""The span of time in the explorer: buttons, fields, zoom, wheel and the overview."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.exploring import (
    WITHDRAWAL,
    expect_drawn,
    expect_query,
    query,
    shown,
    span,
    started,
)

Open = Callable[..., Page]


def test_the_buttons_choose_a_span(open_page: Open) -> None:
    page = started(open_page("/"))
    page.get_by_role("link", name="Deal years").click()
    expect_query(page, "from=2015-07-14&to=2018-05-07")
    expect(page.get_by_role("link", name="Deal years")).to_have_attribute("aria-current", "true")
    expect(page.get_by_label("From", exact=True)).to_have_value("2015-07-14")
    expect_drawn(page)
    assert span(page)[0] == "2015-07-14"
    page.get_by_role("link", name="All", exact=True).click()
    expect_query(page, "from=1957")
    expect_drawn(page)
    page.get_by_role("link", name="Since 2002").click()
    expect_query(page, "")
    page.locator("#edges a").click()
    expect_query(page, "from=1957")


PATH = f"from_event=2015-03-15-lausanne-round-1&to_event={WITHDRAWAL}"


def test_the_controls_of_the_span_say_what_is_shown(open_page: Open) -> None:
    page = started(open_page(f"/?{PATH}"))
    pressed = page.locator("#ranges [aria-current]")
    expect(pressed).to_have_count(0)
    ends = [page.get_by_label(name, exact=True) for name in ("From", "to")]
    assert span(page)[0] == "2015-01-17" == ends[0].get_attribute("placeholder")
    month = page.locator("#strip-first")
    expect(month).to_have_attribute("aria-valuetext", "January 2015")

    # The end that is not moved stays the path's own.
    month.focus()
    page.keyboard.press("ArrowRight")
    expect_query(page, f"from=2015-02&{PATH}")
    page.get_by_role("link", name="Since 2002").click()
    expect(page).to_have_url(re.compile(r"from=2002&from_event=.*&to=\d{4}&to_event="))
    expect(pressed).to_have_text(["Since 2002"])
    expect_drawn(page)
    assert span(page)[0] == "2002-01-01"
    page.get_by_role("button", name="Show the whole span").click()
    expect_query(page, PATH)
    expect(pressed).to_have_count(0)

    page.get_by_role("link", name=re.compile("^Remove: Path")).click()
    expect(pressed).to_have_text(["Since 2002"])
    expect(ends[0]).to_have_attribute("placeholder", "2002")


def test_a_span_can_be_typed(open_page: Open) -> None:
    page = started(open_page("/"))
    page.get_by_label("From", exact=True).fill("2013-03")
    page.keyboard.press("Enter")
    expect_query(page, "from=2013-03")
    page.get_by_label("to", exact=True).fill("not a date")
    page.keyboard.press("Tab")
    page.get_by_role("radio", name="Major").check(force=True)
    expect_query(page, "detail=2&from=2013-03")


def test_zooming_and_moving_in_time(open_page: Open) -> None:
    page = started(open_page("/"))
    whole, events = span(page), len(shown(page))
    page.get_by_role("button", name="Zoom in").click()
    expect(page).to_have_url(re.compile("from=.*to="))
    expect_drawn(page)
    near = span(page)
    assert whole[0] < near[0] < near[1] < whole[1]
    assert set(shown(page))
    assert len(shown(page)) < events

    box = page.locator("#chart .nsewdrag").bounding_box()
    assert box
    page.mouse.move(box["x"] + 600, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 500, box["y"] + 60, steps=4)
    page.mouse.up()
    expect(page).not_to_have_url(re.compile(f"from={near[0]}"))
    expect_drawn(page)
    moved = span(page)
    assert near[0] < moved[0]
    assert near[1] < moved[1]

    page.get_by_role("button", name="Zoom out").click()
    expect(page).not_to_have_url(re.compile(f"from={moved[0]}"))
    page.get_by_role("button", name="Show the whole span").click()
    expect_query(page, "")
    expect_drawn(page)
    assert span(page) == whole


def test_a_frame_becomes_lower_where_a_short_span_would_leave_it_blank(open_page: Open) -> None:
    page = started(open_page("/"))
    frame = page.locator("#frame")

    def height() -> float:
        box = frame.bounding_box()
        assert box
        return box["height"]

    def zoom(times: int) -> None:
        for _ in range(times):
            before = query(page)
            page.keyboard.press("+")
            page.wait_for_function("before => location.search.slice(1) !== before", arg=before)
            expect_drawn(page)

    whole = height()
    zoom(1)
    assert height() == whole
    # A pointer on the chart stays on it, and so the next turn of the wheel is the chart's.
    box = frame.bounding_box()
    assert box
    page.mouse.move(box["x"] + 600, 700)
    zoom(5)
    assert box["y"] + height() > 700
    page.mouse.move(5, 5)
    zoom(1)
    assert height() < 0.5 * whole
    page.keyboard.press("0")
    expect_query(page, "")
    expect_drawn(page)
    assert height() == whole


def test_the_wheel_scrolls_the_page_and_zooms_only_with_ctrl(open_page: Open) -> None:
    page = started(open_page("/", 1440, 600))
    box = page.locator("#frame").bounding_box()
    assert box
    page.mouse.move(box["x"] + 600, box["y"] + 100)
    page.mouse.wheel(0, 200)
    page.wait_for_function("() => scrollY === 200")
    assert query(page) == ""
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    expect(page).to_have_url(re.compile("from="))
    assert page.evaluate("scrollY") == 200
    expect_drawn(page)


def test_the_window_of_the_strip_can_be_dragged(open_page: Open) -> None:
    page = started(open_page("/?from=2015-01&to=2016-12"))
    box = page.locator("#strip-window").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 15)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 + 60, box["y"] + 15, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"from=201[67]-\d\d&to=201[89]-\d\d$"))
    expect_drawn(page)
    assert span(page)[0] == re.findall(r"from=([\d-]+)", query(page))[0] + "-01"
