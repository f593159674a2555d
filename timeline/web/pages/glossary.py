"""The glossary: what terms mean, and where each matters."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from flask import Response

from timeline.query.view import QUERY_CHARACTERS, View, encode
from timeline.record.index import Index
from timeline.record.model import Term
from timeline.web import urls
from timeline.web.html import event_rows, jsonld
from timeline.web.html.event_rows import EventRow
from timeline.web.html.page import Page, root, serve
from timeline.web.html.refs import Ref
from timeline.web.pages.blueprint import bp
from timeline.web.site import current_site


@dataclass(frozen=True, slots=True)
class Entry:
    """A term with its other names, its meaning, where it matters, and a search for it."""

    id: str
    term: str
    others: tuple[str, ...]
    definition: str
    events: tuple[EventRow, ...]
    clauses: tuple[Ref, ...]
    search: str


@dataclass(frozen=True, slots=True)
class Letter:
    """Terms that begin with one letter."""

    letter: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """What the page says."""

    letters: tuple[Letter, ...]
    count: int


@bp.get("/glossary")
def glossary() -> Response:
    """Answer with the glossary."""
    site = current_site()
    return serve(site, lambda: page(site.index, root(site)))


def page(index: Index, root: str) -> Page:
    """Return the page of the glossary."""
    terms = sorted(index.record.glossary, key=lambda term: term.term.casefold())
    return Page(
        template="glossary.html",
        path="/glossary",
        title="Glossary",
        description=f"{len(terms)} terms of the negotiations in a sentence or two each, with "
        "the events and clauses where they matter.",
        model=GlossaryPage(
            letters=tuple(
                Letter(letter, tuple(_entry(index, term) for term in group))
                for letter, group in groupby(terms, key=lambda term: term.term[0].upper())
            ),
            count=len(terms),
        ),
        section="glossary",
        things=(jsonld.glossary(index, root),),
    )


def _entry(index: Index, term: Term) -> Entry:
    return Entry(
        id=urls.slug(term.term),
        term=term.term,
        others=term.aka,
        definition=term.definition,
        events=event_rows.rows(index, [id for id in term.see if id in index.events]),
        clauses=tuple(
            Ref(urls.clause(id), index.clauses[id].title) for id in term.see if id in index.clauses
        ),
        search=f"/events?{encode(View(q=term.term[:QUERY_CHARACTERS]))}",
    )
