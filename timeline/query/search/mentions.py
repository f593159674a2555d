"""Who is named in an event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from timeline.query.search.name_folding import sound, words
from timeline.record.dates import EdtfDate
from timeline.record.index import Index
from timeline.record.model import Event, Person

_RECORDS_KEPT = 8
_Name = tuple[str, ...]


@lru_cache(maxsize=_RECORDS_KEPT)
def named(index: Index) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of the people named in each event, by event id, in the record's order.

    A person is named where label, title, summary, dispute or a quote has any spelling of a
    full name, or the last name with a capital letter. A last name that several people share
    means the one of them who held an office on the event's date.
    """
    called: dict[_Name, list[Person]] = {}
    for person in index.people.values():
        for full in {_name(text) for text in (person.name, *person.aka)}:
            for name in {full, full[-1:]}:
                called.setdefault(name, []).append(person)
    beginning: dict[str, list[_Name]] = {}
    for name in sorted(called, key=len, reverse=True):
        beginning.setdefault(name[0], []).append(name)
    order = {id: place for place, id in enumerate(index.people)}
    ids_in: dict[str, tuple[str, ...]] = {}
    for event in index.events.values():
        ids = {
            person.id
            for text in _texts(event)
            for name in _names_in(text, beginning)
            for person in _meant(called[name], event.date)
        }
        ids_in[event.id] = tuple(sorted(ids, key=order.__getitem__))
    return MappingProxyType(ids_in)


def _texts(event: Event) -> Iterator[str]:
    yield from filter(None, (event.label, event.title, event.summary, event.disputed))
    for quote in event.quotes:
        yield quote.speaker
        yield quote.text


def _names_in(text: str, beginning: Mapping[str, list[_Name]]) -> Iterator[_Name]:
    """Yield the names in `text`, each as long as it is there."""
    written = words(text)
    parts = tuple(sound(part) for word in written for part in word.parts)
    capitals = tuple(capital for word in written for capital in word.capitals)
    place = 0
    while place < len(parts):
        for name in beginning.get(parts[place], ()):
            whole = parts[place : place + len(name)] == name
            if whole and capitals[place + len(name) - 1]:
                yield name
                place += len(name) - 1
                break
        place += 1


def _meant(people: list[Person], date: EdtfDate) -> list[Person]:
    if len(people) == 1:
        return people
    in_office = [person for person in people if _in_office(person, date)]
    return in_office if len(in_office) == 1 else []


def _in_office(person: Person, date: EdtfDate) -> bool:
    return any(
        (role.from_ is None or role.from_.start <= date.end)
        and (role.to is None or date.start <= role.to.end)
        for role in person.roles
    )


def _name(text: str) -> _Name:
    return tuple(sound(part) for word in words(text) for part in word.parts)
