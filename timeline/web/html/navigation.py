"""The way around the site, the same on every page: sections, search, colors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args
from urllib.parse import urlencode

from timeline.query.view import Theme
from timeline.record.index import Index

Section = Literal[
    "timeline", "events", "actors", "clauses", "series", "tours", "compare", "glossary", "data",
    "about", "",
]  # fmt: skip

SECTIONS: tuple[tuple[Section, str, str], ...] = (
    ("timeline", "/", "Timeline"),
    ("events", "/events", "Events"),
    ("actors", "/actors", "Actors"),
    ("clauses", "/clauses", "Clauses"),
    ("series", "/series", "Numbers"),
    ("tours", "/tours", "Tours"),
    ("compare", "/compare", "Compare"),
    ("glossary", "/glossary", "Glossary"),
    ("data", "/data", "Data"),
    ("about", "/about", "About"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A link of the navigation."""

    name: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Navigation:
    """What `parts/nav.html` writes.

    Attributes
    ----------
    searching:
        False on a page that has a search field of its own.
    q:
        What stands in the search field.
    kept:
        The theme, where one was chosen, for the form to hand on.
    """

    entries: tuple[Entry, ...]
    searching: bool
    q: str
    kept: tuple[tuple[str, str], ...]


def navigation(
    index: Index, section: Section, theme: Theme = "auto", *, searching: bool = True, q: str = ""
) -> Navigation:
    """Return the navigation of a page in this section, which hands on a chosen theme.

    Sections for which the record has nothing are left out.
    """
    record = index.record
    filled: dict[Section, bool] = {
        "clauses": bool(record.clauses),
        "series": bool(record.series),
        "tours": bool(record.tours),
        "glossary": bool(record.glossary),
    }
    kept = (("theme", theme),) if theme != "auto" else ()
    query = f"?{urlencode(kept)}" if kept else ""
    return Navigation(
        entries=tuple(
            Entry(name, href + query, id == section)
            for id, href, name in SECTIONS
            if filled.get(id, True)
        ),
        searching=searching,
        q=q,
        kept=kept,
    )


def themes(path: str, parameters: Iterable[tuple[str, str]], current: Theme) -> tuple[Entry, ...]:
    """Return links to the same page in each theme; `parameters` are the page's own."""
    own = [(key, value) for key, value in parameters if key != "theme"]
    entries: list[Entry] = []
    for theme in get_args(Theme):
        query = urlencode([*own, ("theme", theme)], safe=",:/")
        entries.append(Entry(theme.capitalize(), f"{path}?{query}", theme == current))
    return tuple(entries)
