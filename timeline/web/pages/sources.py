"""The sources of all events by who publishes them, with the events that they carry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

from flask import Response

from timeline.query import params
from timeline.query.params import ViewError
from timeline.record.index import Index
from timeline.record.model import KIND_WORDS, Event, Source
from timeline.record.outlets.outlet import KINDS, RATINGS, Outlet
from timeline.record.words import counted
from timeline.web import urls
from timeline.web.html import event_rows
from timeline.web.html.event_rows import EventRow
from timeline.web.html.outlets import kind_words
from timeline.web.html.page import Page, serve
from timeline.web.html.refs import Ref
from timeline.web.http import responses
from timeline.web.http.errors import missing
from timeline.web.pages.blueprint import bp
from timeline.web.site import current_site

SHOWN_AT_ONCE = 200
KEYS = ("outlets", "kind", "year", "rating", "state", "page")
STATES: Mapping[str, str] = {
    "unread": "not read for this record",
    "broken": "no longer at its address",
    "archived": "with an archived copy",
}
_HEADINGS: Mapping[str, str] = {
    "official": "Official bodies",
    "agency": "News agencies",
    "broadcaster": "Broadcasters",
    "newspaper": "Newspapers",
    "magazine": "Magazines",
    "news-site": "News sites",
    "specialist": "Specialist organizations",
    "think-tank": "Think tanks",
    "archive": "Archives of documents",
    "reference": "Reference works",
    "reprint": "Reprints and digests",
    "other": "Other sites",
}
_RECORDS_KEPT = 2
_UNLISTED = "unlisted"
_DIGITS = "0-9"
_IS_IN_STATE: Mapping[str, Callable[[Source], bool]] = {
    "unread": lambda source: not source.read,
    "broken": lambda source: source.broken,
    "archived": lambda source: source.archived is not None,
}


@dataclass(frozen=True, slots=True)
class Cited:
    """A source with its outlet, and the events that name it, in the record's order.

    `shelf` is the id of the page that has it: the outlet's own, or that of the outlets that are
    not listed and begin with the same letter.
    """

    source: Source
    outlet: Outlet
    shelf: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A source as the page shows it, with the events that name it."""

    source: Source
    events: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The sources of an outlet under its name."""

    name: str
    note: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class OutletLink:
    """A link to the sources of an outlet, and how many there are."""

    page: Ref
    count: int
    note: str


@dataclass(frozen=True, slots=True)
class KindOfOutlet:
    """Outlets of a kind: `id` is an anchor."""

    id: str
    name: str
    note: str
    outlets: tuple[OutletLink, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """A value to choose; `count` is how many sources have it."""

    value: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A filter of the form; the first choice is none."""

    key: str
    name: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """What the page says: the outlets, or where something is chosen, the sources themselves.

    Attributes
    ----------
    count:
        What is listed, in a sentence.
    ratings:
        Each rating with its name, what it means, and how many sources have it.
    pages:
        Links to the other parts of a long list; the one that is shown has no address.
    """

    heading: str
    count: str
    fields: tuple[Field, ...]
    kinds: tuple[KindOfOutlet, ...]
    ratings: tuple[tuple[str, str, int], ...]
    shelves: tuple[Shelf, ...]
    pages: tuple[tuple[str, str], ...]
    chosen: bool
    one: bool


@bp.get("/sources")
def sources() -> Response:
    """Answer with all outlets, or with the sources that are chosen."""
    site = current_site()
    asked = {key: text for key, text in responses.own(*KEYS).items() if text}
    chosen = Choice.of(site.index, asked)
    return serve(site, lambda: page(site.index, chosen), KEYS)


