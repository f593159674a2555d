"""The pages in a real browser, and what a student, a teacher and an editor do with them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from timeline.record.index import Index

KINDS = (
    "/events?lanes=un&detail=2",
    "/events/2018-05-08-us-withdrawal",
    "/events/2002-08-14-natanz-arak-revealed",
    "/actors",
    "/actors/e3",
    "/people",
    "/clauses",
    "/series",
    "/series/breakout_estimate",
    "/tours",
    "/tours/snapback",
    "/compare?actors=iran,us",
    "/glossary",
    "/data",
    "/about?id=snapback",
    "/sources",
    "/corrections",
    "/search?q=snapback",
)
Open = Callable[..., Page]
Axe = Callable[..., list[str]]
PAGE_OF_PDF = re.compile(rb"/Type\s*/Page\b")


def wider_than_window(page: Page) -> int:
    """Return by how many px one would have to scroll sideways."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize(("width", "dark"), [(1440, False), (390, True)])
def test_every_kind_of_page_can_be_read_by_everyone(
    open_page: Open, axe: Axe, path: str, width: int, dark: bool
) -> None:
    page = open_page(path, width, dark=dark)
    assert axe(page) == []
    assert wider_than_window(page) <= 0


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize(("width", "dark"), [(1440, True), (390, False)])
def test_every_kind_of_page_is_of_use_without_script(
    open_page: Open, path: str, width: int, dark: bool
) -> None:
    page = open_page(path, width, dark=dark, script=False)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".scripted:visible")).to_have_count(0)
    expect(page.get_by_role("searchbox", name="Search everything")).to_be_visible()
    assert wider_than_window(page) <= 0


def test_nowhere_offers_a_search(open_page: Open, axe: Axe) -> None:
    page = open_page("/events/2018-05-08-us-withdrawl", status=404)
    expect(page.get_by_role("link", name="US withdraws from the JCPOA")).to_be_visible()
    assert axe(page) == []


def test_the_slash_searches_from_anywhere_but_not_while_one_types(open_page: Open) -> None:
    page = open_page("/about")
    field = page.locator("#site-q")
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.type("and/or")
    expect(field).to_have_value("and/or")
    page.keyboard.press("Escape")
    expect(field).not_to_be_focused()


def test_a_student_asks_and_ends_at_sources(open_page: Open) -> None:
    page = open_page("/glossary")
    page.locator("#site-q").fill("why did Iran start enriching to 60 percent?")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Iran announces enrichment to 60%").click()
    expect(page.get_by_role("heading", name="It follows from")).to_be_visible()
    expect(page.locator(".branches").first).to_contain_text("Natanz loses power")
    page.get_by_role("link", name=re.compile(r"^All \d+ sources$")).click()
    expect(page.locator("#sources")).to_be_in_viewport()


def test_from_the_front_page_a_student_is_at_sources_in_two_steps(open_page: Open) -> None:
    page = open_page("/")
    page.locator("#q").fill("60%")
    page.locator("#list").get_by_role("link", name="Iran announces enrichment to 60%").click()
    expect(page.locator("#details")).to_contain_text("Natanz")
    expect(page.locator("#details .sources a").first).to_be_visible()


def test_a_student_follows_a_tour_to_its_sources(open_page: Open) -> None:
    page = open_page("/")
    page.get_by_role("navigation", name="Site").get_by_text("Tours").click()
    page.get_by_role("link", name="From withdrawal to 60 percent").click()
    page.get_by_role("link", name="Step 12").click()
    page.locator(".step.shown .step-subject a").click()
    expect(page.locator("h1")).to_have_text("Iran announces enrichment to 60%")
    expect(page.locator(".sources a").first).to_be_visible()


def test_an_editor_is_one_click_from_the_primary_source(open_page: Open) -> None:
    page = open_page("/events/2018-05-08-us-withdrawal")
    expect(page.locator(".check")).to_contain_text("Primary source")
    link = page.locator(".check a").first
    expect(link).to_be_in_viewport()
    assert str(link.get_attribute("href")).startswith("https://")
    for quote in page.locator(".quote").all():
        source = quote.locator("figcaption a").last
        assert str(source.get_attribute("href")).startswith("http")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_teacher_prints_every_tour_on_two_pages(
    open_page: Open, app_url: str, index: Index, paper: str
) -> None:
    page = open_page("/tours")
    for tour in index.tours:
        page.goto(f"{app_url}/tours/{tour}")
        printed = page.pdf(format=paper)
        assert len(PAGE_OF_PDF.findall(printed)) == 2, tour


