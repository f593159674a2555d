"""The events a view shows, as a tidy table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from timeline.query.search.find import matches
from timeline.query.view import View
from timeline.record.graph import chain
from timeline.record.index import Index

_RECORDS_KEPT = 8


def select(index: Index, view: View) -> pd.DataFrame:
    """Return the events that `view` shows, one a row, in order of date, then last day, then id.

    Columns
    -------
    id, title, lane : str
    label, place : str
        "" for an event that has none.
    weight : int64
        1 landmark, 2 major, 3 detail.
    date : str
        EDTF.
    end : object
        EDTF text, or None for an event without a last day.
    start, stop : datetime64[s]
        First and last day it can mean, both inclusive; equal for a certain day.
    precision : str
        day, month or year; of `date`.
    vague : bool
        True unless `date`, and `end` where there is one, are certain days.
    actors : object
        Tuple of actor ids.
    score : float64
        Relevance to the words searched, greater is better; 0 without search.

    The open event and highlighted ones are shown whatever their weight; every other filter
    holds for them too. With `from_event` and `to_event` only the events on a path of causes
    from the one to the other are shown, whatever their weight. Ids that the record does not
    know select nothing. The table is the caller's own: changing it changes nothing else.
    """
    table = _table(index)
    shown = np.ones(len(table.frame), dtype=bool)
    if view.from_:
        shown &= table.stop >= np.datetime64(view.from_.start, "s")
    if view.to:
        shown &= table.start <= np.datetime64(view.to.end, "s")
    if view.as_of:
        shown &= table.start <= np.datetime64(view.as_of.end, "s")
    path: tuple[str, ...] = ()
    if view.from_event and view.to_event:
        path = _path(index, view.from_event, view.to_event)
        on_path = np.zeros(len(shown), dtype=bool)
        on_path[[table.row[id] for id in path]] = True
        shown &= on_path
    if view.detail < 3:
        named = (*view.highlight, view.event or "", *path)
        exempt = [table.row[id] for id in named if id in table.row]
        important = table.weight <= view.detail
        important[exempt] = True
        shown &= important
    if view.lanes:
        shown &= _any_of(table.of_lane, view.lanes, len(shown))
    if view.actors:
        shown &= _any_of(table.of_actor, view.actors, len(shown))
    if not view.q:
        return table.frame.loc[shown].reset_index(drop=True)
    score = np.zeros(len(shown))
    for id, relevance in matches(index, view.q).items():
        score[table.row[id]] = relevance
    shown &= score > 0
    chosen = table.frame.loc[shown].reset_index(drop=True)
    chosen["score"] = score[shown]
    return chosen


@dataclass(frozen=True, eq=False)
class _Table:
    """Every event of a record as a table, with its columns as arrays for comparing."""

    frame: pd.DataFrame
    row: Mapping[str, int]
    start: NDArray[np.datetime64]
    stop: NDArray[np.datetime64]
    weight: NDArray[np.int64]
    of_lane: Mapping[str, NDArray[np.int64]]
    of_actor: Mapping[str, NDArray[np.int64]]


@lru_cache(maxsize=_RECORDS_KEPT)
def _table(index: Index) -> _Table:
    events = sorted(
        index.events.values(), key=lambda event: (event.date, event.end or event.date, event.id)
    )
    ends = [event.end or event.date for event in events]
    start = np.array([event.date.start for event in events], dtype="datetime64[s]")
    stop = np.array([end.end for end in ends], dtype="datetime64[s]")
    weight = np.array([event.weight for event in events], dtype=np.int64)
    frame = pd.DataFrame(
        {
            "id": pd.Series([event.id for event in events], dtype="str"),
            "label": pd.Series([event.label or "" for event in events], dtype="str"),
            "title": pd.Series([event.title for event in events], dtype="str"),
            "lane": pd.Series([event.lane for event in events], dtype="str"),
            "weight": weight,
            "date": pd.Series([event.date.text for event in events], dtype="str"),
            "end": pd.Series([event.end and event.end.text for event in events], dtype="object"),
            "start": start,
            "stop": stop,
            "precision": pd.Series([event.date.precision for event in events], dtype="str"),
            "vague": [
                event.date.vague or end.vague for event, end in zip(events, ends, strict=True)
            ],
            "actors": pd.Series([event.actors for event in events], dtype="object"),
            "place": pd.Series([event.place or "" for event in events], dtype="str"),
            "score": np.zeros(len(events)),
        }
    )
    of_lane: dict[str, list[int]] = {}
    of_actor: dict[str, list[int]] = {}
    for row, event in enumerate(events):
        of_lane.setdefault(event.lane, []).append(row)
        for actor in event.actors:
            of_actor.setdefault(actor, []).append(row)
    for group in index.groups.values():
        rows = [row for member in group.members for row in of_actor.get(member, ())]
        of_actor[group.id] = rows
    return _Table(
        frame=frame,
        row={event.id: row for row, event in enumerate(events)},
        start=start,
        stop=stop,
        weight=weight,
        of_lane={lane: np.array(rows, dtype=np.int64) for lane, rows in of_lane.items()},
        of_actor={actor: np.array(rows, dtype=np.int64) for actor, rows in of_actor.items()},
    )


def _path(index: Index, cause: str, effect: str) -> tuple[str, ...]:
    if cause not in index.events or effect not in index.events:
        return ()
    return chain(index, cause, effect)


def _any_of(
    rows: Mapping[str, NDArray[np.int64]], ids: tuple[str, ...], count: int
) -> NDArray[np.bool_]:
    wanted = np.zeros(count, dtype=bool)
    for id in ids:
        if id in rows:
            wanted[rows[id]] = True
    return wanted


def period(view: View) -> View:
    """Return the view with only what decides about numbers and clauses: the days it is of."""
    return View(from_=view.from_, to=view.to, as_of=view.as_of)
