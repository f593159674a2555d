"""What a format of files is: how it is called, and what it can write of the record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from timeline.record.model import Clause, Event, Series
from timeline.web.origin import Origin

# What a file can hold: the events of a view, one event, one series, or the clauses.
Kind = Literal["events", "event", "series", "clauses"]
KINDS: tuple[Kind, ...] = get_args(Kind)

Body = str | bytes


@dataclass(frozen=True, slots=True)
class Format:
    """A format, which its module in `formats` declares as ``FORMAT``.

    Attributes
    ----------
    ending:
        Of addresses and of saved files, without a dot.
    name, purpose:
        For people: what it is called, and what it is good for.
    media_type:
        With its parameters. One that says a charset is text, and is packed on its way.
    place:
        Where it stands in lists of files; the lowest comes first.
    events, series, clauses:
        Write a file of these; None for what the format has no file of. That of clauses is told
        the day that it says their state on.
    one_event:
        True where a file of one event is of use.
    shown:
        True where browsers show it; else they are to save it, or to hand it to another program.
    schema:
        Address on the site of what describes the format, or "".
    """

    ending: str
    name: str
    purpose: str
    media_type: str
    place: int
    events: Callable[[Origin, Sequence[Event]], Body] | None = None
    series: Callable[[Origin, Series], Body] | None = None
    clauses: Callable[[Origin, Sequence[Clause], dt.date], Body] | None = None
    one_event: bool = True
    shown: bool = False
    schema: str = ""

    def writes(self, kind: Kind) -> bool:
        """Return whether there are files of this kind in the format."""
        if kind == "event":
            return self.events is not None and self.one_event
        return getattr(self, kind) is not None
