"""Names of hosts: the one a request is sent to, and the one the site is published at."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.wrappers import Response

_HOST = re.compile(r"(?P<name>[^:\[\]]+|\[(?P<v6>[^\]]*)\])(?::(?P<port>[0-9]{1,5})?)?", re.ASCII)
_LABEL = re.compile(r"[A-Za-z0-9_-]{1,63}")
_NAME_CHARACTERS = 253
_PORTS = range(65536)


def is_sound(host: str) -> bool:
    """Return whether this can be the value of a Host header: a name or a number, maybe a port.

    >>> is_sound("example.org:8050"), is_sound("[::1]"), is_sound("a b"), is_sound("a..b")
    (True, True, False, False)
    """
    matched = _HOST.fullmatch(host)
    if matched is None or int(matched["port"] or 0) not in _PORTS:
        return False
    if matched["v6"] is not None:
        try:
            return ipaddress.IPv6Address(matched["v6"]).scope_id is None
        except ValueError:
            return False
    name = matched["name"].removesuffix(".")
    if len(name) > _NAME_CHARACTERS or not all(map(_LABEL.fullmatch, name.split("."))):
        return False
    try:
        name.encode("ascii").decode("idna")
    except UnicodeError:
        return False
    return True


def checked_base(text: str) -> str:
    """Return the address that a server's site is published at, without a slash at its end.

    Raises
    ------
    ValueError
        With a sentence, if `text` is not one; "" is none at all, and fine.

    >>> checked_base("https://example.org/"), checked_base("")
    ('https://example.org', '')
    """
    wrong = f"{text!r} is not an address that the site can be published at"
    right = "write one such as https://timeline.example.org"
    if not text:
        return ""
    try:
        parts = urlsplit(text)
    except ValueError:
        raise ValueError(f"{wrong}; {right}") from None
    if parts.scheme not in ("http", "https") or not is_sound(parts.netloc):
        raise ValueError(f"{wrong}; {right}")
    if parts.path.strip("/"):
        raise ValueError(
            f"{wrong}: links lead to the root of a host, so a server needs one to itself; {right}"
        )
    if "?" in text or "#" in text or text != text.strip():
        raise ValueError(f"{wrong}; {right}, with nothing after it")
    return f"{parts.scheme}://{parts.netloc}"


def install(server: Flask) -> None:
    """Let the server refuse, with a 400, requests to a host that cannot be."""
    answer = server.wsgi_app

    def refuse_odd(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        host = environ.get("HTTP_HOST", "")
        if not host or is_sound(host):
            return answer(environ, start)
        return Response("The Host header is not the name of a host.\n", 400)(environ, start)

    server.wsgi_app = refuse_odd  # type: ignore[method-assign]
