"""How an answer's bytes are packed for the way: brotli or gzip, as the reader can read."""

from __future__ import annotations

import gzip
from functools import lru_cache
from typing import Any, Literal, NamedTuple, cast

import brotli  # pyright: ignore[reportMissingTypeStubs]
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

Encoding = Literal["br", "gzip", ""]

# As good as can be had while a reader waits, and the best for what is packed once.
QUICK, BEST = 7, 11

_ASKED = 256  # different headers of readers, of which there are few


class Packed(NamedTuple):
    """A body as it is sent: its encoding, and whether it is packed at `QUICK` or at `BEST`."""

    body: bytes
    encoding: Encoding = ""
    level: int = QUICK

    def tag(self, etag: str) -> str:
        """Return the validator of these bytes, packed from a body whose validator is `etag`.

        A strong validator is that of one row of bytes (RFC 9110 section 8.8.1), so each way of
        packing has its own.

        >>> Packed(b"...", "br", BEST).tag("abc"), Packed(b"...", "br").tag("abc")
        ('abc:br-11', 'abc:br-7')
        >>> Packed(b"as it is").tag("abc")
        'abc'
        """
        return f"{etag}:{self.encoding}-{self.level}" if self.encoding else etag


@lru_cache(maxsize=_ASKED)
def choose(accepted: str) -> Encoding:
    """Return the best encoding that the value of Accept-Encoding allows; "" for none.

    >>> choose("gzip, deflate, br"), choose("gzip;q=1, br;q=0.5"), choose("br;q=0"), choose("")
    ('br', 'gzip', '', '')
    """
    asked = parse_accept_header(accepted[:1000], Accept)
    br, zipped = asked.quality("br"), asked.quality("gzip")
    if not br and not zipped:
        return ""
    return "br" if br >= zipped else "gzip"


def packed(body: bytes, encoding: Encoding, level: int = QUICK) -> bytes:
    """Return the body in this encoding; `level`, `QUICK` or `BEST`, is brotli's alone."""
    if encoding == "br":
        return cast("Any", brotli).compress(body, quality=level)
    if encoding == "gzip":
        return gzip.compress(body, mtime=0)
    return body


def packable(media_type: str) -> bool:
    """Return whether bodies of this media type are text, which gets shorter.

    One that says its charset is text, and so is what JSON and XML are made of.

    >>> packable("application/x-bibtex; charset=utf-8"), packable("image/svg+xml")
    (True, True)
    >>> packable("application/json"), packable("image/png")
    (True, False)
    """
    kind, _, parameters = media_type.partition(";")
    kind = kind.strip()
    return "charset=" in parameters or kind.startswith("text/") or kind.endswith(_TEXTS)


_TEXTS = ("/javascript", "/json", "+json", "/xml", "+xml")
