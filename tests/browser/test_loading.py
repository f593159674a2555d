"""What the explorer costs its readers: bytes and requests of a first and a second visit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.exploring import started
from timeline import plotlyjs
from timeline.web.http import asset_files

FIRST = 750 * 1024
SECOND = 60 * 1024
SHIFT = 0.02
REQUESTS = 10

OBSERVE = """
    shift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (shift += entry.value)))
        .observe({type: 'layout-shift', buffered: true});
"""


@dataclass
class Visit:
    """Bytes by address, and how far what was shown has moved (cumulative layout shift)."""

    sizes: dict[str, float]
    shift: float


def visits(browser: Browser, address: str, width: int) -> list[Visit]:
    """Open an address twice, the second time with what the browser has kept."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.add_init_script(OBSERVE)
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    names: dict[str, str] = {}
    sizes: dict[str, float] = {}

    def ends(done: Any) -> None:
        name = names[done["requestId"]]
        sizes[name] = sizes.get(name, 0) + done["encodedDataLength"]

    devtools.on(
        "Network.requestWillBeSent",
        lambda sent: names.update({sent["requestId"]: sent["request"]["url"]}),
    )
    devtools.on("Network.loadingFinished", ends)
    found: list[Visit] = []
    for _ in range(2):
        sizes.clear()
        page.goto(address, wait_until="networkidle")
        started(page)
        page.wait_for_load_state("networkidle")
        found.append(Visit(dict(sizes), _shift(page)))
        page.goto("about:blank")
    context.close()
    return found


def _shift(page: Page) -> float:
    return page.evaluate("shift")


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_visits_keep_to_their_budgets(browser: Browser, app_url: str, width: int) -> None:
    first, second = visits(browser, f"{app_url}/", width)
    # It stands in where npm is missing, and is not what the budget is for.
    if plotlyjs.missing():
        first.sizes.pop(f"{app_url}{asset_files.bundle()}")
    assert 100_000 < sum(first.sizes.values()) <= FIRST
    assert sum(second.sizes.values()) <= SECOND
    assert len(first.sizes) <= REQUESTS
    assert first.shift < SHIFT
    assert second.shift < SHIFT


def test_a_phone_that_shows_no_chart_fetches_no_plotly(browser: Browser, app_url: str) -> None:
    first, _ = visits(browser, f"{app_url}/", 390)
    assert [name for name in first.sizes if "plotly" in name or "drawing.json" in name] == []


def test_dash_is_fetched_after_plotly_so_that_they_do_not_share_the_line(
    browser: Browser, app_url: str
) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{app_url}/")
    started(page)
    begun, ended = page.evaluate("""
        (() => {
            const entries = performance.getEntriesByType('resource');
            const of = (name) => entries.find((entry) => entry.name.includes(name));
            const plotly = of('plotly.min.js') || of('plotly-basic');
            return [of('dash-renderer').fetchStart, plotly.responseEnd];
        })()
    """)
    assert begun >= ended
    page.close()


@pytest.mark.parametrize("width", [768, 820, 1024, 1440])
@pytest.mark.parametrize("event", ["2025-06-22-us-strikes", "2018-05-08-us-withdrawal"])
def test_nothing_moves_where_a_shared_event_is_opened(
    browser: Browser, app_url: str, width: int, event: str
) -> None:
    first, second = visits(browser, f"{app_url}/?event={event}", width)
    assert first.shift < SHIFT
    assert second.shift < SHIFT
