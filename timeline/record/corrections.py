"""Corrections of the record: what was wrong, what is said now, why, and what shows it."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that was mended.

    Attributes
    ----------
    id:
        Of the event, clause, series, actor or tour that it was mended in.
    what:
        The field or fields, in words, such as ``summary``.
    why:
        What was wrong, in a sentence.
    source:
        Address of the page that shows it, or words such as ``the record itself``.
    """

    id: str
    what: str
    why: str
    source: str


@dataclass(frozen=True, slots=True)
class Edition:
    """The corrections of one day, newest editions first; `remark` is what is said of them all."""

    day: dt.date
    name: str
    remark: str
    corrections: tuple[Correction, ...]


@dataclass(frozen=True)
class Corrections:
    """All corrections of a record, the newest edition first."""

    editions: tuple[Edition, ...] = ()

    @cached_property
    def digest(self) -> str:
        """What tells these corrections from others; "" where there are none."""
        return hashlib.sha256(repr(self.editions).encode()).hexdigest() if self.editions else ""

    def of(self, id: str) -> tuple[tuple[dt.date, Correction], ...]:
        """Return the corrections of one thing, each with its day, the newest first."""
        return tuple(
            (edition.day, each)
            for edition in self.editions
            for each in edition.corrections
            if each.id == id
        )


NONE = Corrections()
