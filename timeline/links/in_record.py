"""The addresses of a record's sources, and the record with what was found out about them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, cast

from timeline.links.answer import BROKEN, FOUND, Answer
from timeline.record.model import Part, Record, Source


def addresses(record: Record) -> dict[str, dt.date]:
    """Return the address of every source, with the last day of an event that names it.

    A copy of that day shows what a page said when it had last been relied on; a copy from
    before an event cannot tell of it. Sources of clauses and numbers, which have no day, have
    the last day of the record.
    """
    last = max((event.end or event.date).end for event in record.events)
    days: dict[str, dt.date] = {}
    for event in record.events:
        for source in event.sources:
            if source.url:
                day = (event.end or event.date).end
                days[source.url] = max(day, days.get(source.url, day))
    for source in sources(record):
        if source.url:
            days.setdefault(source.url, last)
    return days


def with_findings(
    record: Record, answers: Mapping[str, Answer], copies: Mapping[str, str]
) -> Record:
    """Return the record with `broken` as the answers have it, and with archived copies.

    A copy that is there already stays; so does `broken` where an address gave no clear answer.
    """

    def changed(value: Any) -> Any:
        if isinstance(value, Source):
            return _source(value, answers, copies)
        if isinstance(value, Part):
            parts = {name: getattr(value, name) for name in type(value).model_fields}
            rebuilt = {name: changed(part) for name, part in parts.items()}
            new = {name: part for name, part in rebuilt.items() if part is not parts[name]}
            return value.model_copy(update=new) if new else value
        if isinstance(value, tuple):
            items = cast("tuple[Any, ...]", value)
            made = tuple(changed(item) for item in items)
            return made if any(a is not b for a, b in zip(made, items, strict=True)) else items
        return value

    return cast("Record", changed(record))


def _source(source: Source, answers: Mapping[str, Answer], copies: Mapping[str, str]) -> Source:
    answer = answers.get(source.url or "")
    new: dict[str, Any] = {}
    if answer and answer.kind in BROKEN | FOUND and source.broken != (answer.kind in BROKEN):
        new["broken"] = answer.kind in BROKEN
    if not source.archived and (copy := copies.get(source.url or "")):
        new["archived"] = copy
    return source.model_copy(update=new) if new else source


def sources(value: object) -> Iterator[Source]:
    """Yield every source of a record or of a part of it."""
    if isinstance(value, Source):
        yield value
    elif isinstance(value, Part):
        for name in type(value).model_fields:
            yield from sources(getattr(value, name))
    elif isinstance(value, tuple):
        for item in cast("tuple[object, ...]", value):
            yield from sources(item)
