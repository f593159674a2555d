"""Outlets in words: what publishes a source, and how well an event is supported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from timeline.query.describe import in_list
from timeline.record.index import Index
from timeline.record.model import Event, Source
from timeline.record.outlets.outlet import KINDS, Outlet, Outlets
from timeline.record.outlets.support import Support, support

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def outlet_words(source: Source, outlets: Outlets) -> str:
    """Return who publishes a source and what that is; "" where no outlets are known.

    The name is left out where the source's publisher says it.
    """
    if not outlets:
        return ""
    outlet = outlets.of(source)
    named = outlet.name.casefold() in source.publisher.casefold()
    return kind_words(outlet) if named else f"{outlet.name}, {kind_words(outlet)}"


def outlets_words(index: Index, event: Event) -> Mapping[str, str]:
    """Return who publishes each source of an event, by its reference; see `outlet_words`."""
    return {each.reference: outlet_words(each, index.outlets) for each in event.sources}


def kind_words(outlet: Outlet) -> str:
    """Return what an outlet is, with the state that owns or funds it.

    >>> kind_words(Outlet(name="IRNA", kind="agency", owner="Iran", domains=("irna.ir",)))
    'news agency owned or funded by a state (Iran)'
    """
    owned = f" owned or funded by a state ({outlet.owner})" if outlet.owner else ""
    return f"{KINDS[outlet.kind]}{owned}"


def support_words(index: Index, event: Event) -> str:
    """Return how well an event is supported, in a sentence; "" where no outlets are known."""
    if not index.outlets:
        return ""
    words = in_list(list(_counts(support(event, index.outlets))))
    return f"{words[0].upper()}{words[1:]}."


def _counts(backing: Support) -> Iterator[str]:
    if not backing.good:
        few = _counted(len(backing.other), "other site")
        yield f"no established outlet and no official document, only {few}"
        return
    if backing.established:
        yield _counted(len(backing.established), "established outlet")
    if len(backing.official) == 1:
        yield "an official document"
    elif backing.official:
        yield f"official documents of {_number(len(backing.official))} bodies"
    if backing.other:
        yield _counted(len(backing.other), "other site")


def _counted(count: int, noun: str) -> str:
    return f"{_number(count)} {noun if count == 1 else f'{noun}s'}"


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count}"
