"""The rows of the clause clock: a bar for each clause, by groups, and where they are named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from timeline.chart import text
from timeline.chart.layout.series.value_labels import box_of
from timeline.chart.metrics import (
    CLAUSE_GROUP_EDGE,
    CLAUSE_GROUP_GAP,
    CLAUSE_GROUP_HEAD,
    CLAUSE_GROUP_SIZE,
    CLAUSE_NAME_ABOVE,
    CLAUSE_NAME_BESIDE,
    CLAUSE_NAME_CLEARANCE,
    CLAUSE_NAME_LEAST,
    CLAUSE_NAME_SIZE,
    CLAUSE_NAME_SIZE_THIN,
    CLAUSE_NAME_WITHIN,
    CLAUSE_ROW,
    CLAUSE_SHORTEST,
)
from timeline.chart.scale import TimeScale
from timeline.chart.scene import ClauseBar, ClauseGroup, Segment, Words
from timeline.record import dates
from timeline.record.clause_states import IN_WORDS, Course, Ending, Span, course, group_name
from timeline.record.model import Clause

Rows = tuple[tuple[ClauseGroup, ...], float]
_Name = Callable[[Clause, float, Sequence[Segment]], Words | None]


def named(clauses: Sequence[Clause], scale: TimeScale, top: float, until: dt.date) -> Rows:
    """Return rows with the names of clauses in the gutter, below those of their groups.

    Returns the groups and the px where they end. `until` is the day to which the course of a
    clause is known.
    """

    def in_gutter(clause: Clause, y: float, _: Sequence[Segment]) -> Words:
        right = scale.left - CLAUSE_GROUP_GAP
        return Words(
            right,
            y,
            "end",
            CLAUSE_NAME_SIZE,
            text.shorten(clause.title, right - 8, CLAUSE_NAME_SIZE),
        )

    groups: list[ClauseGroup] = []
    y = top
    for group, members in _by_group(clauses):
        bars = _bars(members, scale, y + CLAUSE_GROUP_HEAD, CLAUSE_ROW, until, in_gutter)
        name = Words(
            CLAUSE_GROUP_EDGE,
            y + CLAUSE_GROUP_HEAD / 2,
            "start",
            CLAUSE_GROUP_SIZE,
            group_name(group),
            strong=True,
        )
        groups.append(ClauseGroup(group, name, bars))
        y += CLAUSE_GROUP_HEAD + len(members) * CLAUSE_ROW + CLAUSE_GROUP_GAP
    return tuple(groups), y - CLAUSE_GROUP_GAP if groups else y


def stacked(clauses: Sequence[Clause], scale: TimeScale, top: float, until: dt.date) -> Rows:
    """Return rows with the name of each clause above its bar, for charts with little width.

    The rest is as for `named`.
    """
    room = scale.right - scale.left

    def over(clause: Clause, y: float, _: Sequence[Segment]) -> Words:
        name = text.shorten(clause.title, room, CLAUSE_NAME_SIZE)
        return Words(
            scale.left, y - CLAUSE_ROW / 2 - CLAUSE_NAME_ABOVE / 2, "start", CLAUSE_NAME_SIZE, name
        )

    groups: list[ClauseGroup] = []
    y = top
    for group, members in _by_group(clauses):
        bars = _bars(
            members,
            scale,
            y + CLAUSE_GROUP_HEAD + CLAUSE_NAME_ABOVE / 2,
            CLAUSE_ROW + CLAUSE_NAME_ABOVE,
            until,
            over,
        )
        name = Words(
            scale.left,
            y + CLAUSE_GROUP_HEAD / 2,
            "start",
            CLAUSE_GROUP_SIZE,
            group_name(group),
            strong=True,
        )
        groups.append(ClauseGroup(group, name, bars))
        y += CLAUSE_GROUP_HEAD + len(members) * (CLAUSE_ROW + CLAUSE_NAME_ABOVE) + CLAUSE_GROUP_GAP
    return tuple(groups), y - CLAUSE_GROUP_GAP if groups else y


def thin(
    clauses: Sequence[Clause],
    scale: TimeScale,
    top: float,
    until: dt.date,
    *,
    row: float,
    gap: float,
    group_size: float,
) -> Rows:
    """Return rows of `row` px with the names of their groups in the gutter, `gap` px apart.

    Clauses are named where the rows are high enough: beside their bars, else on the first
    stretch that can make way. The rest is as for `named`.
    """

    def beside(clause: Clause, y: float, segments: Sequence[Segment]) -> Words | None:
        if row < CLAUSE_NAME_SIZE_THIN + 2 or not segments:
            return None
        left, right = segments[0].left - CLAUSE_NAME_BESIDE, segments[-1].right + CLAUSE_NAME_BESIDE
        before, after = left - scale.left, scale.right - right
        wide = text.width(clause.title, CLAUSE_NAME_SIZE_THIN)
        if wide > max(before, after):
            for segment in segments:
                if segment.right - segment.left > wide + 2 * CLAUSE_NAME_WITHIN:
                    x = segment.left + CLAUSE_NAME_WITHIN
                    return Words(x, y, "start", CLAUSE_NAME_SIZE_THIN, clause.title)
        on_left = wide <= before or (wide > after and before >= after)
        name = _cut(clause.title, before if on_left else after)
        if not name:
            return None
        x, anchor = (left, "end") if on_left else (right, "start")
        return Words(x, y, anchor, CLAUSE_NAME_SIZE_THIN, name)

    groups: list[ClauseGroup] = []
    y = top
    for group, members in _by_group(clauses):
        said = text.shorten(
            group_name(group), scale.left - CLAUSE_GROUP_EDGE - 6, group_size, bold=True
        )
        high = max(row, group_size + 2)
        whole = max(len(members) * row, high)
        first = y + (whole - len(members) * row) / 2
        bars = _bars(members, scale, first, row, until, beside)
        name = Words(CLAUSE_GROUP_EDGE, y + high / 2, "start", group_size, said, strong=True)
        groups.append(ClauseGroup(group, name, bars))
        y += whole + gap
    return tuple(groups), y - gap if groups else y


def row_for(clauses: Sequence[Clause], height: float, gap: float, group_size: float) -> float:
    """Return the height in px of rows that are `height` px high together; see `thin`."""
    counts = [len(members) for _, members in _by_group(clauses)]
    room = height - gap * (len(counts) - 1)
    least = group_size + 2
    row = room / max(sum(counts), 1)
    for _ in counts:
        # The name of a group needs room, even where its rows do not.
        few = [count for count in counts if count * row < least]
        many = sum(counts) - sum(few)
        row = (room - least * len(few)) / many if many else row
    return row


def _cut(name: str, room: float) -> str:
    """Return a name, or as much of it as has room, or "" where too little of it is left."""
    short = text.shorten(name, room, CLAUSE_NAME_SIZE_THIN)
    return short if len(short) >= CLAUSE_NAME_LEAST * len(name) else ""


def in_sight(clauses: Sequence[Clause], scale: TimeScale, until: dt.date) -> tuple[Clause, ...]:
    """Return the clauses of which something is in sight; a row without a bar would say "never"."""
    return tuple(each for each in clauses if _segments(course(each, until).spans, scale))


def _by_group(clauses: Sequence[Clause]) -> list[tuple[str, list[Clause]]]:
    """Return the clauses by group, in the order in which groups appear."""
    by_group: dict[str, list[Clause]] = {}
    for clause in clauses:
        by_group.setdefault(clause.group, []).append(clause)
    return list(by_group.items())


def _bars(
    clauses: Sequence[Clause],
    scale: TimeScale,
    top: float,
    row: float,
    until: dt.date,
    name: _Name,
) -> tuple[ClauseBar, ...]:
    return tuple(
        _bar(clause, scale, top + (at + 0.5) * row, until, name)
        for at, clause in enumerate(clauses)
    )


def _bar(clause: Clause, scale: TimeScale, y: float, until: dt.date, name: _Name) -> ClauseBar:
    became = course(clause, until)
    ends: list[tuple[float, Ending, bool]] = []
    for end in became.ends:
        x = scale.x(end.day.toordinal())
        if scale.left <= x <= scale.right:
            ends.append((x, end.how, end.contested))
    segments = _segments(became.spans, scale)
    words = name(clause, y, segments)
    return ClauseBar(
        id=clause.id,
        title=clause.title,
        name=words,
        y=y,
        segments=segments if words is None or words.y != y else _around(segments, words),
        ends=tuple(ends),
        words=f"{clause.title}. {in_words(became)}",
    )


def _segments(spans: Sequence[Span], scale: TimeScale) -> tuple[Segment, ...]:
    """Return the stretches in sight."""
    found: list[Segment] = []
    for whole in _runs(spans):
        left = scale.x(whole.first.toordinal())
        right = scale.x(whole.last.toordinal() + 1)
        if right - left < CLAUSE_SHORTEST:
            left, right = left - CLAUSE_SHORTEST / 2, left + CLAUSE_SHORTEST / 2
        left, right = max(left, scale.left), min(right, scale.right)
        if right > left:
            found.append(Segment(left, right, whole.state, whole.contested, span_words(whole)))
    return tuple(found)


def _around(segments: Sequence[Segment], words: Words) -> tuple[Segment, ...]:
    """Return the stretches without what the words stand on."""
    box = box_of(words)
    left, right = box.left - CLAUSE_NAME_CLEARANCE, box.right + CLAUSE_NAME_CLEARANCE
    found: list[Segment] = []
    for segment in segments:
        if left < segment.right and right > segment.left:
            before = replace(segment, right=min(left, segment.right))
            after = replace(segment, left=max(right, segment.left))
            found += [each for each in (before, after) if each.right - each.left > 1]
        else:
            found.append(segment)
    return tuple(found)


def _runs(spans: Sequence[Span]) -> list[Span]:
    """Return spans of one state that follow each other as one."""
    runs = [list(run) for _, run in groupby(spans, lambda span: (span.state, span.contested))]
    return [replace(run[0], last=run[-1].last) for run in runs]


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
