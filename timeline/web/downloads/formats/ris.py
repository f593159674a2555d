"""Entries and their sources as references (RIS), as Zotero, EndNote and Mendeley read them.

There is no standard of the format; the tags are those that Zotero reads and writes:
https://github.com/zotero/translators/blob/master/RIS.js
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timeline.record import dates
from timeline.record.dates import EdtfDate
from timeline.record.model import Event, Source
from timeline.web.downloads.format import Format
from timeline.web.origin import Origin, distinct

_END = "\r\n"


def references(origin: Origin, events: Iterable[Event]) -> str:
    """Return the record, each of `events` and each of their sources as a reference."""
    chosen = list(events)
    parts = [
        _reference("DATA", _record(origin)),
        *(_reference("ELEC", _event(origin, event)) for event in chosen),
        *(
            _reference("ELEC" if source.url else "RPRT", _source(key, source, ids))
            for key, (source, ids) in distinct(chosen).items()
        ),
    ]
    return _END.join(parts)


def _reference(kind: str, fields: Iterator[tuple[str, str]]) -> str:
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value]
    return _END.join([f"TY  - {kind}", *lines, "ER  - ", ""])


def _record(origin: Origin) -> Iterator[tuple[str, str]]:
    yield "ID", f"record-{origin.version}"
    yield "TI", origin.meta.title
    yield "ET", origin.version
    yield from _published(origin.meta.as_of)
    yield "UR", origin.home
    yield "AB", origin.meta.description or ""
    yield "N1", origin.notice()


def _event(origin: Origin, event: Event) -> Iterator[tuple[str, str]]:
    yield "ID", event.id
    yield "TI", event.title
    yield "T2", origin.meta.title
    yield from _published(origin.meta.as_of)
    yield "UR", origin.event(event)
    yield "AB", event.summary or ""
    yield "KW", origin.index.lanes[event.lane].name
    yield "N1", f"Event: {dates.in_words(event.date, event.end)}"


def _source(key: str, source: Source, events: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    yield "ID", key
    yield "TI", source.title or source.reference
    yield "PB", source.publisher
    yield "M1", source.document or ""
    yield "UR", source.url or ""
    yield "KW", source.kind
    yield "N1", f"Source of {', '.join(events)}{'' if source.read else '; named there, not read'}"


def _published(as_of: EdtfDate | None) -> Iterator[tuple[str, str]]:
    """Yield year and date; RIS writes YYYY/MM/DD/ and leaves empty what is not known."""
    if as_of is None:
        return
    day = as_of.start
    month = f"{day.month:02d}" if as_of.precision != "year" else ""
    yield "PY", f"{day.year}"
    yield "DA", f"{day.year}/{month}/{f'{day.day:02d}' if as_of.precision == 'day' else ''}/"


FORMAT = Format(
    ending="ris",
    name="RIS",
    purpose="the sources, for Zotero and EndNote",
    media_type="application/x-research-info-systems; charset=utf-8",
    place=60,
    events=references,
)
