"""How soon pages are there, ours beside their peers: the same events, one browser, one run.

PYTHONPATH=. python benchmarks/loading.py [--events 500] [--runs 3]

The peers come from npm, in the versions below, into a folder that is removed at the end. All
pages are loaded over a slow 4G line (150 ms, 1.6 Mbit/s) by a processor four times slower.
"Shown" is the first frame with anything in it, "chart" when the first mark is in the page.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import gzip
import json
import shutil
import statistics
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from benchmarks import synthetic
from tests.browser.serving import serving
from tests.browser.watching import ARGUMENTS, chromium
from timeline.record.dump import to_yaml
from timeline.record.index import Index

PEERS = {
    "@knight-lab/timelinejs": "3.9.8",
    "vis-timeline": "8.5.4",
    "plotly.js-basic-dist-min": "4.1.1",
}
FILES = {
    "timeline.js": "@knight-lab/timelinejs/dist/js/timeline.js",
    "timeline.css": "@knight-lab/timelinejs/dist/css/timeline.css",
    "vis.js": "vis-timeline/standalone/umd/vis-timeline-graph2d.min.js",
    "vis.css": "vis-timeline/styles/vis-timeline-graph2d.min.css",
    "plotly.js": "plotly.js-basic-dist-min/plotly-basic.min.js",
}
TIMELINEJS = """<!doctype html><meta charset=utf-8><link rel=stylesheet href=timeline.css>
<style>html,body,#t{height:100%;margin:0}</style><div id=t></div><script src=timeline.js></script>
<script>new TL.Timeline("t", "timeline.json", {font: null})</script>"""
VIS = """<!doctype html><meta charset=utf-8><link rel=stylesheet href=vis.css><div id=t></div>
<script src=vis.js></script><script>fetch("vis.json").then((answer) => answer.json()).then((read) =>
new vis.Timeline(document.getElementById("t"), new vis.DataSet(read.events),
new vis.DataSet(read.lanes), {maxHeight: 600}))</script>"""
PLOTLY = """<!doctype html><meta charset=utf-8><div id=t></div><script src=plotly.js></script>
<script>Plotly.newPlot("t", %s)</script>"""

LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 750e3 / 8,
}
SLOWER = 4
PATIENCE = 120_000  # ms
MILLISECONDS = 86_400_000  # of a day
AFTERWARDS = 1500  # ms in which a page may go on moving
COLUMNS = ("KiB", "requests", "shown", "chart", "shift", "again KiB", "again")

# Runs in each page before its own scripts; `chart` is when the first mark was in the page.
WATCH = """
    window.watched = {chart: 0, shift: 0};
    new PerformanceObserver((list) => list.getEntries().forEach((entry) =>
        (watched.shift += entry.value))).observe({type: 'layout-shift', buffered: true});
    new MutationObserver((_, observer) => {
        if (!document.querySelector(%s)) return;
        observer.disconnect();
        watched.chart = performance.now();
    }).observe(document, {childList: true, subtree: true, attributes: true});
"""
READ = """() => ({
    shown: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    ...watched,
})"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=500)
    parser.add_argument("--runs", type=int, default=3)
    chosen = parser.parse_args()
    if shutil.which("npm") is None:
        print("npm is not installed, so there are no peers to compare with")
        return
    index = synthetic.index(chosen.events)
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        place = Path(folder)
        (place / "events.yaml").write_text(to_yaml(index.record), encoding="utf-8")
        write_peers(place, index)
        peers = stack.enter_context(packed(place))
        ours = stack.enter_context(serving("--events", str(place / "events.yaml")))
        pages = {
            "TimelineJS3": (f"{peers}/timeline.html", ".tl-timemarker"),
            "vis-timeline": (f"{peers}/vis.html", ".vis-item"),
            "bare Plotly": (f"{peers}/plotly.html", ".trace.bars .point path"),
            "explorer": (f"{ours}/", "#frame.drawn .main-svg"),
            "explorer, drawing": (f"{ours}/", "#still svg"),
            "embed": (f"{ours}/embed/timeline?detail=2", "main svg"),
        }
        playwright = stack.enter_context(sync_playwright())
        found: dict[str, list[dict[str, float]]] = {name: [] for name in pages}
        # Ours first pack their answers; what is packed once is not what a reader waits for.
        for run in range(-1, chosen.runs):
            browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
            for name, (address, mark) in pages.items():
                if run >= 0:
                    found[name].append(visit(browser, address, mark))
                elif address.startswith(ours):
                    visit(browser, address, mark)
            browser.close()
        report(found, chosen)


def visit(browser: Browser, address: str, mark: str) -> dict[str, float]:
    """Load a page as a new visitor, and once more; return what it took."""
    context = browser.new_context(viewport={"width": 1024, "height": 640})
    page = context.new_page()
    page.add_init_script(WATCH % json.dumps(mark))
    devtools = context.new_cdp_session(page)
    sizes: list[float] = []
    devtools.on("Network.loadingFinished", lambda done: sizes.append(done["encodedDataLength"]))
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", LINE)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    visits: list[dict[str, Any]] = []
    for _ in range(2):
        sizes.clear()
        page.goto(address, wait_until="commit", timeout=PATIENCE)
        page.wait_for_function("() => window.watched && watched.chart", timeout=PATIENCE)
        page.wait_for_timeout(AFTERWARDS)
        visits.append(page.evaluate(READ) | {"KiB": sum(sizes) / 1024, "requests": len(sizes)})
        page.goto("about:blank")
    context.close()
    first, second = visits
    return {**first, "again KiB": second["KiB"], "again": second["chart"]}


