"""Events as a calendar (iCalendar, RFC 5545 and RFC 7986).

Each event lasts whole days and takes no time of anybody's own. Of a date that is known to
the month or year only, all its days are marked, and the description says so first: a
calendar has no way to say that a day is not known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import icalendar

from timeline.record import dates
from timeline.record.model import Event
from timeline.web.downloads.format import Format
from timeline.web.origin import Origin

NAMESPACE = "iran-deal-timeline"
_PRODUCT = f"-//{NAMESPACE}//EN"
_DAY = dt.timedelta(days=1)


def calendar(origin: Origin, events: Iterable[Event]) -> bytes:
    """Return a calendar of `events`.

    An event has the same identity (``UID``) in every calendar of it, from whatever address,
    so that one that is imported twice stands there once. ``DTSTAMP`` is the day that the
    record's data is of.
    """
    stamp = _stamp(origin)
    made = icalendar.Calendar.new(
        prodid=_PRODUCT,
        uid=f"{origin.address.removeprefix(origin.base)}@{NAMESPACE}",
        name=origin.title,
        description=origin.notice(),
        url=origin.address,
        subcomponents=[_event(origin, event, stamp) for event in events],
    )
    return made.to_ical()


def _event(origin: Origin, event: Event, stamp: dt.datetime) -> icalendar.Event:
    last = (event.end or event.date).end
    return icalendar.Event.new(
        uid=f"{event.id}@{NAMESPACE}",
        stamp=stamp,
        start=event.date.start,
        # DTEND is the day after the last one; after the last day of all there is none.
        end=last + _DAY if last < dt.date.max else last,
        summary=_whole(event.title),
        description=_whole("\n\n".join(_description(origin, event))),
        location=_whole(event.place) if event.place else None,
        categories=[origin.index.lanes[event.lane].name],
        url=origin.event(event),
        transparency=icalendar.TRANSP.TRANSPARENT,
    )


def _description(origin: Origin, event: Event) -> Iterator[str]:
    precision = dates.precision_in_words(event.date)
    if event.date.vague or (event.end and event.end.vague):
        when = dates.in_words(event.date, event.end)
        yield f"Date: {when}. {precision}".strip()
    if event.summary:
        yield event.summary
    if event.disputed:
        yield f"Disputed: {event.disputed}"
    sources = (f"{source.publisher}, {source.reference}" for source in event.sources)
    yield "\n".join(["Sources:", *sources])
    yield origin.event(event)


def _whole(text: str) -> str:
    """Return a text that the library does not take for another.

    It reads a backslash and an N that stand in the text as the end of a line, as they are in
    a calendar file (RFC 5545 section 3.3.11); a word joiner, which nobody sees, parts them.
    """
    return text.replace("\\N", "\\\N{WORD JOINER}N")


def _stamp(origin: Origin) -> dt.datetime:
    as_of = origin.meta.as_of
    day = as_of.end if as_of else dt.date(1970, 1, 1)
    return dt.datetime.combine(day, dt.time(), dt.UTC)


FORMAT = Format(
    ending="ics",
    name="Calendar",
    purpose="for calendar programs (iCalendar)",
    media_type="text/calendar; charset=utf-8",
    place=30,
    events=calendar,
)
