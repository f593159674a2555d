"""Who publishes a page is known by its address, and rates it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import event
from timeline.record.model import Source
from timeline.record.outlets.outlet import NONE, Outlet, Outlets, in_order
from timeline.record.outlets.support import support


def outlet(name: str, kind: str, *domains: str, **fields: Any) -> Outlet:
    return Outlet.model_validate({"name": name, "kind": kind, "domains": domains, **fields})


OUTLETS = Outlets(
    (
        outlet("Agency", "official", "agency.example", aka=("The Atom Agency",)),
        outlet("Union", "official", "union.example", "keeps.example/union"),
        outlet("Wire", "agency", "wire.example", "wire.example.net"),
        outlet("Wire in Farsi", "agency", "fa.wire.example", owner="Borea"),
        outlet("Tabloid", "newspaper", "tabloid.example", rating="C"),
        outlet("Wiki", "reference", "wiki.example"),
    ),
    test_hosts=("staging", "old"),
)


def source(url: str | None = None, **fields: Any) -> Source:
    given = {"publisher": "P", "kind": "news", **fields}
    return Source.model_validate({**given, "url": url} if url else given)


@pytest.mark.parametrize(
    ("url", "name", "rating"),
    [
        ("https://agency.example/report", "Agency", "A"),
        ("https://www.agency.example:443/report", "Agency", "A"),
        ("http://news.wire.example./a", "Wire", "B"),
        ("https://wire.example.net/a", "Wire", "B"),
        ("https://fa.wire.example/a", "Wire in Farsi", "B"),
        ("https://tabloid.example/a", "Tabloid", "C"),
        ("https://wiki.example/a", "Wiki", "C"),
        # a domain is no part of another word, and no ending of one
        ("https://nowire.example/a", "nowire.example", "C"),
        ("https://wire.example.org/a", "wire.example.org", "C"),
        # a folder of a host that keeps pages of several
        ("https://old.keeps.example/union/2013/a", "old.keeps.example", "C"),
        ("https://keeps.example/union/2013/a", "Union", "A"),
        ("https://keeps.example/unions", "keeps.example", "C"),
        ("https://keeps.example", "keeps.example", "C"),
        # copies and test sites
        ("https://staging.wire.example/a", "staging.wire.example", "C"),
        ("https://staging-www.wire.example/a", "staging-www.wire.example", "C"),
        ("https://stagings.wire.example/a", "Wire", "B"),
    ],
)
def test_an_address_belongs_to_the_nearest_domain(url: str, name: str, rating: str) -> None:
    found = OUTLETS.of(source(url))
    assert (found.name, found.rated) == (name, rating)


@pytest.mark.parametrize(
    ("publisher", "name", "rating"),
    [
        ("Agency", "Agency", "A"),
        ("The Atom Agency, Board of Governors", "Agency", "A"),
        ("WIRE", "Wire", "B"),
        ("Ministry of Borea", "Ministry of Borea", "A"),
    ],
)
def test_a_document_without_an_address_belongs_to_its_publisher(
    publisher: str, name: str, rating: str
) -> None:
    found = OUTLETS.of(source(document="AG/1", publisher=publisher))
    assert (found.name, found.rated) == (name, rating)


def test_a_host_that_is_listed_itself_is_no_copy() -> None:
    listed = Outlets((outlet("Old", "archive", "old.wire.example"),), test_hosts=("old",))
    assert listed.of(source("https://old.wire.example/a")).name == "Old"


def supported(*urls: str, weight: int = 2) -> tuple[list[str], list[str], list[str], bool]:
    sources = tuple({"url": url, "publisher": "P", "kind": "news"} for url in urls)
    found = support(event("2018-05-08-x", sources=sources, weight=weight), OUTLETS)
    names = [[each.name for each in of] for of in (found.official, found.established, found.other)]
    return names[0], names[1], names[2], found.enough(weight)


AGENCY, UNION = "https://agency.example/a", "https://union.example/a"
WIRE, FARSI = "https://wire.example/a", "https://fa.wire.example/a"
WIKI = "https://wiki.example/a"


def test_outlets_are_counted_once_each() -> None:
    assert supported(WIRE, f"{WIRE}b", "https://wire.example.net/c", WIKI, AGENCY) == (
        ["Agency"],
        ["Wire"],
        ["Wiki"],
        True,
    )


@pytest.mark.parametrize(
    ("urls", "landmark", "major"),
    [
        ((AGENCY,), True, False),
        ((WIRE,), False, False),
        ((WIRE, WIKI, "https://some.example/a"), False, False),
        ((WIRE, f"{WIRE}b"), False, False),
        ((WIRE, FARSI), True, True),
        ((WIRE, AGENCY), True, True),
        ((UNION, AGENCY), True, True),
    ],
)
def test_what_is_enough(urls: tuple[str, ...], landmark: bool, major: bool) -> None:
    assert supported(*urls, weight=1)[3] is landmark
    assert supported(*urls, weight=2)[3] is major
    assert supported(*urls, weight=3)[3] is True


def test_outlets_stand_by_kind_and_from_a_to_z_without_an_article() -> None:
    names = [each.name for each in in_order(OUTLETS.all)]
    assert names == ["Agency", "Union", "Wire", "Wire in Farsi", "Tabloid", "Wiki"]
    paper = outlet("The Daily", "newspaper", "a.example")
    assert in_order([outlet("Echo", "newspaper", "b.example"), paper])[0] is paper
    assert paper.id == "the-daily"


def test_without_a_list_there_are_no_outlets() -> None:
    assert OUTLETS
    assert not NONE
