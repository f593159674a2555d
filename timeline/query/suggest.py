"""Ids that readers wrote against the record: known, known under a former name, or nearest."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from itertools import islice

from timeline.query.params import ViewError
from timeline.record.index import Index
from timeline.record.model import Actor, Event, Group, Lane, Series

# Comparing texts is slow; in a record with more events than this, only so many are compared.
_MOST_COMPARED = 2000
_MOST_LISTED = 12
_CHARACTERS = 80
_SHORTEST_PART = 3
_LIKENESS = 0.6

_Entries = Mapping[str, Lane | Actor | Group | Series | Event]


def known_ids(
    key: str, ids: Iterable[str], index: Index
) -> tuple[tuple[str, ...], ViewError | None]:
    """Return those of the ids of parameter `key` that the record knows, and what is wrong.

    An event's former id becomes today's. The error names the first id that is not known, with
    the nearest ids there are.
    """
    one, entries = _entries(key, index)
    today = [index.formerly.get(id, id) if one == "event" else id for id in ids]
    unknown = [id for id in today if id not in entries]
    error = _unknown(key, one, unknown, entries) if unknown else None
    return tuple(id for id in today if id in entries), error


def _entries(key: str, index: Index) -> tuple[str, _Entries]:
    """Return what an id of a parameter is the id of, in words, and all entries that have one."""
    if key in ("lanes", "fold"):
        return "lane", index.lanes
    if key == "actors":
        return "actor or group", {**index.actors, **index.groups}
    if key == "series":
        return "series", index.series
    return "event", index.events


def _unknown(key: str, one: str, unknown: list[str], entries: _Entries) -> ViewError:
    first = unknown[0][:_CHARACTERS]
    near = nearest(first, {id: _name(entry) for id, entry in entries.items()}, most=2)
    if near:
        right = f"did you mean {' or '.join(repr(id) for id in near)}?"
    elif not entries:
        right = "the record has none"
    elif len(entries) <= _MOST_LISTED:
        right = f"known are {', '.join(entries)}"
    else:
        right = f"known are {', '.join(islice(entries, 3))} and {len(entries) - 3} more"
    more = f" (and {len(unknown) - 1} more that are not known)" if len(unknown) > 1 else ""
    return ViewError(key, f"{key}: there is no {one} {first!r}{more}; {right}")


def nearest(id: str, names: Mapping[str, str], most: int) -> tuple[str, ...]:
    """Return up to `most` ids that look like `id` or contain it, or whose names do.

    `names` has the name of each thing by its id. Those that contain it come first, then the
    likeliest.
    """
    wanted = id[:_CHARACTERS].lower()
    compared: Iterable[str] = names
    if len(names) > _MOST_COMPARED:
        compared = islice((other for other in names if other[:4] == wanted[:4]), _MOST_COMPARED)
    looks = {look: other for other in compared for look in (_as_id(names[other]), other)}
    within = [look for look in looks if len(wanted) >= _SHORTEST_PART and wanted in look]
    alike = difflib.get_close_matches(wanted, looks, n=2 * most, cutoff=_LIKENESS)
    return tuple(dict.fromkeys(looks[look] for look in (*within, *alike)))[:most]


def _as_id(name: str) -> str:
    return "-".join(name.lower().split())


def _name(entry: Lane | Actor | Group | Series | Event) -> str:
    return entry.title if isinstance(entry, Series | Event) else entry.name