def test_a_tour_goes_step_by_step(open_page: Open, axe: Axe) -> None:
    page = open_page("/tours/ten-events")
    shown = page.locator(".step:visible h2")
    expect(shown).to_have_text(re.compile("Two sites come to light"))
    expect(page.locator("#tour-back")).to_be_disabled()
    page.locator("#tour-on").click()
    expect(shown).to_have_text(re.compile("The Security Council imposes sanctions"))
    expect(shown).to_be_focused()
    expect(page).to_have_url(re.compile("#step-2$"))
    expect(page.locator("#tour-place")).to_have_text("Step 2 of 10")
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("#step-3$"))
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile("#step-1$"))
    page.go_back()
    expect(page).to_have_url(re.compile("#step-2$"))
    expect(shown).to_have_text(re.compile("The Security Council imposes sanctions"))
    expect(page.locator(".tour-end")).to_be_hidden()
    page.get_by_role("link", name="Step 10").click()
    expect(page.locator("#tour-on")).to_be_disabled()
    expect(page.get_by_role("heading", name="Questions for class")).to_be_visible()
    assert axe(page) == []


def test_the_window_on_time_moves_with_the_steps(open_page: Open) -> None:
    page = open_page("/tours/ten-events")
    window = page.locator("#tour-window")
    first = window.bounding_box()
    page.get_by_role("link", name="Step 10").click()
    expect(window).not_to_have_attribute("style", re.compile(r"left: 0%"))
    last = window.bounding_box()
    assert first is not None
    assert last is not None
    assert first["x"] < last["x"]


def test_an_address_opens_its_step_and_all_can_be_shown(open_page: Open) -> None:
    page = open_page("/tours/ten-events#step-4")
    expect(page.locator(".step:visible")).to_have_count(1)
    expect(page.locator(".step:visible h2")).to_have_text(re.compile("Vienna: the JCPOA"))
    page.keyboard.press("ArrowLeft")
    page.get_by_role("link", name="Step 1:").click()
    page.get_by_role("button", name="Show all steps").click()
    expect(page.locator(".step:visible")).to_have_count(10)
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("#step-1$"))


def test_without_script_a_tour_is_numbered_sections(open_page: Open) -> None:
    page = open_page("/tours/ten-events", script=False)
    expect(page.locator(".step:visible")).to_have_count(10)
    expect(page.get_by_role("heading", name="Questions for class")).to_be_visible()


def test_a_term_is_explained_by_focus_and_dismissed_by_escape(open_page: Open) -> None:
    page = open_page("/events/2021-04-13-iran-announces-60-percent")
    term = page.locator(".term").first
    definition = page.locator(".definition").first
    expect(definition).to_be_hidden()
    page.keyboard.press("Tab")
    term.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(definition).to_be_visible()
    page.keyboard.press("Escape")
    expect(definition).to_be_hidden()
    term.hover()
    expect(definition).to_be_visible()


def test_on_a_phone_the_first_touch_explains_and_the_second_opens_the_glossary(
    open_page: Open,
) -> None:
    page = open_page("/events/2021-04-13-iran-announces-60-percent", 390, 844, touch=True)
    term = page.locator(".term").first
    term.tap()
    expect(page.locator(".definition").first).to_be_visible()
    term.tap()
    expect(page).to_have_url(re.compile("/glossary#natanz$"))


def test_two_are_chosen_and_compared(open_page: Open) -> None:
    page = open_page("/compare")
    page.get_by_label("First").select_option("iran")
    page.get_by_label("Second").select_option("e3")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("h1")).to_have_text("Iran and E3: the same events in their words")
    expect(page.locator(".axis-head strong")).to_have_text(["Iran", "E3"])


def test_filters_of_the_list_work_without_script(open_page: Open) -> None:
    page = open_page("/events", script=False)
    page.locator(".list-form summary").first.click()
    page.get_by_label("United Nations", exact=True).check()
    page.get_by_label("Landmarks").check()
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile("lanes=un"))
    expect(page.locator(".row")).not_to_have_count(0)
    expect(page.locator(".row:not([data-lane=un])")).to_have_count(0)
    page.get_by_role("link", name="Remove: Lane: United Nations").click()
    expect(page.locator(".row:not([data-lane=un])")).not_to_have_count(0)


def test_a_chosen_theme_stays_from_page_to_page(open_page: Open) -> None:
    page = open_page("/tours")
    page.get_by_role("navigation", name="Colors").get_by_text("Dark").click()
    page.get_by_role("navigation", name="Site").get_by_text("Glossary").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("body")).to_have_css("background-color", "rgb(20, 24, 31)")
    page.locator("#site-q").fill("snapback")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_a_report_is_copied(open_page: Open) -> None:
    page = open_page("/events/2018-05-08-us-withdrawal")
    page.get_by_role("link", name="Report an error").first.click()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the text").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "(2018-05-08-us-withdrawal)" in copied
