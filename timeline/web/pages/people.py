"""The people of the record: offices, words, and the events that name them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response

from timeline.query.search.mentions import named
from timeline.query.view import QUERY_CHARACTERS, View, encode
from timeline.record import dates
from timeline.record.index import Index
from timeline.record.model import Person, Role
from timeline.record.words import counted
from timeline.web import urls
from timeline.web.html import event_rows, refs
from timeline.web.html.event_rows import EventRow
from timeline.web.html.page import Page, serve
from timeline.web.html.refs import Ref
from timeline.web.pages.blueprint import bp
from timeline.web.site import current_site

MOST_EVENTS = 6
_LATEST = dates.of_day(dt.date.max)


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a person held, with its years in words (or "")."""

    person: Ref
    role: str
    actor: Ref
    years: str


@dataclass(frozen=True, slots=True)
class Portrait:
    """What the page says of a person.

    `events` are the weightiest that name the person, in order of date, under a `heading` that
    counts them all and the quotes; `all_events` searches
    the record for the name.
    """

    id: str
    name: str
    others: tuple[str, ...]
    note: str
    offices: tuple[Office, ...]
    events: tuple[EventRow, ...]
    heading: str
    all_events: str


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """What the page of all people says: everybody by the actor they acted for first."""

    people: tuple[Portrait, ...]


@bp.get("/people")
def people() -> Response:
    """Answer with the page of all people."""
    site = current_site()
    return serve(site, lambda: page(site.index))


def page(index: Index) -> Page:
    """Return the page of all people."""
    return Page(
        template="people.html",
        path="/people",
        title="People",
        description=f"The {len(index.people)} people of the record: the offices they held and "
        "when, what was quoted of them, and the events that name them.",
        model=PeoplePage(
            tuple(
                _portrait(index, person)
                for person in sorted(index.people.values(), key=lambda one: _last_name(one.name))
            )
        ),
        section="actors",
    )


def offices(index: Index, actors: Sequence[str]) -> tuple[Office, ...]:
    """Return the offices held for any of these actors, the earliest first."""
    held = [
        ((role.from_ or role.to or _LATEST).start, person, role)
        for person in index.people.values()
        for role in person.roles
        if role.actor in actors
    ]
    held.sort(key=lambda each: each[0])
    return tuple(_office(index, person, role) for _, person, role in held)


def years(role: Role) -> str:
    """Return the time an office was held, in words; "" where neither end is recorded.

    >>> from timeline.record.dates import parse
    >>> years(Role.model_validate({"role": "x", "actor": "us", "from": "2013", "to": "2017"}))
    '2013 to 2017'
    """
    if role.from_ and role.to:
        return dates.in_words(role.from_, role.to)
    if role.from_:
        since = dates.in_words(role.from_)
        return f"since {since}" if role.still else f"from {since}"
    return f"until {dates.in_words(role.to)}" if role.to else ""


def _portrait(index: Index, person: Person) -> Portrait:
    naming = named(index)
    ids = [event.id for event in index.record.events if person.id in naming[event.id]]
    weightiest = sorted(ids, key=lambda id: index.events[id].weight)[:MOST_EVENTS]
    names = {person.name, *person.aka}
    quotes = sum(said.speaker in names for event in index.record.events for said in event.quotes)
    return Portrait(
        id=person.id,
        name=person.name,
        others=person.aka,
        note=person.note or "",
        offices=tuple(_office(index, person, role) for role in person.roles),
        events=event_rows.rows(index, [id for id in ids if id in weightiest]),
        heading=_heading(len(ids), quotes),
        all_events=f"/events?{encode(View(q=person.name[:QUERY_CHARACTERS]))}",
    )


def _heading(events: int, quotes: int) -> str:
    named = f"Named in {counted(events, 'event')}"
    return f"{named}, quoted {counted(quotes, 'time')}" if quotes else named


def _office(index: Index, person: Person, role: Role) -> Office:
    return Office(
        person=Ref(urls.person(person.id), person.name),
        role=role.role,
        actor=refs.party(index, role.actor),
        years=years(role),
    )


def _last_name(name: str) -> tuple[str, str]:
    first, _, last = name.rpartition(" ")
    return last.casefold(), first.casefold()
