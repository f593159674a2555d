"""How soon the explorer answers, in a browser, beside a bare Dash callback in the same run.

An answer is counted from the click until the frame that shows it: the words (list, details,
count) and the chart apart. The bare callback puts a number into a `div`, and is what the
machine and Dash cost before anything of ours.
"""

from __future__ import annotations

import argparse
import contextlib
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.browser.serving import serving
from tests.browser.watching import ARGUMENTS, chromium

BARE = """
import sys
from dash import Dash, Input, Output, html
app = Dash(__name__)
app.layout = html.Div([html.Button("more", id="more"), html.Div(id="out")])
@app.callback(Output("out", "children"), Input("more", "n_clicks"))
def count(clicks):
    return str(clicks)
@app.server.get("/healthz")
def healthz():
    return "ok"
app.run(host="127.0.0.1", port=int(sys.argv[sys.argv.index("--port") + 1]))
"""

# Resolves to [ms until the element changed, ms until the chart was drawn or null], as painted.
MEASURE = """
async ([click, watch, chart]) => {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const start = performance.now();
  const since = () => painted().then(() => performance.now() - start);
  const seen = new Promise((done) => {
    const observer = new MutationObserver(() => { observer.disconnect(); done(since()); });
    const options = { childList: true, subtree: true, characterData: true };
    observer.observe(document.querySelector(watch), options);
  });
  const drawn = !chart ? null : new Promise((done) => {
    const plot = document.querySelector(chart);
    const once = () => { plot.removeListener("plotly_afterplot", once); done(since()); };
    plot.on("plotly_afterplot", once);
  });
  document.querySelector(click).click();
  return Promise.all([seen, drawn]);
}
"""
CHART = "#chart .js-plotly-plot"


@contextlib.contextmanager
def bare() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder, "bare.py")
        program.write_text(BARE, encoding="utf-8")
        with serving(program=str(program)) as url:
            yield url


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=40, help="clicks of each kind")
    times = parser.parse_args().times
    with serving() as ours, bare() as plain, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        size: Any = {"width": 1440, "height": 900}
        page = browser.new_page(viewport=size)
        page.goto(plain)
        page.wait_for_selector("#more")
        rows = {"bare Dash callback": measure(page, ["#more"] * times, "#out", None)}
        page.goto(ours)
        page.wait_for_selector("#frame.drawn")
        events = page.eval_on_selector_all("#list [data-id]", "all => all.map(e => e.dataset.id)")
        opened = [f'[data-id="{events[(37 * n) % len(events)]}"] a' for n in range(times)]
        rows["open an event"] = measure(page, opened, "#details", CHART)
        page.keyboard.press("Escape")
        count = page.locator(".lanes input").count()
        lanes = [f".lanes label:nth-of-type({n % count + 1}) input" for n in range(times)]
        rows["filter by lane"] = measure(page, lanes, "#list", CHART)
        browser.close()
    report(rows)


def measure(
    page: Page, clicks: Sequence[str], watch: str, chart: str | None
) -> list[tuple[float, float | None]]:
    found: list[tuple[float, float | None]] = []
    for click in clicks:
        seen, drawn = page.evaluate(MEASURE, [click, watch, chart])
        found.append((seen, drawn))
        page.wait_for_timeout(150)  # the reader looks
    return found


def report(rows: dict[str, list[tuple[float, float | None]]]) -> None:
    base = percentile([seen for seen, _ in rows["bare Dash callback"]], 95)
    print(f"{'':22}{'words p50':>11}{'p95':>8}{'ratio':>8}{'chart p50':>11}{'p95':>8}{'ratio':>8}")
    for name, times in rows.items():
        cells = f"{name:22}"
        for place in (0, 1):
            values = [value for each in times if (value := each[place]) is not None]
            if values:
                high = percentile(values, 95)
                cells += f"{statistics.median(values):11.0f}{high:8.0f}{high / base:8.1f}"
        print(cells)
    print("ms from the click to the painted answer; ratio: p95 to the bare callback's p95")


def percentile(values: Sequence[float], part: int) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[part - 1]


if __name__ == "__main__":
    main()
