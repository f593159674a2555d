"""The feed in JSON: what a reader of JSON Feed 1.1 must find, and the entries of the Atom feed."""

from __future__ import annotations

import json
from xml.etree import ElementTree

from hypothesis import given

from tests.web.downloads.origins import BASE, events, origin, two
from tests.web.entries import records
from timeline.record.index import Index
from timeline.web.downloads.formats import atom
from timeline.web.downloads.formats.jsonfeed import feed


def test_it_has_what_a_reader_needs() -> None:
    read = json.loads(feed(origin(two(), "jsonfeed"), events()))
    assert read["version"] == "https://jsonfeed.org/version/1.1"
    assert read["title"] == "Since 2012"
    assert read["feed_url"] == f"{BASE}/events.jsonfeed?from=2012"
    newest = read["items"][0]
    assert newest["url"] == f"{BASE}/events/2015-03-02-talks"
    assert newest["title"].startswith("2 to 6 March 2015: ")
    assert "<p>Sources:</p>" in newest["content_html"]
    assert newest["tags"] == ["talks"]


def test_entries_are_those_of_the_atom_feed() -> None:
    read = json.loads(feed(origin(two()), events()))
    entries = ElementTree.fromstring(atom.feed(origin(two()), events())).findall("{*}entry")
    assert [item["id"] for item in read["items"]] == [each.findtext("{*}id") for each in entries]
    assert [item["content_html"] for item in read["items"]] == [
        each.findtext("{*}content") for each in entries
    ]


@given(records())
def test_any_text_comes_back(index: Index) -> None:
    items = json.loads(feed(origin(index), index.record.events))["items"]
    assert sorted(item["title"].partition(": ")[2] for item in items) == sorted(
        event.title for event in index.record.events
    )
    assert len({item["id"] for item in items}) == len(items)
