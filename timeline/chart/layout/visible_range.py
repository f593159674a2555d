"""The days that the explorer's chart shows, for the controls around it to say them too."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import pandas as pd

from timeline.chart.layout import framing
from timeline.chart.layout.marks import Wanted
from timeline.query.view import View
from timeline.record.index import Index
from timeline.record.model import Record


@dataclass(frozen=True, slots=True)
class Extent:
    """The first and the last day that a chart or the overview spans, both inclusive."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class VisibleRange:
    """What the chart of a view shows, and what it would show.

    Attributes
    ----------
    shown:
        The days in sight, without the room that a chart keeps free beside its last day.
    unsaid:
        Those in sight if the view said neither `from` nor `to`.
    usual:
        Those of the default view.
    earliest:
        The day of the record's first event.
    path:
        True where a path of causes decides what the view does not say.
    """

    shown: Extent
    unsaid: Extent
    usual: Extent
    earliest: dt.date
    path: bool

    @property
    def ends(self) -> tuple[str, str]:
        """What a reader is told of the first and last day, while they have chosen neither.

        A year where that is the usual one, else the day.
        """
        days = ((self.shown.first, self.usual.first), (self.shown.last, self.usual.last))
        first, last = (f"{day.year}" if day == usual else f"{day}" for day, usual in days)
        return first, last


def extent(record: Record, reach: dt.date | None, today: dt.date) -> Extent:
    """Return the days from where charts begin to today or the last event, if that is later.

    A chart begins at the record's `opens`, or with its first event where it is to `reach`
    a day before that.
    """
    first = earliest(record)
    last = max((event.end or event.date).end for event in record.events)
    opens = record.meta.opens
    if opens and first < opens.start < last and not (reach and reach < opens.start):
        first = opens.start
    return Extent(first, max(last, today))


def earliest(record: Record) -> dt.date:
    """Return the first day that the record's first event can mean."""
    return min(event.date.start for event in record.events)


def everything(view: View) -> View:
    """Return the view without its span: what the overview counts."""
    return replace(view, from_=None, to=None)


def visible_range(
    index: Index, view: View, events: pd.DataFrame, counted: pd.DataFrame, today: dt.date
) -> VisibleRange:
    """Return what the chart of `view` shows.

    Parameters
    ----------
    events, counted:
        What `view` selects, and what `everything(view)` does.
    """
    named = framing.wanted(index, view)
    usual = extent(index.record, None, today)
    return VisibleRange(
        shown=_in_sight(index, view, events, named, today, usual.last),
        unsaid=_in_sight(index, everything(view), counted, named, today, usual.last),
        usual=usual,
        earliest=earliest(index.record),
        path=bool(view.from_event and view.to_event and len(counted)),
    )


def _in_sight(
    index: Index,
    view: View,
    events: pd.DataFrame,
    named: Wanted,
    today: dt.date,
    latest: dt.date,
) -> Extent:
    """Return the days in sight; without a word of the view none is after `latest`."""
    first, last = map(dt.date.fromordinal, framing.window(index, view, events, named, today))
    now = view.as_of.end if view.as_of else latest
    return Extent(
        view.from_.start if view.from_ else first,
        view.to.end if view.to else max(first, min(last, now)),
    )
