"""How to cite an event's page or a view, in the styles that schools and newsrooms ask for.

The styles are those of the APA (7th edition, section 10.9, data sets), of the MLA (9th
edition) and of Chicago (18th edition, bibliography). They are plain text: what a style sets
in italics (the record's title) is left to the writer. No author is named, since the record
names none; all three styles then begin with a title.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from timeline.query.describe import title_words
from timeline.query.view import View
from timeline.record.dates import MONTHS, EdtfDate
from timeline.record.index import Index
from timeline.record.model import Event
from timeline.web.downloads.formats import bibtex
from timeline.web.origin import Origin

# The MLA shortens the names of months, but for the shortest.
_SHORT = (
    "Jan.", "Feb.", "Mar.", "Apr.", "May", "June",
    "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Citation:
    """One thing cited in four styles; each is plain text, BibTeX of several lines."""

    apa: str
    mla: str
    chicago: str
    bibtex: str


def cite(index: Index, cited: Event | View, address: str, accessed: dt.date) -> Citation:
    """Return how to cite an event's page or a view.

    Parameters
    ----------
    address:
        Where it is found, in full.
    accessed:
        The day on which the reader saw it.
    """
    meta = index.record.meta
    title = _title(index, cited)
    origin = Origin(index, base="", address=address, file=address, title=title)
    if isinstance(cited, Event):
        entry = bibtex.event_entry(origin, cited, address, accessed)
    else:
        part = title if title != meta.title else None
        entry = bibtex.record(origin, address, accessed, part)
    whole, version = meta.title, index.version
    if title == whole:
        apa = f"{whole} (Version {version}) [Data set]. ({_apa_date(meta.as_of)})."
        mla = f"{_stopped(whole)} Version {version}"
        chicago = _stopped(whole)
    else:
        within = f"In {whole} (Version {version}) [Data set]."
        apa = f"{_stopped(title)} ({_apa_date(meta.as_of)}). {within}"
        mla = f"“{_stopped(title)}” {_stopped(whole, ',')} version {version}"
        chicago = f"“{_stopped(title)}” In {_stopped(whole)}"
    of = meta.as_of
    return Citation(
        apa=f"{apa} Retrieved {_us(accessed)}, from {address}",
        mla=f"{mla}{f', {_mla_date(of)}' if of else ''}, {address}. Accessed {_mla(accessed)}.",
        chicago=f"{chicago} Data version {version}{f', {_us_date(of)}' if of else ''}. "
        f"Accessed {_us(accessed)}. {address}.",
        bibtex=entry,
    )


def _title(index: Index, cited: Event | View) -> str:
    if isinstance(cited, Event):
        return cited.title
    return cited.title or title_words(index, cited)


def _stopped(text: str, mark: str = ".") -> str:
    """Return the text with `mark` at its end, unless it ends a sentence by itself."""
    return text if text.endswith((".", "?", "!")) else f"{text}{mark}"


def _apa_date(date: EdtfDate | None) -> str:
    if date is None:
        return "n.d."
    month = MONTHS[date.start.month - 1]
    return {
        "day": f"{date.start.year}, {month} {date.start.day}",
        "month": f"{date.start.year}, {month}",
        "year": f"{date.start.year}",
    }[date.precision]


def _us_date(date: EdtfDate) -> str:
    month = MONTHS[date.start.month - 1]
    return {
        "day": _us(date.start),
        "month": f"{month} {date.start.year}",
        "year": f"{date.start.year}",
    }[date.precision]


def _mla_date(date: EdtfDate) -> str:
    month = _SHORT[date.start.month - 1]
    return {
        "day": _mla(date.start),
        "month": f"{month} {date.start.year}",
        "year": f"{date.start.year}",
    }[date.precision]


def _us(day: dt.date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def _mla(day: dt.date) -> str:
    return f"{day.day} {_SHORT[day.month - 1]} {day.year}"
