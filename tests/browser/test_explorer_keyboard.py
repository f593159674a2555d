"""The explorer without a pointer: keys, focus and what a screen reader is told."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.exploring import (
    WITHDRAWAL,
    expect_drawn,
    expect_open,
    expect_query,
    query,
    row,
    shown,
    started,
)

Open = Callable[..., Page]


def test_arrows_move_enter_opens_escape_closes(open_page: Open) -> None:
    page = started(open_page("/?lanes=agreement&from=2013"))
    order = shown(page)
    page.keyboard.press("ArrowRight")
    expect(page.locator("#say")).to_have_text(re.compile(r"^\d.* 2013: "))
    expect(page.locator(".cursor")).to_have_attribute("data-id", order[0])
    expect(page.locator("#chart .hoverlayer")).to_contain_text("2013")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".cursor")).to_have_attribute("data-id", order[1])
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".cursor")).to_have_attribute("data-id", order[0])
    assert query(page) == "from=2013&lanes=agreement"
    page.keyboard.press("Enter")
    expect_query(page, f"event={order[0]}&from=2013&lanes=agreement")
    entries = page.evaluate("history.length")
    page.keyboard.press("ArrowRight")
    expect_query(page, f"event={order[1]}&from=2013&lanes=agreement")
    expect(row(page, order[1])).to_have_attribute("aria-current", "true")
    assert page.evaluate("history.length") == entries
    page.keyboard.press("Escape")
    expect_query(page, "from=2013&lanes=agreement")
    expect_open(page, "Start here")


def test_what_is_said_on_the_way(open_page: Open) -> None:
    page = started(open_page(f"/?event={WITHDRAWAL}&lanes=sanctions"))
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#say")).not_to_be_empty()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#say")).to_have_text("8 May 2018: US withdraws from the JCPOA")


def test_the_list_is_walked_with_up_and_down(open_page: Open) -> None:
    page = started(open_page("/?lanes=un"))
    order = shown(page)
    row(page, order[0]).focus()
    page.keyboard.press("ArrowDown")
    expect(row(page, order[1])).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(row(page, order[0])).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(row(page, order[0])).to_be_focused()


def test_in_a_ranked_list_left_and_right_follow_time(open_page: Open) -> None:
    page = started(open_page("/?q=snapback"))
    ranked = shown(page)
    in_time = sorted(ranked, key=lambda id: id[:10])
    assert ranked != in_time
    page.keyboard.press("ArrowRight")
    expect(page.locator(".cursor")).to_have_attribute("data-id", in_time[0])


def test_slash_searches_and_escape_leaves_the_field(open_page: Open) -> None:
    page = started(open_page("/"))
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("lavrov + 0 ?")
    expect_query(page, "q=lavrov+%2B+0+?".replace("?", "%3F"))
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).not_to_be_focused()
    expect(page.get_by_role("searchbox")).to_have_value("lavrov + 0 ?")


def test_plus_minus_and_zero_zoom(open_page: Open) -> None:
    page = started(open_page("/"))
    page.keyboard.press("+")
    expect(page).to_have_url(re.compile("from=.*to="))
    expect_drawn(page)
    first = query(page)
    page.keyboard.press("+")
    expect(page).not_to_have_url(re.compile(re.escape(first)))
    expect_drawn(page)
    page.keyboard.press("-")
    expect_drawn(page)
    page.keyboard.press("0")
    expect_query(page, "")


def test_the_strip_is_two_sliders_that_say_their_month(open_page: Open) -> None:
    page = started(open_page("/"))
    first = page.get_by_role("slider", name="First month shown")
    last = page.get_by_role("slider", name="Last month shown")
    expect(first).to_have_attribute("aria-valuetext", "January 2002")
    first.focus()
    page.keyboard.press("ArrowRight")
    expect_query(page, "from=2002-02")
    expect(first).to_be_focused()
    expect(first).to_have_attribute("aria-valuetext", "February 2002")
    page.keyboard.press("ArrowLeft")
    expect_query(page, "")
    expect(last).not_to_be_focused()


def test_keys_are_explained(open_page: Open, axe: Callable[..., list[str]]) -> None:
    page = started(open_page("/"))
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_be_visible()
    assert axe(page, "#keys") == []
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name="Keys").click()
    expect(dialog).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()


def test_radio_buttons_keep_their_arrows(open_page: Open) -> None:
    page = started(open_page("/"))
    page.get_by_role("radio", name="Everything").focus()
    page.keyboard.press("ArrowLeft")
    expect_query(page, "detail=2")
    expect(page.get_by_role("radio", name="Major")).to_be_focused()
    expect(page.locator(".cursor")).to_have_count(0)


def test_focus_stays_where_a_part_of_the_page_is_written_anew(open_page: Open) -> None:
    page = started(open_page("/?detail=2&lanes=un"))
    link = page.get_by_role("link", name="Deal years")
    link.focus()
    page.keyboard.press("Enter")
    expect(link).to_have_attribute("aria-current", "true")
    expect(link).to_be_focused()
    page.get_by_role("link", name="Reset", exact=True).focus()
    page.keyboard.press("Enter")
    expect_query(page, "")
    expect(page.locator("#summary")).to_be_focused()


def test_the_first_tab_offers_the_list(open_page: Open) -> None:
    page = started(open_page("/"))
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the list of events")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#list")).to_be_focused()
    expect(page.locator("#list h3").first).to_be_in_viewport()
