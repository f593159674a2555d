"""One event opened: everything known of it, in the order in which a reader asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from timeline.query.view import View
from timeline.record import dates, graph
from timeline.record.index import Index
from timeline.record.model import Event, Lane, Source, by_kind
from timeline.web import urls
from timeline.web.downloads.citing import Citation, cite
from timeline.web.html import event_rows
from timeline.web.html.event_rows import EventRow
from timeline.web.html.outlets import outlets_words, support_words
from timeline.web.html.refs import Ref
from timeline.web.html.when import When

START_LANDMARKS = 5
MOST_PATHS = 3  # to an event, and from it


@dataclass(frozen=True, slots=True)
class EventLink:
    """A link that opens an event in the current view."""

    href: str
    row: EventRow


@dataclass(frozen=True, slots=True)
class Details:
    """An event, and what its panel says that is not said in the event as it stands.

    Attributes
    ----------
    when, precision:
        The date in words, and a sentence where it is not one certain day.
    sources:
        By kind, primary first; within a kind as in the record.
    support, outlets:
        How well the event is supported, and who publishes each source, by its reference; all ""
        where no outlets are known.
    paths:
        Lead to the paths of causes from landmarks to the event, and from it to landmarks.
    previous, following:
        The neighbors in the current view.
    outside:
        The address that shows the event in the list again, where the filters leave it out.
    as_of:
        Leads to the timeline as of this event's date; None where that is what is shown.
    page, embed:
        Addresses of the event's own page, and of the builder with the event.
    """

    event: Event
    lane: Lane
    when: When
    precision: str
    actors: tuple[Ref, ...]
    sources: tuple[Source, ...]
    support: str
    outlets: Mapping[str, str]
    because: tuple[EventLink, ...]
    led_to: tuple[EventLink, ...]
    paths: tuple[Ref, ...]
    previous: EventLink | None
    following: EventLink | None
    close: str
    outside: str
    as_of: Ref | None
    citation: Citation
    page: str
    embed: str


def details(index: Index, view: View, ids: list[str], base: str, today: dt.date) -> Details | None:
    """Return the panel of the view's open event, or None where none is open.

    `ids` are those of the view's events in order of date; `base` is the address of the
    site, such as ``https://example.org``; `today` is when a citation says it was seen.
    """
    event = index.events.get(view.event or "")
    if event is None:
        return None
    place = ids.index(event.id) if event.id in ids else None
    return Details(
        event=event,
        lane=index.lanes[event.lane],
        when=event_rows.by_id(index)[event.id].when,
        precision=dates.precision_in_words(event.date, event.end),
        actors=tuple(_actor(index, view, id) for id in event.actors),
        sources=by_kind(event.sources),
        support=support_words(index, event),
        outlets=outlets_words(index, event),
        because=tuple(link(index, view, id) for id in event.follows_from),
        led_to=tuple(link(index, view, id) for id in index.led_to[event.id]),
        paths=_paths(index, view, event),
        previous=link(index, view, ids[place - 1]) if place else None,
        following=(
            link(index, view, ids[place + 1])
            if place is not None and place + 1 < len(ids)
            else None
        ),
        close=urls.explorer(view, event=None),
        outside="" if place is not None else urls.explorer(View(event=event.id, theme=view.theme)),
        as_of=None if view.as_of == event.date else _as_of(view, event),
        citation=cite(index, event, f"{base}{urls.event(event.id)}", today),
        page=urls.event(event.id),
        embed=urls.builder("event", View(event=event.id)),
    )


def landmarks(index: Index, view: View) -> tuple[EventLink, ...]:
    """Return links to a few landmarks for a newcomer, spread over the time the chart opens with.

    None is later than the day that the view is as of. The turning points of the record's
    periods come first in choice, since they are what its editors call so; without any,
    landmarks are taken at even distances.
    """
    opens = index.record.meta.opens
    turning = [phase.turning_point for phase in index.record.phases if phase.turning_point]
    until = view.as_of.end if view.as_of else dt.date.max
    landmarks = [
        event.id for event in index.record.events if event.weight == 1 and event.date.start <= until
    ]
    pool = [id for id in turning if id in landmarks] or landmarks
    if opens:
        later = [id for id in pool if index.events[id].date.start >= opens.start]
        pool = later or pool
    if len(pool) > START_LANDMARKS:
        step = (len(pool) - 1) / (START_LANDMARKS - 1)
        pool = [pool[round(place * step)] for place in range(START_LANDMARKS)]
    return tuple(link(index, view, id) for id in pool)


def link(index: Index, view: View, id: str) -> EventLink:
    """Return the link that opens an event in the current view."""
    return EventLink(urls.explorer(view, event=id), event_rows.by_id(index)[id])


def _paths(index: Index, view: View, event: Event) -> tuple[Ref, ...]:
    """Return links to the longer paths through an event, the most telling landmarks first chosen.

    None is offered that begins or ends after the day that the view is as of.
    """
    until = view.as_of.end if view.as_of else dt.date.max
    before, after = graph.beyond(index, event.id)

    def chosen(ids: tuple[str, ...]) -> list[str]:
        known = [id for id in ids if index.events[id].date.start <= until]
        most = sorted(known, key=lambda id: -len(index.led_to[id]))[:MOST_PATHS]
        return [id for id in known if id in most]

    def path(first: str, last: str, far: str, words: str) -> Ref:
        named = event_rows.by_id(index)[far].short
        shown = View(from_event=first, to_event=last, as_of=view.as_of, theme=view.theme)
        return Ref(urls.explorer(shown), words.format(named))

    return (
        *(path(id, event.id, id, "From “{}” to this") for id in chosen(before)),
        *(path(event.id, id, id, "From this to “{}”") for id in chosen(after)),
    )


def _as_of(view: View, event: Event) -> Ref:
    text = f"The timeline as of {dates.in_words(event.date)}"
    return Ref(urls.explorer(view, as_of=event.date), text)


def _actor(index: Index, view: View, id: str) -> Ref:
    return Ref(urls.explorer(view, actors=(id,), event=view.event), index.actors[id].name)
