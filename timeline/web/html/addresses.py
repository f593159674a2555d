"""Addresses on the site: each thing of the record has one, and ids make it."""

from __future__ import annotations

import re
from urllib.parse import quote

from timeline.chart.svg.document import Links
from timeline.record.index import Index

_WORDS = re.compile(r"[a-z0-9+]+")


def event(id: str) -> str:
    """Return the address of an event's page."""
    return f"/events/{id}"


def party(id: str) -> str:
    """Return the address of the page of an actor or of a group."""
    return f"/actors/{id}"


def clause(id: str) -> str:
    """Return the address of a clause on the page of all clauses."""
    return f"/clauses#{id}"


def series(id: str) -> str:
    """Return the address of the page of a row of numbers."""
    return f"/series/{id}"


def tour(id: str) -> str:
    """Return the address of a guided tour."""
    return f"/tours/{id}"


def term(term: str) -> str:
    """Return the address of a term in the glossary."""
    return f"/glossary#{slug(term)}"


def person(id: str) -> str:
    """Return the address of a person on the page of all people."""
    return f"/people#{id}"


def marks(base: str = "") -> Links:
    """Return where the marks of a drawing lead, on the site at `base`."""
    return Links(lambda id: f"{base}{event(id)}", lambda id: f"{base}{clause(id)}")


def short_marks(index: Index, base: str) -> Links:
    """Return where the marks of a file lead: to events by the beginnings of their ids.

    That makes the drawing of all events a fifth smaller.
    """
    short = index.beginnings
    return Links(lambda id: f"{base}{event(short[id])}", lambda id: f"{base}{clause(id)}")


def correction(about: str) -> str:
    """Return the address that tells how to report an error in the thing with this id.

    >>> correction("p5+1"), correction("")
    ('/about?id=p5%2B1#corrections', '/about#corrections')
    """
    return f"/about?id={quote(about, safe='')}#corrections" if about else "/about#corrections"


def slug(text: str) -> str:
    """Return a text as an id that an address can name.

    >>> slug("IR-1, IR-6"), slug("P5+1")
    ('ir-1-ir-6', 'p5+1')
    """
    return "-".join(_WORDS.findall(text.lower()))
