"""Arcs between the marks of causes and effects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline.chart import text
from timeline.chart.metrics import (
    ARC_BOW,
    ARC_BOW_MOST,
    ARC_LEGEND_ASIDE,
    ARC_LEGEND_SAMPLE,
    ARC_LEGEND_SIZE,
    LEGEND_ASIDE,
    LEGEND_GAP,
)
from timeline.chart.scene import Arc, ArcLegendEntry, Mark
from timeline.query.view import View
from timeline.record import graph
from timeline.record.index import Index

_MEANINGS = {1: "what it answers and what it led to", 2: "one step further"}


def arcs(index: Index, view: View, marks: Mapping[str, Mark]) -> tuple[Arc, ...]:
    """Return the arcs that the view asks for, between events that are both in sight, by their ids.

    With a chain (`from_event`, `to_event`) those of the whole path; else, with an open
    event, those to what it answers and to what it led to, two steps deep (`step` 1 and 2).
    """
    links: dict[graph.Link, int] = {}
    if view.from_event and view.to_event:
        path = frozenset(graph.chain(index, view.from_event, view.to_event))
        links = dict.fromkeys(graph.links_among(index, path), 1)
    elif view.event and view.event in index.events:
        links = graph.around(index, view.event)
    return tuple(
        _arc(marks[cause], marks[effect], step)
        for (cause, effect), step in sorted(links.items())
        if cause in marks and effect in marks
    )


def legend(
    arcs: Sequence[Arc], room: tuple[float, float], day: float | None, y: float
) -> tuple[ArcLegendEntry, ...]:
    """Return what arcs mean, in a row at `y` px; empty where all mean the same, or without room.

    `room` is from px to px, `day` the px of the line of a day, whose name stands in the row.
    """
    steps = sorted({arc.step for arc in arcs})
    if len(steps) < len(_MEANINGS):
        return ()
    widths = [
        ARC_LEGEND_SAMPLE + LEGEND_ASIDE + text.width(_MEANINGS[step], ARC_LEGEND_SIZE) + LEGEND_GAP
        for step in steps
    ]
    left, right = room
    if day is not None and day - ARC_LEGEND_ASIDE < left + sum(widths):
        left = max(left, day + ARC_LEGEND_ASIDE)
    if left + sum(widths) > right:
        return ()
    found: list[ArcLegendEntry] = []
    for step, wide in zip(steps, widths, strict=True):
        words_at = left + ARC_LEGEND_SAMPLE + LEGEND_ASIDE
        found.append(
            ArcLegendEntry(left, left + ARC_LEGEND_SAMPLE, y, words_at, _MEANINGS[step], step)
        )
        left += wide
    return tuple(found)


def _arc(cause: Mark, effect: Mark, step: int) -> Arc:
    start, end = (cause.x, cause.y), (effect.x, effect.y)
    across, down = end[0] - start[0], end[1] - start[1]
    length = (across**2 + down**2) ** 0.5 or 1.0
    bow = min(length * ARC_BOW, ARC_BOW_MOST)
    # Perpendicular to the line between the two, always to the upper side of the page.
    side = (down / length * bow, -across / length * bow)
    if side[1] > 0:
        side = (-side[0], -side[1])
    control = ((start[0] + end[0]) / 2 + side[0], (start[1] + end[1]) / 2 + side[1])
    return Arc(cause.event, effect.event, start, control, end, step)
