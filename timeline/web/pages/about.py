"""The page on the record: what is in it and what is not, how it is made, how to correct it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from flask import Response, request

from timeline.record import dates
from timeline.record.index import Index
from timeline.record.model import KIND_WORDS, Source
from timeline.record.words import counted
from timeline.web import urls
from timeline.web.html import event_rows, refs
from timeline.web.html.page import Page, root, serve
from timeline.web.html.refs import Ref
from timeline.web.html.when import When
from timeline.web.pages.blueprint import bp
from timeline.web.site import current_site

_KINDS = {
    "primary": "texts of the parties and bodies themselves: agreements, resolutions, laws, "
    "reports, speeches and statements, also in copies",
    "news": "reports of news agencies, newspapers and broadcasters",
    "state-media": "agencies and broadcasters that a government runs",
    "analysis": "studies and comments of institutes and experts",
    "reference": "chronologies, fact sheets and encyclopedias",
}
_WEIGHTS = {
    1: ("Landmark", "a history of one page must have it"),
    2: ("Major", "it changed the course of the talks or of the dispute"),
    3: ("Detail", "a step on the way, for those who look closely"),
}


@dataclass(frozen=True, slots=True)
class Count:
    """A row of a table: a name, what it means, and how many there are."""

    id: str
    name: str
    note: str
    count: int
    read: int
    href: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A report of an error, begun: what it is about, and the text to copy."""

    about: Ref
    text: str


@dataclass(frozen=True, slots=True)
class AboutPage:
    """What the page says.

    `contents` says in sentences how much is in the record; `correction` is None where the
    reader did not come from a page with an error.
    """

    contents: str
    as_of: When | None
    gaps: tuple[str, ...]
    lanes: tuple[Count, ...]
    weights: tuple[Count, ...]
    kinds: tuple[Count, ...]
    sources: int
    read: int
    correction: Correction | None


@bp.get("/about")
def about() -> Response:
    """Answer with the page on the record."""
    site = current_site()
    return serve(site, lambda: page(site.index, request.args.get("id", ""), root(site)), ("id",))


def page(index: Index, about: str, root: str) -> Page:
    """Return the page; `about` is the id of what the reader found an error in, or ""."""
    return Page(
        template="about.html",
        path="/about",
        title="About",
        description="What is in the record and what is not, how it is made, what its sources "
        "are, and how to correct it.",
        model=_model(index, about, root),
        section="about",
    )


def _model(index: Index, about: str, root: str) -> AboutPage:
    record = index.record
    sources = [source for event in record.events for source in event.sources]
    as_of = record.meta.as_of
    return AboutPage(
        contents=_contents(index, sources),
        as_of=When.of(as_of) if as_of else None,
        gaps=record.meta.gaps,
        lanes=tuple(
            Count(
                lane.id,
                lane.name,
                lane.description or "",
                sum(event.lane == lane.id for event in record.events),
                0,
                f"/events?lanes={lane.id}",
            )
            for lane in record.lanes
        ),
        weights=tuple(
            Count(
                f"{weight}",
                name,
                note,
                sum(event.weight == weight for event in record.events),
                0,
                f"/events?detail={weight}" if weight < 3 else "/events",
            )
            for weight, (name, note) in _WEIGHTS.items()
        ),
        kinds=_kinds(sources),
        sources=len(sources),
        read=sum(source.read for source in sources),
        correction=correction(index, about, root),
    )


def _contents(index: Index, sources: list[Source]) -> str:
    events = index.record.events
    first, last = min(each.date for each in events), max(each.date for each in events)
    quotes = sum(len(each.quotes) for each in events)
    publishers = len({source.publisher for source in sources})
    disputed = sum(each.disputed is not None for each in events)
    return (
        f"{counted(len(events), 'event')} from {dates.in_words(first)} to {dates.in_words(last)}, "
        f"{counted(quotes, 'quote')}, {counted(len(sources), 'reference')} to sources of "
        f"{counted(publishers, 'publisher')}. In {counted(disputed, 'event')} it says what is "
        "disputed, and by whom."
    )


def correction(index: Index, about: str, root: str) -> Correction | None:
    """Return a report of an error in the thing with this id, begun; None for an unknown id."""
    subject = thing(index, about)
    if subject is None:
        return None
    lines = (
        f"Correction to: {subject.name} ({about})",
        f"Address: {root}{subject.href}",
        f"Data version: {index.version}{_as_of(index)}",
        "What is wrong: ",
        "What would be right: ",
        "Source that shows it: ",
    )
    return Correction(subject, "\n".join(lines))


def thing(index: Index, id: str) -> Ref | None:
    """Return where the thing with this id stands and what it is called; None for an unknown id."""
    id = index.formerly.get(id, id)
    if id in index.events:
        row = event_rows.by_id(index)[id]
        return Ref(row.href, row.title)
    if id in index.actors or id in index.groups:
        return refs.party(index, id)
    if id in index.clauses:
        return Ref(urls.clause(id), index.clauses[id].title)
    if id in index.series:
        return Ref(urls.series(id), index.series[id].title)
    if id in index.tours:
        return Ref(urls.tour(id), index.tours[id].title)
    if id in index.people:
        return Ref(urls.person(id), index.people[id].name)
    return None


def _kinds(sources: list[Source]) -> tuple[Count, ...]:
    all_, read = (
        Counter(source.kind for source in sources),
        Counter(source.kind for source in sources if source.read),
    )
    return tuple(
        Count(kind, name[0].upper() + name[1:], _KINDS[kind], all_[kind], read[kind], "")
        for kind, name in KIND_WORDS.items()
    )


def _as_of(index: Index) -> str:
    date = index.record.meta.as_of
    return f", data of {dates.in_words(date)}" if date else ""
