"""The charts that can stand in somebody else's page: what each is called, draws and lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, get_args

import pandas as pd

from timeline.chart.layout import focus, timeline
from timeline.chart.layout.clauses import clause_clock
from timeline.chart.scene import Scene
from timeline.query import describe
from timeline.query.params import ViewError
from timeline.query.select import period, select
from timeline.query.view import View, encode
from timeline.record import graph
from timeline.record.index import Index
from timeline.record.words import counted
from timeline.web import urls
from timeline.web.charts import lists
from timeline.web.charts.lists import Section
from timeline.web.http.errors import Missing, missing

Kind = Literal["timeline", "list", "series", "clauses", "event", "chain"]
KINDS: tuple[Kind, ...] = get_args(Kind)
WITH_ID: tuple[Kind, ...] = ("series", "event")

Draw = Callable[[float, float | None], Scene]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of a view, before it is drawn.

    Attributes
    ----------
    kind, id:
        Which chart; `id` is that of the series or event, else "".
    heading:
        What it is called in our words, whatever the embedder calls it.
    description:
        An alternative text.
    note:
        How much it shows, such as "233 events".
    draw:
        Places it in a width and, for a timeline, a height in px; None for the list.
    sections:
        The same as a list, for narrow frames and for those who do not see the chart.
    page, data:
        Addresses on the site of the same view for reading on, and of its data as CSV.
    correct:
        Address that tells how to report an error.
    moves:
        True if another span of time can be asked for, by zooming and panning.
    """

    kind: Kind
    id: str
    view: View
    heading: str
    description: str
    note: str
    draw: Draw | None
    sections: tuple[Section, ...]
    page: str
    data: str
    correct: str
    moves: bool

    @property
    def document(self) -> str:
        """The address on the site of its data as JSON."""
        return self.data.replace(".csv", ".json", 1)

    @property
    def path(self) -> str:
        """The embed's address on the site, without its query."""
        return path(self.kind, self.id)


def kind_of(name: str) -> Kind | None:
    """Return the kind of that name, or None."""
    for kind in KINDS:
        if kind == name:
            return kind
    return None


def path(kind: Kind, id: str = "") -> str:
    """Return the address on the site of an embed, without its query.

    >>> path("event", "2018-05-08-us-withdrawal")
    '/embed/event/2018-05-08-us-withdrawal'
    """
    return f"/embed/{kind}/{id}" if id else f"/embed/{kind}"


def address(base: str, view: View) -> str:
    """Return an address with a view's canonical query, if it has any."""
    query = encode(view)
    return f"{base}?{query}" if query else base


def chart(index: Index, kind: Kind, id: str, view: View, today: dt.date) -> Chart:
    """Return the chart of a view.

    Raises
    ------
    Missing
        For a series or event that the record does not have, clauses where it has none, or
        two events without a path between them.
    ViewError
        For a chain without its two ends.
    """
    if kind == "series":
        return _series(index, id, view, today)
    if kind == "event":
        return _event(index, id, view, today)
    if kind == "clauses":
        return _clauses(index, view, today)
    if kind == "chain":
        return _chain(index, view, today)
    return _timeline(index, kind, view, today)


def _timeline(index: Index, kind: Kind, view: View, today: dt.date) -> Chart:
    events = select(index, view)
    heading = describe.title_words(index, view)
    return Chart(
        kind=kind,
        id="",
        view=view,
        heading=heading,
        description=describe.description(index, view, events),
        note=counted(len(events), "event"),
        draw=_placing(index, view, events, today) if kind == "timeline" else None,
        sections=lists.events(index, view, events),
        page=address("/", view),
        data=address("/events.csv", view),
        correct=urls.correction(""),
        moves=kind == "timeline",
    )


def _chain(index: Index, view: View, today: dt.date) -> Chart:
    if not view.from_event or not view.to_event:
        sentence = "from_event: a path has two ends; write from_event=ID and to_event=ID"
        raise ViewError("from_event", sentence)
    on_path = graph.chain(index, view.from_event, view.to_event)
    first, last = (index.events[each] for each in (view.from_event, view.to_event))
    names = f"“{first.label or first.title}” to “{last.label or last.title}”"
    if not on_path:
        raise Missing("path of causes", f"{first.id} to {last.id}")
    everything = replace(view, detail=3)
    events = select(index, everything)
    events = events[events["id"].isin(on_path)].reset_index(drop=True)
    lanes = tuple(sorted({index.events[id].lane for id in events["id"]}))
    drawn = replace(everything, lanes=lanes) if lanes else everything
    return Chart(
        kind="chain",
        id="",
        view=view,
        heading=f"From {names}: how one led to the other",
        description=describe.description(index, everything, events),
        note=counted(len(events), "event"),
        draw=_placing(index, drawn, events, today),
        sections=lists.events(index, everything, events, whole=True),
        page=address("/", view),
        data=address("/events.csv", view),
        correct=urls.correction(""),
        moves=True,
    )


def _placing(index: Index, view: View, events: pd.DataFrame, today: dt.date) -> Draw:
    def draw(width: float, height: float | None) -> Scene:
        return timeline.place(index, view, events, width=width, height=height, today=today)

    return draw


def _clauses(index: Index, view: View, today: dt.date) -> Chart:
    def draw(width: float, height: float | None) -> Scene:
        return clause_clock.clock(index, view, width=width, today=today)

    if not index.record.clauses:
        raise Missing("chart", "clauses")
    drawn = draw(960, None)
    return Chart(
        kind="clauses",
        id="",
        view=view,
        heading=drawn.title,
        description=drawn.description,
        note=f"{len(index.record.clauses)} clauses",
        draw=draw,
        sections=lists.clauses(index, view, today),
        page=address("/clauses", period(view)),
        data=address("/clauses.csv", period(view)),
        correct=urls.correction("clauses"),
        # Names and legend belong to the clock as it stands; a part of it says little.
        moves=False,
    )


def _series(index: Index, id: str, view: View, today: dt.date) -> Chart:
    def draw(width: float, height: float | None) -> Scene:
        return focus.series(index, view, id, width=width, today=today)

    if id not in index.series:
        names = {each.id: each.title for each in index.record.series}
        raise missing("series", id, names, "/embed/series/{}")
    series = index.series[id]
    drawn = draw(960, None)
    count = sum(len(line.points) for track in drawn.series for line in track.lines)
    return Chart(
        kind="series",
        id=id,
        view=view,
        heading=series.title,
        description=drawn.description,
        note=f"{counted(count, 'point')}, in {series.unit}",
        draw=draw,
        sections=lists.points(index, series, view),
        page=address(urls.series(id), period(view)),
        data=address(f"{urls.series(id)}.csv", period(view)),
        correct=urls.correction(id),
        moves=True,
    )


def _event(index: Index, id: str, view: View, today: dt.date) -> Chart:
    def draw(width: float, height: float | None) -> Scene:
        return focus.event(index, id, width=width, today=today)

    if id not in index.events:
        names = {each.id: each.title for each in index.record.events}
        raise missing("event", id, names, "/embed/event/{}")
    event = index.events[id]
    linked = bool(event.follows_from or index.led_to[id])
    return Chart(
        kind="event",
        id=id,
        view=view,
        heading=event.title,
        description=event.summary or event.title,
        note="",
        draw=draw if linked else None,
        sections=lists.around(index, id),
        page=urls.event(id),
        data=f"{urls.event(id)}.csv",
        correct=urls.correction(id),
        moves=False,
    )
