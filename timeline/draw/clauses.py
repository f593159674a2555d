"""The clause clock: each clause of the deal from its start to its planned end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from timeline.draw import text
from timeline.draw.parts import Box, Scene
from timeline.draw.scale import MARGIN, TimeScale, in_calendar, ticks
from timeline.draw.track_parts import (
    ClauseBar,
    ClauseGroup,
    ClauseTrack,
    Key,
    Segment,
    SegmentState,
    Turn,
)
from timeline.draw.turns import turns_of
from timeline.record import dates
from timeline.record.clauses import IN_WORDS, Course, Ending, Span, course, group_name, state_on
from timeline.record.index import Index
from timeline.record.model import Clause
from timeline.view.state import View

NAME_SIZE = 11.0
TRACK_ROW = 8.0
CLOCK_ROW = 19.0
GROUP_GAP = 8.0
GROUP_HEAD = 20.0
SHORTEST = 5.0  # px, at least, of a clause that is a single day
HEAD = 10.0
FOOT = 36.0
ASIDE = 60  # days kept free on either side
KEY_WIDTH = 26.0
KEY_ROW = 18.0
LEGEND: tuple[tuple[str, SegmentState | Ending, bool], ...] = (
    ("in force and observed", "kept", False),
    ("exceeded or not observed", "passed", False),
    ("suspended", "suspended", False),
    ("older UN rule, restored by snapback", "restored", False),
    ("dotted edge: the sides disagree", "kept", True),
    ("planned in 2015, still to come", "planned", False),
    ("ran out as planned", "expired", False),
    ("ended otherwise", "ended", False),
)


def track(index: Index, scale: TimeScale, top: float, view: View, today: dt.date) -> ClauseTrack:
    """Return the clock as a track of a timeline: thin rows without names, from `top` px."""
    return _track(index.record.clauses, scale, top, _until(view, today), TRACK_ROW, 0.0)


def clock(index: Index, view: View, *, width: float, today: dt.date) -> Scene:
    """Return the clause clock as a chart of its own, `width` px wide.

    It spans from the first start to the last planned end, unless the view says otherwise.
    """
    clauses = index.record.clauses
    until = _until(view, today)
    first = min((each.starts.start for each in clauses), default=today)
    last = max((each.ends.end for each in clauses if each.ends), default=today)
    if view.from_:
        first = view.from_.start
    if view.to:
        last = view.to.end
    longest = max((text.width(each.title, NAME_SIZE) for each in clauses), default=0.0)
    gutter = min(longest + 20, width * 0.36)
    days = in_calendar(first.toordinal() - ASIDE, last.toordinal() + ASIDE)
    scale = TimeScale(*days, gutter, max(width - MARGIN, gutter + 50))
    legend, top = _legend(width)
    turns, top = turns_of(index, scale, until, top)
    placed = _track(clauses, scale, top, until, CLOCK_ROW, GROUP_HEAD, legend, turns)
    x = scale.x(until.toordinal() + 1)
    in_sight = x if scale.left <= x <= scale.right else None
    return Scene(
        width=width,
        height=placed.bottom + FOOT,
        plot=Box(scale.left, top, scale.right, placed.bottom),
        scale=scale,
        title="The clauses of the deal and what became of them",
        description=_description(clauses, until),
        ticks=ticks(scale),
        bands=(),
        lanes=(),
        marks=(),
        labels=(),
        arcs=(),
        series=(),
        clauses=placed,
        today=None if view.as_of else in_sight,
        as_of=in_sight if view.as_of else None,
        before=0,
        after=0,
    )


def _until(view: View, today: dt.date) -> dt.date:
    return view.as_of.end if view.as_of else today


def _track(
    clauses: Sequence[Clause],
    scale: TimeScale,
    top: float,
    today: dt.date,
    row: float,
    head: float,
    legend: tuple[Key, ...] = (),
    turns: tuple[Turn, ...] = (),
) -> ClauseTrack:
    by_group: dict[str, list[Clause]] = {}
    for clause in clauses:
        by_group.setdefault(clause.group, []).append(clause)
    groups: list[ClauseGroup] = []
    y = top
    for group, members in by_group.items():
        bars = tuple(
            _bar(clause, scale, y + head + (at + 0.5) * row, today, row > TRACK_ROW)
            for at, clause in enumerate(members)
        )
        groups.append(ClauseGroup(group, group_name(group), y, bars))
        y += head + len(members) * row + GROUP_GAP
    return ClauseTrack(top, y - GROUP_GAP if groups else y, tuple(groups), row, legend, turns)


def _bar(clause: Clause, scale: TimeScale, y: float, today: dt.date, named: bool) -> ClauseBar:
    became = course(clause, today)
    ends: list[tuple[float, Ending, bool]] = []
    for end in became.ends:
        x = scale.x(end.day.toordinal())
        if scale.left <= x <= scale.right:
            ends.append((x, end.how, end.contested))
    name = text.shorten(clause.title, scale.left - 16, NAME_SIZE) if named else ""
    return ClauseBar(
        id=clause.id,
        name=name,
        y=y,
        segments=_segments(became.spans, scale),
        ends=tuple(ends),
        starts_at=scale.x(clause.starts.start.toordinal()),
        words=f"{clause.title}. {in_words(became)}",
    )


def _segments(spans: Sequence[Span], scale: TimeScale) -> tuple[Segment, ...]:
    """Return the stretches in sight."""
    found: list[Segment] = []
    for whole in _runs(spans):
        left = scale.x(whole.first.toordinal())
        right = scale.x(whole.last.toordinal() + 1)
        if right - left < SHORTEST:
            left, right = left - SHORTEST / 2, left + SHORTEST / 2
        left, right = max(left, scale.left), min(right, scale.right)
        if right > left:
            found.append(Segment(left, right, whole.state, whole.contested, span_words(whole)))
    return tuple(found)


def _runs(spans: Sequence[Span]) -> list[Span]:
    """Return spans of one state that follow each other as one."""
    runs = [list(run) for _, run in groupby(spans, lambda span: (span.state, span.contested))]
    return [replace(run[0], last=run[-1].last) for run in runs]


def _legend(width: float) -> tuple[tuple[Key, ...], float]:
    """Return the legend, in as many rows as its words need, and where the chart can begin."""
    found: list[Key] = []
    x, y = 8.0, HEAD + 4
    for words, state, contested in LEGEND:
        end = x + KEY_WIDTH + 6 + text.width(words, NAME_SIZE)
        if end > width - 8 and x > 8:
            x, y = 8.0, y + KEY_ROW
            end = x + KEY_WIDTH + 6 + text.width(words, NAME_SIZE)
        found.append(Key(x, x + KEY_WIDTH, y, x + KEY_WIDTH + 6, words, state, contested))
        x = end + 18
    return tuple(found), y + KEY_ROW


def span_words(span: Span) -> str:
    """Return a span in words, such as "in force and observed, 16 January 2016 to 7 July 2019"."""
    when = dates.in_words(dates.of_day(span.first), dates.of_day(span.last))
    dispute = " (the sides disagree on this)" if span.contested else ""
    return f"{IN_WORDS[span.state]}{dispute}, {when}"


def in_words(became: Course) -> str:
    """Return the course of a clause in words."""
    said = [span_words(span) for span in _runs(became.spans)]
    for end in became.ends:
        when = dates.in_words(dates.of_day(end.day))
        said.append(
            f"{end.how} {when}" + (" (the sides disagree on this)" if end.contested else "")
        )
    sentence = "; ".join(said)
    return sentence[:1].upper() + sentence[1:] + "." if sentence else ""


def _description(clauses: Sequence[Clause], until: dt.date) -> str:
    counts: dict[str, int] = {}
    for clause in clauses:
        now = state_on(clause, until, until)
        state = IN_WORDS[now.state] if now else "ended or expired"
        counts[state] = counts.get(state, 0) + 1
    parts = ", ".join(f"{count} {state}" for state, count in counts.items())
    day = dates.in_words(dates.of_day(until))
    return f"{len(clauses)} clauses of the JCPOA and of Resolution 2231, as of {day}: {parts}."
