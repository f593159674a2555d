"""Looking things up in a record: by id, by cause and by effect."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from timeline.record import corrections, id_prefixes
from timeline.record.corrections import Corrections
from timeline.record.model import Actor, Clause, Event, Group, Lane, Person, Record, Series, Tour
from timeline.record.outlets.outlet import NONE, Outlets

VERSION_CHARACTERS = 12


@dataclass(frozen=True, eq=False)
class Index:
    """A record and the ways into it; build it once when the record has been read.

    Two indexes are equal only if they are the same object, so it can key a cache. A record
    that was `frozen` keeps the data version that it had then, however that is computed today;
    `later` has its event's id by each that the event has got since. The `outlets` and the
    `corrections` are no part of the data version: they rate the record's sources and tell its
    history, and change nothing in it.
    """

    record: Record
    frozen: str = ""
    later: Mapping[str, str] = field(default_factory=dict[str, str])
    outlets: Outlets = NONE
    corrections: Corrections = corrections.NONE

    @cached_property
    def version(self) -> str:
        """The data version: 12 hex digits of the SHA-256 of the record as canonical JSON."""
        if self.frozen:
            return self.frozen
        text = self.record.model_dump_json(by_alias=True, exclude_defaults=True)
        return hashlib.sha256(text.encode()).hexdigest()[:VERSION_CHARACTERS]

    @cached_property
    def beside(self) -> str:
        """What stands beside the record, as a digest; "" where nothing does."""
        return self.outlets.digest + self.corrections.digest

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of everything that a correction can be of."""
        named = (self.events, self.formerly, self.clauses, self.series, self.tours)
        parties = (self.actors, self.groups, self.people)
        return frozenset(id for ids in (*named, *parties) for id in ids)

    def known_until(self, today: dt.date) -> dt.date:
        """Return the day up to which the record tells: `today`, or that of its data if earlier."""
        as_of = self.record.meta.as_of
        return min(today, as_of.end) if as_of else today

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """Events by id, in the record's order."""
        return MappingProxyType({event.id: event for event in self.record.events})

    @cached_property
    def formerly(self) -> Mapping[str, str]:
        """Today's event id by former id; in a frozen record, its own id by later ones, too."""
        former = {old: event.id for event in self.record.events for old in event.formerly}
        return MappingProxyType({**self.later, **former})

    def event_meant(self, id: str) -> str:
        """Return the id of the event that `id` means, or `id` where there is none.

        That is the event with this id, the one that once had it, or the only one whose id
        begins so.
        """
        if id in self.events:
            return id
        alike = id_prefixes.meant(id, self.events)
        return self.formerly.get(id) or (alike[0] if len(alike) == 1 else id)

    @cached_property
    def beginnings(self) -> Mapping[str, str]:
        """The shortest beginning of each event's id that means it alone."""
        return MappingProxyType(id_prefixes.shortest(self.events))

    @cached_property
    def led_to(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the events that follow from each event, in the record's order; () for none."""
        effects: dict[str, list[str]] = {event.id: [] for event in self.record.events}
        for event in self.record.events:
            for cause in event.follows_from:
                effects[cause].append(event.id)
        return MappingProxyType({cause: tuple(caused) for cause, caused in effects.items()})

    @cached_property
    def lanes(self) -> Mapping[str, Lane]:
        """Lanes by id, in display order."""
        return MappingProxyType({lane.id: lane for lane in self.record.lanes})

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """Actors by id, in display order."""
        return MappingProxyType({actor.id: actor for actor in self.record.actors})

    @cached_property
    def groups(self) -> Mapping[str, Group]:
        """Groups of actors by id."""
        return MappingProxyType({group.id: group for group in self.record.groups})

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """People by id."""
        return MappingProxyType({person.id: person for person in self.record.people})

    @cached_property
    def series(self) -> Mapping[str, Series]:
        """Series by id, in display order."""
        return MappingProxyType({series.id: series for series in self.record.series})

    @cached_property
    def clauses(self) -> Mapping[str, Clause]:
        """Clauses by id, in display order."""
        return MappingProxyType({clause.id: clause for clause in self.record.clauses})

    @cached_property
    def tours(self) -> Mapping[str, Tour]:
        """Tours by id."""
        return MappingProxyType({tour.id: tour for tour in self.record.tours})
