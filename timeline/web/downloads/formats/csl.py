"""Entries and their sources as CSL-JSON, as Zotero, Pandoc and citation processors read it.

https://docs.citationstyles.org/en/stable/specification.html (types and variables) and
https://github.com/citation-style-language/schema (csl-data.json).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from timeline.record.dates import EdtfDate
from timeline.record.model import Event, Source
from timeline.web.downloads.format import Format
from timeline.web.origin import Origin, distinct

_PARTS = {"year": 1, "month": 2, "day": 3}


def references(origin: Origin, events: Sequence[Event]) -> str:
    """Return the record, each of `events` and each of their sources as a list of items."""
    items = [
        _record(origin),
        *(_event(origin, event) for event in events),
        *(_source(key, source) for key, (source, _) in distinct(events).items()),
    ]
    filled = [{name: value for name, value in item.items() if value} for item in items]
    return json.dumps(filled, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def _record(origin: Origin) -> dict[str, Any]:
    return {
        "id": f"record-{origin.version}",
        "type": "dataset",
        "title": origin.meta.title,
        "version": origin.version,
        "issued": _date(origin.meta.as_of),
        "URL": origin.home,
        "abstract": origin.meta.description,
    }


def _event(origin: Origin, event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "type": "entry",
        "title": event.title,
        "container-title": origin.meta.title,
        "issued": _date(origin.meta.as_of),
        "event-date": _date(event.date),
        "URL": origin.event(event),
        "abstract": event.summary,
    }


def _source(key: str, source: Source) -> dict[str, Any]:
    return {
        "id": key,
        "type": "webpage" if source.url else "report",
        "title": source.title or source.reference,
        "publisher": source.publisher,
        "number": source.document,
        "URL": source.url,
    }


def _date(date: EdtfDate | None) -> dict[str, Any] | None:
    """Return a date as precise as it is known; CSL marks what is not certain as circa."""
    if date is None:
        return None
    day = date.start
    parts = [day.year, day.month, day.day][: _PARTS[date.precision]]
    return {
        "date-parts": [parts],
        **({"circa": True} if date.text.endswith(("~", "?", "%")) else {}),
    }


FORMAT = Format(
    ending="csl",
    name="CSL-JSON",
    purpose="the sources, for Zotero, Pandoc and citation processors",
    media_type="application/vnd.citationstyles.csl+json; charset=utf-8",
    place=65,
    events=references,
)
