"""The state of a clause over time, from its dates and what became of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from timeline.record.model import Clause, Happening

State = Literal["planned", "kept", "passed", "suspended", "restored"]
Ending = Literal["expired", "ended"]
Status = State | Ending | Literal["over"]

IN_WORDS: dict[Status, str] = {
    "planned": "planned in 2015, still to come",
    "kept": "in force and observed",
    "passed": "exceeded or not observed",
    "suspended": "declared no longer binding",
    "restored": "restored",
}
GROUP_WORDS = {"un": "UN", "arak": "Arak", "eu": "EU", "us": "US"}


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time, both days inclusive, in which a clause is in one state.

    `contested` is True where the sides disagree on whether that state holds; `because` is
    what happened on its first day, or None where it began as planned.
    """

    first: dt.date
    last: dt.date
    state: State
    contested: bool
    because: Happening | None


@dataclass(frozen=True, slots=True)
class End:
    """An end that is recorded: as planned (`expired`) or otherwise (`ended`)."""

    day: dt.date
    how: Ending
    contested: bool


@dataclass(frozen=True, slots=True)
class Course:
    """The course of a clause: its spans and its ends, in order of time.

    A clause can end more than once, since snapback can restore what has expired.
    """

    spans: tuple[Span, ...]
    ends: tuple[End, ...]


@dataclass(frozen=True, slots=True)
class StatusOn:
    """What a clause is on a day: in a state, ended, or "over" where only its planned end is past.

    `contested` is True where the sides disagree on whether that holds; `ended` is the day of
    the end that is recorded, or None.
    """

    status: Status
    contested: bool = False
    ended: dt.date | None = None

    @property
    def words(self) -> str:
        """The state in words, such as "in force and observed"; for an end, how it ended."""
        return IN_WORDS.get(self.status, self.status)


def course(clause: Clause, today: dt.date) -> Course:
    """Return what became of the clause, up to `today` and as planned from then on.

    A clause is taken as kept from its start until something else is recorded. An end that
    the sides dispute does not cut it off: its earlier state goes on, contested, to the end
    planned in 2015. A clause without a planned end goes on to `today`. What is restored
    goes on, too, whatever the planned end.
    """
    first = clause.starts.start
    planned_end = clause.ends.end if clause.ends else None
    spans: list[Span] = []
    ends: list[End] = []
    state: State | None = "kept"
    contested, because, since = False, None, first

    def close(day: dt.date) -> None:
        """End the running span on the eve of `day`."""
        if day > dt.date.min:
            through(day - dt.timedelta(days=1))

    def through(last: dt.date) -> None:
        """End the running span on `last`, or earlier where it was planned so."""
        if state is None:
            return
        if planned_end is not None and state != "restored":
            last = min(last, planned_end)
        if since <= last:
            spans.append(Span(since, last, state, contested, because))

    for happening in clause.what_happened:
        day = max(happening.date.start, first)
        if happening.status is None or day > today:
            continue
        if happening.status in ("expired", "ended"):
            ends.append(End(day, happening.status, happening.contested))
            if happening.contested and happening.status == "ended":
                close(day)
                contested, because, since = True, happening, day
            else:
                close(day)
                state = None
            continue
        close(day)
        state, contested, because, since = happening.status, happening.contested, happening, day
    if first > today:
        if state is not None:
            state, contested, because, since = "planned", False, None, first
        through(planned_end or first)
        return Course(tuple(spans), tuple(ends))
    through(today)
    if state not in (None, "restored") and planned_end is not None and planned_end > today:
        state, since = "planned", today + dt.timedelta(days=1)
        through(planned_end)
    return Course(tuple(spans), tuple(ends))


def state_on(clause: Clause, day: dt.date, today: dt.date) -> Span | None:
    """Return the span that holds on `day`, or None where the clause is not in force then."""
    for span in course(clause, today).spans:
        if span.first <= day <= span.last:
            return span
    return None


def status_on(clause: Clause, day: dt.date) -> StatusOn:
    """Return what the clause is on `day`, by what happened up to that day."""
    span = state_on(clause, day, day)
    if span:
        return StatusOn(span.state, span.contested)
    if day < clause.starts.start:
        return StatusOn("planned")
    ends = course(clause, day).ends
    return StatusOn(ends[-1].how, ends[-1].contested, ends[-1].day) if ends else StatusOn("over")


def group_name(group: str) -> str:
    """Return a group's id as a heading, such as "UN restrictions".

    >>> group_name("un-restrictions")
    'UN restrictions'
    """
    first, *rest = (GROUP_WORDS.get(word, word) for word in group.split("-"))
    return " ".join([first[:1].upper() + first[1:], *rest])
