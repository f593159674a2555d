"""Which views of the record a static site holds, and what stands in for those it does not.

There are endless views, and a folder holds some. Written are all pages, and of views with a
query string: what a single filter selects (one lane, one actor, one span of time, one track),
the images that pages are shared with, and whatever is asked for by name. A link to another view
leads to the nearest one that holds everything that it promised, and more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from urllib.parse import parse_qsl, urlsplit

from timeline.query.view import View, decode
from timeline.record.index import Index
from timeline.record.model import Event
from timeline.releases import store
from timeline.releases.store import Release
from timeline.static.naming import VERSION, normal
from timeline.web import urls
from timeline.web.charts import chart_kinds, images
from timeline.web.downloads.files import files
from timeline.web.explorer import presets
from timeline.web.html import choices
from timeline.web.html.filter_form import form
from timeline.web.http import asset_files, pinned
from timeline.web.pages import compare, sitemap, tours

EXPLORER = "/"
LIST = "/events"
BUILDER = "/embed/new"

_OF_MANY = (f"{EXPLORER}?", f"{LIST}?", f"{LIST}/", "/embed/event/", "/embed/card/", f"{BUILDER}?")
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
# What pages are made of that ask no server.
_ASSETS = ("pages/", "shared/", "explorer/explorer.css")


def of(index: Index, today: dt.date, detail: int, *, whole: bool) -> tuple[str, ...]:
    """Return the addresses of a record's site, each once, without those of frozen releases.

    Parameters
    ----------
    detail:
        Events up to this weight have an image and a page that tells how to embed them; every
        event has its page, its embed and its data.
    whole:
        Whether the site's whole address is known; without it nobody can be told how to embed,
        and there can be no map of the site.
    """
    shown = [event for event in index.record.events if event.weight <= detail]
    found = [*_pages(index), *_explorer(index, today), *_lists(index), *_embeds(index)]
    found += [*_images(index, shown), *_files(index), *_assets(), "/robots.txt"]
    if whole:
        found += ["/sitemap.xml", *_builder(index, shown)]
    return tuple(dict.fromkeys(map(normal, found)))


def of_releases(releases: Iterable[Release], asked: Iterable[str]) -> tuple[str, ...]:
    """Return the addresses of what is kept of frozen releases: records, and what was pinned.

    An embed that was pinned has its image, its data and the cards of its events.

    Parameters
    ----------
    asked:
        Addresses of embeds, images and data with the version that they are pinned to.
    """
    known = {each.version: each for each in releases}
    found = [f"/embed/releases/{version}/events.yaml" for version in known]
    for address in asked:
        path, _, query = normal(address).partition("?")
        found.append(address)
        if path.startswith("/embed/") and not path.startswith("/embed/card/"):
            found += _beside(known[dict(parse_qsl(query))[pinned.KEY]], path, query)
    return tuple(dict.fromkeys(map(normal, found)))


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


def _pages(index: Index) -> Iterator[str]:
    yield from sitemap.paths(index)
    yield from _comparisons(index)
    # What leads on: former ids, and the beginnings of ids that drawings link by.
    yield from map(urls.event, (*index.formerly, *index.beginnings.values()))


def _explorer(index: Index, today: dt.date) -> Iterator[str]:
    """Yield the explorer's views of one choice: what its form, its buttons and pages offer."""
    record, offered = index.record, form(index, View(), today)
    chosen = (*offered.detail, *offered.lanes, *offered.groups, *offered.actors, *offered.tracks)
    yield EXPLORER
    yield from (choices.alone(EXPLORER, each) for each in chosen)
    spans = (*presets.presets(record, today), *record.phases)
    yield from (urls.explorer(View(from_=each.from_, to=each.to)) for each in spans)
    yield urls.explorer(View(series=tuple(index.series)))
    yield from (urls.explorer(view) for view in _compared(index))


def _lists(index: Index) -> Iterator[str]:
    views = [*_of_actors(index), *_compared(index)]
    views += [View(detail=detail) for detail in (1, 2)]
    views += [View(lanes=(id,)) for id in index.lanes]
    yield from (urls.events(view) for view in views)


def _embeds(index: Index) -> Iterator[str]:
    yield from ("/embed.js", "/embed/timeline", "/embed/list")
    yield from (f"/embed/timeline?detail={detail}" for detail in (1, 2))
    if index.record.clauses:
        yield "/embed/clauses"
    yield from (f"/embed/series/{id}" for id in index.series)
    for id in (*index.events, *index.formerly):
        yield from (f"/embed/event/{id}", f"/embed/card/{id}")


def _images(index: Index, shown: Iterable[Event]) -> Iterator[str]:
    views = [View(), *_of_actors(index), *_compared(index), *map(tours.whole, index.record.tours)]
    views += [View(detail=detail) for detail in (1, 2)]
    yield "/timeline.svg"
    yield from map(urls.image, views)
    if index.record.clauses:
        yield from ("/clauses.svg", "/clauses.png")
    things = (*map(urls.series, index.series), *(urls.event(event.id) for event in shown))
    yield from (f"{thing}.{ending}" for thing in things for ending in ("svg", "png"))


def _files(index: Index) -> Iterator[str]:
    found = [*files("events", LIST)]
    found += [file for id in index.events for file in files("event", urls.event(id))]
    found += [file for id in index.series for file in files("series", urls.series(id))]
    found += files("clauses", "/clauses") if index.record.clauses else ()
    yield "/events.schema.json"
    yield from (file.href for file in found)


def _assets() -> Iterator[str]:
    names = sorted(asset_files.names())
    yield from (asset_files.address(name) for name in names if name.startswith(_ASSETS))


def _builder(index: Index, shown: Iterable[Event]) -> Iterator[str]:
    yield BUILDER
    yield urls.builder("list", View())
    if index.record.clauses:
        yield urls.builder("clauses", View())
    yield from (urls.builder("series", View(series=(id,))) for id in index.series)
    yield from (urls.builder("event", View(event=event.id)) for event in shown)


def _of_actors(index: Index) -> tuple[View, ...]:
    return tuple(View(actors=(id,)) for id in (*index.groups, *index.actors))


def _compared(index: Index) -> Iterator[View]:
    """Yield the views of those that the page of comparisons suggests."""
    yield from (decode(urlsplit(href).query) for href in _comparisons(index))


def _comparisons(index: Index) -> tuple[str, ...]:
    return tuple(ref.href for ref in compare.suggestions(index))


def _beside(release: Release, path: str, query: str) -> Iterator[str]:
    """Yield what an embed of a release needs: its image, its data and its events' cards."""
    index = store.index_of(release)
    kind, _, id = path.removeprefix("/embed/").partition("/")
    named = chart_kinds.kind_of(kind)
    if named is None:
        return
    view = decode(query, index, pinned.IGNORED | {"standalone"})
    known = index.event_meant(id) if named == "event" else id
    chart = chart_kinds.chart(index, named, known, view, release.day)
    image = chart_kinds.address(images.path(named, id, "png"), view)
    for address in (image, chart.data, chart.document):
        yield pinned.address(address, release.version)
    rows = [row for section in chart.sections for row in (*section.rows, *section.more)]
    ids = {row.event for row in rows if row.event}
    if chart.draw:
        ids |= {mark.event for mark in chart.draw(960, None).marks}
    yield from (f"/embed/card/{id}?{VERSION}{release.version}" for id in sorted(ids))
