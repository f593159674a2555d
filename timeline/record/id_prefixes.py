"""Ids by their beginnings: "2015-10-18" means "2015-10-18-adoption-day" while no other has it.

Such a beginning is the short form of an event's address: a drawing of all events is a fifth
smaller with it, and a person can type it from the date alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import pairwise, takewhile

# Words of the shortest beginning: a whole date.
_FEWEST = 3


def shortest(ids: Collection[str]) -> dict[str, str]:
    """Return for each id its shortest beginning, in whole words, that no other id begins with.

    No beginning is shorter than a date. An id that another one begins with has no shorter form
    than itself.

    >>> shortest(["2015-10-18-adoption-day", "2020-01-05-fifth-step", "2020-01-05-vote"])
    {'2015-10-18-adoption-day': '2015-10-18', '2020-01-05-fifth-step': '2020-01-05-fifth', \
'2020-01-05-vote': '2020-01-05-vote'}
    """
    words = {id: id.split("-") for id in ids}
    ordered = sorted(ids, key=words.__getitem__)
    shared = [_shared(words[one], words[other]) for one, other in pairwise(ordered)]
    fewest = {
        id: max(before, after, _FEWEST - 1) + 1
        for id, before, after in zip(ordered, (0, *shared), (*shared, 0), strict=False)
    }
    return {id: "-".join(words[id][: fewest[id]]) for id in ids}


def meant(beginning: str, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the ids, in their order, that begin with these whole words; () for less than a date.

    >>> meant("2020-01-05", ["2015-10-18-adoption-day", "2020-01-05-fifth-step"])
    ('2020-01-05-fifth-step',)
    """
    if beginning.count("-") < _FEWEST - 1:
        return ()
    return tuple(id for id in ids if id == beginning or id.startswith(f"{beginning}-"))


def _shared(one: list[str], other: list[str]) -> int:
    """Return how many words two ids begin with alike."""
    alike = (first == second for first, second in zip(one, other, strict=False))
    return sum(takewhile(bool, alike))
