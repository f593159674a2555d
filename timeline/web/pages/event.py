"""The page of one event: everything known of it, for the reader who wants to check."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import redirect, request
from flask.typing import ResponseReturnValue

from timeline.chart.layout import focus
from timeline.query.view import View
from timeline.record import dates, graph
from timeline.record.dates import EdtfDate
from timeline.record.index import Index
from timeline.record.model import Event, Source, by_kind
from timeline.record.words import counted
from timeline.web import urls
from timeline.web.charts import images
from timeline.web.charts.drawings import Drawing, drawing
from timeline.web.downloads.citing import Citation, cite
from timeline.web.downloads.files import files
from timeline.web.html import event_rows, jsonld, refs
from timeline.web.html.event_rows import EventRow, EventRows
from timeline.web.html.outlets import outlets_words, support_words
from timeline.web.html.page import Page, root, serve
from timeline.web.html.prose import Prose, explain
from timeline.web.html.refs import QuoteLine, Ref
from timeline.web.html.when import When
from timeline.web.http import pinned, responses
from timeline.web.http.errors import missing
from timeline.web.pages.blueprint import bp
from timeline.web.pages.corrections import Line, line
from timeline.web.pages.situation import Situation, situation
from timeline.web.site import current_site

CHART_WIDTH = 760.0
YEARS_AROUND = 1
MOST_UNFOLDED = 8
_WEIGHTS = {1: "landmark", 2: "major event", 3: "detail"}


@dataclass(frozen=True, slots=True)
class Branch:
    """An event one step away, with those two steps away and what these are, in words."""

    event: EventRow
    further: tuple[EventRow, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Branches:
    """What an event answers, or what it led to, under a heading.

    `unfolded` is True where there is room to show the second step at once, `many` where the
    first step alone fills columns.
    """

    heading: str
    branches: tuple[Branch, ...]
    unfolded: bool
    many: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """Sources of one kind."""

    name: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class EventPage:
    """An event, and what its page says that is not said in the event as it stands.

    Attributes
    ----------
    precision:
        A sentence where the date is not one certain day, or "".
    checks:
        The first primary source with an address, or else the first that was read.
    drawing:
        The event among its causes and consequences, or None for an event without any.
    support, outlets:
        How well it is supported, and who publishes each source, by its reference; all "" where
        no outlets are known.
    told_in:
        Steps of guided tours that tell it.
    clauses:
        Clauses whose course it changed.
    """

    event: Event
    weight_words: str
    lane: Ref
    when: When
    precision: str
    summary: Prose
    disputed: Prose
    actors: tuple[Ref, ...]
    quotes: tuple[QuoteLine, ...]
    checks: Source
    checks_name: str
    kinds: tuple[Kind, ...]
    support: str
    outlets: Mapping[str, str]
    corrections: tuple[tuple[When, Line], ...]
    all_sources: str
    because: Branches
    led_to: Branches
    drawing: Drawing | None
    told_in: tuple[Ref, ...]
    clauses: tuple[Ref, ...]
    situation: Situation
    citation: Citation
    files: tuple[Ref, ...]
    embed: str
    explorer: str
    correction: str
    previous: EventRow | None
    following: EventRow | None


@bp.get("/events/<id>")
def event(id: str) -> ResponseReturnValue:
    """Answer with an event's page, or lead to it from a former or shortened id."""
    site = current_site()
    moved = pinned.renamed(site, id, urls.event, shared=False)
    if moved:
        return moved
    known = site.index.events.get(id)
    if known is None:
        meant = site.index.event_meant(id)
        if meant != id:
            responses.asked(site)
            query = f"?{request.query_string.decode()}" if request.query_string else ""
            # For now: another event may come to begin so.
            return redirect(urls.event(meant) + query, 302)
        names = {each.id: each.title for each in site.index.record.events}
        raise missing("event", id, names, "/events/{}")
    return serve(site, lambda: page(site.index, known, site.today(), root(site)))


def page(index: Index, event: Event, today: dt.date, root: str) -> Page:
    """Return the page of an event."""
    when = dates.in_words(event.date, event.end)
    return Page(
        template="event.html",
        path=urls.event(event.id),
        title=f"{event.title}, {when}",
        description=event.summary or f"{event.title}, {when}.",
        model=model(index, event, today, root),
        section="events",
        image=f"{urls.event(event.id)}.png",
        embeds=bool(graph.around(index, event.id)),
        things=(jsonld.event(index, event, root),),
    )


