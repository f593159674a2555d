"""How much a server of two processes answers, beside a bare Flask "hello" served alike.

PYTHONPATH=. python benchmarks/serving.py [--seconds 4] [--views 1000]

Needs wrk (Debian: apt-get install wrk). Each line is requests a second, in one run, and its
ratio to the bare "hello" that was asked just before it.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from tests.browser.serving import free_port
from tests.builders import ROOT

HELLO = """
from flask import Flask
server = Flask(__name__)
@server.get("/")
def hello():
    return "hello"
"""
WORKERS = 2
CONNECTIONS = 8
SECONDS_TO_START = 30
ENCODED = {"Accept-Encoding": "br"}
KEPT = (
    "/embed/timeline?detail=2",
    "/embed/timeline",
    "/timeline.svg?detail=1",
    "/timeline.png?detail=1",
    "/events.json",
    "/events.csv?detail=1",
    "/",
    "/about",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=4, help="of asking, a line")
    parser.add_argument("--views", type=int, default=1000, help="distinct views")
    chosen = parser.parse_args()
    if shutil.which("wrk") is None:
        print("wrk is not installed, so nothing was measured; on Debian: apt-get install wrk")
        return
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "hello.py").write_text(HELLO, encoding="utf-8")
        with (
            served("hello:server", folder) as (bare, _),
            served("app:server", ROOT) as (
                ours,
                processes,
            ),
        ):
            print(f"start-up of a worker: {startup():.2f} s; memory of each: {memory(processes)}")
            print(f"{'':44}{'a second':>10}{'to hello':>10}")
            for path in KEPT:
                cold = seconds_for(f"{ours}{path}")
                warm(ours, path)
                compare(f"{path}, kept", bare, ours + path, chosen.seconds)
                print(f"{'  the first time':44}{1 / cold:10.0f}")
            etag = tag(ours + KEPT[0])
            known = {"If-None-Match": etag}
            compare("an answer that is known (304)", bare, ours + KEPT[0], chosen.seconds, known)
            distinct(bare, ours, chosen)
            print(f"memory of each worker after that: {memory(processes)}")


def distinct(bare: str, ours: str, chosen: argparse.Namespace) -> None:
    """Ask for many views once each; then for one that was kept before them."""
    first = dt.date(2003, 1, 1)
    days = (first + dt.timedelta(days=7 * number) for number in range(chosen.views))
    taken = [seconds_for(f"{ours}/embed/timeline?from={day}") for day in days]
    middle = statistics.median(taken) * 1000
    high = statistics.quantiles(taken, n=20)[-1] * 1000
    print(f"{chosen.views} distinct embeds, once each: median {middle:.0f} ms, p95 {high:.0f} ms")
    warm(ours, KEPT[0])
    compare(f"{KEPT[0]}, after them", bare, ours + KEPT[0], chosen.seconds)


def compare(
    what: str, bare: str, address: str, seconds: int, headers: dict[str, str] | None = None
) -> None:
    hello = rate(f"{bare}/", seconds, {})
    here = rate(address, seconds, headers or {})
    print(f"{what:44}{here:10.0f}{here / hello:10.2f}")


def rate(address: str, seconds: int, headers: dict[str, str]) -> float:
    """Return how many requests a second are answered."""
    given = [part for item in (ENCODED | headers).items() for part in ("-H", ": ".join(item))]
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", *given, address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said and "If-None-Match" not in headers:
        raise AssertionError(f"{address} does not answer with 200:\n{said}")
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    assert found, said
    return float(found[1])


def warm(server: str, path: str) -> None:
    """Ask often enough for every worker to have answered."""
    for _ in range(8 * WORKERS):
        seconds_for(f"{server}{path}")


def seconds_for(address: str) -> float:
    start = time.perf_counter()
    with urllib.request.urlopen(urllib.request.Request(address, headers=ENCODED)) as answer:
        answer.read()
    return time.perf_counter() - start


def tag(address: str) -> str:
    with urllib.request.urlopen(urllib.request.Request(address, headers=ENCODED)) as answer:
        return answer.headers["ETag"]


def startup() -> float:
    """Return the seconds until the app is there, in a process of its own."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import app"], cwd=ROOT, check=True)
    return time.perf_counter() - start


def memory(process: int) -> str:
    """Return the resident memory of a server's workers."""
    workers = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    sizes = [
        int(line.split()[1]) / 1024
        for worker in workers
        for line in Path(f"/proc/{worker}/status").read_text().splitlines()
        if line.startswith("VmRSS")
    ]
    return ", ".join(f"{size:.0f} MiB" for size in sizes)


@contextlib.contextmanager
def served(app: str, folder: str | Path) -> Iterator[tuple[str, int]]:
    """Serve an app with gunicorn; gives its address and the id of its process."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "gunicorn", f"--workers={WORKERS}", f"--bind=127.0.0.1:{port}"]
    process = subprocess.Popen(
        [*command, "--log-level=error", app],
        cwd=folder,
        stdout=sys.stderr,
        stdin=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + SECONDS_TO_START
        while True:
            with contextlib.suppress(OSError):
                seconds_for(f"{address}/")
                break
            assert process.poll() is None, f"{app} ended"
            assert time.monotonic() < deadline, f"{app} did not start"
            time.sleep(0.1)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
