"""What a line about an event says, wherever events are listed: made once for a record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from timeline.record.index import Index
from timeline.record.model import Event
from timeline.web import urls
from timeline.web.html.when import When

_RECORDS_KEPT = 8


@dataclass(frozen=True, slots=True)
class EventRow:
    """A row of a list of events.

    Attributes
    ----------
    href:
        The address of the event's own page.
    short:
        The label of a chart where there is one, or the title.
    who:
        The actors by their short names; a group's name in place of all its members.
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


EventRows = Mapping[str, EventRow]


@lru_cache(maxsize=_RECORDS_KEPT)
def by_id(index: Index) -> EventRows:
    """Return the row of every event by its id, in order of date."""
    return MappingProxyType({event.id: _row(index, event) for event in index.record.events})


def rows(index: Index, ids: Iterable[str]) -> tuple[EventRow, ...]:
    """Return the rows of these events."""
    known = by_id(index)
    return tuple(known[id] for id in ids)


def _row(index: Index, event: Event) -> EventRow:
    lane = index.lanes[event.lane]
    return EventRow(
        id=event.id,
        href=urls.event(event.id),
        title=event.title,
        short=event.label or event.title,
        when=When.of(event.date, event.end),
        year=event.date.start.year,
        lane=lane.id,
        lane_name=lane.name,
        weight=event.weight,
        who=", ".join(_short_names(index, event)),
    )


def _short_names(index: Index, event: Event) -> list[str]:
    """Return the short names of the actors; a group's name in place of all its members."""
    names = {id: index.actors[id].short or index.actors[id].name for id in event.actors}
    named = set(names)
    for group in sorted(index.record.groups, key=lambda group: -len(group.members)):
        if named.issuperset(group.members):
            names |= dict.fromkeys(group.members, group.name)
            named -= set(group.members)
    return list(dict.fromkeys(names.values()))
