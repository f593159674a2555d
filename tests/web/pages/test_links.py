"""Every link inside the site leads somewhere: to a page that is there and to a place on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from flask.testing import FlaskClient

from tests.builders import event, index_of
from tests.web.reading import client_of, page
from timeline.record.index import Index

# A view has endless addresses; of these pages only so many views are followed.
VIEWS = ("/", "/events", "/compare", "/embed/new", "/search", "/about")
MOST_VIEWS = 8


class Walk:
    """A walk over the site from one page along every link."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.ids: dict[str, set[str]] = {}
        self.places: dict[str, dict[str, str]] = defaultdict(dict)
        self.broken: list[str] = []
        self._views: dict[str, int] = defaultdict(int)

    def along(self, start: str) -> None:
        """Follow every link there is."""
        waiting = [(start, "the start")]
        while waiting:
            address, found_on = waiting.pop()
            if address in self.ids or self._enough(address):
                continue
            self.ids[address] = set()
            with self.client.get(address) as answer:
                if answer.status_code not in (200, 301, 302):
                    self.broken.append(f"{address} on {found_on}: status {answer.status_code}")
                    continue
                if answer.mimetype != "text/html" or answer.status_code != 200:
                    continue
            waiting += ((link, address) for link in self._links(address))

    def lost(self) -> list[str]:
        """Return the links to places that no page has."""
        return [
            f"{address}#{place} on {found_on}"
            for address, places in self.places.items()
            for place, found_on in places.items()
            if address in self.ids and place not in self.ids[address]
        ]

    def _links(self, address: str) -> Iterator[str]:
        parsed = page(self.client, address)
        self.ids[address] = {each.attrs["id"] for each in parsed.query("[id]")}
        for link in parsed.query("a[href]"):
            parts = urlsplit(link.attrs["href"])
            if parts.netloc or parts.scheme:
                continue
            path = parts.path or urlsplit(address).path
            query = parts.query if parts.path else urlsplit(address).query
            target = f"{path}?{query}" if query else path
            if parts.fragment:
                self.places[target].setdefault(unquote(parts.fragment), address)
            yield target

    def _enough(self, address: str) -> bool:
        parts = urlsplit(address)
        if parts.path.startswith("/embed/") and parts.path != "/embed/new":
            return True
        if not parts.query or parts.path not in VIEWS:
            return False
        self._views[parts.path] += 1
        return self._views[parts.path] > MOST_VIEWS


def test_no_link_is_broken(small_index: Index) -> None:
    walk = Walk(client_of(small_index))
    walk.along("/events")
    assert walk.broken == []
    assert walk.lost() == []
    assert {"/", "/tours/in-two-steps", "/events.csv", "/people", "/actors/both"} <= set(walk.ids)


def test_no_link_is_broken_where_the_record_has_events_only() -> None:
    walk = Walk(client_of(index_of(event("2015-07-14-deal"), event("2016", date="2016"))))
    walk.along("/events")
    assert walk.broken == []
    assert walk.lost() == []


def test_the_published_record_links_to_pages_that_are_there(index: Index) -> None:
    client = client_of(index)
    walk = Walk(client)
    known = {f"/events/{id}" for id in index.events} | {"/clauses", "/people", "/glossary"}
    known |= {f"/actors/{id}" for id in (*index.actors, *index.groups)}
    known |= {f"/series/{id}" for id in index.series} | {f"/tours/{id}" for id in index.tours}
    for address in ("/clauses", "/people", "/glossary", *(f"/tours/{id}" for id in index.tours)):
        links = [link for link in walk._links(address) if not urlsplit(link).query]
        paths = {link for link in links if link.count("/") == 2 and "." not in link}
        assert paths <= known, address
    assert walk.lost() == []
