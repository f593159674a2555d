"""Answers that are kept, packed as they were sent, and given before Flask reads the request.

What `responses.answer` gives depends on the program, the record, the address and the day alone.
So once an address has been answered, the same bytes are the answer to whoever asks for it again
on that day: nothing of the request needs to be taken apart to know that. An address that is
another way to write the same view (shared links get keys of their own) has the same validator
(`responses.etag_for`), under which the body is kept, too. So what is kept is never stale, and
needs no date of its own. What this buys beside nginx's cache is said in benchmarks/README.md.
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
# What an entry costs beside its body: address, headers, place in the order.
_ENTRY = 3000
_NAME = "timeline.answers"
# Longer addresses are answered, but not kept.
CHARACTERS = 1000

_NOTE = "timeline_kept"
_OF_A_BODY = frozenset({"content-type", "content-length", "content-encoding"})

Key = tuple[str, ...]  # of an address: see `Front._address`; of a body: validator, encoding
Start = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """What was answered."""

    etag: str
    headers: list[tuple[str, str]]
    unchanged: list[tuple[str, str]]  # the headers of a 304
    body: bytes

    @property
    def size(self) -> int:
        """Bytes that it takes, with what keeping it costs."""
        return len(self.body) + _ENTRY


class Front:
    """A WSGI app before that of Flask, which keeps answers; those longest unused go first.

    Each is kept under its address and under its validator, and is counted twice.
    """

    def __init__(self, server: Flask, today: Callable[[], dt.date], limit: int = LIMIT) -> None:
        self.limit = limit
        self._next = server.wsgi_app
        self._today = today
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    @property
    def size(self) -> int:
        """Bytes that are kept, with what keeping them costs; at most `limit`."""
        return self._size

    def __len__(self) -> int:
        return len(self._kept)

    def kept(self) -> list[Key]:
        """Return what answers are kept under, the last asked for at the end."""
        with self._lock:
            return list(self._kept)

    def get(self, key: Key) -> Kept | None:
        """Return what is kept under this key, or None."""
        with self._lock:
            kept = self._kept.get(key)
            if kept:
                self._kept.move_to_end(key)
            return kept

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """Answer a GET that was answered before today; leave everything else to Flask."""
        if environ["REQUEST_METHOD"] == "GET" and "HTTP_RANGE" not in environ:
            kept = self.get(self._address(environ))
            if kept:
                asked = environ.get("HTTP_IF_NONE_MATCH")
                if asked == kept.etag:
                    start("304 NOT MODIFIED", list(kept.unchanged))
                    return []
                if not asked:
                    start("200 OK", list(kept.headers))
                    return [kept.body]
        return self._next(environ, start)

    def remember(self, response: Response) -> Response:
        """Keep what Flask is about to send, if it was noted that it may be kept."""
        noted: tuple[Key, bool] | None = g.get(_NOTE)
        vary = response.headers.get("Vary", "Accept-Encoding")
        fit = response.status_code == 200 and request.method == "GET" and vary == "Accept-Encoding"
        if noted is None or not fit:
            return response
        key, settled = noted
        # Another hook may read an odd Accept-Encoding differently and pack the body itself.
        if response.headers.get("Content-Encoding", "") != key[1]:
            return response
        headers = response.headers.to_wsgi_list()
        unchanged = [pair for pair in headers if pair[0].lower() not in _OF_A_BODY]
        kept = Kept(response.headers["ETag"], headers, unchanged, response.get_data())
        self._keep(key, kept)
        address = self._address(request.environ)
        if settled and sum(map(len, address)) <= CHARACTERS:
            self._keep(address, kept)
        return response

    def _keep(self, key: Key, kept: Kept) -> None:
        if kept.size > self.limit // _PART:
            return
        with self._lock:
            before = self._kept.pop(key, None)
            self._kept[key] = kept
            self._size += kept.size - (before.size if before else 0)
            while self._size > self.limit:
                _, oldest = self._kept.popitem(last=False)
                self._size -= oldest.size

    def _address(self, environ: dict[str, Any]) -> Key:
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
    front = server.extensions[_NAME] = Front(server, today, limit)
    server.after_request(front.remember)
    server.wsgi_app = front  # type: ignore[method-assign]
    return front


def body(etag: str, encoding: Encoding, make: Callable[[], bytes], *, settled: bool) -> bytes:
    """Return what the current server has kept for this validator and encoding, or make it.

    What is made is kept; where the answer is `settled`, under the request's address, too.
    Nothing is locked while it is made; two readers who come at once may both make it.
    """
    front: Front | None = current_app.extensions.get(_NAME)
    kept = front.get((etag, encoding)) if front is not None else None
    setattr(g, _NOTE, ((etag, encoding), settled))
    return kept.body if kept else make()
