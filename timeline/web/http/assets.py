"""Style sheets and scripts of the site, read, joined and packed once a process.

A file is packed as small as can be. For a large one that takes seconds: it is packed quickly
for the first who ask, and well by a thread beside them. Sizes of the explorer's two large
ones, at `encodings.QUICK` and `encodings.BEST`: 359 and 329 kB, 169 and 154 kB.

Each file has one name here. Another spelling of it is no file, so no more is kept than there are
files.
"""

from __future__ import annotations

import hashlib
import mimetypes
from threading import Lock, Thread

from flask import Flask, Response, abort, request

from timeline.web.http import asset_files, encodings, responses
from timeline.web.http.encodings import BEST, QUICK, Encoding, Packed

# Larger bodies are packed well beside the answer.
LARGE = 200_000

_TYPES = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}
_DIGEST = 10


class Asset:
    """A body that never changes while the process runs, packed in each encoding once."""

    def __init__(self, body: bytes, media_type: str) -> None:
        self.body = body
        self.media_type = media_type
        self.digest = hashlib.sha256(body).hexdigest()
        self._packed: dict[Encoding, Packed] = {"": Packed(body)}
        self._lock = Lock()

    def packed(self, encoding: Encoding) -> Packed:
        """Return the body in this encoding, packed as well as it has been so far."""
        with self._lock:
            if encoding not in self._packed:
                later = encoding == "br" and len(self.body) > LARGE
                self._pack(encoding, QUICK if later else BEST)
                if later:
                    Thread(target=self._pack, args=(encoding, BEST), daemon=True).start()
            return self._packed[encoding]

    def _pack(self, encoding: Encoding, level: int) -> None:
        body = encodings.packed(self.body, encoding, level)
        self._packed[encoding] = Packed(body, encoding, level)


def address(path: str, asset: Asset) -> str:
    """Return the address under which the asset is kept for a year."""
    return f"{path}?v={asset.digest[:_DIGEST]}"


def response(asset: Asset) -> Response:
    """Return the asset as an answer: for a year if its `address` is asked for.

    Any other `v` is of a version that this process does not have: the class of the address
    decides how long what is there instead is kept (`timeline.web.http.headers`).
    """
    its = request.args.getlist("v") == [asset.digest[:_DIGEST]]
    cache = responses.FROZEN if its else ""
    return responses.packed_answer(
        asset.packed, etag=asset.digest[:24], media_type=asset.media_type, cache=cache
    )


def script(text: str) -> Asset:
    """Return a script as an asset."""
    return Asset(text.encode(), _TYPES["js"])


def install(server: Flask, endpoint: str) -> None:
    """Let this endpoint, which has a `filename`, answer with the assets (`asset_files.names`)."""
    known: dict[str, Asset] = {}
    lock = Lock()

    def serve(filename: str) -> Response:
        with lock:
            if filename not in known:
                known[filename] = _read(filename)
        return response(known[filename])

    server.view_functions[endpoint] = serve


def _read(name: str) -> Asset:
    if name not in asset_files.names():
        abort(404)
    ending = name.rpartition(".")[2]
    return Asset(
        asset_files.body(name),
        _TYPES.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream",
    )