def report(found: dict[str, list[dict[str, float]]], chosen: argparse.Namespace) -> None:
    medians = {
        name: {column: statistics.median(each[column] for each in runs) for column in COLUMNS}
        for name, runs in found.items()
    }
    print(f"{chosen.events} events, median of {chosen.runs}; ms; again: the second visit")
    print(f"{'':20}" + "".join(f"{column:>11}" for column in COLUMNS))
    for name, row in medians.items():
        cells = "".join(
            f"{row[column]:11.3f}" if column == "shift" else f"{row[column]:11.0f}"
            for column in COLUMNS
        )
        print(f"{name:20}{cells}")
    for what, mine, column, peer, theirs, most in (
        ("explorer shown / TimelineJS3 shown", "explorer", "shown", "TimelineJS3", "shown", 1),
        ("explorer drawing / TimelineJS3 shown", "explorer, drawing", "chart", "TimelineJS3",
         "shown", 1),
        ("explorer chart / bare Plotly chart", "explorer", "chart", "bare Plotly", "chart", 1.2),
        ("embed chart / vis-timeline chart", "embed", "chart", "vis-timeline", "chart", 0.25),
        ("embed shown / TimelineJS3 shown", "embed", "shown", "TimelineJS3", "shown", 0.5),
    ):  # fmt: skip
        ratio = medians[mine][column] / medians[peer][theirs]
        print(f"{what:48}{ratio:6.2f}   (at most {most:g})")


# --- the peers' pages


def write_peers(place: Path, index: Index) -> None:
    """Write the peers' pages with the events of a record."""
    subprocess.run(
        ["npm", "install", "--silent", "--no-audit", "--no-fund", "--no-update-notifier",
         "--prefix", str(place), *(f"{name}@{version}" for name, version in PEERS.items())],
        check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    for name, source in FILES.items():
        shutil.copy(place / "node_modules" / source, place / name)
    icons = place / "node_modules/@knight-lab/timelinejs/dist/css/icons"
    shutil.copytree(icons, place / "icons")
    rows = [
        {
            "id": event.id,
            "title": event.title,
            "lane": event.lane,
            "start": event.date.start.isoformat(),
            "end": (event.end or event.date).end.isoformat(),
        }
        for event in index.record.events
    ]
    files = {
        "timeline.html": TIMELINEJS,
        "timeline.json": json.dumps({"events": [_slide(row) for row in rows]}),
        "vis.html": VIS,
        "vis.json": json.dumps(
            {
                "events": [_item(row) for row in rows],
                "lanes": [{"id": lane.id, "content": lane.name} for lane in index.record.lanes],
            }
        ),
        "plotly.html": PLOTLY % json.dumps(_figure(rows)),
    }
    for name, text in files.items():
        (place / name).write_text(text, encoding="utf-8")


def _slide(row: dict[str, str]) -> dict[str, Any]:
    def day(text: str) -> dict[str, str]:
        return dict(zip(("year", "month", "day"), text.split("-"), strict=True))

    return {
        "unique_id": row["id"],
        "start_date": day(row["start"]),
        "end_date": day(row["end"]),
        "group": row["lane"],
        "text": {"headline": row["title"]},
    }


def _item(row: dict[str, str]) -> dict[str, str]:
    lasting = row["end"] != row["start"]
    more = {"type": "range", "end": row["end"]} if lasting else {"type": "point"}
    return {
        "id": row["id"],
        "content": row["title"],
        "start": row["start"],
        "group": row["lane"],
        **more,
    }


def _figure(rows: list[dict[str, str]]) -> dict[str, Any]:
    """Return what Plotly Express makes of a table with `px.timeline`: bars from a base."""

    def trace(lane: str) -> dict[str, Any]:
        mine = [row for row in rows if row["lane"] == lane]
        spans = [
            dt.date.fromisoformat(row["end"]) - dt.date.fromisoformat(row["start"]) for row in mine
        ]
        return {
            "type": "bar",
            "orientation": "h",
            "name": lane,
            "base": [row["start"] for row in mine],
            "x": [(span.days + 1) * MILLISECONDS for span in spans],
            "y": [lane] * len(mine),
            "hovertext": [row["title"] for row in mine],
        }

    lanes = sorted({row["lane"] for row in rows})
    layout = {"barmode": "overlay", "xaxis": {"type": "date"}}
    return {"data": [trace(lane) for lane in lanes], "layout": layout}


class Packed(SimpleHTTPRequestHandler):
    """Files with gzip, each packed once."""

    protocol_version = "HTTP/1.1"
    bodies: dict[str, bytes] = {}  # noqa: RUF012  # of the class: a handler lives for a connection

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        path = self.translate_path(self.path)
        if not Path(path).is_file():
            self.send_error(404)
            return
        if path not in self.bodies:
            self.bodies[path] = gzip.compress(Path(path).read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(self.bodies[path])))
        self.send_header("Cache-Control", "max-age=31536000")
        self.end_headers()
        self.wfile.write(self.bodies[path])


@contextlib.contextmanager
def packed(folder: Path) -> Iterator[str]:
    """Serve the files of a folder; gives the address."""
    handler = partial(Packed, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


if __name__ == "__main__":
    main()