def model(index: Index, event: Event, today: dt.date, root: str) -> EventPage:
    """Return what the page of an event says; `root` is the address of the site."""
    rows = event_rows.by_id(index)
    summary, disputed = explain(index, (event.summary, event.disputed))
    sources = by_kind(event.sources)
    checks = _checks(sources)
    order = list(rows)
    place = order.index(event.id)
    around = graph.around(index, event.id)
    return EventPage(
        event=event,
        weight_words=_WEIGHTS[event.weight],
        lane=Ref(f"/events?lanes={event.lane}", index.lanes[event.lane].name),
        when=rows[event.id].when,
        precision=dates.precision_in_words(event.date, event.end),
        summary=summary,
        disputed=disputed,
        actors=tuple(refs.party(index, id) for id in event.actors),
        quotes=tuple(refs.quote(index, event, said) for said in event.quotes),
        checks=checks,
        checks_name="Primary source" if checks.kind == "primary" else "Source",
        kinds=_kinds(sources),
        support=support_words(index, event),
        outlets=outlets_words(index, event),
        corrections=tuple(
            (When.of(dates.of_day(day)), line(each)) for day, each in index.corrections.of(event.id)
        ),
        all_sources="Its entry below" if len(sources) == 1 else f"All {len(sources)} sources",
        because=_under(
            "It follows from",
            _branches(event.id, lambda id: index.events[id].follows_from, rows, "behind it"),
        ),
        led_to=_under(
            "It led to",
            _branches(event.id, lambda id: index.led_to[id], rows, "that followed from it"),
        ),
        drawing=drawing(focus.event(index, event.id, width=CHART_WIDTH, today=today), "near")
        if around
        else None,
        told_in=_told_in(index, event.id),
        clauses=tuple(
            Ref(urls.clause(clause.id), clause.title)
            for clause in index.record.clauses
            if any(happening.event == event.id for happening in clause.what_happened)
        ),
        situation=situation(index, event.date.start),
        citation=cite(index, event, root + urls.event(event.id), today),
        files=_files(event.id),
        embed=urls.builder("event", View(event=event.id)),
        explorer=urls.explorer(_around(event)),
        correction=urls.correction(event.id),
        previous=rows[order[place - 1]] if place else None,
        following=rows[order[place + 1]] if place + 1 < len(order) else None,
    )


def _files(id: str) -> tuple[Ref, ...]:
    data = (Ref(file.href, file.name) for file in files("event", urls.event(id)))
    pictures = (Ref(images.path("event", id, ending), ending.upper()) for ending in images.ENDINGS)
    return (*data, *pictures)


def _around(event: Event) -> View:
    """Return the view that shows an event among its neighbors in time."""
    first = max(event.date.start.year - YEARS_AROUND, 1)
    last = min((event.end or event.date).end.year + YEARS_AROUND, dt.MAXYEAR)
    return View(event=event.id, from_=_year(first), to=_year(last))


def _year(year: int) -> EdtfDate:
    return dates.parse(f"{year:04d}")


def _checks(sources: tuple[Source, ...]) -> Source:
    linked = [source for source in sources if source.url]
    primary = [source for source in linked if source.kind == "primary"]
    read = [source for source in linked if source.read]
    return (primary or read or linked or list(sources))[0]


def _kinds(sources: tuple[Source, ...]) -> tuple[Kind, ...]:
    names = dict.fromkeys(source.kind_words for source in sources)
    return tuple(
        Kind(name, tuple(source for source in sources if source.kind_words == name))
        for name in names
    )


def _under(heading: str, branches: tuple[Branch, ...]) -> Branches:
    shown = sum(1 + len(branch.further) for branch in branches)
    return Branches(
        heading, branches, unfolded=shown <= MOST_UNFOLDED, many=len(branches) > MOST_UNFOLDED
    )


def _branches(
    id: str, near: Callable[[str], tuple[str, ...]], rows: EventRows, what: str
) -> tuple[Branch, ...]:
    """Return what is one step away, each with what is two; nothing stands twice."""
    seen = {id, *near(id)}
    branches: list[Branch] = []
    for first in near(id):
        further = [each for each in near(first) if each not in seen]
        seen.update(further)
        words = f"{counted(len(further), 'event')} {what}"
        branches.append(Branch(rows[first], tuple(rows[each] for each in further), words))
    return tuple(branches)


def _told_in(index: Index, id: str) -> tuple[Ref, ...]:
    return tuple(
        Ref(f"{urls.tour(tour.id)}#step-{place}", f"{tour.title}, step {place}")
        for tour in index.record.tours
        for place, step in enumerate(tour.steps, start=1)
        if step.event == id
    )
