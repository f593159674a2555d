"""What stood where on a day: the period, the numbers last reported before it, the clauses."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from timeline.chart.layout.series.value_axis import number
from timeline.query.view import View
from timeline.record import dates, phases
from timeline.record.clause_states import IN_WORDS, Status, course, status_on
from timeline.record.index import Index
from timeline.record.model import Point, Series, Source
from timeline.web import urls
from timeline.web.html.refs import Ref
from timeline.web.html.when import When

OUTDATED_DAYS = 731
_ORDER: tuple[Status, ...] = ("kept", "restored", "passed", "suspended")


@dataclass(frozen=True, slots=True)
class Reading:
    """The number of a series that was last reported as of a day or before it.

    `number` is None where none had been reported; `span` says when the number was so, in
    words, and `who` estimates it, or "".
    """

    series: Ref
    number: str | None
    span: str
    who: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses that are in one state on the day."""

    words: str
    clauses: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """What stood where on a day.

    `readings` are of the series that the deal limits, and of others that are recent;
    `clauses` is empty before the first clause began and once all have ended, which
    `no_clauses` then says.
    """

    day: When
    phase: Ref | None
    phase_summary: str
    readings: tuple[Reading, ...]
    clauses: tuple[Clauses, ...]
    no_clauses: str


def situation(index: Index, day: dt.date) -> Situation:
    """Return what the record knows of that day."""
    phase = phases.phase_on(index.record, day)
    by_state = _clauses(index, day)
    return Situation(
        day=When.of(dates.of_day(day)),
        phase=Ref(urls.explorer(View(from_=phase.from_, to=phase.to)), phase.name)
        if phase
        else None,
        phase_summary=(phase.summary or "") if phase else "",
        readings=_readings(index, day),
        clauses=by_state,
        no_clauses="" if by_state else _no_clauses(index, day),
    )


def value_words(series: Series, point: Point) -> str:
    """Return a number with its unit, such as "9,874.9 kg of uranium" or "60 to 90 days"."""
    if point.value is None:
        return "no number"
    if point.low is not None and point.high is not None:
        return f"{number(float(point.low))} to {number(float(point.high))} {series.unit}"
    return f"{number(float(point.value))} {series.unit}"


def _readings(index: Index, day: dt.date) -> tuple[Reading, ...]:
    limited: list[Reading] = []
    others: list[Reading] = []
    for series in index.record.series:
        known = [point for point in series.points if point.date.end <= day]
        latest = known[-1] if known else None
        if series.limit:
            limited.append(_reading(series, latest))
        elif latest and (day - latest.date.end).days <= OUTDATED_DAYS:
            others.append(_reading(series, latest))
    return (*limited, *others)


def _reading(series: Series, point: Point | None) -> Reading:
    page = Ref(urls.series(series.id), series.title)
    if point is None:
        return Reading(page, None, "", "", None)
    since = "since" if series.shape == "step" else "as of"
    span = f"for {point.period}" if point.period else f"{since} {dates.in_words(point.date)}"
    number = value_words(series, point)
    return Reading(page, number, span, point.who or "", point.source)


def _clauses(index: Index, day: dt.date) -> tuple[Clauses, ...]:
    by_state: dict[str, list[Ref]] = {}
    for clause in index.record.clauses:
        on = status_on(clause, day)
        if on.status in _ORDER:
            words = f"{on.words}, disputed" if on.contested else on.words
            by_state.setdefault(words, []).append(Ref(urls.clause(clause.id), clause.title))
    order = {IN_WORDS[state]: place for place, state in enumerate(_ORDER)}
    ranked = sorted(by_state, key=lambda words: (order[words.removesuffix(", disputed")], words))
    return tuple(Clauses(words, tuple(by_state[words])) for words in ranked)


def _no_clauses(index: Index, day: dt.date) -> str:
    clauses = index.record.clauses
    if not clauses:
        return ""
    first = min(clause.starts.start for clause in clauses)
    if day < first:
        return f"No clause of the deal had begun; the first did on {_day(first)}."
    ends = [end.day for clause in clauses for end in course(clause, day).ends]
    if not ends:
        return ""
    return f"No clause of the deal was in force; the last ended on {_day(max(ends))}."


def _day(day: dt.date) -> str:
    return dates.in_words(dates.of_day(day))
