"""Guided tours: a question, answered step by step with a drawing of each step's time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import cast

from flask import Response

from timeline.chart.layout import timeline
from timeline.query.select import select
from timeline.query.view import TITLE_CHARACTERS, View, replace
from timeline.record import dates
from timeline.record.index import Index
from timeline.record.model import Tour
from timeline.record.words import counted
from timeline.web import urls
from timeline.web.charts.drawings import Drawing, drawing
from timeline.web.html import jsonld
from timeline.web.html.page import Page, root, serve
from timeline.web.html.prose import explain
from timeline.web.html.refs import Ref
from timeline.web.http.errors import missing
from timeline.web.pages.blueprint import bp
from timeline.web.pages.tour_steps import StepText, step_text
from timeline.web.site import current_site

HANDOUT = 1000.0  # px


@dataclass(frozen=True, slots=True)
class Card:
    """A tour as the page of all tours offers it."""

    page: Ref
    question: str
    length: str
    for_: str


@dataclass(frozen=True, slots=True)
class ToursPage:
    """What the page of all tours says."""

    tours: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A year written below the strip, at `left` percent."""

    year: int
    left: float


@dataclass(frozen=True, slots=True)
class TourPage:
    """What the page of a tour says; `handout` is the drawing of the whole, for print.

    `embed` leads to the builder with the timeline that the tour walks along.
    """

    title: str
    question: str
    length: str
    for_: str
    intro: str
    steps: tuple[StepText, ...]
    ticks: tuple[Tick, ...]
    takeaways: tuple[str, ...]
    discuss: tuple[str, ...]
    handout: Drawing
    embed: str
    address: str
    others: tuple[Card, ...]
    correction: str


@bp.get("/tours")
def tours() -> Response:
    """Answer with the page of all tours."""
    site = current_site()
    return serve(site, lambda: index_page(site.index))


@bp.get("/tours/<id>")
def tour(id: str) -> Response:
    """Answer with the page of a tour."""
    site = current_site()
    known = site.index.tours.get(id)
    if known is None:
        names = {each.id: each.title for each in site.index.record.tours}
        raise missing("tour", id, names, "/tours/{}")
    return serve(site, lambda: page(site.index, known, site.today(), root(site)))


def index_page(index: Index) -> Page:
    """Return the page of all tours."""
    return Page(
        template="tours.html",
        path="/tours",
        title="Guided tours",
        description="Questions about the negotiations, each answered in a few steps through the "
        "record, with questions for class; printable as a handout.",
        model=ToursPage(tuple(_card(tour) for tour in index.record.tours)),
        section="tours",
    )


def page(index: Index, tour: Tour, today: dt.date, root: str) -> Page:
    """Return the page of a tour; `root` is the address of the site."""
    return Page(
        template="tour.html",
        path=urls.tour(tour.id),
        title=tour.title,
        description=f"{tour.question} {tour.intro}",
        model=_model(index, tour, today, root),
        section="tours",
        embeds=True,
        image=f"/timeline.png?{urls.explorer(whole(tour)).removeprefix('/?')}",
        things=(jsonld.tour(tour, root),),
    )


def _model(index: Index, tour: Tour, today: dt.date, root: str) -> TourPage:
    texts = explain(index, [step.text for step in tour.steps])
    first, last = _time(tour)
    return TourPage(
        title=tour.title,
        question=tour.question,
        length=_length(tour),
        for_=tour.for_,
        intro=tour.intro,
        steps=tuple(
            step_text(index, step, number, text, (first, last), today)
            for number, (step, text) in enumerate(zip(tour.steps, texts, strict=True), start=1)
        ),
        ticks=_ticks(first, last),
        takeaways=tour.takeaways,
        discuss=tour.discuss,
        handout=_handout(index, tour, today),
        embed=urls.builder("timeline", replace(whole(tour), title=tour.title[:TITLE_CHARACTERS])),
        address=root + urls.tour(tour.id),
        others=tuple(_card(other) for other in index.record.tours if other.id != tour.id)[:3],
        correction=urls.correction(tour.id),
    )


def whole(tour: Tour) -> View:
    """Return the view of all that a tour goes through."""
    first = min(step.view.from_.start for step in tour.steps)
    last = max(step.view.to.end for step in tour.steps)
    return View(
        from_=dates.parse(f"{first.year:04d}"),
        to=dates.parse(f"{last.year:04d}"),
        detail=1,
        highlight=tuple(step.event for step in tour.steps if step.event),
    )


def _handout(index: Index, tour: Tour, today: dt.date) -> Drawing:
    """Return the drawing of the tour's own events, for paper."""
    view = replace(whole(tour), detail=3)
    events = select(index, view)
    events = events[events["id"].isin(view.highlight)].reset_index(drop=True)
    used = cast("list[str]", events["lane"].unique().tolist())
    placed = timeline.place(
        index, replace(view, lanes=tuple(used)), events, width=HANDOUT, today=today
    )
    return drawing(placed, "handout")


def _time(tour: Tour) -> tuple[dt.date, dt.date]:
    """Return the first and last day of the tour's strip: whole years."""
    first = min(step.view.from_.start for step in tour.steps).year
    last = max(step.view.to.end for step in tour.steps).year
    return dt.date(first, 1, 1), dt.date(last, 12, 31)


def _ticks(first: dt.date, last: dt.date) -> tuple[Tick, ...]:
    years = last.year - first.year + 1
    every = next(step for step in (1, 2, 5, 10, 20, 50, 10_000) if years / step <= 9)
    days = (last - first).days + 1
    return tuple(
        Tick(year, round(100 * (dt.date(year, 1, 1) - first).days / days, 2))
        for year in range(first.year, last.year + 1)
        if year % every == 0
    )


def _length(tour: Tour) -> str:
    steps, minutes = counted(len(tour.steps), "step"), counted(tour.minutes, "minute")
    return f"{steps}, about {minutes}"


def _card(tour: Tour) -> Card:
    return Card(
        page=Ref(urls.tour(tour.id), tour.title),
        question=tour.question,
        for_=tour.for_,
        length=_length(tour),
    )
