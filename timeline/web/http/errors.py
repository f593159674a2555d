"""What to say where an address names something that the record does not have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from timeline.query.suggest import nearest

_MOST = 4
_ID_CHARACTERS = 80


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
        Near(each, names[each], path.format(quote(each, safe="")))
        for each in nearest(id, names, _MOST)
    )
    return Missing(what, id, tuple(near))
