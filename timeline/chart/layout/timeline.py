"""Placing a view of the record in a frame: from what a reader asked for to a `Scene`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pandas as pd

from timeline.chart import text
from timeline.chart.layout import arcs, framing, lanes, marks
from timeline.chart.layout.captions import captions
from timeline.chart.layout.clauses import clause_clock
from timeline.chart.layout.framing import Frame
from timeline.chart.layout.marks import Wanted
from timeline.chart.layout.placed_lanes import placed
from timeline.chart.layout.series import tracks
from timeline.chart.metrics import (
    ARC_LEGEND_ABOVE,
    BAND_HEAD,
    BAND_INSET,
    BAND_MIDDLE,
    BAND_NAME_LEAST,
    BAND_ROW,
    BAND_SIZE,
    FOOT,
    GUTTER_LEAST,
    GUTTER_MOST,
    LANE_NAME_LEFT,
    LANE_NAME_SIZE,
    PLOT_LEAST,
    PLOT_MARGIN,
    TICK_ROW,
    TICKS_BELOW,
    TRACK_GAP,
)
from timeline.chart.scale import TimeScale, in_calendar, ticks
from timeline.chart.scene import Band, Box, Scene
from timeline.query import describe
from timeline.query.select import select
from timeline.query.view import View
from timeline.record.index import Index
from timeline.record.model import Lane

_SMALL_WORDS = frozenset(
    ("a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to", "under")
)


def place(
    index: Index,
    view: View,
    events: pd.DataFrame | None = None,
    *,
    width: float,
    height: float | None = None,
    least: float = 0.0,
    stretch: bool = True,
    dates_on_top: bool = False,
    today: dt.date,
    named: Wanted | None = None,
) -> Scene:
    """Return the drawing of `view` in a frame `width` px wide.

    Parameters
    ----------
    events:
        What `timeline.query.select.select(index, view)` gives; selected here if left out.
    height:
        Room in px. Lanes grow into it as far as their labels need; it is exceeded only
        where landmarks need more. Left out: as high as is natural.
    least:
        Room in px that labels have at least, however much tracks take of `height`.
    stretch:
        Whether what the labels leave of `height` is spread between the lanes; else the
        drawing is lower than that.
    dates_on_top:
        Whether the labels of the time axis stand above the plot as well.
    today:
        The day that the "today" line marks.
    named:
        Events whose labels always show; by default those that the view asks for.

    Notes
    -----
    Everything depends on the arguments alone, and not on the order of the record's file.
    """
    if events is None:
        events = select(index, view)
    named = named or framing.wanted(index, view)
    first, last = framing.window(index, view, events, named, today)
    scale = scale_of(first, last, width, index.record.lanes)
    by_lane = marks.by_lane(index, events, scale, named)
    frame = Frame(
        scale,
        named,
        framing.near(index, view) if bool((events["id"] == view.event).any()) else frozenset(),
        captions(index),
        {lane.id: (lane, at) for at, lane in enumerate(index.record.lanes)},
    )
    series = [each for each in index.record.series if each.id in view.series]
    stop = view.as_of.end.toordinal() if view.as_of else None
    line = day_line(scale, view, today)
    phases = bands(index, scale)
    head = head_of(phases) + (TICK_ROW if dates_on_top else 0.0)
    above = tracks.tracks(series, scale, head, stop, day=line)
    top = above[-1].bottom + TRACK_GAP if above else head
    clock = clause_clock.track(index, scale, top, view, today) if view.clauses else None
    top = clock.bottom + TRACK_GAP if clock else top

    drafts = [
        lanes.draft(
            lane,
            by_lane.get(lane, ()),
            frame.captions,
            (scale.left, scale.right),
            line,
            folded=lane in view.fold,
            dense=len(by_lane.get(lane, ())) > scale.right - scale.left,
        )
        for lane in index.lanes
        if not view.lanes or lane in view.lanes
    ]
    room = None if height is None else height - top - FOOT
    lanes.give_room(drafts, None if room is None else max(room, least))
    tops = lanes.tops(drafts, top, room if stretch else None)
    found = placed(frame, drafts, tops)
    drawn = arcs.arcs(index, view, {mark.event: mark for mark in found.marks})
    begins, ends = marks.days(events["start"]), marks.days(events["stop"])
    return Scene(
        width=width,
        height=tops[""] + FOOT,
        plot=Box(scale.left, head, scale.right, tops[""]),
        scale=scale,
        title=describe.title_words(index, view),
        description=describe.description(index, view, events),
        ticks=ticks(scale),
        ticks_at=(
            tops[""] + TICKS_BELOW,
            *((head - BAND_HEAD + BAND_MIDDLE,) if dates_on_top else ()),
        ),
        bands=phases,
        lanes=found.lanes,
        marks=found.marks,
        labels=found.labels,
        arcs=drawn,
        arc_legend=arcs.legend(
            drawn, (scale.left, scale.right), line, tops[""] + FOOT - ARC_LEGEND_ABOVE
        ),
        series=above,
        clauses=clock,
        today=None if view.as_of else line,
        as_of=line if view.as_of else None,
        day_words=describe.day_words(view),
        before=int((ends < scale.first).sum()),
        after=int((begins > scale.last).sum()),
    )


def scale_of(first: int, last: int, width: float, named: Sequence[Lane]) -> TimeScale:
    """Return the time axis beside a gutter that is wide enough for the names of the lanes.

    Days that no calendar has are left out.
    """
    longest = max((text.width(lane.name, LANE_NAME_SIZE, True) for lane in named), default=0.0)
    gutter = min(max(longest + 2 * LANE_NAME_LEFT, GUTTER_LEAST), GUTTER_MOST)
    return TimeScale(
        *in_calendar(first, last), gutter, max(width - PLOT_MARGIN, gutter + PLOT_LEAST)
    )


def bands(index: Index, scale: TimeScale) -> tuple[Band, ...]:
    """Return the phases in sight.

    A name stands in one row or two; it is shortened, or left out where nothing is left of it.
    """
    found: list[Band] = []
    for at, phase in enumerate(index.record.phases):
        left = max(scale.x(phase.from_.start.toordinal()), scale.left)
        ends = phase.to.end.toordinal() + 1 if phase.to else scale.last + 1
        right = min(scale.x(ends), scale.right)
        if right - left < 1:
            continue
        name = _in_rows(phase.name, right - left - 2 * BAND_INSET)
        found.append(Band(phase.id, name, BAND_MIDDLE, left, right, at % 2 == 1))
    return tuple(found)


def head_of(found: Sequence[Band]) -> float:
    """Return the px that the names of phases need above everything."""
    return BAND_HEAD + BAND_ROW * (max((len(band.name) for band in found), default=1) > 1)


def _in_rows(name: str, room: float) -> tuple[str, ...]:
    """Return a name in the rows that it needs; cut, or empty, where two rows are too few."""
    if text.width(name, BAND_SIZE) <= room:
        return (name,)
    words_ = name.split()
    cuts = [(" ".join(words_[:at]), " ".join(words_[at:])) for at in range(1, len(words_))]

    def wide(rows: tuple[str, str]) -> float:
        return max(text.width(row, BAND_SIZE) for row in rows)

    even = min(cuts, key=wide, default=None)
    if even and wide(even) <= room:
        return even
    short = _whole_words(name, room)
    return (short,) if short else ()


def _whole_words(name: str, room: float) -> str:
    """Return as many words of `name` as have room, or "" where too little of it is left.

    Part of a word says nothing, nor does a small word at the end.
    """
    short = text.shorten(name, room, BAND_SIZE)
    stem = short.removesuffix("…")
    if f"{name} "[len(stem)] not in " ,;:":
        return ""
    left = stem.split()
    while left and left[-1].strip(",;:") in _SMALL_WORDS:
        left.pop()
    stem = " ".join(left).rstrip(",;:")
    return f"{stem}…" if len(stem) >= BAND_NAME_LEAST * len(name) else ""


def day_line(scale: TimeScale, view: View, today: dt.date) -> float | None:
    """Return the px of today's end, or of the day the view is as of; None if out of sight."""
    x = scale.x((view.as_of.end if view.as_of else today).toordinal() + 1)
    return x if scale.left <= x <= scale.right else None
