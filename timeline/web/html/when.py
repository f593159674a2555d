"""Dates as pages write them: words for people, EDTF for machines."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.record import dates
from timeline.record.dates import EdtfDate


@dataclass(frozen=True, slots=True)
class When:
    """A date in words and as HTML's `datetime` takes it."""

    words: str
    datetime: str

    @classmethod
    def of(cls, date: EdtfDate, end: EdtfDate | None = None) -> When:
        """Return the date, or the span up to `end`; the machine's date is the first."""
        return cls(dates.in_words(date, end), machine_date(date))


def machine_date(date: EdtfDate) -> str:
    """Return the date as HTML's `datetime` attribute takes it: EDTF without a qualifier."""
    return date.text.rstrip("~?%")
