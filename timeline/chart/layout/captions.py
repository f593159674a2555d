"""The words of a record's events that a drawing writes, made once for a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from timeline.chart.metrics import LABEL_SIZE
from timeline.chart.text import width
from timeline.record import dates
from timeline.record.index import Index
from timeline.record.model import LABEL_CHARACTERS, Event


@dataclass(frozen=True, slots=True)
class Caption:
    """What a drawing writes of an event: beside its mark, and when one points at it.

    `width` is the label's, in px.
    """

    label: str
    width: float
    title: str
    when: str
    actors: str


@lru_cache(maxsize=8)
def captions(index: Index) -> Mapping[str, Caption]:
    """Return the captions of all events by id."""
    names = {actor.id: actor.short or actor.name for actor in index.record.actors}
    return {
        event.id: Caption(
            label=label(event),
            width=width(label(event), LABEL_SIZE),
            title=event.title,
            when=dates.in_words(event.date, event.end),
            actors=", ".join(names[actor] for actor in event.actors),
        )
        for event in index.record.events
    }


def shorten(title: str) -> str:
    """Return a title as a label: cut at a word, with an ellipsis, to the length of a label."""
    if len(title) <= LABEL_CHARACTERS:
        return title
    cut = title[: LABEL_CHARACTERS - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:") + "…"


def label(event: Event) -> str:
    """Return what a chart writes beside the event's mark."""
    return event.label or shorten(event.title)
