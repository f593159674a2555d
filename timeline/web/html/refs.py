"""What pages say when they point at something: events, actors, sources, quotes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from timeline.record import dates
from timeline.record.dates import EdtfDate
from timeline.record.index import Index
from timeline.record.model import Event, Quote, Source
from timeline.web import urls
from timeline.web.html.event_list import machine_date

_RECORDS_KEPT = 8


@dataclass(frozen=True, slots=True)
class Ref:
    """A link: where it leads and what it says."""

    href: str
    name: str


@dataclass(frozen=True, slots=True)
class When:
    """A date in words and as HTML's `datetime` takes it."""

    words: str
    datetime: str


@dataclass(frozen=True, slots=True)
class EventRef:
    """A row of a list of events.

    `short` is the label of a chart where there is one; `who` names the actors in short.
    """

    id: str
    href: str
    title: str
    short: str
    when: When
    year: int
    lane: str
    lane_name: str
    weight: int
    who: str


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """Words with who said them, in which event, and the source that has them.

    `person` is None where the record has no page for who said them.
    """

    quote: Quote
    person: Ref | None
    source: Source
    event: EventRef


EventRefs = Mapping[str, EventRef]


def when(date: EdtfDate, end: EdtfDate | None = None) -> When:
    """Return the date, or the span up to `end`, for a page."""
    return When(dates.in_words(date, end), machine_date(date))


@lru_cache(maxsize=_RECORDS_KEPT)
def events(index: Index) -> EventRefs:
    """Return the row of every event by its id."""
    return MappingProxyType({event.id: _row(index, event) for event in index.record.events})


def rows(index: Index, ids: Iterable[str]) -> tuple[EventRef, ...]:
    """Return the rows of these events."""
    known = events(index)
    return tuple(known[id] for id in ids)


def party(index: Index, id: str) -> Ref:
    """Return the link to the page of an actor or group."""
    found = index.actors.get(id) or index.groups.get(id)
    return Ref(urls.party(id), found.name if found else id)


def short_name(index: Index, id: str) -> str:
    """Return the short name of an actor or group."""
    actor = index.actors.get(id)
    if actor:
        return actor.short or actor.name
    group = index.groups.get(id)
    return group.name if group else id


def quote(index: Index, event: Event, said: Quote) -> QuoteLine:
    """Return words said in an event, with what can be known of them."""
    person = people_by_name(index).get(said.speaker)
    given = next((entry for entry in event.sources if entry.url == said.source), event.sources[0])
    return QuoteLine(
        quote=said,
        person=Ref(urls.person(person), said.speaker) if person else None,
        source=given,
        event=events(index)[event.id],
    )


@lru_cache(maxsize=_RECORDS_KEPT)
def people_by_name(index: Index) -> Mapping[str, str]:
    """Return the ids of people by each of their names."""
    return MappingProxyType(
        {name: person.id for person in index.people.values() for name in (person.name, *person.aka)}
    )


def speaks_for(index: Index, said: Quote) -> tuple[str, ...]:
    """Return the ids of the actors that words were said for: several where a body spoke."""
    for speaker in index.record.collective_speakers:
        if speaker.name == said.speaker:
            return speaker.actors
    return (said.actor,) if said.actor else ()


def _row(index: Index, event: Event) -> EventRef:
    lane = index.lanes[event.lane]
    return EventRef(
        id=event.id,
        href=urls.event(event.id),
        title=event.title,
        short=event.label or event.title,
        when=when(event.date, event.end),
        year=event.date.start.year,
        lane=lane.id,
        lane_name=lane.name,
        weight=event.weight,
        who=", ".join(short_name(index, id) for id in event.actors),
    )
