"""The period of the history that a day lies in."""

from __future__ import annotations

import datetime as dt

from timeline.record.model import Phase, Record


def phase_on(record: Record, day: dt.date) -> Phase | None:
    """Return the period that the day lies in, or None where the record has none."""
    begun = [phase for phase in record.phases if phase.from_.start <= day]
    return begun[-1] if begun and (not begun[-1].to or day <= begun[-1].to.end) else None


def heading(record: Record, day: dt.date) -> str:
    """Return what the events of a day stand under: the name of their period, or their year."""
    phase = phase_on(record, day)
    return phase.name if phase else f"{day.year}"


def years(record: Record, day: dt.date) -> str:
    """Return the years of the period of a day, such as "since 2025"; "" where it has none."""
    phase = phase_on(record, day)
    if not phase:
        return ""
    first = phase.from_.start.year
    if not phase.to:
        return f"since {first}"
    last = phase.to.end.year
    return f"{first}" if first == last else f"{first}\N{EN DASH}{last}"
