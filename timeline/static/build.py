"""The building of a static site: ask the app for everything that the site is to hold."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from werkzeug.test import Client, TestResponse

from timeline.static import files, naming, views, workers
from timeline.static.linking import StaticUrls
from timeline.static.naming import normal

NOT_FOUND = "404.html"
Told = Callable[[int, int], None]

_LOG = logging.getLogger(__name__)
_HTML = "text/html"
_MISSING = "/404"


class SiteError(Exception):
    """What is wrong with a site that was to be written, as sentences for people, a line each."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written.

    Attributes
    ----------
    files:
        How many, without their compressed siblings.
    bytes, packed:
        Their size as they are, and in the smallest form of each.
    """

    files: int
    bytes: int
    packed: int


@dataclass(frozen=True, slots=True)
class Builder:
    """An app that writes addresses as the static site does, and the folder for its answers."""

    app: Any
    urls: StaticUrls
    folder: Path

    def build(self, named: Iterable[str], processes: int, told: Told) -> Written:
        """Write all that the site is to hold.

        Parameters
        ----------
        named:
            Addresses that a person has asked for; what is wrong with these is told at once.
        told:
            Hears how much is done, and of how much.

        Raises
        ------
        SiteError
            If the app does not answer something.
        """
        _refuse(self.write(normal(address))[1] for address in named)
        # What takes long comes first, so that no process is left with it at the end.
        addresses = sorted(self.urls.files, key=lambda each: (naming.is_file(each), each))
        sizes: list[tuple[int, int]] = [self._not_found()]
        wrong: list[str] = []
        for done, (size, said) in enumerate(workers.do(self.write, addresses, processes), start=1):
            sizes.append(size)
            wrong.append(said)
            told(done, len(addresses))
        _refuse(wrong)
        return Written(len(sizes), sum(size for size, _ in sizes), sum(size for _, size in sizes))

    def write(self, address: str) -> tuple[tuple[int, int], str]:
        """Write what the app answers; return its size, see `files.write`, or what is wrong."""
        try:
            response = self._ask(address)
        except Exception:
            # A server would say so; here the app is called without one.
            _LOG.exception("the app failed at %s", address)
            return (0, 0), f"{address}: the app answers 500"
        said = self._wrong(address, response)
        if said:
            return (0, 0), said
        moved = 300 <= response.status_code < 400
        body = self._moved(self._target(response)).encode() if moved else response.get_data()
        return self._put(address, self.urls.files[address], body), ""

    def _wrong(self, address: str, response: TestResponse) -> str:
        """Return what is wrong with an answer, as a sentence, or ""."""
        status = response.status_code
        if 300 <= status < 400:
            target = self._target(response)
            there = self.urls.written(target)
            return "" if there else f"{address}: leads to {target}, which is not written"
        if status != 200:
            return f"{address}: the app answers {status}"
        if (response.mimetype == _HTML) == naming.is_file(address.partition("?")[0]):
            return f"{address}: a file that is not a page needs an ending, such as .json"
        return ""

    def _not_found(self) -> tuple[int, int]:
        """Write the page for every address that the site does not have."""
        return self._put(_MISSING, NOT_FOUND, self._ask(_MISSING).get_data())

    def _put(self, address: str, file: str, body: bytes) -> tuple[int, int]:
        # Of the many a little faster.
        packing = files.QUICK if views.of_many(address) else files.BEST
        return files.write(self.folder / file, body, packing)

    def _ask(self, address: str) -> TestResponse:
        parts = urlsplit(self.urls.base)
        environment = {
            "HTTP_HOST": parts.netloc or "localhost",
            "SCRIPT_NAME": self.urls.prefix,
            "wsgi.url_scheme": parts.scheme or "http",
        }
        return Client(self.app).get(address, environ_overrides=environment)

    def _target(self, response: TestResponse) -> str:
        to = urlsplit(response.headers.get("Location", ""))
        return normal(f"{to.path.removeprefix(self.urls.prefix)}?{to.query}")

    def _moved(self, to: str) -> str:
        """Return a page that leads on to an address of the app."""
        url, whole = escape(self.urls.url(to)), escape(self.urls.whole(to, ""))
        canonical = f'<link rel="canonical" href="{whole}">\n' if whole else ""
        return (
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n'
            "<title>Moved</title>\n"
            f'<meta http-equiv="refresh" content="0; url={url}">\n{canonical}</head>\n'
            f'<body>\n<p>This page has moved: <a href="{url}">{url}</a></p>\n</body>\n</html>\n'
        )


def _refuse(said: Iterable[str]) -> None:
    """Raise an error if anything is said to be wrong."""
    if wrong := list(filter(None, said)):
        raise SiteError("\n".join(wrong))


def places(addresses: Iterable[str]) -> Mapping[str, str]:
    """Return the file of each address.

    Raises
    ------
    SiteError
        If two addresses would have the same, or one would lead out of the folder.
    """
    found: dict[str, str] = {}
    taken: dict[str, str] = {}
    for address in map(normal, addresses):
        try:
            file = naming.file(address)
        except ValueError as error:
            raise SiteError(f"{error}") from error
        if taken.setdefault(file, address) != address:
            raise SiteError(f"{address}: would be written to {file}, as {taken[file]} is")
        found[address] = file
    return found
