"""What a process has answered lately, kept packed as it was sent, within so many bytes.

The key of an answer is its validator (`respond.etag_for`): a digest of the program, the data
version, the kind of answer, the canonical query, the address of the site and the day, as far
as each matters. So what is kept is never stale, and needs no date of its own.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from flask import Flask, current_app

from timeline.web.encodings import Encoding

LIMIT = 64 * 1024 * 1024
# One answer takes at most this part of the room; a larger one is made each time.
_PART = 16
# What an entry costs beside its bytes: key, tuple, place in the order.
_ENTRY = 400
_NAME = "timeline.answers"

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


def install(server: Flask, limit: int = LIMIT) -> Answers:
    """Let the server keep its answers; return what keeps them."""
    answers = server.extensions[_NAME] = Answers(limit)
    return answers


def body(etag: str, encoding: Encoding, make: Callable[[], bytes]) -> bytes:
    """Return the body from the current server's answers, or make it where it keeps none."""
    answers = current_app.extensions.get(_NAME)
    return answers.of(etag, encoding, make) if answers is not None else make()
