"""A step of a guided tour: its words, what it tells of, and the drawing of its time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import cast

from timeline.chart.layout import timeline
from timeline.chart.layout.clauses import clause_clock
from timeline.chart.layout.marks import Wanted
from timeline.query.select import select
from timeline.query.view import View, replace
from timeline.record import dates
from timeline.record.index import Index
from timeline.record.model import Step
from timeline.web import urls
from timeline.web.charts.drawings import Drawing, drawing
from timeline.web.html import event_rows
from timeline.web.html.event_rows import EventRow
from timeline.web.html.prose import Prose
from timeline.web.html.refs import Ref
from timeline.web.html.when import When

WIDE, NARROW = 760.0, 350.0  # px


@dataclass(frozen=True, slots=True)
class Clock:
    """The course of the clause that a step tells."""

    wide: Drawing
    narrow: Drawing


@dataclass(frozen=True, slots=True)
class StepText:
    """A step of a tour.

    Attributes
    ----------
    subject:
        What it tells: an event, a clause or a row of numbers.
    kind:
        Which of these, in a word or two.
    clock:
        The course of its clause, or None.
    when:
        The date of its event, or None.
    left, width:
        The time in sight, in percent of the tour's whole time.
    also:
        Other events named in the drawing.
    """

    number: int
    heading: str
    text: Prose
    subject: Ref
    kind: str
    when: When | None
    visible: str
    left: float
    width: float
    wide: Drawing
    narrow: Drawing
    clock: Clock | None
    also: tuple[EventRow, ...]
    explorer: str


def step_view(step: Step) -> View:
    """Return the view that a step shows: its part of a view, and what it tells in the open."""
    shown = step.view
    series = (*shown.series, *((step.series,) if step.series else ()))
    return View(
        from_=shown.from_,
        to=shown.to,
        lanes=shown.lanes,
        detail=shown.detail,
        highlight=(*shown.highlight, *((step.event,) if step.event else ())),
        series=series,
        clauses=step.clause is not None,
        event=step.event,
    )


def step_text(
    index: Index,
    step: Step,
    number: int,
    text: Prose,
    time: tuple[dt.date, dt.date],
    today: dt.date,
) -> StepText:
    """Return what a tour says at its step of this `number`, from 1.

    `time` are the first and last day of the whole tour.
    """
    view = step_view(step)
    # Without the event open, so that the others named are not dimmed.
    drawn = _without_empty_lanes(index, replace(view, event=None, clauses=False))
    named = Wanted(view.event, frozenset(view.highlight))

    def chart(width: float, name: str) -> Drawing:
        placed = timeline.place(index, drawn, width=width, today=today, named=named)
        return drawing(placed, f"{name}{number}")

    subject, kind, when = _subject(index, step)
    days = (time[1] - time[0]).days + 1
    from_, to = step.view.from_.start, step.view.to.end
    return StepText(
        number=number,
        heading=step.heading,
        text=text,
        subject=subject,
        kind=kind,
        when=when,
        visible=dates.in_words(step.view.from_, step.view.to),
        left=round(100 * (from_ - time[0]).days / days, 2),
        width=round(100 * ((to - from_).days + 1) / days, 2),
        wide=chart(WIDE, "wide"),
        narrow=chart(NARROW, "narrow"),
        clock=_clock(index, step.clause, number, today) if step.clause else None,
        also=event_rows.rows(
            index, sorted(step.view.highlight, key=lambda id: index.events[id].date)
        ),
        explorer=urls.explorer(view),
    )


def _without_empty_lanes(index: Index, view: View) -> View:
    """Return the view without the lanes that would stand empty: a step has little room."""
    used = cast("list[str]", select(index, view)["lane"].unique().tolist())
    return replace(view, lanes=tuple(used)) if used else view


def _clock(index: Index, id: str, number: int, today: dt.date) -> Clock:
    record = index.record.model_copy(update={"clauses": (index.clauses[id],)})

    def chart(width: float, name: str) -> Drawing:
        placed = clause_clock.clock(Index(record), View(), width=width, today=today)
        return drawing(placed, f"{name}{number}")

    return Clock(chart(WIDE, "clockwide"), chart(NARROW, "clocknarrow"))


def _subject(index: Index, step: Step) -> tuple[Ref, str, When | None]:
    if step.event:
        row = event_rows.by_id(index)[step.event]
        return Ref(row.href, row.title), "event, with sources", row.when
    if step.clause:
        return Ref(urls.clause(step.clause), index.clauses[step.clause].title), "clause", None
    series = index.series[step.series or ""]
    return Ref(urls.series(series.id), series.title), "numbers", None
