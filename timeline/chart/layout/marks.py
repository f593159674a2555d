"""Events in sight as rough marks: where on the time axis, how large, in which order.

"Rough" because a mark's height on the page is known only once its lane has been laid out.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from timeline.chart.metrics import BAR_RATIO, MARK_RADIUS, MARK_RADIUS_OPEN, SOFT_RATIO
from timeline.chart.scale import TimeScale
from timeline.chart.scene import MarkKind, thickness
from timeline.record.index import Index
from timeline.record.model import Event, Weight

Days = NDArray[np.int64]
_EPOCH = dt.date(1970, 1, 1).toordinal()


class Rough(NamedTuple):
    """A mark without its y. `rank` orders the labels that compete for room; low is first.

    `row` is the event's place among those selected, in order of date; `strong` labels are bold.
    """

    event: str
    row: int
    kind: MarkKind
    x: float
    left: float
    right: float
    radius: float
    weight: Weight
    hollow: bool
    must: bool
    strong: bool
    rank: tuple[float, ...]


class Fact(NamedTuple):
    """What an event's mark depends on besides the view: its days are ordinals."""

    lane: str
    begins: int
    ends: int
    kind: MarkKind
    hollow: bool
    weight: Weight
    effects: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """Events whose labels always show: the open one, highlights, and those of a chain.

    So do all landmarks, unless `landmarks` is False: then they compete for room, before others.
    What is `near` the open event competes before the rest.
    """

    open: str | None = None
    highlights: frozenset[str] = frozenset()
    chain: frozenset[str] = frozenset()
    landmarks: bool = True
    near: frozenset[str] = frozenset()


def days(column: pd.Series) -> Days:
    """Return a datetime column as ordinals of days (int64)."""
    return column.to_numpy().astype("datetime64[D]").astype(np.int64) + _EPOCH


@lru_cache(maxsize=8)
def facts(index: Index) -> Mapping[str, Fact]:
    """Return the facts of all events by id."""
    return {event.id: _fact(index, event) for event in index.record.events}


def _fact(index: Index, event: Event) -> Fact:
    end = event.end or event.date
    kind: MarkKind = "dot" if end.end == event.date.start else "bar"
    return Fact(
        lane=event.lane,
        begins=event.date.start.toordinal(),
        ends=end.end.toordinal(),
        kind="soft" if event.date.vague or end.vague else kind,
        hollow=any(date.approximate or date.uncertain for date in (event.date, end)),
        weight=event.weight,
        effects=len(index.led_to[event.id]),
    )


def by_lane(
    index: Index, events: pd.DataFrame, scale: TimeScale, wanted: Wanted
) -> dict[str, list[Rough]]:
    """Return the marks in sight by lane, each lane in order of date, then id.

    `events` is what `timeline.query.select.select` gives. Of two labels that compete, that
    of the event that led to more comes first.
    """
    known, per_day = facts(index), scale.px_per_day
    found: defaultdict[str, list[Rough]] = defaultdict(list)
    scores: list[float] = events["score"].tolist()
    ids: list[str] = events["id"].tolist()
    for row, (event, score) in enumerate(zip(ids, scores, strict=True)):
        fact = known[event]
        if fact.ends < scale.first or fact.begins > scale.last:
            continue
        is_open = event == wanted.open
        strong = is_open or event in wanted.highlights
        always = strong or event in wanted.chain
        radius = MARK_RADIUS_OPEN if is_open else MARK_RADIUS[fact.weight]
        x, left, right = _extent(scale, per_day, fact, radius)
        order = 0 if is_open else 1 if always else 2 if fact.weight == 1 else 3
        order += order == 3 and event not in wanted.near
        rank = (order, -score, fact.weight, -fact.effects, fact.begins)
        found[fact.lane].append(
            Rough(
                event, row, fact.kind, x, left, right, radius, fact.weight, fact.hollow,
                order < 2 or (order == 2 and wanted.landmarks), strong, rank,
            )
        )  # fmt: skip
    return found


def competing(marks: Iterable[Rough]) -> list[Rough]:
    """Return the marks in the order in which their labels are offered room."""
    return sorted(marks, key=lambda mark: (mark.rank, mark.event))


def _extent(
    scale: TimeScale, per_day: float, fact: Fact, radius: float
) -> tuple[float, float, float]:
    """Return the middle and the two ends of a mark in px, inside the plot.

    A mark that is wider than its dates keeps its middle where they are, even at the edge.
    """
    left = scale.left + (fact.begins - scale.first) * per_day
    right = left + (fact.ends + 1 - fact.begins) * per_day
    middle = min(max((left + right) / 2, scale.left), scale.right)
    if fact.kind == "dot":
        return middle, middle - radius, middle + radius
    least = thickness(radius) * (SOFT_RATIO if fact.kind == "soft" else BAR_RATIO)
    if right - left < least:
        return middle, max(middle - least / 2, scale.left), min(middle + least / 2, scale.right)
    left, right = max(left, scale.left), min(right, scale.right)
    return (left + right) / 2, left, right
