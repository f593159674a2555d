"""An event as an entry of a feed, whatever the format of the feed."""

from __future__ import annotations

import uuid

from markupsafe import Markup

from timeline.record import dates
from timeline.record.model import Event, Source

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "iran-deal-timeline")


def content(event: Event, when: str) -> str:
    """Return an event as HTML; `when` is its date in words."""
    place = f", {event.place}" if event.place else ""
    precision = dates.precision_in_words(event.date)
    parts = [Markup("<p>{}</p>").format(f"{when}{place}. {precision}".strip())]
    if event.summary:
        parts.append(Markup("<p>{}</p>").format(event.summary))
    if event.disputed:
        parts.append(Markup("<p>Disputed: {}</p>").format(event.disputed))
    sources = Markup("").join(_source(source) for source in event.sources)
    parts.append(Markup("<p>Sources:</p><ul>{}</ul>").format(sources))
    return Markup("").join(parts)


def _source(source: Source) -> Markup:
    name = source.title or source.document or source.url
    if not source.url:
        return Markup("<li>{}, {}</li>").format(source.publisher, name)
    return Markup('<li>{}, <a href="{}">{}</a></li>').format(source.publisher, source.url, name)


def when_words(event: Event) -> str:
    """Return when it happened, as a sentence begins."""
    words = dates.in_words(event.date, event.end)
    return words[:1].upper() + words[1:]


def urn(kind: str, name: str) -> str:
    """Return the id that a feed or an entry has in every feed, from whatever address."""
    return uuid.uuid5(_NAMESPACE, f"{kind}:{name}").urn
