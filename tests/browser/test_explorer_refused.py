"""The explorer where a part of it does not arrive: the page that it is without script."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.exploring import WITHDRAWAL, expect_open, expect_query, row, started

SENTENCE = "The interactive part could not be loaded."


@pytest.fixture
def without(browser: Browser, app_url: str) -> Iterator[Callable[..., Page]]:
    """Open the explorer while the server refuses what matches a pattern."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})

    def without(pattern: str) -> Page:
        context.route(re.compile(pattern), lambda route: route.fulfill(status=503, body="busy"))
        page = context.new_page()
        page.goto(f"{app_url}/")
        return page

    yield without
    context.close()


@pytest.mark.parametrize(
    "pattern", ["/_dash-layout", "/_dash-dependencies", "dash-renderer", r"plotly[\w.-]*\.js"]
)
def test_without_a_part_of_it_the_page_is_the_plain_one(
    without: Callable[..., Page], pattern: str
) -> None:
    page = without(pattern)
    expect(page.locator("#notices")).to_contain_text(SENTENCE)
    expect(page.get_by_text(re.compile("Error loading"))).to_be_hidden()
    expect(page.locator("#still svg")).to_be_visible()
    expect(page.get_by_role("button", name="Zoom in")).to_be_hidden()
    page.get_by_role("radio", name="Landmarks").check(force=True)
    expect(page).to_have_url(re.compile("detail=1"))
    row(page, WITHDRAWAL).click()
    expect_query(page, f"detail=1&event={WITHDRAWAL}")
    expect_open(page, "US withdraws from the JCPOA")
    page.get_by_role("searchbox").fill("oil")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page).to_have_url(re.compile("q=oil"))


def test_what_is_typed_before_the_page_can_answer_is_asked_for_when_it_can(
    browser: Browser, app_url: str
) -> None:
    held: list[Route] = []
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        layout = re.compile("/_dash-layout")
        context.route(layout, lambda route: held.append(route))
        page = context.new_page()
        page.goto(f"{app_url}/")
        expect(page.locator("#live > #react-entry-point")).to_be_attached()
        page.evaluate("document.body.dataset.same = ''")
        page.get_by_role("searchbox").press_sequentially("Araqchi", delay=200)
        expect_query(page, "")
        for route in held:
            route.continue_()
        context.unroute(layout)
        started(page)
        expect_query(page, "q=Araqchi")
        # The same page, not another that was loaded.
        expect(page.locator("body[data-same]")).to_be_attached()
