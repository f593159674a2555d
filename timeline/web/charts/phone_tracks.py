"""The tracks of a view on a phone, where no chart is: each a drawing of its own above the list."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from timeline.chart.layout import focus
from timeline.chart.layout.clauses import clause_clock
from timeline.query.select import period
from timeline.query.view import View, encode, replace
from timeline.record.index import Index
from timeline.web import urls
from timeline.web.charts.drawings import Drawing, drawing

WIDTH = 360.0  # px


@dataclass(frozen=True, slots=True)
class Track:
    """A drawing and its name; `page` is the address of all that it is drawn from."""

    name: str
    page: str
    more: str
    drawing: Drawing


def tracks(index: Index, view: View, today: dt.date) -> tuple[Track, ...]:
    """Return the view's tracks: its series in the record's order, then the clauses.

    They are of the days that the view says, else of all that they have.
    """
    days = period(view)
    chosen = [each for each in index.record.series if each.id in view.series]
    drawn = [
        Track(
            each.title,
            urls.series(each.id),
            "Every number with its source",
            # By its place: an id may have characters that a style sheet would have to escape.
            drawing(focus.series(index, days, each.id, width=WIDTH, today=today), f"track-{place}"),
        )
        for place, each in enumerate(chosen)
    ]
    if view.clauses and index.record.clauses:
        clock = clause_clock.clock(index, days, width=WIDTH, today=today)
        name = "Every clause in plain words"
        drawn.append(Track(clock.title, "/clauses", name, drawing(clock, "track-clauses")))
    return tuple(drawn)


def tracks_key(view: View) -> str:
    """Return a text that is the same for two views of one day with the same tracks."""
    return encode(replace(period(view), series=view.series, clauses=view.clauses))
