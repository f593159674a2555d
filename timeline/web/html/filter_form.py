"""The filter form: native controls, so that the page filters without script too."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from urllib.parse import parse_qsl

from timeline.chart.layout.visible_range import extent
from timeline.query import describe
from timeline.query.view import View, encode
from timeline.record.index import Index
from timeline.record.model import Group

CONTROLS = frozenset(("q", "detail", "lanes", "actors", "series", "clauses", "from", "to"))
DETAIL = {1: "Landmarks", 2: "Major", 3: "Everything"}


@dataclass(frozen=True, slots=True)
class Choice:
    """A box or a button of the form; `note` says what it stands for, or ""."""

    field: str

    value: str
    name: str
    checked: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """The form's state.

    `kept` are the parameters of the view that no control shows; `begins` and `ends` are what
    is in sight where no end is chosen.
    """

    q: str
    from_: str
    to: str
    begins: str
    ends: str
    detail: tuple[Choice, ...]
    lanes: tuple[Choice, ...]
    groups: tuple[Choice, ...]
    actors: tuple[Choice, ...]
    tracks: tuple[Choice, ...]
    kept: tuple[tuple[str, str], ...]


def form(index: Index, view: View, today: dt.date, ends: tuple[str, str] | None = None) -> Form:
    """Return the state of the form that asks for `view`.

    `ends` are what a chart beside it shows first and last, if that is not the usual.
    """
    usual = extent(index.record, None, today)
    begins, until = ends or (f"{usual.first.year}", f"{usual.last.year}")
    return Form(
        q=view.q,
        from_=str(view.from_ or ""),
        to=str(view.to or ""),
        begins=begins,
        ends=until,
        detail=tuple(
            Choice("detail", f"{weight}", name, weight == view.detail)
            for weight, name in DETAIL.items()
        ),
        lanes=tuple(
            Choice("lanes", lane.id, lane.name, lane.id in view.lanes, lane.description or "")
            for lane in index.record.lanes
        ),
        groups=tuple(
            Choice("actors", group.id, group.name, group.id in view.actors, _members(index, group))
            for group in index.record.groups
        ),
        actors=tuple(
            Choice("actors", actor.id, actor.name, actor.id in view.actors)
            for actor in index.record.actors
        ),
        tracks=_tracks(index, view),
        kept=tuple((key, value) for key, value in parse_qsl(encode(view)) if key not in CONTROLS),
    )


def _tracks(index: Index, view: View) -> tuple[Choice, ...]:
    """Return what can be drawn above the lanes: the record's series, and its clauses together."""
    series = tuple(
        Choice("series", series.id, series.title, series.id in view.series)
        for series in index.record.series
    )
    clauses = (Choice("clauses", "1", "Clauses of the deal, from start to end", view.clauses),)
    return series + (clauses if index.record.clauses else ())


def _members(index: Index, group: Group) -> str:
    return ", ".join(describe.actor_name(index, id) for id in group.members)
