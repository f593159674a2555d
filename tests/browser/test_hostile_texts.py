"""Attacks in every text of the record and of a query are read as text, and do nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

import pytest
from flask import Flask
from playwright.sync_api import Page

from tests.browser.embedding import Press
from tests.browser.exploring import started
from tests.browser.hostile import ATTACKS, TODAY, Hostile, hits, packed, read_aloud, served
from timeline.query.view import QUERY_CHARACTERS
from timeline.query.view import TITLE_CHARACTERS as CAPTION_CHARACTERS
from timeline.web import create
from timeline.web.site import Site

EVENTS = (
    "1998-first-site",
    "2012-08-second-site",
    "2015-03-02-talks-open",
    "2018-11-inspection",
    "2021-06-30-accord",
)
OPEN = "2015-03-02-talks-open"
IDS = {
    "/events/": EVENTS,
    "/embed/event/": (OPEN,),
    "/embed/card/": (OPEN,),
    "/actors/": ("alia", "both"),
    "/series/": ("stock",),
    "/embed/series/": ("stock",),
    "/tours/": ("in-two-steps",),
}
CHAIN = "?from_event=1998-first-site&to_event=2021-06-30-accord"
# It says whom a quote is of; and a source is called by its title, or else by its symbol.
NOT_SHOWN = {
    "collective_speakers.name",
    "series.points.source.document",
    "series.annotations.source.document",
    "series.annotations.source.title",
}
OPENED = ("text/html", "image/svg+xml")


@dataclass(frozen=True)
class Attacked:
    """A site with a hostile record."""

    record: Hostile
    server: Flask
    address: str


@pytest.fixture(scope="module")
def attacked() -> Iterator[Attacked]:
    record = Hostile()
    server = create(Site(record.index, lambda: TODAY)).server
    with served(server) as address:
        yield Attacked(record, server, address)


@pytest.mark.parametrize(
    "attack",
    [
        "<script>hit=1</script>",
        "<b data-hit>",
        "<i onload='x'>",
        "<a href='JavaScript:x'>a</a>",
    ],
)
def test_what_an_attack_does_is_seen(
    press: Press, open_page: Callable[..., Page], attack: str
) -> None:
    assert hits(open_page(press.page(attack)))


def opened(open_page: Callable[..., Page], address: str) -> Page:
    page = open_page(address)
    if page.locator("#chart").count():
        started(page)
    assert hits(page) == []
    return page


def paths(server: Flask) -> list[str]:
    """Return an address of each page, embed and drawing of the site."""
    client = server.test_client()
    asked = [path for rule in server.url_map.iter_rules() for path in _paths(rule.rule)]
    answers = {path: client.get(path) for path in asked}
    return [
        path
        for path, answer in answers.items()
        if answer.status_code == 200 and answer.mimetype in OPENED
    ]


def _paths(rule: str) -> Iterator[str]:
    """Yield the addresses of a rule, for each of the words that it takes, and for `IDS`."""
    choice = re.search(r"<any\(([^)]*)\):\w+>", rule)
    if choice:
        for word in choice[1].split(", "):
            yield from _paths(rule.replace(choice[0], word))
    elif rule.endswith("/chain"):
        yield rule + CHAIN
    elif "<id>" in rule:
        start, _, rest = rule.partition("<id>")
        yield from (f"{start}{id}{rest}" for id in IDS.get(start, ()))
    elif "<" not in rule:
        yield rule


def test_every_text_of_a_record_is_read_as_it_is_written(
    attacked: Attacked, open_page: Callable[..., Page]
) -> None:
    asked = paths(attacked.server)
    said = ""
    for path in asked:
        page = opened(open_page, attacked.address + path)
        said += read_aloud(page)
        page.close()
    unread = [name for name, text in attacked.record.texts.items() if text not in said]
    print(f"\n{len(ATTACKS)} attacks in {len(attacked.record.texts)} texts, on {len(asked)} pages")
    assert {name.partition(" ")[0] for name in unread} == NOT_SHOWN


@pytest.mark.parametrize("text", packed(CAPTION_CHARACTERS))
def test_a_caption_is_read_as_it_is_written(
    attacked: Attacked, open_page: Callable[..., Page], text: str
) -> None:
    for path in ("/embed/timeline", "/embed/new"):
        page = opened(open_page, f"{attacked.address}{path}?title={quote(text)}")
        assert text in read_aloud(page)
        page.close()
    opened(open_page, f"{attacked.address}/timeline.svg?title={quote(text)}&w=2400")


@pytest.mark.parametrize("text", packed(QUERY_CHARACTERS))
def test_what_is_searched_for_is_read_as_it_is_written(
    attacked: Attacked, open_page: Callable[..., Page], text: str
) -> None:
    for path in ("/search", "/events", "/"):
        page = opened(open_page, f"{attacked.address}{path}?q={quote(text)}")
        assert text in read_aloud(page)
        page.close()
