"""How long drawings take and how large they are: one table, each line with its target.

PYTHONPATH=. python benchmarks/drawing.py
"""

from __future__ import annotations

import gc
import gzip
import math
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks import synthetic
from timeline.chart.card import Sheet, card
from timeline.chart.layout import focus, timeline
from timeline.chart.layout.clauses import clause_clock
from timeline.chart.palette import Inks
from timeline.chart.plotly import figure
from timeline.chart.png import png
from timeline.chart.svg import document
from timeline.query.select import select
from timeline.query.view import View
from timeline.record.index import Index
from timeline.record.load.read import read
from timeline.web import urls
from timeline.web.html import linking

RECORD = Path(__file__).resolve().parents[1] / "events.yaml"
WIDTH = 1200
SIZES = (1_000, 10_000, 100_000)
SECONDS = 2.0  # of measuring, a line


def milliseconds(work: Callable[[], object]) -> tuple[float, float]:
    """Return the median and the best CPU time of `work`, done once before to warm the caches.

    CPU time, so that what else the machine does counts for less.
    """
    work()
    taken: list[float] = []
    gc.collect()
    gc.disable()
    while sum(taken) < SECONDS * 1000 or len(taken) < 3:
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    gc.enable()
    return median(taken), min(taken)


def row(what: str, values: tuple[float, ...], unit: str, target: str = "") -> None:
    said = "".join(f"{value:>10,.1f}" for value in values)
    print(f"{what:<58}{said:<20} {unit:<4}{target}".rstrip())


def placing(index: Index, view: View) -> Callable[[], object]:
    """Placing alone: what a view selects is known before."""
    events = select(index, view)
    as_of = index.record.meta.as_of
    today = as_of.end if as_of else events["stop"].max().date()
    return lambda: timeline.place(index, view, events, width=WIDTH, today=today)


def growth() -> None:
    """Time to place ever more events, and how it grows beside n log n."""
    before: tuple[int, float] | None = None
    for size in SIZES:
        taken = milliseconds(placing(synthetic.index(size), View()))
        row(f"place {size:,} synthetic events", taken, "ms", {10_000: "< 150"}.get(size, ""))
        if before is not None:
            expected = size * math.log(size) / (before[0] * math.log(before[0]))
            said = f"growth from {before[0]:,} to {size:,}, as a part of n log n"
            row(said, (taken[0] / before[1] / expected,), "", "near or below 1")
        before = (size, taken[0])


def size(what: str, drawn: str, targets: tuple[str, str] = ("", "")) -> None:
    data = drawn.encode()
    row(f"SVG of {what}", (len(data) / 1024,), "KiB", targets[0])
    row(f"SVG of {what}, gzipped", (len(gzip.compress(data)) / 1024,), "KiB", targets[1])


def main() -> None:
    index = Index(read(RECORD))
    as_of = index.record.meta.as_of
    assert as_of is not None, "the record says the day of its newest event"
    today = as_of.end
    full = timeline.place(index, View(), width=WIDTH, today=today)
    plain = Inks("light", plain=True)
    file = document.timeline(full, urls.short_marks(index, ""))
    shared = card(index, View(), today, Sheet(inks=plain))
    series = tuple(index.series)[:2]

    print(f"{WIDTH} px wide, {len(full.marks)} marks, {len(full.labels)} labels; median and best")
    row("place the full record", milliseconds(placing(index, View())), "ms", "< 10")
    tracks = View(series=series, clauses=True)
    row("place it with two series and the clauses", milliseconds(placing(index, tracks)), "ms")
    row("select and place one month", milliseconds(
        lambda: timeline.place(index, View(from_=as_of, to=as_of), width=WIDTH, today=today)
    ), "ms")  # fmt: skip
    row("write it as SVG", milliseconds(
        lambda: document.timeline(full, linking.marks())
    ), "ms")  # fmt: skip
    row("write it as a Plotly figure", milliseconds(lambda: figure.figure(full)), "ms")
    row("clause clock", milliseconds(
        lambda: clause_clock.clock(index, View(), width=WIDTH, today=today)
    ), "ms")  # fmt: skip
    if series:
        row("chart of one series", milliseconds(
            lambda: focus.series(index, View(), series[0], width=WIDTH, today=today)
        ), "ms")  # fmt: skip
    row("share image 1200x630: the drawing", milliseconds(
        lambda: card(index, View(), today, Sheet(inks=plain))
    ), "ms")  # fmt: skip
    row("share image 1200x630: the PNG", milliseconds(lambda: png(shared, width=1200)), "ms",
        "< 300 with the drawing")  # fmt: skip
    row("share image, 2400x1260: the PNG", milliseconds(lambda: png(shared, width=2400)), "ms")
    size("2002 to today, detail 3", file, ("< 90", "< 16"))
    major = timeline.place(index, View(detail=2), width=WIDTH, today=today)
    size("2002 to today, detail 2", document.timeline(major, urls.short_marks(index, "")))
    growth()


if __name__ == "__main__":
    main()
