"""The files that can be fetched, as pages offer them."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.web.downloads.format import Kind
from timeline.web.downloads.registry import of_kind


@dataclass(frozen=True, slots=True)
class File:
    """A file: its address, its format by name, what it is good for, and its media type."""

    href: str
    name: str
    purpose: str
    media: str


def files(kind: Kind, path: str, query: str = "") -> tuple[File, ...]:
    """Return the files of what the page at `path` shows, for the query string of a view.

    >>> [file.href for file in files("clauses", "/clauses", "to=2020")]
    ['/clauses.csv?to=2020', '/clauses.json?to=2020']
    """
    return tuple(
        File(
            f"{path}.{each.ending}{f'?{query}' if query else ''}",
            each.name,
            each.purpose,
            each.media_type.partition(";")[0],
        )
        for each in of_kind(kind)
    )
