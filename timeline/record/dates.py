"""Dates of the record: EDTF with their precision kept.

The record writes dates in EDTF (Extended Date/Time Format, the Library of Congress
profile of ISO 8601-2), level 0, with the level 1 qualifiers ``~`` (approximate),
``?`` (uncertain) and ``%`` (both): ``2018-05-08``, ``2002-08``, ``1974``, ``2013-03~``.
Specification: https://www.loc.gov/standards/datetime/ (sections "Level 0" and
"Qualification of a date").
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Precision = Literal["day", "month", "year"]

MONTHS = tuple(calendar.month_name)[1:]
FORM = "YYYY, YYYY-MM or YYYY-MM-DD, then ~ or ? if need be, such as 2018-05-08 or 2013-03~"
_PATTERN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%])?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class EdtfDate:
    """A date as precise as it is known; ordered by first day, then last day, then text.

    Attributes
    ----------
    start, end:
        First and last day it can mean, both inclusive; equal for precision ``day``.
    text:
        The canonical EDTF text; ``str(date)`` gives it back.
    """

    start: dt.date
    end: dt.date
    text: str

    @property
    def precision(self) -> Precision:
        """``day``, ``month`` or ``year``."""
        return ("year", "month", "day")[self.text.count("-")]  # type: ignore[return-value]

    @property
    def approximate(self) -> bool:
        """True if qualified with ``~`` or ``%``."""
        return self.text[-1] in "~%"

    @property
    def uncertain(self) -> bool:
        """True if qualified with ``?`` or ``%``."""
        return self.text[-1] in "?%"

    @property
    def vague(self) -> bool:
        """True unless the date is one certain day; a vague date is never drawn as a dot."""
        return self.precision != "day" or self.approximate or self.uncertain

    @property
    def certainty(self) -> str:
        """``certain``, ``approximate``, ``uncertain``, or ``approximate and uncertain``."""
        doubts = (("approximate", self.approximate), ("uncertain", self.uncertain))
        return " and ".join(word for word, holds in doubts if holds) or "certain"

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=16384)
def parse(text: str) -> EdtfDate:
    """Return the date that `text` writes.

    Raises
    ------
    ValueError
        With a sentence for people: what is wrong and the form that would be right.

    >>> parse("2002-08").end
    datetime.date(2002, 8, 31)
    """
    match = _PATTERN.fullmatch(text)
    if not match:
        raise ValueError(f"{text[:40]!r} is not a date; write {FORM}")
    year = int(match[1])
    month, day = (int(part) if part else None for part in match.group(2, 3))
    if year == 0:
        raise ValueError(f"{text!r} has no such year; write {FORM}")
    if month is None:
        return EdtfDate(dt.date(year, 1, 1), dt.date(year, 12, 31), text)
    if not 1 <= month <= 12:
        raise ValueError(f"{text!r} has no such month; months go from 01 to 12")
    days = calendar.monthrange(year, month)[1]
    if day is None:
        return EdtfDate(dt.date(year, month, 1), dt.date(year, month, days), text)
    if not 1 <= day <= days:
        raise ValueError(f"{text!r} has no such day; {MONTHS[month - 1]} {year} has {days} days")
    date = dt.date(year, month, day)
    return EdtfDate(date, date, text)


def of_day(day: dt.date) -> EdtfDate:
    """Return `day` as a date of precision ``day``."""
    return EdtfDate(day, day, day.isoformat())


def in_words(date: EdtfDate, end: EdtfDate | None = None) -> str:
    """Return the date, or the span from `date` to `end`, as a reader would say it.

    >>> in_words(parse("2018-05-08")), in_words(parse("2013-03~"))
    ('8 May 2018', 'about March 2013')
    >>> in_words(parse("2021-04-06"), parse("2021-04-09"))
    '6 to 9 April 2021'
    """
    if end is None or end == date:
        return _one_in_words(date)
    first, last = _one_in_words(date), _one_in_words(end)
    certain_days = not date.vague and not end.vague
    if certain_days and (date.start.year, date.start.month) == (end.start.year, end.start.month):
        return f"{date.start.day} to {last}"
    if not (date.approximate or date.uncertain) and date.start.year == end.start.year:
        first = first.removesuffix(f" {date.start.year}")
    return f"{first} to {last}"


def precision_in_words(date: EdtfDate, end: EdtfDate | None = None) -> str:
    """Return what is known of the date's precision as sentences, or "" for a certain day.

    Of a span from a certain day they tell of its `end`.

    >>> precision_in_words(parse("2002-08?"))
    'The exact day is not known. The date is uncertain.'
    """
    if end and not date.vague:
        last = precision_in_words(end)
        return f"Of the last day: {last[0].lower()}{last[1:]}" if last else ""
    sentences: list[str] = []
    if date.precision == "month":
        sentences.append("The exact day is not known.")
    elif date.precision == "year":
        sentences.append("Only the year is known.")
    if date.approximate:
        sentences.append("The date is approximate.")
    if date.uncertain:
        sentences.append("The date is uncertain.")
    return " ".join(sentences)


def _one_in_words(date: EdtfDate) -> str:
    day = date.start
    words = {
        "day": f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        "month": f"{MONTHS[day.month - 1]} {day.year}",
        "year": f"{day.year}",
    }[date.precision]
    if date.approximate:
        words = f"about {words}"
    return f"{words} (uncertain)" if date.uncertain else words
