"""The files that can be fetched, as pages offer them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Ending = Literal["csv", "json", "ics", "atom", "bib", "ris"]

_EVENTS: tuple[tuple[Ending, str, str, str], ...] = (
    ("csv", "CSV", "a table for spreadsheets, statistics and charting tools", "text/csv"),
    ("json", "JSON", "everything, in the shape of the schema", "application/json"),
    ("ics", "Calendar", "for calendar programs (iCalendar)", "text/calendar"),
    ("atom", "Feed", "for feed readers (Atom)", "application/atom+xml"),
    ("bib", "BibTeX", "the sources, for LaTeX", "application/x-bibtex"),
    ("ris", "RIS", "the sources, for Zotero and EndNote", "application/x-research-info-systems"),
)
_TABLES: tuple[Ending, ...] = ("csv", "json")


@dataclass(frozen=True, slots=True)
class File:
    """A file: its address, its format by name, what it is good for, and its media type."""

    href: str
    name: str
    purpose: str
    media: str


def of_events(query: str = "") -> tuple[File, ...]:
    """Return the files of the events that a view's query string selects."""
    return tuple(
        File(f"/events.{ending}{f'?{query}' if query else ''}", name, purpose, media)
        for ending, name, purpose, media in _EVENTS
    )


def of_table(path: str) -> tuple[File, ...]:
    """Return the files of a table: a row of numbers, or the clauses."""
    return tuple(
        File(f"{path}.{ending}", name, purpose, media)
        for ending, name, purpose, media in _EVENTS
        if ending in _TABLES
    )
