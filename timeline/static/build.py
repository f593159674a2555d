"""The building of a static site: ask for everything, then finish the pages."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from timeline.record.index import Index
from timeline.static import choices, crawl, naming, static_page, views
from timeline.static.crawl import Answer, Asking
from timeline.static.linking import Links
from timeline.static.naming import normal
from timeline.static.static_page import Still
from timeline.static.workers import Crew

NOT_FOUND = "404.html"
Told = Callable[[str, int, int], None]

_MISSING = "/404"
_SITEMAP, _ROBOTS = "/sitemap.xml", "/robots.txt"
_SITEMAP_NAMED = re.compile(r"^Sitemap:.*\n?", re.MULTILINE)
_NOTHING_AT = re.compile(r"(?<=There is nothing at )(?:&#39;|&#x27;|')/404(?:&#39;|&#x27;|')")
_LINKED_DATA = re.compile(r'<script type="application/ld\+json">.*?</script>\n?', re.DOTALL)
_EVENT_LINK = re.compile(r' href="/events/([^"/.?#]+)"')


class SiteError(Exception):
    """What is wrong with a site that was to be written, as sentences for people, a line each."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a site is to hold: see `timeline.static.site.Settings`."""

    detail: int
    views: tuple[str, ...]
    pinned: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What was written.

    Attributes
    ----------
    files:
        How many, without their compressed siblings.
    bytes, packed:
        Their size as they are, and in the smallest form of each.
    lost:
        Addresses that pages lead to and the app does not have.
    """

    files: int
    bytes: int
    packed: int
    lost: tuple[str, ...]


def build(asking: Asking, index: Index, asked: Asked, crew: Crew, told: Told) -> Written:
    """Write a site of what the app answers.

    Raises
    ------
    SiteError
        If it does not answer what it was asked for by name.
    """
    _refuse({each: asking.text(each)[0] for each in asked.views})
    front = asking.text(views.EXPLORER)[1]
    wanted = replace(
        views.of(index, asked.detail, whole=bool(asking.base)),
        choices=frozenset(choices.offered(front)),
    )
    helpers = [_hashed(asking, path) for path in (static_page.SCRIPT, static_page.STYLE)]
    named = (*wanted.seeds, *asked.views, *asked.pinned)
    seeds = (*helpers, *named, *wanted.choices, *_cards(asking, asked.pinned))
    try:
        answers = crawl.crawl(asking, seeds, wanted.follows, crew, partial(told, "Asking"))
        _refuse(
            {each.address: each.status for each in answers.values() if each.status >= 500}
            | {each: answers[normal(each)].status for each in (*helpers, *named)}
        )
        links = Links(asking.base, asking.prefix, _places(answers))
    except ValueError as error:
        raise SiteError(f"{error}") from error
    made = Still(links, *helpers)
    sizes = [each.size for each in answers.values() if each.file]
    pages = [each for each in answers.values() if each.page and each.address in links.written]
    # The longest first, so that no process is left with one at the end.
    pages.sort(key=lambda each: -each.length)
    finish = partial(_finished, asking, made)
    for done, size in enumerate(crew.do(finish, pages), start=1):
        sizes.append(size)
        told("Writing", done, len(pages))
    sizes.append(asking.write(_MISSING, NOT_FOUND, _not_found(asking, made).encode()))
    _for_crawlers(asking)
    return Written(
        files=len(sizes),
        bytes=sum(size for size, _ in sizes),
        packed=sum(packed for _, packed in sizes),
        lost=tuple(sorted(each.address for each in answers.values() if each.status >= 400)),
    )


def _hashed(asking: Asking, path: str) -> str:
    """Return the address of one of our assets with its digest."""
    digest = hashlib.sha256(asking.text(path)[1].encode()).hexdigest()
    return f"{path}?v={digest[:10]}"


def _cards(asking: Asking, pinned: Iterable[str]) -> Iterator[str]:
    """Yield the addresses of the cards that pinned embeds show of their events."""
    for address in pinned:
        if address.startswith("/embed/"):
            version = next(each for each in address.split("?")[1].split("&") if "version=" in each)
            for id in dict.fromkeys(_EVENT_LINK.findall(asking.text(address)[1])):
                yield f"/embed/card/{id}?{version}"


def _refuse(statuses: Mapping[str, int]) -> None:
    """Raise an error if any of these addresses is not there."""
    wrong = {address: status for address, status in statuses.items() if status >= 400}
    if wrong:
        lines = (f"{address}: the app answers {status}" for address, status in wrong.items())
        raise SiteError("\n".join(lines))


def _places(answers: Mapping[str, Answer]) -> dict[str, str]:
    """Return the file of each address that is written.

    Raises
    ------
    SiteError
        If two addresses would have the same.
    """
    found: dict[str, str] = {}
    taken: dict[str, str] = {}
    for address, answer in answers.items():
        if answer.status >= 400 or (answer.to and answers.get(normal(answer.to)) is None):
            continue
        file = answer.file or naming.file(address, page=True)
        if file in taken:
            raise SiteError(f"{address}: would be written to {file}, as {taken[file]} is")
        found[address] = file
        taken[file] = address
    return found


def _finished(asking: Asking, made: Still, answer: Answer) -> tuple[int, int]:
    """Write a page; return its bytes, as they are and in the smallest form."""
    if answer.kept is None:
        html = static_page.moved(answer.to, made.links)
    else:
        html = answer.kept.read_bytes().decode()
        html = static_page.page(html, answer.address, made, answer.policy)
    return asking.write(answer.address, made.links.written[answer.address], html.encode())


def _not_found(asking: Asking, made: Still) -> str:
    """Return the page for every address that the site does not have."""
    _, html, policy = asking.page(_MISSING)
    html = _LINKED_DATA.sub("", _NOTHING_AT.sub("this address", html))
    return static_page.page(static_page.without_server(html, _MISSING), _MISSING, made, policy)


def _for_crawlers(asking: Asking) -> None:
    """A map of the site needs whole addresses (https://www.sitemaps.org/protocol.html)."""
    if asking.base:
        return
    for ending in ("", ".br", ".gz"):
        (asking.folder / f"{_SITEMAP[1:]}{ending}").unlink(missing_ok=True)
    text = _SITEMAP_NAMED.sub("", asking.text(_ROBOTS)[1])
    asking.write(_ROBOTS, _ROBOTS[1:], text.encode())
