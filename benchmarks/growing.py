"""What 1,000, 10,000 and 100,000 events cost: start, memory, embed, and a filter's answer.

PYTHONPATH=. python benchmarks/growing.py [--times 40]

Each record is served by a process of its own; times are from asking until the answer is there,
uncompressed ones and kept ones alike as a reader gets them.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks import synthetic
from tests.browser.serving import free_port
from tests.builders import ROOT
from timeline.record.dump import to_yaml

SIZES = (1_000, 10_000, 100_000)
SECONDS_TO_START = 600
FILTERS = ("lanes=un", "actors=iran", "detail=1", "from=2015", "q=round", "lanes=nuclear&from=2010")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=40, help="filters asked for")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    chosen = parser.parse_args()
    columns = (
        "start s",
        "MiB",
        "page ms",
        "page kB",
        "embed ms",
        "embed kB",
        "words p95",
        "chart p95",
    )
    print(f"{'events':>10}" + "".join(f"{column:>11}" for column in columns))
    for size in chosen.sizes:
        with tempfile.TemporaryDirectory() as folder:
            events = Path(folder, "events.yaml")
            events.write_text(to_yaml(synthetic.index(size).record), encoding="utf-8")
            with served(events) as (address, process, started):
                row = [started, *measure(address, process, chosen.times)]
        print(f"{size:10,}" + "".join(f"{value:11.1f}" for value in row), flush=True)
    print("page: the explorer; words, chart: its answers to filters, ms; all asked for once")


def measure(address: str, process: int, times: int) -> list[float]:
    page, page_size = taken(lambda: get(f"{address}/"))
    embed, embed_size = taken(lambda: get(f"{address}/embed/timeline?detail=2"))
    words: list[float] = []
    charts: list[float] = []
    for number in range(times):
        query = f"{FILTERS[number % len(FILTERS)]}&to={2016 + number // len(FILTERS)}"
        query = "&".join(sorted(query.split("&")))
        asked = {"query": query, "listed": "", "turn": 1}
        words.append(taken(lambda a=asked: call(address, "ask", "answer", a))[0])
        sketch = {"query": query, "width": 1000, "height": 400, "turn": 1}
        charts.append(taken(lambda a=sketch: call(address, "sketch", "drawing", a))[0])
    memory = next(
        int(line.split()[1]) / 1024
        for line in Path(f"/proc/{process}/status").read_text().splitlines()
        if line.startswith("VmRSS")
    )
    return [memory, page, page_size, embed, embed_size, p95(words), p95(charts)]


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def taken(work: Callable[[], bytes]) -> tuple[float, float]:
    """Return the ms that `work` took and the kB that it gave."""
    start = time.perf_counter()
    size = len(work())
    return (time.perf_counter() - start) * 1000, size / 1000


def get(address: str, body: dict[str, Any] | None = None) -> bytes:
    headers = {"Accept-Encoding": "br", "Content-Type": "application/json"}
    data = None if body is None else json.dumps(body).encode()
    asked = urllib.request.Request(address, data, headers)
    with urllib.request.urlopen(asked, timeout=SECONDS_TO_START) as answer:
        return answer.read()


def call(address: str, source: str, target: str, value: dict[str, Any]) -> bytes:
    """Ask Dash for what its callback from one store to another gives."""
    asked = {
        "output": f"{target}.data",
        "outputs": {"id": target, "property": "data"},
        "inputs": [{"id": source, "property": "data", "value": value}],
        "changedPropIds": [f"{source}.data"],
    }
    return get(f"{address}/_dash-update-component", asked)


@contextlib.contextmanager
def served(events: Path) -> Iterator[tuple[str, int, float]]:
    """Serve a record; gives the address, the process and the seconds until it answered."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    start = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "app.py", "--port", str(port), "--events", str(events)],
        cwd=ROOT,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        while True:
            with contextlib.suppress(OSError):
                get(f"{address}/healthz")
                break
            assert process.poll() is None, "the app ended"
            assert time.monotonic() - start < SECONDS_TO_START, "the app did not start"
            time.sleep(0.05)
        yield address, process.pid, time.monotonic() - start
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
