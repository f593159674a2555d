"""The spans of time that a reader is offered: the whole record, its periods, the last year."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from timeline.chart.layout.visible_range import Extent, VisibleRange, earliest, everything, extent
from timeline.query.view import View
from timeline.record import dates
from timeline.record.dates import EdtfDate
from timeline.record.model import Phase, Record
from timeline.web import urls

# Short names for periods of the Iran record; another record is offered its own periods.
DEAL_YEARS = "implementation"
_PERIODS_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Preset:
    """A span that can be chosen: `from_` and `to` as in a view, and a name for its button."""

    id: str
    name: str
    from_: EdtfDate | None
    to: EdtfDate | None


@dataclass(frozen=True, slots=True)
class Button:
    """A link to the view with another span.

    `current` is True where that is what the chart shows; `unsaid` where the view shows it
    without a word of it.
    """

    id: str
    name: str
    href: str
    current: bool
    unsaid: bool


def presets(record: Record, today: dt.date, as_of: EdtfDate | None = None) -> tuple[Preset, ...]:
    """Return the spans to offer for this record, from the widest to the narrowest.

    As of a day, only those that have begun by then.
    """
    usual = extent(record, None, today)
    first = earliest(record)
    offered: list[Preset] = []
    opens = record.meta.opens
    if opens and first < usual.first:
        offered.append(Preset("all", "All", dates.parse(f"{first.year:04d}"), None))
        offered.append(Preset("opens", f"Since {opens.start.year}", None, None))
    else:
        offered.append(Preset("all", "All", None, None))
    offered.extend(_periods(record.phases))
    newest = record.meta.as_of.end if record.meta.as_of else min(usual.last, today)
    if as_of:
        newest = min(newest, as_of.end)
    if (newest - first).days > 2 * 365:
        offered.append(
            Preset("last-year", "Last 12 months", dates.of_day(_year_before(newest)), None)
        )
    if as_of:
        begun = [span for span in offered[1:] if _first(span, usual) <= as_of.end]
        return (offered[0], *begun)
    return tuple(offered)


def buttons(
    record: Record, view: View, visible: VisibleRange, today: dt.date
) -> tuple[Button, ...]:
    """Return a button for each span that is offered to the reader of a view."""
    shown: list[Button] = []
    for span in presets(record, today, view.as_of):
        from_, to = _asked(span, record, visible)
        href = urls.explorer(view, from_=from_, to=to)
        current = _is_shown(span, view, visible)
        unsaid = current and view == everything(view)
        shown.append(Button(span.id, span.name, href, current, unsaid))
    return tuple(shown)


def _asked(
    span: Preset, record: Record, visible: VisibleRange
) -> tuple[EdtfDate | None, EdtfDate | None]:
    """Return `from` and `to` of the view that shows the span: not said where that is the same."""
    opens = record.meta.opens or dates.of_day(visible.usual.first)
    first = None if visible.unsaid.first == visible.usual.first else opens
    last = dates.parse(f"{visible.usual.last.year:04d}") if visible.path else None
    return span.from_ or first, span.to or last


def _is_shown(span: Preset, view: View, visible: VisibleRange) -> bool:
    """Return True if the chart of `view` shows just the span.

    Where neither the span nor the view says an end, both go on to the newest that there is;
    only a path of causes ends earlier.
    """
    open_end = span.to is None and view.to is None and not visible.path
    last = span.to.end if span.to else visible.usual.last
    same_end = open_end or last == min(visible.shown.last, visible.usual.last)
    first = max(_first(span, visible.usual), visible.earliest)
    return same_end and first == max(visible.shown.first, visible.earliest)


def _first(span: Preset, usual: Extent) -> dt.date:
    return span.from_.start if span.from_ else usual.first


def _periods(phases: tuple[Phase, ...]) -> list[Preset]:
    for place, phase in enumerate(phases):
        if phase.id == DEAL_YEARS and place + 1 < len(phases):
            since = phases[place + 1].from_
            return [
                Preset(phase.id, "Deal years", phase.from_, phase.to),
                Preset("since", f"Since {since.start.year}", since, None),
            ]
    return [
        Preset(phase.id, phase.name, phase.from_, phase.to) for phase in phases[-_PERIODS_OFFERED:]
    ]


def _year_before(day: dt.date) -> dt.date:
    """Return the first of the 12 months that end on `day`."""
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28)
    return day.replace(year=day.year - 1) + dt.timedelta(days=1)
