"""What is wrong with the file, said above each page to who edits it: on the server's machine."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from werkzeug.wrappers import Response

from timeline.record.messages import Problem
from timeline.web.html import shell
from timeline.web.http import headers

MOST = 5

_BODY = re.compile(rb"<body\b[^>]*>")
# What proxies say of whom they ask for.
_PASSED_ON = ("HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_REAL_IP")
# With these an answer could be less than the whole page, or packed.
_NARROWED = (
    "HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_RANGE",
    "HTTP_RANGE",
)  # fmt: skip

Answer = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def for_curator(environ: dict[str, Any]) -> bool:
    """Return whether who asks is on the machine of the server itself, and no proxy."""
    host = environ.get("HTTP_HOST", "")
    return (
        environ["REQUEST_METHOD"] == "GET"
        and _is_loopback(environ.get("REMOTE_ADDR", ""))
        and _is_loopback(host.rpartition(":")[0] or host)
        and not any(key in environ for key in _PASSED_ON)
        and not any(key.startswith("HTTP_X_FORWARDED") for key in environ)
    )


def above(answer: Answer, problems: Sequence[Problem]) -> Answer:
    """Return how to answer: a page has the problems at its head, and nobody keeps it."""

    def with_banner(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        whole = {key: value for key, value in environ.items() if key not in _NARROWED}
        response = Response.from_app(answer, whole, buffered=True)
        kind = headers.class_of(environ.get("PATH_INFO", ""), response.mimetype or "")
        if response.mimetype == "text/html" and kind in ("explorer", "page"):
            told = shell.render(
                "parts/problems.html", {"problems": problems[:MOST], "number": len(problems)}
            ).encode()
            body = _BODY.sub(lambda start: start[0] + told, response.get_data(), count=1)
            response.set_data(body)
            response.headers.remove("ETag")
            response.headers["Cache-Control"] = "no-store"
        return response(environ, start)

    return with_banner


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
