"""Asking an app for its answers, and for everything that they lead to.

The app is any WSGI application (PEP 3333). Its pages are kept as they were answered until all
are known, since only then can it be told where their links lead; files are done at once.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from werkzeug.test import Client

from timeline.static import files, markup, naming
from timeline.static.naming import normal
from timeline.static.static_page import without_server
from timeline.static.views import of_many
from timeline.static.workers import Crew

_LOG = logging.getLogger(__name__)

HTML = "text/html"
_POLICY = "Content-Security-Policy"
# A host name that no server has: what is asked there names addresses without a host.
_NOWHERE = "no host"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an app answered.

    Attributes
    ----------
    kept:
        For a page: the file that keeps what was answered, without what would ask a server.
    file:
        For anything else: where it was written within the site.
    to:
        For what has moved: the address where it is now.
    links:
        For a page: the addresses on the site that it needs or leads to.
    length:
        Of the page, in characters.
    size:
        Of what was written: bytes as they are, and in the smallest form.
    """

    address: str
    status: int
    page: bool
    policy: str = ""
    kept: Path | None = None
    file: str = ""
    to: str = ""
    links: tuple[str, ...] = ()
    length: int = 0
    size: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Asking:
    """An app, the address it is to believe it is served at, and where its answers are put.

    `base` is a whole address without a slash at its end, or "" with a `prefix` alone.
    """

    app: Any
    base: str
    prefix: str
    scratch: Path
    folder: Path

    def ask(self, address: str) -> Answer:
        """Ask for an address and put what was answered into its place."""
        try:
            response = Client(self.app).get(address, environ_overrides=self._environment())
        except Exception:
            # A server would say so; here the app is called without one.
            _LOG.exception("the app failed at %s", address)
            return Answer(address, 500, page=False)
        status, page = response.status_code, response.mimetype == HTML
        if 300 <= status < 400:
            to = urlsplit(response.headers.get("Location", ""))
            path = to.path.removeprefix(self.prefix)
            return Answer(address, status, page=True, to=f"{path}?{to.query}".rstrip("?"))
        body = response.get_data()
        if status != 200:
            return Answer(address, status, page)
        if not page:
            file = naming.file(address, page=False)
            return Answer(address, status, page, file=file, size=self.write(address, file, body))
        html = without_server(body.decode(), address)
        kept = self.scratch / hashlib.sha256(address.encode()).hexdigest()
        kept.write_text(html, encoding="utf-8", newline="")
        policy = response.headers.get(_POLICY, "")
        return Answer(
            address, status, page, policy, kept, links=self._links(html), length=len(html)
        )

    def write(self, address: str, file: str, body: bytes) -> tuple[int, int]:
        """Write a file of the site, see `files.write`; of the many a little faster."""
        packing = files.QUICK if of_many(address) else files.BEST
        return files.write(self.folder / file, body, packing)

    def text(self, address: str) -> tuple[int, str]:
        """Return the status and the text of an answer, which is put nowhere."""
        status, text, _ = self.page(address)
        return status, text

    def page(self, address: str) -> tuple[int, str, str]:
        """Return the status, the text and the content security policy of an answer."""
        response = Client(self.app).get(address, environ_overrides=self._environment())
        policy = response.headers.get(_POLICY, "")
        return response.status_code, response.get_data(as_text=True), policy

    def _links(self, html: str) -> tuple[str, ...]:
        root = self.base or self.prefix
        found: dict[str, None] = {}
        for value in markup.addresses(html):
            own = value
            if root and value.startswith(f"{root}/"):
                own = value.removeprefix(root)
            if own.startswith("/") and not own.startswith("//"):
                found[normal(own)] = None
        return tuple(found)

    def _environment(self) -> dict[str, str]:
        parts = urlsplit(self.base)
        environment = {"HTTP_HOST": parts.netloc or _NOWHERE, "SCRIPT_NAME": self.prefix}
        return environment | {"wsgi.url_scheme": parts.scheme or "http"}


def crawl(
    asking: Asking,
    seeds: Iterable[str],
    follows: Callable[[str, str], bool],
    crew: Crew,
    told: Callable[[int, int], None],
) -> dict[str, Answer]:
    """Ask for the seeds and for everything that answers lead to, and return all answers.

    Parameters
    ----------
    follows:
        Whether an address is to be asked for to which the page at the other leads.
    told:
        Called after each answer with how many there are, and how many are known to come.
    """
    answers: dict[str, Answer] = {}
    known = dict.fromkeys(map(normal, seeds))
    coming = list(known)
    while coming:
        found: dict[str, None] = {}
        for answer in crew.do(asking.ask, coming):
            answers[answer.address] = answer
            told(len(answers), len(known) + len(found))
            for link in filter(None, (normal(answer.to), *answer.links)):
                if link not in known and follows(link, answer.address):
                    found[link] = None
        known |= found
        coming = list(found)
    return answers
