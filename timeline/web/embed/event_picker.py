"""Events to pick in the builder: those that the view names, and those that are looked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from timeline.query.select import select
from timeline.query.view import View
from timeline.record.index import Index
from timeline.web.html import event_rows
from timeline.web.html.event_rows import EventRow

FOUND = 8


@dataclass(frozen=True, slots=True)
class Pick:
    """An event that can be picked: for its label, as the one shown, or as an end of a path."""

    event: EventRow
    named: bool
    shown: bool
    first: bool
    last: bool


def picks(index: Index, view: View, find: str) -> tuple[Pick, ...]:
    """Return the events that `view` names, then at most `FOUND` that match the words `find`."""
    chosen = [*view.highlight, view.event, view.from_event, view.to_event]
    ids = [id for id in dict.fromkeys(chosen) if id in index.events]
    if find:
        matching = select(index, View(q=find)).sort_values("score", ascending=False)
        ids += cast("list[str]", matching["id"].head(FOUND).tolist())
    return tuple(
        Pick(
            event=event_rows.by_id(index)[id],
            named=id in view.highlight,
            shown=id == view.event,
            first=id == view.from_event,
            last=id == view.to_event,
        )
        for id in dict.fromkeys(filter(None, ids))
    )
