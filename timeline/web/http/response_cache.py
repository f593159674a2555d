"""Answers that are kept, packed as they were sent, and given before Flask reads the request.

The key of an answer is its validator (`responses.etag_for`): a digest of the program, the data
version, the kind of answer, the canonical query, the address of the site and the day, as far
as each matters. So what is kept is never stale, and needs no date of its own. `Answers` keeps
the bodies, within so many bytes.

What `responses.answer` gives depends on the address, the record and the day alone. So once an
address has been answered, the same bytes are the answer to whoever asks for it again on that
day: nothing of the request needs to be taken apart to know that. `Front` keeps the headers of
the last addresses asked for.
"""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Any

from flask import Flask, Response, current_app, g, request

from timeline.web.http import encodings
from timeline.web.http.encodings import Encoding

LIMIT = 64 * 1024 * 1024
# One answer takes at most this part of the room; a larger one is made each time.
_PART = 16
# What an entry costs beside its bytes: key, tuple, place in the order.
_ENTRY = 400
_NAME = "timeline.answers"
# Addresses kept; an entry takes some 3 kB.
MOST = 2048
# Longer addresses are answered, but not kept.
CHARACTERS = 1000

_NOTE = "timeline_kept"
_OF_A_BODY = frozenset({"content-type", "content-length", "content-encoding"})

Address = tuple[str, ...]
Start = Callable[..., Any]
Key = tuple[str, Encoding]


class Answers:
    """Bodies by key, the longest unused of which go first; for several threads at once."""

    def __init__(self, limit: int = LIMIT) -> None:
        self.limit = limit
        self._kept: OrderedDict[Key, bytes] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    @property
    def size(self) -> int:
        """Bytes that are kept, with what keeping them costs; at most `limit`."""
        return self._size

    def __len__(self) -> int:
        return len(self._kept)

    def of(self, etag: str, encoding: Encoding, make: Callable[[], bytes]) -> bytes:
        """Return what is kept for this validator and encoding, or make and keep it.

        Nothing is locked while it is made; two readers who come at once may both make it.
        """
        key = (etag, encoding)
        body = self.get(key)
        if body is None:
            body = make()
            self._keep(key, body)
        return body

    def get(self, key: Key) -> bytes | None:
        """Return what is kept under this key, or None."""
        with self._lock:
            body = self._kept.get(key)
            if body is not None:
                self._kept.move_to_end(key)
            return body

    def _keep(self, key: Key, body: bytes) -> None:
        room = len(body) + _ENTRY
        if room > self.limit // _PART:
            return
        with self._lock:
            before = self._kept.pop(key, None)
            if before is not None:
                self._size -= len(before) + _ENTRY
            self._kept[key] = body
            self._size += room
            while self._size > self.limit:
                _, oldest = self._kept.popitem(last=False)
                self._size -= len(oldest) + _ENTRY


@dataclass(frozen=True, slots=True)
class Known:
    """What an address was answered with."""

    key: Key
    etag: str
    headers: list[tuple[str, str]]
    unchanged: list[tuple[str, str]]  # the headers of a 304


class Front:
    """A WSGI app before that of Flask."""

    def __init__(self, server: Flask, answers: Answers, today: Callable[[], dt.date]) -> None:
        self._next = server.wsgi_app
        self._answers = answers
        self._today = today
        self._known: OrderedDict[Address, Known] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._known)

    def addresses(self) -> list[Address]:
        """Return the addresses that are kept, the last asked for at the end."""
        with self._lock:
            return list(self._known)

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """Answer a GET that was answered before today; leave everything else to Flask."""
        if environ["REQUEST_METHOD"] == "GET" and "HTTP_RANGE" not in environ:
            address = self._address(environ)
            with self._lock:
                known = self._known.get(address)
                if known:
                    self._known.move_to_end(address)
            if known:
                asked = environ.get("HTTP_IF_NONE_MATCH")
                if asked == known.etag:
                    start("304 NOT MODIFIED", list(known.unchanged))
                    return []
                body = None if asked else self._answers.get(known.key)
                if body is not None:
                    start("200 OK", list(known.headers))
                    return [body]
        return self._next(environ, start)

    def remember(self, response: Response) -> Response:
        """Keep what Flask is about to send, if it was noted that it may be kept."""
        key = g.get(_NOTE)
        vary = response.headers.get("Vary", "Accept-Encoding")
        fit = response.status_code == 200 and request.method == "GET" and vary == "Accept-Encoding"
        address = self._address(request.environ)
        if key is None or not fit or sum(map(len, address)) > CHARACTERS:
            return response
        # Another hook may read an odd Accept-Encoding differently and pack the body itself.
        if response.headers.get("Content-Encoding", "") != key[1]:
            return response
        headers = response.headers.to_wsgi_list()
        unchanged = [pair for pair in headers if pair[0].lower() not in _OF_A_BODY]
        with self._lock:
            self._known[address] = Known(key, response.headers["ETag"], headers, unchanged)
            while len(self._known) > MOST:
                self._known.popitem(last=False)
        return response

    def _address(self, environ: dict[str, Any]) -> Address:
        return (
            environ.get("PATH_INFO", ""),
            environ.get("QUERY_STRING", ""),
            environ.get("HTTP_HOST", ""),
            environ.get("SERVER_NAME", ""),
            environ.get("SERVER_PORT", ""),
            environ.get("SCRIPT_NAME", ""),
            environ.get("wsgi.url_scheme", ""),
            encodings.choose(environ.get("HTTP_ACCEPT_ENCODING", "")),
            self._today().isoformat(),
        )


def install(server: Flask, today: Callable[[], dt.date], limit: int = LIMIT) -> Front:
    """Let the server keep its answers, at most `limit` bytes of them; return what gives them.

    To be called before other hooks are registered, as the hook called first is the last to run.
    """
    answers = server.extensions[_NAME] = Answers(limit)
    front = Front(server, answers, today)
    server.after_request(front.remember)
    server.wsgi_app = front  # type: ignore[method-assign]
    return front


def note(key: Key) -> None:
    """Say of the current request that its answer, of this key, is that of its address all day."""
    setattr(g, _NOTE, key)


def body(etag: str, encoding: Encoding, make: Callable[[], bytes]) -> bytes:
    """Return the body from the current server's answers, or make it where it keeps none."""
    answers = current_app.extensions.get(_NAME)
    return answers.of(etag, encoding, make) if answers is not None else make()
