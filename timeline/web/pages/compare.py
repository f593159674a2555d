"""The same events as two or three actors tell them: their words side by side in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, groupby

from flask import Response, request

from timeline.query.describe import in_list
from timeline.query.params import ViewError
from timeline.query.view import View, decode, encode
from timeline.record.index import Index
from timeline.record.model import Event
from timeline.web import urls
from timeline.web.html import event_rows, refs
from timeline.web.html.event_rows import EventRow
from timeline.web.html.page import Page, serve
from timeline.web.html.prose import Prose, explain
from timeline.web.html.refs import QuoteLine, Ref
from timeline.web.pages.blueprint import bp
from timeline.web.site import current_site

LEAST, MOST = 2, 3
MOST_SUGGESTED = 6


@dataclass(frozen=True, slots=True)
class Choice:
    """An actor or group to choose."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Select:
    """A field to choose one actor or group with; `optional` where nobody may be chosen."""

    name: str
    chosen: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One of those compared."""

    id: str
    page: Ref
    members: tuple[str, ...]
    missing: int


@dataclass(frozen=True, slots=True)
class Cell:
    """What one side said in an event; no quotes where the record has none."""

    side: str
    quotes: tuple[QuoteLine, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """An event with what each side said, and what is disputed; `quoted` if any side is."""

    event: EventRow
    cells: tuple[Cell, ...]
    quoted: bool
    disputed: Prose


@dataclass(frozen=True, slots=True)
class Year:
    """Moments of a year."""

    year: int
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """What the page says.

    Attributes
    ----------
    involved:
        How many events involve all sides.
    both:
        In how many of these the record has words of every side, `none`: of no side.
    """

    heading: str
    names: str
    sides: tuple[Side, ...]
    selects: tuple[Select, ...]
    groups: tuple[Choice, ...]
    actors: tuple[Choice, ...]
    years: tuple[Year, ...]
    shown: int
    spoke: int
    differ: int
    involved: int
    both: int
    none: int
    suggestions: tuple[Ref, ...]
    explorer: str
    embed: str


@bp.get("/compare")
def compare() -> Response:
    """Answer with the comparison of two or three actors."""
    site = current_site()
    view = decode(request.query_string, site.index)
    if len(view.actors) > MOST:
        told = f"actors: {len(view.actors)} are too many; name two or three"
        raise ViewError("actors", told)
    return serve(site, lambda: page(site.index, view.actors))


def page(index: Index, ids: Sequence[str]) -> Page:
    """Return the page that compares these actors or groups: two or three, else it asks for them."""
    ids = _in_order(index, ids)
    model = _model(index, ids)
    query = encode(View(actors=tuple(ids)))
    return Page(
        template="compare.html",
        embeds=True,
        path=f"/compare?{query}" if query else "/compare",
        title=model.heading,
        description=f"{model.shown} events as {model.names} tell them: their words side by side, "
        "with sources, and what they dispute."
        if model.sides
        else "Choose two or three actors and read the same events in the words of each.",
        model=model,
        section="compare",
    )


def _model(index: Index, ids: Sequence[str]) -> ComparePage:
    enough = LEAST <= len(ids) <= MOST
    members = {id: _members(index, id) for id in ids} if enough else {}
    moments: list[tuple[Event, tuple[Cell, ...]]] = []
    involved: list[set[str]] = []
    spoke = differ = 0
    for event in index.record.events if enough else ():
        cells = tuple(_cell(index, event, id, members[id]) for id in ids)
        speaking = {cell.side for cell in cells if cell.quotes}
        named = [id for id in ids if set(members[id]) & set(event.actors)]
        if len(named) == len(ids):
            involved.append(speaking)
        both, differs = len(speaking) > 1, bool(event.disputed) and len(named) > 1
        spoke, differ = spoke + both, differ + differs
        if both or differs:
            moments.append((event, cells))
    names = in_list([refs.short_name(index, id) for id in ids])
    view = View(actors=tuple(ids))
    return ComparePage(
        heading=f"{names}: the same events in their words" if enough else "Compare",
        names=names,
        sides=tuple(
            Side(
                id=id,
                page=Ref(refs.party(index, id).href, refs.short_name(index, id)),
                members=tuple(refs.short_name(index, each) for each in members[id])
                if id in index.groups
                else (),
                missing=sum(id not in speaking for speaking in involved),
            )
            for id in (ids if enough else ())
        ),
        selects=tuple(
            Select(name, ids[place] if place < len(ids) else "", place >= LEAST)
            for place, name in enumerate(("First", "Second", "Third"))
        ),
        groups=tuple(Choice(group.id, group.name) for group in index.groups.values()),
        actors=tuple(Choice(actor.id, actor.name) for actor in index.actors.values()),
        years=_years(index, moments),
        shown=len(moments),
        spoke=spoke,
        differ=differ,
        involved=len(involved),
        both=sum(len(speaking) == len(ids) for speaking in involved),
        none=sum(not speaking for speaking in involved),
        suggestions=suggestions(index),
        explorer=urls.explorer(view),
        embed=urls.builder("timeline", view),
    )


def _years(index: Index, moments: Sequence[tuple[Event, tuple[Cell, ...]]]) -> tuple[Year, ...]:
    texts = explain(index, [event.disputed for event, _ in moments])
    rows = event_rows.by_id(index)
    told = [
        Moment(rows[event.id], cells, any(cell.quotes for cell in cells), text)
        for (event, cells), text in zip(moments, texts, strict=True)
    ]
    return tuple(
        Year(year, tuple(group)) for year, group in groupby(told, key=lambda each: each.event.year)
    )


def _cell(index: Index, event: Event, id: str, members: Sequence[str]) -> Cell:
    return Cell(
        side=id,
        quotes=tuple(
            refs.quote(index, event, said)
            for said in event.quotes
            if set(members) & set(refs.speaks_for(index, said))
        ),
    )


def _members(index: Index, id: str) -> tuple[str, ...]:
    group = index.groups.get(id)
    return group.members if group else (id,)


def _in_order(index: Index, ids: Sequence[str]) -> list[str]:
    order = {id: place for place, id in enumerate((*index.actors, *index.groups))}
    return sorted(ids, key=lambda id: order.get(id, len(order)))


def suggestions(index: Index) -> tuple[Ref, ...]:
    """Return the pairs of actors or groups that most often speak in one event, each for itself."""
    parties = [*index.actors, *index.groups]
    members = {id: set(_members(index, id)) for id in parties}
    counts: dict[tuple[str, str], int] = {}
    for event in index.record.events:
        voices = [set(refs.speaks_for(index, said)) for said in event.quotes]
        speaking = {
            id: {at for at, voice in enumerate(voices) if voice & members[id]} for id in parties
        }
        heard = [id for id in parties if speaking[id]]
        for one, other in combinations(heard, 2):
            together = members[one] & members[other] or speaking[one] & speaking[other]
            if not together:
                counts[one, other] = counts.get((one, other), 0) + 1
    ranked = sorted(counts, key=lambda pair: -counts[pair])[:MOST_SUGGESTED]
    return tuple(
        Ref(
            f"/compare?{encode(View(actors=pair))}",
            in_list([refs.short_name(index, id) for id in pair]),
        )
        for pair in ranked
    )
