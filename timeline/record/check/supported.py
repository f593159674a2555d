"""The rules on how well events are supported, for records beside which outlets are listed."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.record.messages import Place
from timeline.record.model import Event
from timeline.record.outlets.outlet import Outlets
from timeline.record.outlets.support import Support, support


def landmarks_are_supported(event: Event, outlets: Outlets) -> Iterator[tuple[Place, str]]:
    """A landmark has an official document or sources of two established outlets."""
    if event.weight == 1:
        backing = support(event, outlets)
        if not backing.enough(event.weight):
            text = f"a landmark without an official document and with {_few(backing)}; add one"
            yield ("sources",), f"{text} of either"


def majors_are_supported(event: Event, outlets: Outlets) -> Iterator[tuple[Place, str]]:
    """A major event has sources of two established outlets."""
    if event.weight == 2:
        backing = support(event, outlets)
        if not backing.enough(event.weight):
            text = f"a major event with {_few(backing)}; add a source of another"
            yield ("sources",), f"{text} that outlets.yaml knows as established"


def _few(backing: Support) -> str:
    names = [outlet.name for outlet in (*backing.official, *backing.established)]
    return f"one established outlet ({names[0]})" if names else "no established outlet"
