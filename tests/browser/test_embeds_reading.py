"""Embeds as they are read: pointing, tapping, keys, zoom, paper, and what axe says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.embedding import (
    KINDS,
    VIEW,
    WIDTHS,
    WITHDRAWAL,
    Press,
    Reader,
    element,
    embedded,
    expect_fitting,
    label,
    mark,
)
from tests.browser.serving import serving
from tests.builders import RECORD, SMALL
from timeline.record.index import Index
from timeline.releases import store

BUDGET = 40 * 1024


def test_pointing_at_a_mark_shows_its_card_in_place(reader: Reader, app_url: str) -> None:
    page = reader.opens(f"{app_url}/embed/{VIEW}", 1000)
    card = page.locator("#card")
    expect(card).to_be_hidden()
    label(page).hover()
    expect(card).to_contain_text("8 May 2018")
    expect(card.locator(".name")).to_have_text("US withdraws from the JCPOA")
    expect(card.locator(".from a").first).to_be_visible()
    inside = "() => { const a = card.getBoundingClientRect(), b = embed.getBoundingClientRect();"
    assert page.evaluate(
        inside + " return a.left >= b.left && a.right <= b.right && a.bottom <= b.bottom }"
    )
    # The pointer can cross to the card; away from both, it goes.
    card.hover()
    expect(card).to_be_visible()
    page.mouse.move(5, 5)
    expect(card).to_be_hidden()


def test_a_mark_is_a_link_to_its_event(reader: Reader, app_url: str) -> None:
    page = reader.opens(f"{app_url}/embed/{VIEW}", 1000)
    link = mark(page)
    assert link.get_attribute("href") == f"/events/{WITHDRAWAL}"
    assert page.evaluate("document.querySelector('base').target") == "_blank"


@pytest.mark.parametrize(
    ("kind", "first", "leads_to"),
    [("clauses", "rect", "/clauses#"), ("series/stockpile_total", "circle", "https://")],
)
def test_a_clause_and_a_number_say_what_they_are_and_lead_on(
    reader: Reader, app_url: str, kind: str, first: str, leads_to: str
) -> None:
    page = reader.opens(f"{app_url}/embed/{kind}", 1000)
    link = page.locator(f".drawing:visible svg a[href^='{leads_to}']").first
    link.locator(first).first.hover()
    said = link.locator("title").first.text_content()
    expect(page.locator("#card")).to_have_text(said or "nothing")
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_be_hidden()


def test_a_tap_shows_the_card_in_the_chart_and_under_the_row_of_the_list(
    reader: Reader, app_url: str
) -> None:
    wide = reader.opens(f"{app_url}/embed/{VIEW}", 1000, has_touch=True)
    label(wide).tap()
    expect(wide.locator("#card .name")).to_have_text("US withdraws from the JCPOA")
    narrow = reader.opens(f"{app_url}/embed/{VIEW}", 320, has_touch=True)
    row = narrow.locator(".list li", has_text="US withdraws from the JCPOA")
    row.locator("a").first.tap()
    expect(row.locator("#card .text")).to_be_visible()
    row.locator("a").first.tap()
    expect(narrow.locator("#card")).to_be_hidden()
    assert len(narrow.context.pages) == 1


def test_the_keyboard_alone_reads_the_whole_chart(reader: Reader, app_url: str) -> None:
    page = reader.opens(f"{app_url}/embed/timeline?detail=1&from=2018&to=2021", 1000)
    chart = page.locator(".drawing:visible svg")
    focused = "document.activeElement.getAttribute('href')"
    for _ in range(8):
        page.keyboard.press("Tab")
        if chart.locator(":focus").count():
            break
    first = page.evaluate(focused)
    assert first.startswith("/events/2018")
    expect(page.locator("#card .from")).to_contain_text("Sources:")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused) > first
    page.keyboard.press("End")
    last = page.evaluate(focused)
    assert last.startswith("/events/2021")
    page.keyboard.press("Home")
    assert page.evaluate(focused) == first
    # The card's links follow; the other marks do not stand in the way.
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#card') !== null")
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_be_hidden()


def test_keys_move_through_the_list_and_unfold_its_rows(reader: Reader, app_url: str) -> None:
    page = reader.opens(f"{app_url}/embed/timeline?detail=1&from=2018&to=2021", 320)
    rows = page.locator(".list a[data-event]")
    rows.first.focus()
    page.keyboard.press("ArrowDown")
    expect(rows.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#card .from")).to_contain_text("Sources:")
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_be_hidden()
    expect(rows.nth(1)).to_be_focused()


@pytest.mark.parametrize("width", WIDTHS)
def test_without_script_it_is_complete(reader: Reader, app_url: str, width: int) -> None:
    page = reader.opens(f"{app_url}/embed/{VIEW}", width, java_script_enabled=False)
    chart, listed = page.locator(".drawing:visible svg"), page.locator(".list")
    expect(page.locator("#move")).to_be_hidden()
    if width < 600:
        expect(chart).to_have_count(0)
        expect(listed).to_be_visible()
        return
    expect(chart).to_have_count(1)
    expect(listed).to_be_hidden()
    expect(chart.locator(f"a[href='/events/{WITHDRAWAL}']")).to_be_visible()
    page.get_by_label("List").check(force=True)
    expect(chart).to_have_count(0)
    expect(listed.locator(f"a[href='/events/{WITHDRAWAL}']")).to_be_visible()


def test_letters_of_the_chart_can_be_read_at_any_width(reader: Reader, app_url: str) -> None:
    page = reader.opens(f"{app_url}/embed/{VIEW}", 1000)
    for width in range(600, 1250, 50):
        page.set_viewport_size({"width": width, "height": 800})
        shown = page.locator(".drawing:visible svg")
        box = shown.bounding_box()
        assert box is not None
        scale = box["width"] / float((shown.get_attribute("viewBox") or "").split()[2])
        assert 0.8 <= scale <= 1.3


# --- zoom and pan


def test_zoom_and_pan_take_the_place_of_the_drawing_without_a_jump(
    reader: Reader, app_url: str, press: Press
) -> None:
    listener = (
        "<script>states = []; addEventListener('iran-deal-timeline:state',"
        " e => states.push(e.detail.query))</script>"
    )
    page = reader.opens(press.page(listener + element(app_url)), 1000, 1400)
    before = expect_fitting(page)
    frame = embedded(page)
    frame.get_by_role("button", name="Zoom and pan").click()
    expect(frame.locator("main.moving .main-svg").first).to_be_visible()
    assert abs(expect_fitting(page) - before) <= 2
    frame.get_by_role("button", name="Zoom in").click()
    page.wait_for_function("/detail=2&from=20\\d\\d-\\d\\d-\\d\\d&to=20\\d\\d/.test(states.at(-1))")
    frame.wait_for_function(
        "() => document.querySelector('.live').layout.xaxis.range[0].startsWith('2008')"
    )
    assert abs(expect_fitting(page) - before) <= 2
    frame.locator(".live").focus()
    page.keyboard.press("ArrowRight")
    expect(frame.locator("#card .from")).to_contain_text("Sources:")
    frame.get_by_role("button", name="Show the whole span").click()
    page.wait_for_function("states.at(-1) === 'detail=2'")
    frame.get_by_role("button", name="Back to the drawing").click()
    expect(frame.locator(".drawing:visible svg")).to_be_visible()
    expect(frame.get_by_role("button", name="Zoom and pan")).to_be_focused()
    assert expect_fitting(page) == before


@pytest.mark.parametrize("width", [620, 700, 1000])
@pytest.mark.parametrize(
    "view", ["timeline", "timeline?detail=1&from=2015", "series/stockpile_total"]
)
def test_no_view_jumps_when_it_can_be_zoomed(
    reader: Reader, app_url: str, view: str, width: int
) -> None:
    page = reader.opens(f"{app_url}/embed/{view}", width)
    height = "() => document.querySelector('main').getBoundingClientRect().height"
    before = page.evaluate(height)
    page.get_by_role("button", name="Zoom and pan").click()
    expect(page.locator("main.moving .main-svg").first).to_be_visible()
    assert page.evaluate(height) == pytest.approx(before, abs=1)


# --- measures


def test_the_first_view_is_one_or_two_requests_within_the_budget(
    browser: Browser, app_url: str
) -> None:
    context = browser.new_context(viewport={"width": 1024, "height": 640})
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    sizes: list[int] = []
    devtools.on("Network.loadingFinished", lambda done: sizes.append(done["encodedDataLength"]))
    page.goto(f"{app_url}/embed/{VIEW}", wait_until="networkidle")
    expect(page.locator(".drawing:visible svg")).to_be_visible()
    context.close()
    assert 1 <= len(sizes) <= 2
    assert sum(sizes) <= BUDGET


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(
    reader: Reader, axe: Callable[..., list[str]], app_url: str, kind: str
) -> None:
    page = reader.opens(f"{app_url}/embed/{kind}")
    for width in (1000, 320):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert axe(page) == []


def test_axe_finds_nothing_in_a_card(
    reader: Reader, axe: Callable[..., list[str]], app_url: str
) -> None:
    page = reader.opens(f"{app_url}/embed/{VIEW}", 1000)
    label(page).hover()
    expect(page.locator("#card .from")).to_be_visible()
    assert axe(page) == []


def test_theme_auto_follows_the_reader_and_a_chosen_one_does_not(
    reader: Reader, app_url: str
) -> None:
    color = "getComputedStyle(document.body).backgroundColor"
    light, dark = "rgb(251, 250, 247)", "rgb(20, 24, 31)"
    page = reader.opens(f"{app_url}/embed/clauses", color_scheme="dark")
    assert page.evaluate(color) == dark
    page.emulate_media(color_scheme="light")
    assert page.evaluate(color) == light
    page.goto(f"{app_url}/embed/clauses?theme=dark")
    assert page.evaluate(color) == dark


def test_on_paper_there_are_no_buttons_and_all_rows_are_unfolded(
    reader: Reader, app_url: str
) -> None:
    page = reader.opens(f"{app_url}/embed/{VIEW}", 718, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator("#move")).to_be_hidden()
    expect(page.get_by_label("List")).to_be_hidden()
    expect(page.locator(".drawing:visible svg")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 247)"
    page.goto(f"{app_url}/embed/list?detail=2")
    page.emulate_media(media="print")
    folded = page.locator("details li a").first
    expect(folded).to_be_visible()


def test_a_saved_file_works_without_our_server(reader: Reader, app_url: str, press: Press) -> None:
    page = reader.opens(f"{app_url}/embed/clauses")
    saved = page.request.get(f"{app_url}/embed/timeline?detail=1&standalone=1").text()
    press.pages["/saved"] = saved
    page = reader.opens(f"{press.address}/saved", 1000)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    label(page).hover()
    expect(page.locator("#card .from")).to_contain_text("Sources:")
    expect(page.locator("#move")).to_be_hidden()
    assert asked == []


@pytest.mark.parametrize(("served", "newer"), [(SMALL, False), (RECORD, True)])
def test_a_frozen_chart_says_whether_there_is_a_newer_version(
    open_page: Callable[..., Page], small_index: Index, tmp_path: Path, served: Path, newer: bool
) -> None:
    release = store.write(tmp_path, small_index, dt.date(2026, 9, 1), "c0de")
    with serving("--events", str(served), "--releases", str(tmp_path)) as address:
        page = open_page(f"{address}/embed/timeline?version={release.version}")
        expect(page.locator("#foot")).to_contain_text("Frozen on 1 September 2026")
        page.wait_for_load_state("networkidle")
        expect(page.locator("#newer")).to_be_visible(visible=newer)
