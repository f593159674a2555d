"""Addresses on the site: each thing of the record has one, and ids make it."""

from __future__ import annotations

from urllib.parse import quote


def event(id: str) -> str:
    """Return the address of an event's page."""
    return f"/events/{id}"


def clause(id: str) -> str:
    """Return the address of a clause on the page of all clauses."""
    return f"/clauses#{id}"


def series(id: str) -> str:
    """Return the address of the page of a row of numbers."""
    return f"/series/{id}"


def correction(about: str) -> str:
    """Return the address that tells how to report an error in the thing with this id.

    >>> correction("p5+1"), correction("")
    ('/about?id=p5%2B1#corrections', '/about#corrections')
    """
    return f"/about?id={quote(about, safe='')}#corrections" if about else "/about#corrections"
