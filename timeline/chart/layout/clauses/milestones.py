"""The days on which several clauses of the deal ended or came back: lines through the clock."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from timeline.chart import text
from timeline.chart.layout import captions
from timeline.chart.metrics import BASELINE, LABEL_GAP, LABEL_ROW, MILESTONE_CLAUSES, MILESTONE_SIZE
from timeline.chart.scale import TimeScale
from timeline.chart.scene import Milestone
from timeline.record import dates
from timeline.record.dates import EdtfDate
from timeline.record.index import Index

_TURNING = ("expired", "ended", "restored")


def milestones(
    index: Index, scale: TimeScale, until: dt.date, top: float
) -> tuple[tuple[Milestone, ...], float]:
    """Return these days in order of time, and the px where the bars can begin.

    Each is named by the event that its clauses name: by its title, which says what the deal
    calls the day, or where that has no room by its label. The words stand from `top` px on,
    right of their line, in rows that step down to the right, so that no line passes through
    them.
    """
    found: list[Milestone] = []
    for date, event in _days(index, until):
        x = scale.x(date.start.toordinal())
        if scale.left <= x <= scale.right:
            y = top + (len(found) + 0.5) * LABEL_ROW + MILESTONE_SIZE * BASELINE
            told, room = index.events[event], scale.right - x - LABEL_GAP
            when = dates.in_words(date)
            words = f"{told.title}, {when}"
            if text.width(words, MILESTONE_SIZE) > room:
                # Where the label has no room either, it begins left of its line.
                whole = scale.right - scale.left
                words = text.shorten(f"{captions.label(told)}, {when}", whole, MILESTONE_SIZE)
            words_at = min(x + LABEL_GAP, scale.right - text.width(words, MILESTONE_SIZE))
            found.append(Milestone(event, x, words_at, y, words))
    return tuple(found), top + len(found) * LABEL_ROW


def _days(index: Index, until: dt.date) -> list[tuple[EdtfDate, str]]:
    counts = Counter(
        (happening.date, happening.event)
        for clause in index.record.clauses
        for happening in clause.what_happened
        if happening.status in _TURNING
        and happening.event is not None
        and happening.date.start <= until
    )
    return sorted(day for day, count in counts.items() if count >= MILESTONE_CLAUSES)
