"""A selection as JSON, in the shape of the schema of the record.

`SCHEMA_FILE` at the root of the site describes every such document; see
`timeline.web.downloads.formats.schema`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, cast

from timeline.record.dates import EdtfDate
from timeline.record.dump import SCHEMA_FILE
from timeline.record.model import Clause, Event, Part, Series
from timeline.web.downloads.format import Format
from timeline.web.origin import Origin


def events(origin: Origin, chosen: Sequence[Event]) -> str:
    """Return events as a JSON document, with the lanes and actors that they name."""
    index = origin.index
    lanes = {event.lane for event in chosen}
    actors = {id for event in chosen for id in _actors(event)}
    return _document(
        origin,
        {
            "lanes": [lane for lane in index.record.lanes if lane.id in lanes],
            "actors": [actor for actor in index.record.actors if actor.id in actors],
            "events": chosen,
        },
    )


def series(origin: Origin, one: Series) -> str:
    """Return a series as a JSON document."""
    return _document(origin, {"series": [one]})


def clauses(origin: Origin, chosen: Sequence[Clause]) -> str:
    """Return clauses as a JSON document."""
    return _document(origin, {"clauses": chosen})


def as_data(part: Part) -> dict[str, Any]:
    """Return a part of the record as JSON takes it, its keys in the model's order.

    What is empty is left out. What has a default that says something (the weight of an
    event, whether a source was read) is written, so that no reader has to know defaults.
    """
    return {
        info.alias or name: _value(value)
        for name, info in type(part).model_fields.items()
        if (value := getattr(part, name)) not in (None, ()) or info.is_required()
    }


def _actors(event: Event) -> Iterable[str]:
    return (*event.actors, *(quote.actor for quote in event.quotes if quote.actor))


def _value(value: object) -> Any:
    if isinstance(value, Part):
        return as_data(value)
    if isinstance(value, tuple):
        return [_value(each) for each in cast("tuple[object, ...]", value)]
    return value.text if isinstance(value, EdtfDate) else value


def _document(origin: Origin, sections: dict[str, Sequence[Part]]) -> str:
    meta = origin.meta
    download = {
        "title": origin.title,
        "view": origin.address,
        "data_version": origin.version,
        "as_of": meta.as_of and meta.as_of.text,
        "license": meta.license,
        "license_url": meta.license_url,
    }
    document: dict[str, Any] = {
        "$schema": f"{origin.base}/{SCHEMA_FILE}",
        "download": {key: value for key, value in download.items() if value is not None},
        "meta": as_data(meta),
        **{key: [as_data(part) for part in parts] for key, parts in sections.items()},
    }
    return f"{json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)}\n"


FORMAT = Format(
    ending="json",
    name="JSON",
    purpose="everything, in the shape of the schema",
    media_type="application/json",
    place=20,
    events=events,
    series=series,
    clauses=lambda origin, chosen, _day: clauses(origin, chosen),
    shown=True,
    schema=f"/{SCHEMA_FILE}",
)
