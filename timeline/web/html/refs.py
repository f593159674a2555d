"""What pages say when they point at something: actors, sources, quotes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from timeline.record.index import Index
from timeline.record.model import Event, Quote, Source
from timeline.web import urls
from timeline.web.html import event_rows
from timeline.web.html.event_rows import EventRow

_RECORDS_KEPT = 8


@dataclass(frozen=True, slots=True)
class Ref:
    """A link: where it leads and what it says."""

    href: str
    name: str


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """Words with who said them, in which event, and the source that has them.

    `person` is None where the record has no page for who said them.
    """

    quote: Quote
    person: Ref | None
    source: Source
    event: EventRow


def party(index: Index, id: str) -> Ref:
    """Return the link to the page of an actor or group."""
    known = index.actors.get(id) or index.groups.get(id)
    return Ref(urls.party(id), known.name if known else id)


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
        event=event_rows.by_id(index)[event.id],
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
