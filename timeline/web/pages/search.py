"""Finding things: one list for everything that has a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from flask import Response, request

from timeline.query.search import questions
from timeline.query.search.find import Hit
from timeline.query.search.text_index import phrase
from timeline.query.view import QUERY_CHARACTERS, View, encode
from timeline.record.index import Index
from timeline.web import urls
from timeline.web.html import event_rows, refs
from timeline.web.html.event_rows import EventRow
from timeline.web.html.page import Page, serve
from timeline.web.html.refs import Ref
from timeline.web.pages.blueprint import bp
from timeline.web.site import current_site

MOST_FOUND = 60
NAMES = {
    "party": "actor",
    "person": "person",
    "term": "term",
    "event": "event",
    "clause": "clause",
    "series": "numbers",
    "tour": "tour",
}


@dataclass(frozen=True, slots=True)
class Result:
    """Something that a search found; `event` is its row where it is an event."""

    kind: str
    page: Ref
    snippet: str
    event: EventRow | None


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What the page of a search says.

    `instead` are the words that were searched for where nothing has all of `q`, or "".
    `counts` is how many of each kind were found; `more` lists all events that match, where
    some are not shown.
    """

    q: str
    instead: str
    results: tuple[Result, ...]
    counts: tuple[str, ...]
    more: str
    examples: tuple[Ref, ...]


@bp.get("/search")
def search() -> Response:
    """Answer with what a search finds."""
    site = current_site()
    q = " ".join(request.args.get("q", "").split())[:QUERY_CHARACTERS]
    return serve(site, lambda: page(site.index, q), ("q",))


def page(index: Index, q: str) -> Page:
    """Return the page of a search for `q`; without words it says what can be searched."""
    searched, results = everything(index, q) if q else ("", ())
    counts = Counter(each.kind for each in results)
    query, events = _query(q), _query(searched)
    return Page(
        template="search.html",
        path=f"/search?{query}" if query else "/search",
        title=f"Search: {q}" if q else "Search",
        description="Events, people, actors, terms, clauses, numbers and tours in one list.",
        model=SearchPage(
            q=q,
            instead=searched if results and searched != q else "",
            results=results,
            counts=tuple(f"{count} {_noun(kind, count)}" for kind, count in counts.most_common()),
            more=f"/events?{events}" if len(results) >= MOST_FOUND and events else "",
            examples=examples(index),
        ),
        indexed=False,
        q=q,
    )


def everything(index: Index, q: str) -> tuple[str, tuple[Result, ...]]:
    """Return the words searched for and what matches, the best first.

    Actors and groups that bear the name come before. See `questions.hits_for`.
    """
    searched, matching = questions.hits_for(index, q, MOST_FOUND)
    rows = event_rows.by_id(index)
    parties = [
        Result(NAMES["party"], refs.party(index, id), _note(index, id), None)
        for id in _parties(index, searched or q)
    ]
    hits = [Result(NAMES[hit.kind], _page(hit), hit.snippet, rows.get(hit.id)) for hit in matching]
    return searched, (*parties, *hits)


def examples(index: Index) -> tuple[Ref, ...]:
    """Return a few pages to start from: the tours, else the latest landmarks."""
    if index.record.tours:
        return tuple(Ref(urls.tour(each.id), each.title) for each in index.record.tours[:4])
    landmarks = [event for event in index.record.events if event.weight == 1][-4:]
    return tuple(Ref(urls.event(each.id), each.title) for each in landmarks)


def _parties(index: Index, q: str) -> Iterable[str]:
    """Yield the ids of the actors and groups that have every word of `q` in one of their names."""
    asked = set(phrase(q))
    for id, names in _party_names(index):
        if asked and any(asked <= set(phrase(name)) for name in names):
            yield id


def _party_names(index: Index) -> Iterable[tuple[str, tuple[str, ...]]]:
    for group in index.groups.values():
        yield group.id, (group.name, *group.aka)
    for actor in index.actors.values():
        yield actor.id, (actor.name, *((actor.short,) if actor.short else ()))


def _note(index: Index, id: str) -> str:
    group = index.groups.get(id)
    note = group.explanation if group else index.actors[id].note
    return note or ""


def _page(hit: Hit) -> Ref:
    make = {
        "event": urls.event,
        "person": urls.person,
        "term": urls.term,
        "clause": urls.clause,
        "series": urls.series,
        "tour": urls.tour,
    }[hit.kind]
    return Ref(make(hit.id), hit.title)


def _noun(kind: str, count: int) -> str:
    if count == 1 or kind == "numbers":
        return "row of numbers" if kind == "numbers" and count == 1 else kind
    return "people" if kind == "person" else f"{kind}s"


def _query(q: str) -> str:
    return encode(View(q=q)) if q else ""
