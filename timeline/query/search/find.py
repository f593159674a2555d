"""Searching the record: events by their text, and everything that has a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, cast

import numpy as np
from numpy.typing import NDArray

from timeline.query.search.mentions import named
from timeline.query.search.name_folding import spans
from timeline.query.search.text_index import Field, TextIndex, build
from timeline.record import dates
from timeline.record.dates import EdtfDate
from timeline.record.index import Index
from timeline.record.messages import part_of
from timeline.record.model import Part, Person, shown
from timeline.record.model.shown import HEADLINE, NAME, TEXT, WHO_AND_WHERE

Kind = Literal["event", "person", "term", "clause", "series", "tour"]

SNIPPET_CHARACTERS = 160

_RECORDS_KEPT = 8
_DATE_OF_ID = re.compile(r"^\d{4}(-\d{2}){0,2}-")
# Of what matches alike, landmarks come before details; and who searches everywhere for a name
# wants first what bears it, not the texts that use it.
_BY_WEIGHT = {1: 1.25, 2: 1.1, 3: 1.0}
_BY_KIND = {"person": 1.5, "term": 1.5}


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that a search found.

    Attributes
    ----------
    kind, id:
        What it is, and its id; a term of the glossary has its term for an id.
    title:
        Title or name.
    snippet:
        Plain text around the first word that matches, at most 160 characters and two "…".
    """

    kind: Kind
    id: str
    title: str
    snippet: str


def matches(index: Index, q: str) -> dict[str, float]:
    """Return the score of each event that matches `q`, the most relevant first, then by date.

    Searched are the fields of an event that say so in the model, its people and its groups; see
    `text_index.TextIndex` for how words match. A landmark counts for more than a detail.
    """
    pages = _pages(index)
    scores = (pages.text_index.scores(q) * pages.precedence)[: len(index.events)]
    order = np.argsort(-scores, kind="stable")
    matching = [int(at) for at in order if scores[at] > 0]
    return {pages.entries[at].id: float(scores[at]) for at in matching}


def find(index: Index, q: str, limit: int = 20) -> tuple[Hit, ...]:
    """Return the events, people, terms, clauses, series and tours that match, the best first."""
    pages = _pages(index)
    scores = pages.text_index.scores(q) * pages.precedence
    best = np.argsort(-scores, kind="stable")[:limit]
    spellings = pages.text_index.spellings(q)
    return tuple(
        Hit(entry.kind, entry.id, entry.title, _snippet(entry.text, spellings))
        for entry in (pages.entries[int(at)] for at in best if scores[at] > 0)
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: Kind
    id: str
    title: str
    text: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, eq=False)
class _Pages:
    """Everything that can be found, events first and in order of date."""

    entries: tuple[_Entry, ...]
    text_index: TextIndex
    precedence: NDArray[np.float64]


@lru_cache(maxsize=_RECORDS_KEPT)
def _pages(index: Index) -> _Pages:
    entries = (*_events(index), *_others(index))
    synonyms = [(group.name, *group.aka) for group in index.groups.values()]
    # An entry such as "IR-1, IR-6" is about several things, whose names are no synonyms.
    synonyms += [(term.term, *term.aka) for term in index.record.glossary if "," not in term.term]
    text_index = build([entry.fields for entry in entries], synonyms)
    precedence = [
        _BY_WEIGHT[index.events[entry.id].weight]
        if entry.kind == "event"
        else _BY_KIND.get(entry.kind, 1.0)
        for entry in entries
    ]
    return _Pages(entries, text_index, np.array(precedence))


def _events(index: Index) -> Iterator[_Entry]:
    people = named(index)
    for event in sorted(index.events.values(), key=lambda event: event.date):
        names = (name for id in people[event.id] for name in _names(index.people[id]))
        groups = [
            group for group in index.groups.values() if set(group.members) <= set(event.actors)
        ]
        yield _Entry(
            "event",
            event.id,
            event.title,
            event.summary or "",
            (
                *_fields(index, event),
                *((WHO_AND_WHERE, name) for name in names),
                *((TEXT, group.name) for group in groups),
            ),
        )


def _fields(index: Index, part: Part) -> Iterator[Field]:
    """Yield the texts of a part of the record that are searched, as its fields say."""
    for name, info in type(part).model_fields.items():
        value, weight = getattr(part, name), shown(info).search
        if weight:
            yield from ((weight, text) for text in _texts(index, name, value))
        elif part_of(info.annotation):
            for each in value:
                yield from _fields(index, each)


def _texts(index: Index, name: str, value: Any) -> Iterator[str]:
    """Yield what a reader may type for the value of a field."""
    if isinstance(value, EdtfDate):
        yield _month(value)
    elif name == "id":
        yield _slug(value)
    elif name == "lane":
        yield index.lanes[value].name if value in index.lanes else ""
    elif name == "actors":
        for party in (index.actors[id] for id in value if id in index.actors):
            yield from (party.name, party.short or "")
    elif isinstance(value, tuple):
        yield from map(str, cast("tuple[object, ...]", value))
    else:
        yield str(value or "")


def _others(index: Index) -> Iterator[_Entry]:
    for person in index.people.values():
        roles = "; ".join(role.role for role in person.roles)
        text = person.note or roles
        names = ((NAME, name) for name in _names(person))
        yield _Entry("person", person.id, person.name, text, (*names, (TEXT, roles), (TEXT, text)))
    for term in index.record.glossary:
        names = ((NAME, name) for name in (term.term, *term.aka))
        text = term.definition
        yield _Entry("term", term.term, term.term, text, (*names, (TEXT, text)))
    for clause in index.clauses.values():
        fields = ((HEADLINE, clause.title), (TEXT, clause.text), (TEXT, clause.reference))
        yield _Entry("clause", clause.id, clause.title, clause.text, fields)
    for series in index.series.values():
        fields = ((HEADLINE, series.title), (TEXT, series.note or ""))
        yield _Entry("series", series.id, series.title, series.note or "", fields)
    for tour in index.tours.values():
        fields = ((HEADLINE, tour.title), (HEADLINE, tour.question), (TEXT, tour.intro))
        yield _Entry("tour", tour.id, tour.title, tour.question, fields)


def _slug(id: str) -> str:
    """Return the words of an event's id: they often say in a noun what the title says in a verb.

    In capitals, because that tells nothing of which of them are names.
    """
    return _DATE_OF_ID.sub("", id).replace("-", " ").upper()


def _month(date: EdtfDate) -> str:
    """Return month and year of a date; the day is left out, for 20 is more often a number."""
    if date.precision == "year":
        return f"{date.start.year}"
    return f"{dates.MONTHS[date.start.month - 1]} {date.start.year}"


def _names(person: Person) -> tuple[str, ...]:
    return person.name, *person.aka


def _snippet(text: str, spellings: frozenset[str]) -> str:
    """Return the part of `text` around the first word that has one of the spellings."""
    text = " ".join(text.split())
    if len(text) <= SNIPPET_CHARACTERS:
        return text
    word_spans = list(spans(text))
    hit = next(
        (start for start, _, word in word_spans if spellings & {*word.parts, word.joined}), 0
    )
    # A third of the room goes to what stands before the word.
    least = min(hit - SNIPPET_CHARACTERS // 3, len(text) - SNIPPET_CHARACTERS)
    start = next((start for start, _, _ in word_spans if start >= least), 0) if least > 0 else 0
    ends = (end for _, end, _ in word_spans if end <= start + SNIPPET_CHARACTERS)
    end = max(ends, default=start + SNIPPET_CHARACTERS)
    # The full stop belongs to the last sentence.
    if end + 1 == len(text):
        end = len(text)
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
