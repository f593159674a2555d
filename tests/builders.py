"""Records for tests: one said in a line, and where the files are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from timeline.record.defaults import complete
from timeline.record.index import Index
from timeline.record.model import Event, Record

ROOT = Path(__file__).resolve().parents[1]
RECORD = ROOT / "events.yaml"
SMALL = ROOT / "tests" / "small.yaml"


def event(id_: str, **fields: Any) -> Event:
    """Return an event that has all it must have; `date` is taken from an id that begins with one.

    >>> str(event("2018-05-08-out", weight=1).date)
    '2018-05-08'
    """
    source = {"url": "https://example.org/a", "publisher": "Example", "kind": "news", "read": True}
    given = {"date": id_[:10], "title": f"What happened: {id_}", "sources": (source,)}
    return Event.model_validate({"id": id_, **given, **fields})


def index_of(*events: Event, **sections: Any) -> Index:
    """Return the index of a record with these events; lanes and actors come from them."""
    return Index(complete(Record.model_validate({"events": events, **sections})))
