"""The page of the deal's clauses: what it asked of whom, until when, and what became of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from flask import Response

from timeline.chart.layout.clauses import clause_clock
from timeline.query.view import View
from timeline.record import dates
from timeline.record.clause_states import group_name, status_on
from timeline.record.index import Index
from timeline.record.model import Clause, Happening, Source, by_kind
from timeline.web import urls
from timeline.web.charts.drawings import Drawing, drawing
from timeline.web.downloads.files import File, files
from timeline.web.html import event_rows
from timeline.web.html.event_rows import EventRow
from timeline.web.html.page import Page, serve
from timeline.web.html.prose import Prose, explain, sentence
from timeline.web.html.when import When
from timeline.web.pages.blueprint import bp
from timeline.web.site import current_site

WIDE, NARROW = 1080.0, 360.0
STATUS = {
    "kept": "kept",
    "passed": "exceeded or not observed",
    "suspended": "declared no longer binding",
    "expired": "expired as planned",
    "ended": "ended",
    "restored": "restored",
}


@dataclass(frozen=True, slots=True)
class State:
    """The state of a clause today; `key` names its mark."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Step:
    """Something that became of a clause; `status` is the state it brought, in words, or ""."""

    when: When
    text: str
    key: str
    status: str
    contested: bool
    event: EventRow | None


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A clause in plain words with all that the record knows of it."""

    id: str
    title: str
    text: Prose
    reference: str
    asked: str
    planned: str
    basis: str
    state: State
    steps: tuple[Step, ...]
    disputed: str
    note: str
    sources: tuple[Source, ...]
    correction: str


@dataclass(frozen=True, slots=True)
class ClauseGroup:
    """Clauses of one group under its name."""

    id: str
    name: str
    clauses: tuple[ClauseText, ...]


@dataclass(frozen=True, slots=True)
class ClausesPage:
    """What the page says.

    `today` is the day that the states are of; `asked` is True where the record says whom the
    clauses ask.
    """

    today: When
    wide: Drawing | None
    narrow: Drawing | None
    groups: tuple[ClauseGroup, ...]
    asked: bool
    columns: int
    count: int
    explorer: str
    embed: str
    files: tuple[File, ...]


@bp.get("/clauses")
def clauses() -> Response:
    """Answer with the page of the clauses."""
    site = current_site()
    return serve(site, lambda: page(site.index, site.today()))


def page(index: Index, today: dt.date) -> Page:
    """Return the page of the clauses as they stand on that day."""
    record = index.record
    explained = iter(explain(index, [clause.text for clause in record.clauses]))
    texts = [_clause(index, clause, next(explained), today) for clause in record.clauses]
    asked = any(clause.asks for clause in record.clauses)
    group_of = {clause.id: clause.group for clause in record.clauses}
    return Page(
        template="clauses.html",
        path="/clauses",
        title="What the deal asked, and what became of it",
        description=f"The {len(record.clauses)} clauses of the JCPOA and of Resolution 2231 in "
        "plain words: where they stand in the text, when each was to end, and what happened.",
        model=ClausesPage(
            today=When.of(dates.of_day(today)),
            wide=_drawing(index, today, WIDE, "wide"),
            narrow=_drawing(index, today, NARROW, "narrow"),
            groups=tuple(
                ClauseGroup(
                    id, group_name(id), tuple(text for text in texts if group_of[text.id] == id)
                )
                for id in dict.fromkeys(group_of.values())
            ),
            asked=asked,
            columns=5 if asked else 4,
            count=len(record.clauses),
            explorer=urls.explorer(View(from_=dates.parse("2015"), clauses=True)),
            embed=urls.builder("clauses", View()),
            files=files("clauses", "/clauses"),
        ),
        section="clauses",
        image="/clauses.png" if record.clauses else "",
        embeds=bool(record.clauses),
    )


def _drawing(index: Index, today: dt.date, width: float, name: str) -> Drawing | None:
    if not index.record.clauses:
        return None
    return drawing(clause_clock.clock(index, View(), width=width, today=today), name)


def _clause(index: Index, clause: Clause, text: Prose, today: dt.date) -> ClauseText:
    return ClauseText(
        id=clause.id,
        title=clause.title,
        text=text,
        reference=clause.reference,
        asked=clause.asks or "",
        planned=planned(clause),
        basis=clause.basis,
        state=state(clause, today),
        steps=tuple(_step(index, happening) for happening in clause.what_happened),
        disputed=clause.disputed or "",
        note=clause.note or "",
        sources=by_kind(clause.sources),
        correction=urls.correction(clause.id),
    )


def planned(clause: Clause) -> str:
    """Return when the clause was to hold, in words."""
    if clause.ends is None:
        return f"from {dates.in_words(clause.starts)}, without a planned end"
    return dates.in_words(clause.starts, clause.ends)


def state(clause: Clause, today: dt.date) -> State:
    """Return the state of a clause on that day."""
    on = status_on(clause, today)
    disputed = ", disputed" if on.contested else ""
    if on.ended:
        return State(on.status, f"{on.words} {dates.in_words(dates.of_day(on.ended))}{disputed}")
    if on.status == "over":
        return State("ended", "its time has passed")
    return State(on.status, f"{on.words}{disputed}")


def _step(index: Index, happening: Happening) -> Step:
    return Step(
        when=When.of(happening.date),
        text=sentence(happening.text),
        key=happening.status or "",
        status=STATUS[happening.status] if happening.status else "",
        contested=happening.contested,
        event=event_rows.by_id(index)[happening.event] if happening.event else None,
    )
