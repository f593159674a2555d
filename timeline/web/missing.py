"""What to say where an address names something that the record does not have."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from urllib.parse import quote

_MOST = 4
_LIKENESS = 0.6
_SHORTEST_PART = 3
_ID_CHARACTERS = 80
# Comparing texts is slow; in a record with more entries than this, only so many are compared.
_MOST_COMPARED = 2000


@dataclass(frozen=True, slots=True)
class Near:
    """Something the record has, and its address on the site."""

    id: str
    name: str
    href: str


class Missing(LookupError):
    """There is no such thing in the record.

    Attributes
    ----------
    what:
        What was looked for, such as ``event``.
    id:
        As it was written, shortened if need be.
    near:
        What may have been meant, the likeliest first.
    sentence:
        For people; `str()` gives the same.
    """

    def __init__(self, what: str, id: str, near: tuple[Near, ...] = ()) -> None:
        self.what = what
        self.id = id[:_ID_CHARACTERS]
        self.near = near
        right = " or ".join(repr(each.id) for each in near[:2])
        self.sentence = f"There is no {what} {self.id!r}" + (
            f"; did you mean {right}?" if right else "."
        )
        super().__init__(self.sentence)


def missing(what: str, id: str, names: Mapping[str, str], path: str) -> Missing:
    """Return the error to raise for an `id` that is not in `names`.

    `names` has the name of each thing of the kind by its id. `path` is the address of one,
    with ``{}`` in the place of its id, such as ``/events/{}.json``.
    """
    near = (
        Near(each, names[each], path.format(quote(each, safe=""))) for each in nearest(id, names)
    )
    return Missing(what, id, tuple(near))


def nearest(id: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return up to four ids that look like `id` or contain it, or whose names do."""
    wanted = id[:_ID_CHARACTERS].lower()
    compared: Iterable[str] = names
    if len(names) > _MOST_COMPARED:
        same_start = (each for each in names if each[:4] == wanted[:4])
        compared = islice(same_start, _MOST_COMPARED)
    looks = {look: each for each in compared for look in (_as_id(names[each]), each)}
    within = [look for look in looks if len(wanted) >= _SHORTEST_PART and wanted in look]
    alike = difflib.get_close_matches(wanted, looks, n=2 * _MOST, cutoff=_LIKENESS)
    return tuple(dict.fromkeys(looks[look] for look in (*within, *alike)))[:_MOST]


def _as_id(name: str) -> str:
    return "-".join(name.lower().split())
