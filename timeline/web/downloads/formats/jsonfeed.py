"""Events as a feed in JSON (JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/), newest first."""

from __future__ import annotations

import json
from collections.abc import Sequence

from timeline.record.model import Event
from timeline.web.downloads.entry import content, urn, when_words
from timeline.web.downloads.format import Format
from timeline.web.origin import Origin


def feed(origin: Origin, events: Sequence[Event]) -> str:
    """Return a feed of `events`, the newest first, with the entries of the Atom feed.

    An entry has no date of its own: when it happened is in its title, as precisely as it is
    known, and a feed reader would take a day for that of its publication.
    """
    newest_first = sorted(events, key=lambda event: event.date, reverse=True)
    made = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": origin.title,
        "home_page_url": origin.address,
        "feed_url": origin.file,
        "description": origin.notice(),
        "language": "en",
        "authors": [{"name": origin.meta.title, "url": origin.home}],
        "items": [_item(origin, event) for event in newest_first],
    }
    return json.dumps(made, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def _item(origin: Origin, event: Event) -> dict[str, object]:
    when = when_words(event)
    return {
        "id": urn("event", event.id),
        "url": origin.event(event),
        "title": f"{when}: {event.title}",
        "content_html": content(event, when),
        "tags": [event.lane],
    }


FORMAT = Format(
    ending="jsonfeed",
    name="JSON Feed",
    purpose="for feed readers (JSON Feed)",
    media_type="application/feed+json; charset=utf-8",
    place=45,
    events=feed,
    one_event=False,
    shown=True,
)
