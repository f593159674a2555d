"""A view in words, for people: its filters, a title, and a description of what is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

import pandas as pd

from timeline.query.view import View, replace
from timeline.record import dates
from timeline.record.index import Index

MOST_NAMED = 3
MOST_LANDMARKS = 5

_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_DETAIL = {1: "landmarks", 2: "landmarks and major events"}


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing that narrows what is shown or adds to it.

    Attributes
    ----------
    parameter:
        The key of the query string that says it.
    words:
        For people, such as "Lane: Nuclear work".
    without:
        The same view without it.
    """

    parameter: str
    words: str
    without: View


def active_filters(index: Index, view: View) -> tuple[Filter, ...]:
    """Return what the reader asked for beyond the default view, each to be taken back by itself.

    One for the search, each lane, each actor, the detail, each end of the period, the day it is
    shown as of, the path between two events, each series and the clauses. The open event,
    highlights, folded lanes, theme, language and caption leave nothing out and are not among
    them.
    """
    return tuple(_filters(index, view))


def title_words(index: Index, view: View) -> str:
    """Return a title for the events that `view` selects, which can stand over a chart.

    Such as "Nuclear work and Verification, 2018 to 2021"; where no lane is chosen, the subject
    is that of the record: "The Iran nuclear negotiations: landmarks, since 2018".
    """
    lanes = [lane_name(index, lane) for lane in _in_order(index, view.lanes)]
    subject = in_list(lanes) or index.record.meta.title
    if len(lanes) > MOST_NAMED:
        subject = f"{_number(len(lanes))} of {_number(len(index.lanes))} lanes"
    if view.detail < 3:
        subject = f"{subject}: {_DETAIL[view.detail]}"
    title = ", ".join([subject, *_parties(index, view), *_period(view), *_searched(view)])
    return title[0].upper() + title[1:]


def day_words(view: View) -> str:
    """Return what is written below the line of a day, such as "as of June 2019"."""
    return f"as of {dates.in_words(view.as_of)}" if view.as_of else "today"


def description(index: Index, view: View, events: pd.DataFrame) -> str:
    """Return an alternative text for a chart of `events`, the table that `view` selects.

    Such as "Timeline of 34 events from 2018 to 2021 in three lanes: Sanctions, Nuclear work and
    Verification. Landmarks: ..."; at most five landmarks are named.
    """
    asked = [*_parties(index, view), *_searched(view)]
    if events.empty:
        asked = [*(lane_name(index, lane) for lane in view.lanes), *asked, *_period(view)]
        return f"Timeline without events. Asked for: {', '.join(asked) or 'everything'}."
    first, last = events["start"].min().year, events["stop"].max().year
    when = f"in {first}" if first == last else f"from {first} to {last}"
    lanes = _in_order(index, tuple(cast("list[str]", events["lane"].unique().tolist())))
    names = in_list([lane_name(index, lane) for lane in lanes])
    where = f"{_number(len(lanes))} lane{'s' if len(lanes) > 1 else ''}: {names}"
    sentences = [f"Timeline of {_events(len(events))} {when} in {where}."]
    if asked:
        sentences.append(f"Only events {', '.join(asked)}.")
    landmarks = events.loc[events["weight"] == 1, "id"]
    if len(landmarks):
        named = [_landmark(index, id) for id in landmarks.head(MOST_LANDMARKS)]
        more = len(landmarks) - len(named)
        rest = f"; and {more} more" if more else ""
        sentences.append(f"Landmarks: {'; '.join(named)}{rest}.")
    return " ".join(sentences)


def lane_name(index: Index, id: str) -> str:
    """Return the name of a lane, or its id where the record has no such lane."""
    lane = index.lanes.get(id)
    return lane.name if lane else id


def actor_name(index: Index, id: str) -> str:
    """Return the name of an actor or group, or its id where the record has no such."""
    party = index.actors.get(id) or index.groups.get(id)
    return party.name if party else id


def in_list(names: Sequence[str], last: str = "and") -> str:
    """Return names as a list in a sentence; "" for none.

    >>> in_list(["Sanctions", "Nuclear work", "Verification"])
    'Sanctions, Nuclear work and Verification'
    """
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def _filters(index: Index, view: View) -> Iterator[Filter]:
    if view.q:
        yield Filter("q", f"Search: {view.q}", replace(view, q=""))
    for id in _in_order(index, view.lanes):
        without = replace(view, lanes=_less(view.lanes, id))
        yield Filter("lanes", f"Lane: {lane_name(index, id)}", without)
    for id in view.actors:
        kind = "Group" if id in index.groups else "Actor"
        without = replace(view, actors=_less(view.actors, id))
        yield Filter("actors", f"{kind}: {actor_name(index, id)}", without)
    if view.detail < 3:
        words = f"Detail: {_DETAIL[view.detail]}"
        yield Filter("detail", words, replace(view, detail=3))
    if view.from_:
        yield Filter("from", f"From {dates.in_words(view.from_)}", replace(view, from_=None))
    if view.to:
        yield Filter("to", f"To {dates.in_words(view.to)}", replace(view, to=None))
    if view.as_of:
        yield Filter("as_of", f"As of {dates.in_words(view.as_of)}", replace(view, as_of=None))
    if view.from_event and view.to_event:
        ends = (_event_name(index, view.from_event), _event_name(index, view.to_event))
        without = replace(view, from_event=None, to_event=None)
        yield Filter("from_event", f"Path: from “{ends[0]}” to “{ends[1]}”", without)
    for id in view.series:
        series = index.series.get(id)
        without = replace(view, series=_less(view.series, id))
        yield Filter("series", f"Series: {series.title if series else id}", without)
    if view.clauses:
        yield Filter("clauses", "Clauses of the deal", replace(view, clauses=False))


def _parties(index: Index, view: View) -> Iterator[str]:
    if len(view.actors) > MOST_NAMED:
        yield f"with any of {_number(len(view.actors))} actors"
    elif view.actors:
        yield f"with {in_list([actor_name(index, id) for id in view.actors], 'or')}"


def _period(view: View) -> Iterator[str]:
    if view.from_ and view.to:
        yield dates.in_words(view.from_, view.to)
    elif view.from_:
        yield f"since {dates.in_words(view.from_)}"
    elif view.to:
        yield f"until {dates.in_words(view.to)}"
    if view.as_of:
        yield f"as of {dates.in_words(view.as_of)}"


def _searched(view: View) -> Iterator[str]:
    if view.q:
        yield f"matching “{view.q}”"


def _landmark(index: Index, id: str) -> str:
    event = index.events[id]
    return f"{event.label or event.title}, {dates.in_words(event.date, event.end)}"


def _event_name(index: Index, id: str) -> str:
    event = index.events.get(id)
    return (event.label or event.title) if event else id


def _in_order(index: Index, lanes: tuple[str, ...]) -> tuple[str, ...]:
    """Return ids of lanes in display order, those that the record does not know last."""
    order = {id: place for place, id in enumerate(index.lanes)}
    return tuple(sorted(lanes, key=lambda id: order.get(id, len(order))))


def _less(ids: tuple[str, ...], one: str) -> tuple[str, ...]:
    return tuple(id for id in ids if id != one)


def _events(count: int) -> str:
    return f"{_number(count)} event{'' if count == 1 else 's'}" if count < 2 else f"{count} events"


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)
