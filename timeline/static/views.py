"""Which views of the record a static site holds, and what stands in for those it does not.

There are endless views, and a folder holds some. Written are all pages, everything that they
link to without a query string, and of views with one: what a single filter selects (one lane,
one actor, one span of time, one track), the images that pages are shared with, and whatever is
asked for by name. A link to another view leads to the nearest one that holds everything that it
promised, and more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl

from timeline.record.index import Index
from timeline.static.naming import VERSION, normal

EXPLORER = "/"
LIST = "/events"
BUILDER = "/embed/new"

# What asks the server to compute: not part of a site without one.
_SERVED = ("/_dash", "/healthz", "/search", "/oembed")
_OF_MANY = (f"{EXPLORER}?", f"{LIST}?", f"{LIST}/", "/embed/event/", "/embed/card/", f"{BUILDER}?")
# Views that pages link to and that are written, by path and parameters.
_FOLLOWED: dict[str, frozenset[frozenset[str]]] = {
    path: frozenset(frozenset(keys.split()) for keys in each)
    for path, each in {
        EXPLORER: ("actors", "lanes", "series", "clauses", "from", "to", "from to"),
        LIST: ("actors", "lanes", "detail"),
        BUILDER: ("kind", "event kind", "kind series"),
        "/compare": ("actors",),
        "/timeline.png": ("actors", "detail", "detail from highlight to"),
    }.items()
}
# Parameters that leave something out or only change how it looks, the least telling first.
# Without one, a view holds what it held, and more.
_NARROWING = (
    ("theme", "lang", "title", "highlight", "fold", "id"),
    ("detail",),
    ("from", "to", "as_of"),
    ("with",),
    ("lanes",),
    ("actors",),
)


@dataclass(frozen=True, slots=True)
class Views:
    """What is written: see `of`.

    Attributes
    ----------
    seeds:
        Addresses to begin with.
    without:
        Addresses, and paths with any query, that are left out, though pages link to them.
    choices:
        Views of the explorer that its own front page offers.
    """

    seeds: tuple[str, ...]
    without: frozenset[str] = frozenset()
    choices: frozenset[str] = frozenset()

    def follows(self, address: str, page: str) -> bool:
        """Return whether an address that a page links to is to be written as well."""
        path, _, query = address.partition("?")
        if path.startswith(_SERVED) or {address, path} & self.without:
            return False
        if not query or (path.startswith("/assets/") and query.startswith("v=")):
            return True
        if VERSION in query and VERSION in page:
            # The data of a pinned chart, of the same version.
            return True
        keys = frozenset(key for key, _ in parse_qsl(query, keep_blank_values=True))
        if path == "/compare" and "," not in query:
            return False
        if path == EXPLORER and page.startswith(f"{EXPLORER}?"):
            # Each of its views links to all its neighbors.
            return False
        return address in self.choices or keys in _FOLLOWED.get(path, frozenset())


def of(index: Index, detail: int, *, whole: bool) -> Views:
    """Return the views of a record to write.

    Parameters
    ----------
    detail:
        Events up to this weight have an image and a page that tells how to embed them; every
        event has its page, its embed and its data.
    whole:
        Whether the site's whole address is known; without it nobody can be told how to embed.
    """
    minor = [event.id for event in index.record.events if event.weight > detail]
    without = {address for id in minor for address in _of_minor(id)}
    seeds = (*_usual(index), *((BUILDER,) if whole else ()))
    return Views(seeds, frozenset(without if whole else {*without, BUILDER}))


def of_many(address: str) -> bool:
    """Return whether there are many such addresses: one for each event, or for each choice.

    >>> of_many("/embed/event/2018-05-08-us-withdrawal"), of_many("/events.csv")
    (True, False)
    """
    return address.startswith(_OF_MANY)


def wider(address: str, page: str, written: Collection[str]) -> str | None:
    """Return what stands in for a view that was not written, or None where nothing does.

    Parameters
    ----------
    page:
        The address of the page that the link stands on.
    written:
        The addresses that were written.
    """
    path, _, query = address.partition("?")
    parameters = parse_qsl(query, keep_blank_values=True)
    event = dict(parameters).get("event")
    if path == EXPLORER and event:
        # In the explorer one opens an event; elsewhere one looks for its place in time.
        on_explorer = page.partition("?")[0] == EXPLORER
        found = f"{LIST}/{event}" if on_explorer else f"{EXPLORER}#event-{event}"
        return found if f"{LIST}/{event}" in written else None
    parts = query.split("&")
    for kept in _widening(parts, page.partition("?")[2].split("&")):
        candidate = normal(f"{path}?{'&'.join(kept)}")
        if candidate in written and candidate != page:
            return candidate
    return None


def _widening(parts: list[str], here: list[str]) -> Iterator[list[str]]:
    """Yield fewer and fewer of a link's parameters; first those that its page does not have."""
    narrowing = {key for keys in _NARROWING for key in keys}
    changed = [part for part in parts if part not in here]
    if all(_key(part) in narrowing for part in parts if part in here):
        yield changed
    kept = parts
    for keys in _NARROWING:
        kept = [part for part in kept if _key(part) not in keys]
        yield kept


def _key(parameter: str) -> str:
    return parameter.partition("=")[0]


def _usual(index: Index) -> Iterator[str]:
    """Yield what a site begins with; what pages link to is found by following their links."""
    yield from (EXPLORER, "/sitemap.xml", "/robots.txt", "/embed.js", "/events.json")
    yield from ("/timeline.png", "/timeline.svg", "/embed/timeline", "/embed/list")
    yield from (f"/embed/timeline?detail={detail}" for detail in (1, 2))
    if index.record.clauses:
        yield from ("/embed/clauses", "/clauses.svg", "/clauses.png")
    for series in index.record.series:
        yield from (f"/embed/series/{series.id}", f"/series/{series.id}.svg")
    for beginning in index.beginnings.values():
        yield f"/events/{beginning}"
    for id in (*index.events, *index.formerly):
        yield from (f"/events/{id}", f"/embed/event/{id}", f"/embed/card/{id}")


def _of_minor(id: str) -> tuple[str, ...]:
    return (f"{LIST}/{id}.png", f"{LIST}/{id}.svg", normal(f"{BUILDER}?kind=event&event={id}"))
