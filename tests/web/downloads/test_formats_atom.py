from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

from hypothesis import given

from tests.builders import event, index_of
from tests.web.downloads.origins import BASE, events, golden, origin, two
from tests.web.entries import records
from timeline.record.index import Index
from timeline.web.downloads.formats.atom import feed

# Of what no XML can hold, texts can have only these two.
NOT_XML = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
ATOM = "{http://www.w3.org/2005/Atom}"


def _read(text: str) -> ElementTree.Element:
    """Return the feed; RFC 4287 section 4.1 says what each part of it must have."""
    root = ElementTree.fromstring(text.encode())
    for part in (root, *root.iter(f"{ATOM}entry")):
        for needed in ("id", "title", "updated"):
            assert len(part.findall(f"{ATOM}{needed}")) == 1
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    assert [link.get("rel") for link in root.findall(f"{ATOM}link")] == ["alternate", "self"]
    ids = [element.text for element in root.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids)
    return root


def _texts(root: ElementTree.Element, name: str) -> list[str]:
    return [element.text or "" for element in root.iter(f"{ATOM}{name}")]


def test_two_events_as_a_feed() -> None:
    assert feed(origin(two(), "atom"), events()) == golden("atom")


@given(records())
def test_a_feed_reader_reads_any_text(index: Index) -> None:
    titles = _texts(_read(feed(origin(index), index.record.events)), "title")[1:]
    assert sorted(title.partition(": ")[2] for title in titles) == sorted(
        event.title.translate(NOT_XML) for event in index.record.events
    )


def test_what_no_xml_can_hold_is_replaced() -> None:
    index = index_of(event("2015-01-01-x", title="A\N{NULL}B\uffffC"))
    root = _read(feed(origin(index), index.record.events))
    assert _texts(root, "title")[1] == "1 January 2015: A\ufffdB\ufffdC"


def test_text_is_text_in_the_html_of_an_entry() -> None:
    index = index_of(event("2015-01-01-x", summary="a <script> & b"))
    content = _texts(_read(feed(origin(index), index.record.events)), "content")[0]
    assert "<p>a &lt;script&gt; &amp; b</p>" in content


def test_newest_first_and_as_new_as_the_data() -> None:
    root = _read(feed(origin(two()), events()))
    assert [text[:4] for text in _texts(root, "title")[1:]] == ["2 to", "Abou"]
    assert set(_texts(root, "updated")) == {"2021-06-30T00:00:00+00:00"}


def test_nothing_selected_is_a_feed_without_entries() -> None:
    text = feed(origin(two()), [])
    assert _texts(_read(text), "updated") == ["2021-06-30T00:00:00+00:00"]


def test_the_ids_are_the_same_on_every_site() -> None:
    here = origin(two())
    there = replace(
        here,
        **{
            key: getattr(here, key).replace(BASE, "http://b") for key in ("base", "address", "file")
        },
    )
    read = [_texts(_read(feed(at, events())), "id") for at in (here, there)]
    assert read[0] == read[1]
