"""Words for numbers of things."""

from __future__ import annotations

_PLURALS = {"series": "series", "person": "people"}


def counted(count: int, noun: str) -> str:
    """Return how many of something there are.

    >>> counted(1, "event"), counted(1200, "event"), counted(2, "person")
    ('1 event', '1,200 events', '2 people')
    """
    return f"{count:,} {noun if count == 1 else _PLURALS.get(noun, f'{noun}s')}"
