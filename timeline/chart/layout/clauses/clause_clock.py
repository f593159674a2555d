"""The clause clock: each clause of the deal from its start to its planned end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from timeline.chart import text
from timeline.chart.layout.clauses import rows
from timeline.chart.layout.clauses.milestones import milestones
from timeline.chart.metrics import (
    CLAUSE_CROSS,
    CLAUSE_CROSS_LEAST,
    CLAUSE_GROUP_GAP,
    CLAUSE_GROUP_GAP_LOW,
    CLAUSE_GROUP_SIZE,
    CLAUSE_NAME_SIZE,
    CLAUSE_NAME_SIZE_THIN,
    CLAUSE_ROW,
    CLAUSE_ROW_LEAST,
    CLAUSE_ROW_TRACK,
    CLOCK_ASIDE,
    CLOCK_HEAD,
    CLOCK_NARROW,
    CLOCK_TICK_ROW,
    FOOT,
    LEGEND_ASIDE,
    LEGEND_GAP,
    LEGEND_ROW,
    LEGEND_SAMPLE,
    LEGEND_SIZE,
    PLOT_LEAST,
    PLOT_MARGIN,
    TICKS_BELOW,
)
from timeline.chart.scale import TimeScale, in_calendar, ticks
from timeline.chart.scene import Box, ClauseTrack, LegendEntry, Scene, SegmentState
from timeline.query.describe import day_words
from timeline.query.view import View
from timeline.record import dates
from timeline.record.clause_states import IN_WORDS, Ending, group_name, state_on
from timeline.record.index import Index
from timeline.record.model import Clause

TITLE = "The clauses of the deal and what became of them"
LEGEND: tuple[tuple[str, SegmentState | Ending, bool], ...] = (
    ("in force and observed", "kept", False),
    ("exceeded or not observed", "passed", False),
    ("declared no longer binding", "suspended", False),
    ("older UN rule, restored by snapback", "restored", False),
    ("dotted edge: the sides disagree", "kept", True),
    ("planned in 2015, still to come", "planned", False),
    ("ran out as planned", "expired", False),
    ("ended otherwise", "ended", False),
)


def arm_of(thick: float) -> float:
    """Return half the width in px of the cross on a bar of this height, whose end it marks."""
    return max(thick * CLAUSE_CROSS, CLAUSE_CROSS_LEAST)


def track(index: Index, scale: TimeScale, top: float, view: View, today: dt.date) -> ClauseTrack:
    """Return the clock as a track of a timeline: a legend and thin rows, from `top` px."""
    legend, below = _legend(scale.left, scale.right, top)
    until = _until(index, view, today)
    groups, bottom = rows.thin(
        rows.in_sight(index.record.clauses, scale, until),
        scale,
        below,
        until,
        row=CLAUSE_ROW_TRACK,
        gap=CLAUSE_GROUP_GAP,
        group_size=CLAUSE_NAME_SIZE_THIN,
    )
    return ClauseTrack(top, bottom, groups, CLAUSE_ROW_TRACK, legend, ())


def clock(
    index: Index, view: View, *, width: float, height: float | None = None, today: dt.date
) -> Scene:
    """Return the clause clock as a chart of its own, `width` px wide.

    It spans from the first start to the last planned end, unless the view says otherwise. Names
    stand beside the bars, or above them where there is little width. Where it would be higher
    than `height`, clauses are not named and their rows are as low as that asks, down to
    `CLAUSE_ROW_LEAST`.
    """
    clauses = index.record.clauses
    until = _until(index, view, today)
    first = min((each.starts.start for each in clauses), default=today)
    last = max((each.ends.end for each in clauses if each.ends), default=today)
    if view.from_:
        first = view.from_.start
    if view.to:
        last = view.to.end
    days = in_calendar(first.toordinal() - CLOCK_ASIDE, last.toordinal() + CLOCK_ASIDE)

    def placed(gutter: float, room: float | None) -> tuple[TimeScale, ClauseTrack, float]:
        scale = TimeScale(*days, gutter, max(width - PLOT_MARGIN, gutter + PLOT_LEAST))
        legend, top = _legend(8.0, width - 8.0, CLOCK_HEAD - 5.0)
        named_days, top = milestones(index, scale, until, top)
        top += CLOCK_TICK_ROW
        shown = rows.in_sight(clauses, scale, until)
        if room is None:
            layout = rows.stacked if width < CLOCK_NARROW else rows.named
            groups, bottom = layout(shown, scale, top, until)
            return scale, ClauseTrack(top, bottom, groups, CLAUSE_ROW, legend, named_days), top
        row = max(
            rows.row_for(shown, room - FOOT - top, CLAUSE_GROUP_GAP_LOW, CLAUSE_GROUP_SIZE),
            CLAUSE_ROW_LEAST,
        )
        groups, bottom = rows.thin(
            shown,
            scale,
            top,
            until,
            row=row,
            gap=CLAUSE_GROUP_GAP_LOW,
            group_size=CLAUSE_GROUP_SIZE,
        )
        return scale, ClauseTrack(top, bottom, groups, row, legend, named_days), top

    longest = max((text.width(each.title, CLAUSE_NAME_SIZE) for each in clauses), default=0.0)
    scale, found, top = placed(
        8.0 if width < CLOCK_NARROW else min(longest + 20, width * 0.36), None
    )
    if height is not None and found.bottom + FOOT > height:
        names = (group_name(each.group) for each in clauses)
        widest = max(
            (text.width(name, CLAUSE_GROUP_SIZE, bold=True) for name in names), default=0.0
        )
        scale, found, top = placed(min(widest + 20, width * 0.36), height)
    x = scale.x((until if view.as_of else today).toordinal() + 1)
    in_sight = x if scale.left <= x <= scale.right else None
    return Scene(
        width=width,
        height=found.bottom + FOOT,
        plot=Box(scale.left, top, scale.right, found.bottom),
        scale=scale,
        title=TITLE,
        description=_description(clauses, until),
        ticks=ticks(scale),
        ticks_at=(found.bottom + TICKS_BELOW, top - CLOCK_TICK_ROW / 2),
        bands=(),
        lanes=(),
        marks=(),
        labels=(),
        arcs=(),
        arc_legend=(),
        series=(),
        clauses=found,
        today=None if view.as_of else in_sight,
        as_of=in_sight if view.as_of else None,
        day_words=day_words(view),
        before=0,
        after=0,
    )


def _until(index: Index, view: View, today: dt.date) -> dt.date:
    """Return the day up to which it is known what became of the clauses."""
    return view.as_of.end if view.as_of else index.known_until(today)


def _legend(left: float, right: float, top: float) -> tuple[tuple[LegendEntry, ...], float]:
    """Return the legend, in as many rows as its words need, and where what follows can begin."""
    found: list[LegendEntry] = []
    x, y = left, top + LEGEND_ROW / 2
    for words, state, contested in LEGEND:
        end = x + LEGEND_SAMPLE + LEGEND_ASIDE + text.width(words, LEGEND_SIZE)
        if end > right and x > left:
            x, y = left, y + LEGEND_ROW
            end = x + LEGEND_SAMPLE + LEGEND_ASIDE + text.width(words, LEGEND_SIZE)
        found.append(
            LegendEntry(
                x, x + LEGEND_SAMPLE, y, x + LEGEND_SAMPLE + LEGEND_ASIDE, words, state, contested
            )
        )
        x = end + LEGEND_GAP
    return tuple(found), y + LEGEND_ROW


def _description(clauses: Sequence[Clause], until: dt.date) -> str:
    counts: dict[str, int] = {}
    for clause in clauses:
        now = state_on(clause, until, until)
        state = IN_WORDS[now.state] if now else "ended or expired"
        counts[state] = counts.get(state, 0) + 1
    parts = ", ".join(f"{count} {state}" for state, count in counts.items())
    day = dates.in_words(dates.of_day(until))
    return f"{len(clauses)} clauses of the JCPOA and of Resolution 2231, as of {day}: {parts}."
