"""HTML of our own, read and changed by its tags.

The pages are written by our templates: attributes stand in double quotes, everything in them is
escaped, and links and forms do not hold each other. So patterns are enough, and a thousand pages
take a second. What stands in scripts, styles and text areas is text and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape, unescape

_RAW = re.compile(r"<(script|style|textarea)\b[^>]*>(?P<text>.*?)</\1>", re.DOTALL)
_ANCHOR = re.compile(r"<a\b(?P<given>[^>]*)>(?P<inner>.*?)</a>", re.DOTALL)
_TAG = re.compile(r"<(?:link|script|img|iframe)\b[^>]*>")
_FETCHED = re.compile(r' (?:href|src)="([^"]*)"')
_IMAGE = re.compile(r'<meta property="og:image" content="([^"]*)"')
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_TAGS = re.compile(r"<[^>]*>")


def attributes(tag: str) -> dict[str, str]:
    """Return the attributes that have a value in a tag, or in what stands between its brackets.

    >>> attributes('<a class="x" href="/?a=1&amp;b=2" download>')
    {'class': 'x', 'href': '/?a=1&b=2'}
    """
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag)}


def attribute(name: str, value: str) -> str:
    """Return an attribute as it stands in a tag, with a space before it."""
    return f' {name}="{escape(value)}"'


def with_attribute(tag: str, name: str, value: str | None) -> str:
    """Return the tag with another value of an attribute that it has, or without it for None."""
    new = attribute(name, value) if value is not None else ""
    return re.sub(rf' {name}="[^"]*"', lambda _: new, tag, count=1)


def words(html: str) -> str:
    """Return the text of a piece of HTML."""
    return " ".join(unescape(_TAGS.sub(" ", html)).split())


def addresses(html: str) -> Iterator[str]:
    """Yield the address of everything that the page links to, shows, runs or is shared with."""
    for piece in _markup(html):
        for tag in (*_TAG.findall(piece), *(f"<a{each[1]}>" for each in _ANCHOR.finditer(piece))):
            yield from (unescape(value) for value in _FETCHED.findall(tag))
        yield from (unescape(value) for value in _IMAGE.findall(piece))


def change(html: str, changed: Callable[[str], str]) -> str:
    """Return the page with its markup changed, and what is text within it as it was."""
    parts: list[str] = []
    at = 0
    for raw in _RAW.finditer(html):
        parts += changed(html[at : raw.start("text")]), raw["text"]
        at = raw.end("text")
    return "".join([*parts, changed(html[at:])])


def anchors(html: str, changed: Callable[[str, str], str]) -> str:
    """Return markup with each link changed; `changed` gets its opening tag and what it holds."""
    return _ANCHOR.sub(lambda found: changed(f"<a{found['given']}>", found["inner"]), html)


def tags(html: str, changed: Callable[[str], str]) -> str:
    """Return markup with each tag that fetches something changed."""
    return _TAG.sub(lambda found: changed(found[0]), html)


def _markup(html: str) -> Iterator[str]:
    at = 0
    for raw in _RAW.finditer(html):
        yield html[at : raw.start("text")]
        at = raw.end("text")
    yield html[at:]
