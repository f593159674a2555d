"""Causes and effects: what an event answers, what it led to, the paths between two, and circles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from timeline.record.index import Index

Link = tuple[str, str]  # id of the cause, id of the effect


def around(index: Index, event: str, steps: int = 2) -> dict[Link, int]:
    """Return the links to what `event` answers and to what it led to, up to `steps` deep.

    The value is the link's distance from the event: 1 for its own causes and effects, 2
    for theirs in the same direction. Empty for an event without links.
    """
    links: dict[Link, int] = {}
    causes, effects = {event}, {event}
    for step in range(1, steps + 1):
        back = [
            (cause, each) for each in sorted(causes) for cause in index.events[each].follows_from
        ]
        on = [(each, effect) for each in sorted(effects) for effect in index.led_to[each]]
        for link in (*back, *on):
            links.setdefault(link, step)
        causes = {cause for cause, _ in back}
        effects = {effect for _, effect in on}
    return links


def chain(index: Index, cause: str, effect: str) -> tuple[str, ...]:
    """Return the ids of all events on any path of causes from `cause` to `effect`.

    In the record's order, both ends included; empty where no path is recorded.
    """
    onward = _reachable(cause, lambda event: index.led_to[event])
    backward = _reachable(effect, lambda event: index.events[event].follows_from)
    if effect not in onward:
        return ()
    return tuple(event for event in index.events if event in onward and event in backward)


def beyond(index: Index, event: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids of the landmarks that led to `event`, and of those that it led to.

    Only those with at least one event between. In the record's order.
    """
    causes = _reachable(event, lambda each: index.events[each].follows_from)
    effects = _reachable(event, lambda each: index.led_to[each])
    near = {event, *index.events[event].follows_from, *index.led_to[event]}
    landmarks = [each.id for each in index.record.events if each.weight == 1]
    return (
        tuple(each for each in landmarks if each in causes and each not in near),
        tuple(each for each in landmarks if each in effects and each not in near),
    )


def links_among(index: Index, events: frozenset[str]) -> tuple[Link, ...]:
    """Return the links whose both ends are in `events`, in the record's order."""
    return tuple(
        (cause, event)
        for event in index.events
        if event in events
        for cause in index.events[event].follows_from
        if cause in events
    )


def _reachable(start: str, neighbors: Callable[[str], tuple[str, ...]]) -> set[str]:
    reached, waiting = {start}, [start]
    while waiting:
        for neighbor in neighbors(waiting.pop()):
            if neighbor not in reached:
                reached.add(neighbor)
                waiting.append(neighbor)
    return reached


# Of a longer circle, only the beginning and the end are told.
_TOLD = 4


def circles(causes: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Yield a circle for each link that closes one, as ``(a, cause of a, ..., a)``.

    `causes` has the causes of each id; what is no key of it has none, and a link from an id
    to itself is left to others. Without what is yielded as last link the graph has no circle.
    One walk through the graph, without recursion, so that its time grows as the graph does.
    """
    done: set[str] = set()
    for root in causes:
        trail: list[str] = []
        depth: dict[str, int] = {}
        walk = [] if root in done else [(root, iter(causes[root]))]
        while walk:
            id_, rest = walk[-1]
            if id_ not in depth:
                depth[id_] = len(trail)
                trail.append(id_)
            for cause in rest:
                if cause in depth and cause != id_:
                    yield (*trail[depth[cause] :], cause)
                elif cause in causes and cause not in done and cause not in depth:
                    walk.append((cause, iter(causes[cause])))
                    break
            else:
                walk.pop()
                trail.pop()
                del depth[id_]
                done.add(id_)


def in_words(circle: Sequence[str]) -> str:
    """Return a circle as one says it.

    >>> in_words(("a", "b", "a"))
    'a follows from b, b from a'
    """
    (first, second), *rest = pairwise(circle)
    links = [
        f"{first} follows from {second}",
        *(f"{effect} from {cause}" for effect, cause in rest),
    ]
    shown = links if len(links) <= _TOLD else [*links[: _TOLD - 1], "...", links[-1]]
    return ", ".join(shown)