@bp.get("/sources/<id>")
def outlet(id: str) -> Response:
    """Answer with the sources that an outlet publishes."""
    site = current_site()
    names = _shelf_names(site.index)
    if id not in names:
        raise missing("outlet", id, names, "/sources/{}")
    return serve(site, lambda: outlet_page(site.index, id))


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader chose of the sources: "" for everything, by key; `number` counts from 1."""

    values: tuple[tuple[str, str], ...]
    number: int

    @staticmethod
    def of(index: Index, asked: Mapping[str, str]) -> Choice:
        """Return the choice that the parameters ask for.

        Raises
        ------
        ViewError
            For a value that cannot be.
        """
        known = _values(index)
        for key in {"outlets", "rating"} & asked.keys() - known.keys():
            raise ViewError(key, f"{key}: no outlets are listed beside this record; leave it out")
        for key, options in known.items():
            text = asked.get(key, "")
            if text and text not in options:
                raise ViewError(key, f"{key}: {text[:40]!r} cannot be; known: {', '.join(options)}")
        text = asked.get("page", "1")
        if not text.isascii() or not text.isdigit() or not 1 <= int(text[:6]) <= 9999:
            raise ViewError("page", f"page: {text[:40]!r} cannot be; write a number from 1")
        values = tuple((key, asked[key]) for key in known if asked.get(key))
        return Choice(values, int(text[:6]))

    def has(self, cited: Cited) -> bool:
        """Return whether a source is among those chosen."""
        return all(text in _of(cited)[key] for key, text in self.values)

    def address(self, number: int = 1) -> str:
        """Return the address of a part of the list."""
        pairs = [*self.values, *((("page", f"{number}"),) if number > 1 else ())]
        return f"/sources?{params.join(pairs)}" if pairs else "/sources"


def page(index: Index, choice: Choice) -> Page:
    """Return the page of all outlets, or of the sources that are chosen."""
    everything = cited(index)
    matching = [each for each in everything if choice.has(each)] if choice.values else []
    first = (choice.number - 1) * SHOWN_AT_ONCE
    parts = -(-len(matching) // SHOWN_AT_ONCE)
    of = f"{len(matching):,} of " if choice.values else ""
    carried = sum(len(each.events) for each in everything)
    count = (
        f"{of}{counted(len(everything), 'source')}"
        if choice.values
        else f"{counted(len(everything), 'source')}, named {counted(carried, 'time')}, of "
        f"{counted(len({each.outlet.name for each in everything}), 'outlet')}"
    )
    return Page(
        template="sources.html",
        path=choice.address(choice.number),
        title="Sources",
        description=f"The {len(everything):,} sources of the record by who publishes them: what "
        "kind of outlet it is, which were read, and the events that they carry.",
        model=SourcesPage(
            heading="Sources",
            count=count,
            fields=_fields(index, choice),
            kinds=() if choice.values else _kinds(index),
            ratings=_ratings(index),
            shelves=_shelves(index, matching[first : first + SHOWN_AT_ONCE]),
            pages=tuple(
                ("" if number == choice.number else choice.address(number), f"{number}")
                for number in range(1, parts + 1)
            )
            if parts > 1
            else (),
            chosen=bool(choice.values),
            one=False,
        ),
        section="about",
        indexed=not choice.values,
    )


def outlet_page(index: Index, shelf: str) -> Page:
    """Return the page of the sources of an outlet, or of those not listed with one letter."""
    sources = [each for each in cited(index) if each.shelf == shelf]
    name = _shelf_names(index)[shelf]
    events = len({event.id for each in sources for event in each.events})
    return Page(
        template="sources.html",
        path=urls.outlet(shelf),
        title=f"Sources: {name}",
        description=f"{counted(len(sources), 'source')} of {name} in the record, and the "
        f"{counted(events, 'event')} that they carry.",
        model=SourcesPage(
            heading=name,
            count=f"{counted(len(sources), 'source')} for {counted(events, 'event')}",
            fields=(),
            kinds=(),
            ratings=(),
            shelves=_shelves(index, sources),
            pages=(),
            chosen=True,
            one=True,
        ),
        section="about",
    )


@lru_cache(maxsize=_RECORDS_KEPT)
def cited(index: Index) -> tuple[Cited, ...]:
    """Return each source of the events once, by kind of outlet, outlet, and first event."""
    events: dict[tuple[str | None, str | None], list[Event]] = {}
    first: dict[tuple[str | None, str | None], Source] = {}
    for event in index.record.events:
        for source in event.sources:
            key = source.url, source.document
            first.setdefault(key, source)
            named = events.setdefault(key, [])
            if event not in named:
                named.append(event)
    sources: list[Cited] = []
    for key, source in first.items():
        outlet = index.outlets.of(source)
        sources.append(Cited(source, outlet, _shelf(index, outlet), tuple(events[key])))
    return tuple(sorted(sources, key=_order))


def _order(each: Cited) -> tuple[int, bool, str, str]:
    kind, name = each.outlet.order
    unlisted = each.shelf.startswith(f"{_UNLISTED}-")
    return kind, unlisted, each.shelf if unlisted else name, each.outlet.name


def _shelf(index: Index, outlet: Outlet) -> str:
    if outlet.kind != "other" or outlet in index.outlets.all:
        return outlet.id
    letter = outlet.name[0]
    return f"{_UNLISTED}-{letter if letter.isalpha() else _DIGITS}"


def _shelf_names(index: Index) -> dict[str, str]:
    return {each.shelf: _name(each) for each in cited(index)}


def _name(each: Cited) -> str:
    if each.shelf.startswith(f"{_UNLISTED}-"):
        return f"Other sites: {each.shelf.removeprefix(f'{_UNLISTED}-').upper()}"
    return each.outlet.name


def _of(each: Cited) -> dict[str, Iterable[str]]:
    """Return what a source has of each filter."""
    return {
        "outlets": (each.outlet.kind,),
        "kind": (each.source.kind,),
        "year": {f"{event.date.start.year}" for event in each.events},
        "rating": (each.outlet.rated,),
        "state": [state for state, has in _IS_IN_STATE.items() if has(each.source)],
    }


@lru_cache(maxsize=_RECORDS_KEPT)
def _values(index: Index) -> dict[str, dict[str, int]]:
    """Return how many sources have each value of each filter; values in the order to show."""
    counts: dict[str, Counter[str]] = {key: Counter() for key in KEYS[:-1]}
    for each in cited(index):
        for key, values in _of(each).items():
            counts[key].update(values)
    orders: dict[str, Sequence[str]] = {
        "outlets": list(KINDS),
        "kind": list(KIND_WORDS),
        "year": sorted(counts["year"]),
        "rating": list(RATINGS),
        "state": list(STATES),
    }
    if not index.outlets:
        del orders["outlets"], orders["rating"]
    return {
        key: {value: counts[key][value] for value in order if counts[key][value] or key == "state"}
        for key, order in orders.items()
    }


def _fields(index: Index, choice: Choice) -> tuple[Field, ...]:
    names: dict[str, Mapping[Any, str]] = {
        "outlets": KINDS,
        "kind": KIND_WORDS,
        "rating": {rating: f"{rating}: {words}" for rating, words in RATINGS.items()},
        "state": STATES,
    }
    headings = {
        "outlets": "Outlet",
        "kind": "Source",
        "year": "Event in",
        "rating": "Rating",
        "state": "State",
    }
    chosen = dict(choice.values)
    return tuple(
        Field(
            key,
            headings[key],
            tuple(
                Option(value, names.get(key, {}).get(value, value), count, chosen.get(key) == value)
                for value, count in options.items()
            ),
        )
        for key, options in _values(index).items()
    )


def _kinds(index: Index) -> tuple[KindOfOutlet, ...]:
    return tuple(
        KindOfOutlet(
            id=kind,
            name=_HEADINGS[kind],
            note=counted(len(members), "source"),
            outlets=tuple(_links(members)),
        )
        for kind, group in groupby(cited(index), key=lambda each: each.outlet.kind)
        for members in [list(group)]
    )


def _links(sources: Sequence[Cited]) -> Iterator[OutletLink]:
    for shelf, group in groupby(sources, key=lambda each: each.shelf):
        each = list(group)
        owner = each[0].outlet.owner
        note = f"state: {owner}" if owner else ""
        yield OutletLink(Ref(urls.outlet(shelf), _name(each[0])), len(each), note)


def _ratings(index: Index) -> tuple[tuple[str, str, int], ...]:
    counts = _values(index).get("rating", {})
    meanings = {
        "A": "an official body, such as a government, the UN or the IAEA, on its own pages",
        "B": "an established newspaper, broadcaster or news agency, or an organization that "
        "specializes in the subject",
        "C": "everything else: reprints, digests, reference works, blogs, small local outlets",
    }
    return tuple((rating, meanings[rating], count) for rating, count in counts.items())


def _shelves(index: Index, sources: Sequence[Cited]) -> tuple[Shelf, ...]:
    return tuple(
        Shelf(
            name=each[0].outlet.name,
            note=kind_words(each[0].outlet) if index.outlets else "",
            entries=tuple(
                Entry(
                    one.source,
                    event_rows.rows(index, [event.id for event in one.events]),
                )
                for one in each
            ),
        )
        for _, group in groupby(sources, key=lambda each: each.outlet.name)
        for each in [list(group)]
    )
