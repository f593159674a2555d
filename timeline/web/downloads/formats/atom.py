"""Events as a feed (Atom, RFC 4287), newest first."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Sequence
from typing import Any

from feedgenerator import Atom1Feed  # pyright: ignore[reportMissingTypeStubs]

from timeline.record.model import Event
from timeline.web.downloads.entry import content, urn, when_words
from timeline.web.downloads.format import Format
from timeline.web.origin import Origin

# What no XML document can hold: https://www.w3.org/TR/xml/#charsets
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"


def feed(origin: Origin, events: Sequence[Event]) -> str:
    """Return a feed of `events`, the newest first.

    An entry has the same id in every feed, from whatever address. An entry is as new as the
    record's data: a feed tells what the record holds, and when it happened is in the title.
    """
    updated = _updated(origin)
    # The library declares no types.
    made: Any = Atom1Feed(
        title=_text(origin.title),
        link=origin.address,
        description=_text(origin.notice()),
        language="en",
        author_name=_text(origin.meta.title),
        feed_url=origin.file,
        feed_copyright=_text(origin.license) or None,
        feed_guid=urn("feed", origin.address.removeprefix(origin.base)),
    )
    # Without an entry the library would ask the clock.
    made.latest_post_date = lambda: updated
    for event in sorted(events, key=lambda event: event.date, reverse=True):
        when = when_words(event)
        made.add_item(
            title=_text(f"{when}: {event.title}"),
            link=origin.event(event),
            description=None,
            content=_text(content(event, when)),
            unique_id=urn("event", event.id),
            updateddate=updated,
            categories=(event.lane,),
        )
    out = io.StringIO()
    made.write(out, "utf-8")
    return f"{out.getvalue()}\n"


def _updated(origin: Origin) -> dt.datetime:
    as_of = origin.meta.as_of
    day = as_of.end if as_of else dt.date(1970, 1, 1)
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def _text(text: str) -> str:
    return _NOT_XML.sub(_UNKNOWN, text)


FORMAT = Format(
    ending="atom",
    name="Feed",
    purpose="for feed readers (Atom)",
    media_type="application/atom+xml; charset=utf-8",
    place=40,
    events=feed,
    one_event=False,
    shown=True,
)
