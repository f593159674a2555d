"""The explorer's chart is drawn by the small plotly.js bundle, and the default is not fetched."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Page

from timeline import plotlyjs


def test_only_one_plotly_is_fetched(open_page: Callable[..., Page]) -> None:
    page = open_page("/")
    page.wait_for_function(
        "() => window.Plotly && document.querySelector('.js-plotly-plot .main-svg')"
    )
    fetched = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    scripts = [urlsplit(address).path for address in fetched]
    assert [path for path in scripts if "plotly" in path] == ["/" + plotlyjs.address()]
    assert page.evaluate("Plotly.version") == plotlyjs.wanted_version()
