"""The days on which several clauses of the deal ended or came back: lines through the clock."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from timeline.chart import text
from timeline.chart.layout import captions
from timeline.chart.layout.labels import GAP
from timeline.chart.scale import TimeScale
from timeline.chart.scene import ROW, Turn
from timeline.record import dates
from timeline.record.dates import EdtfDate
from timeline.record.index import Index

SIZE = 11.0
SEVERAL = 2  # clauses that end or are restored on a day that is named
_TURNING = ("expired", "ended", "restored")


def turns_of(
    index: Index, scale: TimeScale, until: dt.date, top: float
) -> tuple[tuple[Turn, ...], float]:
    """Return these days in order of time, and the px where the bars can begin.

    Each is named by the event that its clauses name: by its title, which says what the deal
    calls the day, or where that has no room by its label. The words stand from `top` px on,
    right of their line, in rows that step down to the right, so that no line passes through
    them.
    """
    found: list[Turn] = []
    for date, event in _days(index, until):
        x = scale.x(date.start.toordinal())
        if scale.left <= x <= scale.right:
            y = top + (len(found) + 0.5) * ROW + SIZE * 0.36
            told, room = index.events[event], scale.right - x - GAP
            when = dates.in_words(date)
            words = f"{told.title}, {when}"
            if text.width(words, SIZE) > room:
                # Where the label has no room either, it begins left of its line.
                whole = scale.right - scale.left
                words = text.shorten(f"{captions.label(told)}, {when}", whole, SIZE)
            words_at = min(x + GAP, scale.right - text.width(words, SIZE))
            found.append(Turn(event, x, words_at, y, words))
    return tuple(found), top + len(found) * ROW


def _days(index: Index, until: dt.date) -> list[tuple[EdtfDate, str]]:
    counts = Counter(
        (happening.date, happening.event)
        for clause in index.record.clauses
        for happening in clause.what_happened
        if happening.status in _TURNING
        and happening.event is not None
        and happening.date.start <= until
    )
    return sorted(day for day, count in counts.items() if count >= SEVERAL)
