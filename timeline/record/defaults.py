"""The lanes and actors that a record's events name but the record does not declare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timeline.record.model import Actor, Lane, Record


def complete(record: Record) -> Record:
    """Return `record` with lanes and actors taken from what names them, where it declares none.

    They stand in the order in which the record first names them; a name is the id in title case.
    """
    lanes, actors = record.lanes, record.actors
    if lanes and actors:
        return record
    if not lanes:
        ids = _once(event.lane for event in record.events)
        lanes = tuple(Lane(id=id_, name=name_of(id_)) for id_ in ids)
    if not actors:
        actors = tuple(Actor(id=id_, name=name_of(id_)) for id_ in _once(_actors(record)))
    return record.model_copy(update={"lanes": lanes, "actors": actors})


def name_of(id_: str) -> str:
    """Return an id as a name.

    >>> name_of("saudi-arabia"), name_of("us")
    ('Saudi Arabia', 'US')
    """
    words = id_.replace("-", " ").replace("_", " ").split()
    return " ".join(word.upper() if len(word) == 2 else word.capitalize() for word in words)


def _actors(record: Record) -> Iterator[str]:
    for event in record.events:
        yield from event.actors
        yield from (quote.actor for quote in event.quotes if quote.actor)
    for group in record.groups:
        yield from group.members
        yield from (group.coordinator,) if group.coordinator else ()
    for person in record.people:
        yield from (role.actor for role in person.roles)
    for speaker in record.collective_speakers:
        yield from speaker.actors


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
