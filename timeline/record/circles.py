"""Circles in a graph of causes, which should have none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

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
