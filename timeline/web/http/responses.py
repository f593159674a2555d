"""Answers that a browser or a proxy may keep, and knows how to ask for again.

What a route answers depends on the program, the record and the address alone. So the
validator (ETag, RFC 9110 section 8.8.3) is taken from these, and a reader who has the
answer already is told so before anything is selected or drawn.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping

from flask import Response, request
from werkzeug.urls import iri_to_uri

from timeline.query import params
from timeline.query.params import ViewError
from timeline.query.view import View, decode
from timeline.releases import program
from timeline.web.http import encodings, response_cache
from timeline.web.http.encodings import Encoding, Packed
from timeline.web.site import Site

# What follows the record: asked for again after five minutes, mostly answered by a 304.
LIVE = "public, max-age=300, must-revalidate"
# What never changes: an address that carries a data version.
FROZEN = "public, max-age=31536000, immutable"

_TAG_CHARACTERS = 24


def answer(
    make: Callable[[], str | bytes],
    *,
    etag: str,
    media_type: str,
    cache: str = LIVE,
    shared: bool = False,
    headers: Mapping[str, str] | None = None,
    settled: bool = True,
) -> Response:
    """Return what `make` gives as an answer, or 304 without calling it.

    It is packed as the reader can read it, and kept so where the server keeps answers
    (`timeline.web.http.response_cache`); then `make` is called once for many readers.

    Parameters
    ----------
    etag:
        See `etag_for`; a strong validator.
    media_type:
        With its parameters, such as ``text/csv; charset=utf-8``.
    cache:
        The value of Cache-Control: `LIVE` or `FROZEN`.
    shared:
        True where pages of other sites may read the answer by script.
    headers:
        Further headers; of a 304, too.
    settled:
        True where the address, the record and the day alone decide what the answer is, so
        that it need not be looked for again (`timeline.web.http.response_cache`).
    """

    def pack(encoding: Encoding) -> Packed:
        def packed() -> bytes:
            made = make()
            return encodings.packed(made.encode() if isinstance(made, str) else made, encoding)

        return Packed(response_cache.body(etag, encoding, packed, settled=settled), encoding)

    return packed_answer(
        pack, etag=etag, media_type=media_type, cache=cache, shared=shared, headers=headers
    )


def packed_answer(
    pack: Callable[[Encoding], Packed],
    *,
    etag: str,
    media_type: str,
    cache: str,
    shared: bool = False,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return what `pack` gives in the encoding that the reader can read, or 304; see `answer`.

    Where `cache` is "", the class of the address decides (`timeline.web.http.headers`).
    """
    packable = encodings.packable(media_type)
    encoding = encodings.choose(request.headers.get("Accept-Encoding", "")) if packable else ""
    known = _tag_known(etag)
    if known:
        # Its class follows from the media type (`headers`), which is not sent with a 304.
        response = Response(status=304, content_type=media_type)
        response.set_etag(known)
    else:
        packed = pack(encoding)
        response = Response(packed.body, content_type=media_type)
        response.set_etag(packed.tag(etag))
        if encoding:
            response.headers["Content-Encoding"] = encoding
    if packable:
        response.headers["Vary"] = "Accept-Encoding"
    if cache:
        response.headers["Cache-Control"] = cache
    if shared:
        share(response)
    response.headers.update(headers or {})
    return response


def share(response: Response) -> None:
    """Let pages of other sites read the answer by script; nothing here is for one reader alone."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"


def moved(address: str, *, shared: bool = False) -> Response:
    """Return a redirect that lasts; where it is `shared`, scripts of other sites may follow it."""
    response = Response(status=301, headers={"Location": address, "Cache-Control": LIVE})
    if shared:
        share(response)
    return response


def etag_for(site: Site, kind: str, *parts: str) -> str:
    """Return the validator of what `parts` decide, for this record and this program.

    `parts` are everything else that the answer depends on: the canonical query, the address
    of the site where it stands in the answer, the day where it does.
    """
    index = site.index
    text = "\n".join((program.digest(), index.version, index.beside, kind, *parts))
    return hashlib.sha256(text.encode()).hexdigest()[:_TAG_CHARACTERS]


def asked(site: Site, ignore: frozenset[str] = frozenset()) -> View:
    """Return the view that the request's query string asks for.

    Raises
    ------
    timeline.query.view.ViewError
        For a bad query; `timeline.web.html.error_pages` answers it with 400.
    """
    return decode(request.query_string, site.index, ignore)


def own(*keys: str) -> dict[str, str]:
    """Return the texts of the route's own keys that the request writes; see `params.own`.

    Raises
    ------
    timeline.query.view.ViewError
        For a key that is given more than once.
    """
    return params.own(request.query_string, keys)


def flag(key: str) -> bool:
    """Return whether the request turns something on with ``key=1``; "" counts as absent.

    Raises
    ------
    timeline.query.view.ViewError
        For any other value.
    """
    text = own(key).get(key, "")
    if text not in ("", "1"):
        raise ViewError(key, f"{key}: {text[:40]!r} cannot be; write 1 or leave it out")
    return text == "1"


def base(site: Site) -> str:
    """Return the address of the site, without a slash at its end, for links from elsewhere.

    It is the one the site is published at, else the one that the request was sent to. Plain
    files are asked for by no reader: where these will stand is not known, and they get a path.
    """
    if site.base:
        return site.base
    nowhere = site.urls.nowhere or not request.host
    return iri_to_uri(request.script_root if nowhere else request.url_root.rstrip("/"))


def _tag_known(etag: str) -> str:
    """Return the tag by which the reader has this answer, or "".

    A tag is that of the answer, or it with a colon and how the answer was packed
    (`encodings.Packed.tag`). A proxy that compresses makes it weak, which is as good here
    (RFC 9110 section 13.1.2).
    """
    if request.if_none_match.star_tag:
        return etag
    tags = request.if_none_match.as_set(include_weak=True)
    return next((tag for tag in sorted(tags) if tag.partition(":")[0] == etag), "")
