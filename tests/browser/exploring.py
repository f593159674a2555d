"""What a person does in the explorer, in one word each."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

WITHDRAWAL = "2018-05-08-us-withdrawal"


def started(page: Page) -> Page:
    """Wait until the page answers and, where it has a chart, until that is drawn."""
    expect(page.locator("html[data-ready]")).to_be_attached()
    if page.locator("#frame").is_visible():
        expect(page.locator("#frame.drawn .main-svg").first).to_be_attached()
    return page


def shown(page: Page) -> list[str]:
    """Return the ids of the events listed, in the list's order."""
    return page.locator("#list [data-id]").evaluate_all("rows => rows.map(row => row.dataset.id)")


def query(page: Page) -> str:
    """Return the query of the page's address."""
    return page.evaluate("location.search.slice(1)")


def expect_query(page: Page, text: str) -> None:
    """Wait for the address to have exactly this query."""
    ending = re.escape(f"?{text}") if text else ""
    expect(page).to_have_url(re.compile(rf"//[^/]+/{ending}$"))


def expect_open(page: Page, title: str) -> None:
    """Wait for an event to be open, in the panel and, where it is listed, in the list."""
    expect(page.locator("#details h2")).to_have_text(title)


def expect_drawn(page: Page) -> None:
    """Wait until the chart shows what the address asks for."""
    page.wait_for_function(
        "() => document.getElementById('frame').dataset.shown === location.search.slice(1)"
    )


def row(page: Page, id: str) -> Locator:
    """Return the list's link to an event."""
    return page.locator(f"#list [data-id='{id}'] a")


def mark(page: Page, id: str) -> dict[str, float]:
    """Return where the chart draws an event, in px of the window."""
    found: Any = page.evaluate(
        """id => {
            const chart = document.querySelector("#chart .js-plotly-plot");
            const {xaxis, yaxis} = chart._fullLayout;
            const box = chart.getBoundingClientRect();
            for (const trace of chart.data) {
                const at = (trace.customdata || []).indexOf(id);
                if (at < 0) continue;
                return {
                    x: box.left + xaxis._offset + xaxis.d2p(trace.x[at]),
                    y: box.top + yaxis._offset + yaxis.d2p(trace.y[at]),
                };
            }
            return null;
        }""",
        id,
    )
    assert found, f"the chart does not show {id}"
    return found


def span(page: Page) -> list[str]:
    """Return the first and last day in the chart's sight."""
    return page.evaluate(
        """() => document.querySelector("#chart .js-plotly-plot").layout.xaxis.range
            .map(moment => String(moment).slice(0, 10))"""
    )
