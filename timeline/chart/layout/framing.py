"""Which days a drawing shows and which events it must name, where the view leaves that open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from timeline.chart.layout.captions import Caption
from timeline.chart.layout.marks import Days, Wanted, days
from timeline.chart.metrics import FREE_AFTER_LAST, SHORTEST_SPAN, YEAR
from timeline.chart.scale import TimeScale, in_calendar
from timeline.query.view import View
from timeline.record import graph
from timeline.record.index import Index
from timeline.record.model import Lane


@dataclass(frozen=True, slots=True)
class Frame:
    """What every stage of placing needs to know.

    `lanes` gives each lane with its place among the record's lanes; `near` holds the
    events that are not dimmed while another is open, and is empty where none is dimmed.
    """

    scale: TimeScale
    wanted: Wanted
    near: frozenset[str]
    captions: Mapping[str, Caption]
    lanes: Mapping[str, tuple[Lane, int]]


def wanted(index: Index, view: View) -> Wanted:
    """Return the event that is open and those that are named whatever the room."""
    chain: frozenset[str] = frozenset()
    asked = frozenset(view.highlight)
    if view.from_event and view.to_event:
        chain = frozenset(graph.chain(index, view.from_event, view.to_event))
        asked |= {view.from_event, view.to_event} & chain
    return Wanted(view.event, asked, chain, near=near(index, view, 1))


def near(index: Index, view: View, steps: int = 2) -> frozenset[str]:
    """Return the open event and its causes and effects, some steps deep; empty if none is open."""
    if not view.event or view.event not in index.events:
        return frozenset()
    links = graph.around(index, view.event, steps)
    return frozenset(each for link in links for each in link) | {view.event}


def window(
    index: Index, view: View, events: pd.DataFrame, named: Wanted, today: dt.date
) -> tuple[int, int]:
    """Return the first and last day in sight as ordinals.

    What the view does not say is chosen: from where the record opens (earlier if the open
    event or a highlight is, or if nothing selected is later) to today (later if the record
    reaches on; only to the newest event of a history that ended long ago) or to the day that
    the view is as of; for a path of causes, as long as it is.
    """
    begins, ends = days(events["start"]), days(events["stop"])
    last = _last(view, begins, ends, today)
    first = _first(index, view, begins, ends, last)
    if view.from_event and view.to_event and len(begins):
        spare = max(30, int(ends.max() - begins.min()) // 20)
        first = first if view.from_ else int(begins.min()) - spare
        last = last if view.to else int(ends.max()) + spare
    elif not view.from_:
        shown = (*named.highlights, *filter(None, [named.open]))
        known = [index.events[each] for each in shown if each in index.events]
        first = min([first, *(each.date.start.toordinal() for each in known)])
    if not view.to:
        last += max(1, round((last - first) * FREE_AFTER_LAST))
    return in_calendar(first, last)


def _last(view: View, begins: Days, ends: Days, today: dt.date) -> int:
    if view.to:
        return view.to.end.toordinal()
    if view.as_of:
        return view.as_of.end.toordinal()
    if not len(ends):
        return today.toordinal()
    newest = int(ends.max())
    over = today.toordinal() - newest > max(YEAR, (newest - int(begins.min())) // 4)
    return newest + YEAR // 12 if over else max(today.toordinal(), newest)


def _first(index: Index, view: View, begins: Days, ends: Days, last: int) -> int:
    if view.from_:
        return view.from_.start.toordinal()
    opens = index.record.meta.opens
    earliest = int(begins.min()) if len(begins) else last - YEAR
    if opens is None or (len(ends) and int(ends.max()) < opens.start.toordinal()):
        return earliest
    return min(opens.start.toordinal(), last - SHORTEST_SPAN)
