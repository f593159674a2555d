"""Headers of security, caching and compression, by the class of an answer.

    explorer  /              Dash: its scripts are files, so none needs to stand in the page
    asset     /assets/…      what our own pages are made of
    embed     /embed/…       may stand in a frame of any page; may be read by any page's script
    page      HTML           everything else that people read
    script    JavaScript     /embed.js, may be included anywhere
    file      all the rest   images and data: may be shown and read anywhere

The first three are told by their place, the others by what they are: by their media type. So
what is not HTML is never a page.

A route that knows better (an embed its script's hash, a file how long it may be kept) sets the
header itself, and it is left as it is.
"""

from __future__ import annotations

from typing import Literal

from flask import Flask, Response, request
from flask_compress import Compress  # pyright: ignore[reportMissingTypeStubs]
from werkzeug.datastructures import Headers

Class = Literal["explorer", "asset", "embed", "page", "script", "file"]

# `script-src` has neither 'unsafe-inline' nor 'unsafe-eval'. Styles are allowed inline: our SVG
# places things with style attributes, and Plotly and Dash write style elements as they draw; no
# text of a reader or of the record ever gets into one. `data:` is for the empty icon and for
# images that Plotly draws.
_PAGE = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "frame-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}
_EMBED = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "*",
}
_FILE = {
    "default-src": "'none'",
    "style-src": "'unsafe-inline'",
    "frame-ancestors": "'self'",
}
_POLICIES: dict[Class, dict[str, str]] = {
    "explorer": _PAGE,
    "asset": _FILE,
    "embed": _EMBED,
    "page": _PAGE,
    "script": _FILE,
    "file": _FILE,
}
_READABLE: tuple[Class, ...] = ("embed", "file")
_INCLUDED: tuple[Class, ...] = (*_READABLE, "script", "asset")
# Nothing here needs them, and no frame in our pages gets them.
_PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
_CACHE: dict[Class, str] = {
    "explorer": "no-cache",
    "asset": "public, max-age=3600",
    "embed": "public, max-age=300, must-revalidate",
    "page": "no-cache",
    "script": "public, max-age=300, must-revalidate",
    "file": "public, max-age=300, must-revalidate",
}

# What routes do not pack themselves (`responses.answer` does): refusals, Dash's own, a few pages.
_COMPRESSED = (
    "text/html", "text/css", "text/plain", "text/javascript", "application/javascript",
    "application/json", "application/xml",
)  # fmt: skip


def install(server: Flask) -> None:
    """Let the server compress what it answers and set the headers of each class.

    To be called once, when all other hooks are in place: what is registered last runs first,
    and headers must be set before a body is compressed.
    """
    server.config["COMPRESS_ALGORITHM"] = ["br", "gzip"]
    server.config["COMPRESS_ALGORITHM_STREAMING"] = ["br"]
    server.config["COMPRESS_MIMETYPES"] = list(_COMPRESSED)
    server.config["COMPRESS_BR_LEVEL"] = 5
    Compress(server)
    server.after_request(set_headers)


def set_headers(response: Response) -> Response:
    """Set what the class of the answer asks for, and an ETag where there is none."""
    kind = class_of(request.path, response.mimetype or "")
    headers: Headers = response.headers
    headers.setdefault("Content-Security-Policy", policy(kind))
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", "strict-origin-when-cross-origin")
    headers.setdefault("Permissions-Policy", _PERMISSIONS)
    if kind in _READABLE:
        headers.setdefault("Access-Control-Allow-Origin", "*")
    if kind in _INCLUDED:
        # Assets, too: a sandboxed frame has no origin, so even our own files are foreign to it.
        headers.setdefault("Cross-Origin-Resource-Policy", "cross-origin")
    if response.status_code == 200 and request.method in ("GET", "HEAD"):
        headers.setdefault("Cache-Control", _CACHE[kind])
        if not response.is_streamed and "ETag" not in headers:
            response.add_etag()
            response.make_conditional(request)
    return response


def class_of(path: str, media_type: str) -> Class:
    """Return the class of an answer by the path of its address and its bare media type.

    >>> class_of("/embed/timeline", "text/html"), class_of("/events", "text/html")
    ('embed', 'page')
    >>> class_of("/events.csv", "text/csv"), class_of("/healthz", "application/json")
    ('file', 'file')
    """
    if path == "/" or path.startswith("/_dash"):
        return "explorer"
    if path.startswith("/assets/"):
        return "asset"
    if path.startswith("/embed/") and path != "/embed/new":
        return "embed"
    if media_type == "text/html":
        return "page"
    return "script" if media_type == "text/javascript" else "file"


def policy(kind: Class) -> str:
    """Return the content security policy of a class."""
    return _written(_POLICIES[kind])


def embed_policy(script_hash: str) -> str:
    """Return the policy of an embed page whose one inline script has this hash.

    Parameters
    ----------
    script_hash:
        As in ``sha256-…``, without quotes.
    """
    return _written({**_EMBED, "script-src": f"'self' '{script_hash}'"})


def within(policy: str) -> str:
    """Return a policy as it can stand in a page itself: who may frame it only a header says."""
    kept = (each for each in policy.split("; ") if not each.startswith("frame-ancestors"))
    return "; ".join(kept)


def _written(directives: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in directives.items())
