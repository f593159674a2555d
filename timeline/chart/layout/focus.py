"""Charts of one thing: a series with landmarks below it, an event with causes and effects."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from timeline.chart import palette
from timeline.chart.layout import framing, lanes, marks, timeline
from timeline.chart.layout.captions import captions
from timeline.chart.layout.framing import Frame
from timeline.chart.layout.marks import Wanted
from timeline.chart.layout.placed_lanes import placed
from timeline.chart.layout.series import tracks
from timeline.chart.metrics import (
    EVENT_MARGIN,
    EVENT_SHORTEST,
    FOOT,
    SERIES_AXIS_ALONE,
    TICKS_BELOW,
    TRACK_GAP,
)
from timeline.chart.scale import ticks
from timeline.chart.scene import Box, Scene
from timeline.query import describe
from timeline.query.select import select
from timeline.query.view import View
from timeline.record import graph
from timeline.record.dates import of_day
from timeline.record.index import Index
from timeline.record.model import Lane

LANDMARKS = Lane(
    id="landmarks",
    name="Landmarks",
    color=palette.MUTED,
    mark="circle",
)


def series(index: Index, view: View, series_id: str, *, width: float, today: dt.date) -> Scene:
    """Return the chart of one series, tall, with the record's landmarks below it as room allows.

    It spans the series' points, unless the view says otherwise. Raises KeyError for a
    series that the record does not have.
    """
    shown = index.series[series_id]
    dates_ = [point.date for point in shown.points]
    first = view.from_.start if view.from_ else min(date.start for date in dates_)
    last = view.to.end if view.to else max(max(date.end for date in dates_), today)
    if view.as_of and not view.to:
        last = view.as_of.end
    spare = 0 if view.from_ else max(30, (last - first).days // 40)
    scale = timeline.scale_of(
        first.toordinal() - spare, last.toordinal() + max(spare // 2, 7), width, [LANDMARKS]
    )
    stop = view.as_of.end.toordinal() if view.as_of else None
    line = timeline.day_line(scale, view, today)
    phases = timeline.bands(index, scale)
    head = timeline.head_of(phases)
    track = tracks.tracks([shown], scale, head, stop, SERIES_AXIS_ALONE, line)[0]
    top = track.bottom + TRACK_GAP

    landmarks = View(detail=1, as_of=view.as_of, highlight=view.highlight, event=view.event)
    named = framing.wanted(index, landmarks)
    rough = marks.by_lane(index, select(index, landmarks), scale, named)
    merged = sorted((mark for lane in rough.values() for mark in lane), key=lambda mark: mark.row)
    asked = named.highlights | {named.open}
    merged = [mark._replace(must=mark.event in asked) for mark in merged]
    frame = Frame(scale, named, frozenset(), captions(index), {LANDMARKS.id: (LANDMARKS, 0)})
    room = (scale.left, scale.right)
    draft = lanes.draft(LANDMARKS.id, merged, frame.captions, room, line, folded=False, dense=False)
    lanes.give_room([draft], None)
    tops = lanes.tops([draft], top, None)
    found = placed(frame, [draft], tops)
    return Scene(
        width=width,
        height=tops[""] + FOOT,
        plot=Box(scale.left, head, scale.right, tops[""]),
        scale=scale,
        title=shown.title,
        description=f"{shown.title}, in {shown.unit}: {len(track.lines[0].points)} points with "
        f"their sources. {shown.note or ''}".strip(),
        ticks=ticks(scale),
        ticks_at=(tops[""] + TICKS_BELOW,),
        bands=phases,
        lanes=found.lanes,
        marks=found.marks,
        labels=found.labels,
        arcs=(),
        arc_legend=(),
        series=(track,),
        clauses=None,
        today=None if view.as_of else line,
        as_of=line if view.as_of else None,
        day_words=describe.day_words(view),
        before=0,
        after=0,
    )


def event(index: Index, event_id: str, *, width: float, today: dt.date) -> Scene:
    """Return an event with what it answers and what it led to, two steps deep.

    Those one step away are always named, the others as room allows.

    Only the lanes that they stand in are drawn. Raises KeyError for an event that the
    record does not have.
    """
    around = {each for link in graph.around(index, event_id) for each in link} | {event_id}
    next_to = {each for link in graph.around(index, event_id, 1) for each in link}
    near = [index.events[each] for each in sorted(around)]
    first = min(each.date.start for each in near).toordinal()
    last = max((each.end or each.date).end for each in near).toordinal()
    spare = max(round((last - first) * EVENT_MARGIN), (EVENT_SHORTEST - (last - first)) // 2, 10)
    day = dt.date.fromordinal
    view = View(
        from_=of_day(day(max(first - spare, 1))),
        to=of_day(day(min(last + spare, dt.date.max.toordinal() - 1))),
        lanes=tuple({each.lane for each in near}),
        event=event_id,
    )
    events = select(index, view)
    events = events[events["id"].isin(around)].reset_index(drop=True)
    drawn = timeline.place(
        index,
        view,
        events,
        width=width,
        today=today,
        named=Wanted(event_id, frozenset(), frozenset(next_to)),
    )
    title = index.events[event_id].title
    causes_ = len(index.events[event_id].follows_from)
    effects = len(index.led_to[event_id])
    return replace(
        drawn,
        title=f"{title}: what it answers and what it led to",
        description=f"It answers {causes_} and led to {effects} of the events in this record; "
        f"the drawing shows {len(around) - 1} events up to two steps away.",
    )
