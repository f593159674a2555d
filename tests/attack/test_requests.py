"""Whatever is asked for: an answer or a refusal, never an error of the server, never without end.

The requests are made from the app's own map of addresses, with a seed, so that what fell once
falls again. `SEED` in the environment gives other requests.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import time
from pathlib import Path
from urllib.parse import quote

from flask import Flask
from werkzeug.routing import Rule

from tests.attack.scale import LONG
from tests.builders import RECORD, SMALL
from timeline.query.params import KEYS
from timeline.record.index import Index
from timeline.record.load.read import read
from timeline.releases import store
from timeline.web import Site, create

SEED = int(os.environ.get("SEED", "1957"))
REQUESTS = 30_000 if LONG else 3_000
MOST_BYTES = 5_000_000
SLOWEST = 5
DAY = dt.date(2026, 9, 1)
BASE = "https://example.org/iran"

TEXTS = (
    "", " ", "0", "-1", "1", "2", "3", "1e999", "NaN", "9" * 30, "2015", "2015-07", "2015-07-14",
    "0000", "9999-12-31", "0001-01-01", "2015-02-30", "2015~", "%", "%00", "\0", "\ud83d\ude00",
    "\u202e", "\u200b", "\u0661", "'", '"', "<script>alert(1)</script>", "&amp;", "a,b", "a" * 300,
    "../../etc/passwd", "..%2f", "//evil.example", "http://evil.example/", "javascript:alert(1)",
    "{{7*7}}", "${x}", "[]", "null", "auto", "dark", "light", "en", "fa", "true", ",", ",,,", "+",
    "(" * 200, "or or or", "\r\nX-Evil: 1", "\x7f", "\xff",
)  # fmt: skip
OWN_KEYS = (
    "version", "w", "scale", "width", "height", "dark", "touch", "standalone", "format", "url",
    "maxwidth", "maxheight", "kind", "pin", "find", "alt", "query", "v", "utm_source", "nonsense",
)  # fmt: skip
HEADERS = {
    "Accept": ("text/html", "application/json", "*/*;q=0", "text/html;q=1e999", ",,,", "\xff"),
    "Accept-Encoding": ("gzip", "br", "identity;q=0", "gzip;q=nan", "*", ";;;", "br;q=2, gzip"),
    "If-None-Match": ("*", '"x"', "x", 'W/"', '"' * 50, ","),
    "If-Modified-Since": ("yesterday", "Thu, 01 Jan 1970 00:00:00 GMT", "0"),
    "Range": (
        "bytes=0-", "bytes=-1", "bytes=5-1", "bytes=0-0,0-0,0-0", "lines=1", "bytes=" + "9" * 40,
    ),
    "Host": ("example.org", "", "a b", "[::1]", "[", "x" * 300, "evil.example:99999", "h\xe9"),
    "Content-Length": ("0", "-1", "x", "99999999999"),
    "Content-Type": ("application/json", "multipart/form-data", "text/plain; charset=x"),
    "Cookie": ("a=b", "=" * 500, "\xff"),
    "X-Forwarded-Host": ("evil.example",),
    "Transfer-Encoding": ("chunked", "x"),
    "Origin": ("null", "http://evil.example"),
}  # fmt: skip
METHODS = ("GET",) * 12 + (
    "HEAD",
    "HEAD",
    "OPTIONS",
    "POST",
    "POST",
    "PUT",
    "DELETE",
    "PATCH",
    "TRACE",
    "X",
)


class Asking:
    """Makes requests, the same for the same seed."""

    def __init__(self, app: Flask, index: Index, version: str) -> None:
        self._random = random.Random(SEED)
        self._rules: list[Rule] = sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule)
        self._ids = (
            *index.events, *index.series, *index.formerly, *index.tours, version,
            *(each.id for each in index.record.actors),
            *(each.id for each in index.record.lanes),
        )  # fmt: skip

    def path(self) -> str:
        """Return an address of the map, its parts filled with what fits or does not."""
        dice = self._random
        if dice.random() < 0.05:
            return "/" + quote(dice.choice(TEXTS).encode("utf-8", "surrogatepass"), safe="/%")
        parts: list[str] = []
        for is_dynamic, data in dice.choice(self._rules)._trace:
            if not is_dynamic:
                parts.append(data.lstrip("|"))
                continue
            choices = getattr(self._converter(data), "items", None)
            if choices and dice.random() < 0.9:
                parts.append(dice.choice(sorted(choices)))
            elif dice.random() < 0.7:
                parts.append(quote(dice.choice(self._ids), safe=""))
            else:
                text = dice.choice(TEXTS).encode("utf-8", "surrogatepass")
                parts.append(quote(text, safe="%"))
        return "".join(parts) or "/"

    def _converter(self, name: str) -> object:
        for rule in self._rules:
            if name in rule._converters:
                return rule._converters[name]
        return None

    def query(self) -> str:
        """Return a query string: keys that there are, values that may be or may not."""
        dice = self._random
        pairs: list[str] = []
        for _ in range(dice.choice((0, 1, 1, 2, 3, 6))):
            key = dice.choice((*KEYS, *OWN_KEYS))
            value = dice.choice(self._ids) if dice.random() < 0.4 else dice.choice(TEXTS)
            written = value.encode("utf-8", "surrogatepass")
            pairs.append(f"{key}={quote(written, safe='%,' if dice.random() < 0.2 else ',')}")
        return dice.choice(("&", "&", "&", "&&", ";", "&amp;")).join(pairs)

    def headers(self) -> dict[str, str]:
        """Return a few headers."""
        dice = self._random
        names = dice.sample(sorted(HEADERS), dice.choice((0, 0, 1, 1, 2, 3)))
        return {name: dice.choice(HEADERS[name]) for name in names}

    def method(self) -> str:
        """Return a method, mostly GET."""
        return self._random.choice(METHODS)

    def body(self) -> bytes:
        """Return what is sent along."""
        bodies = (b"", b"{}", b"[]", b"\xff", b"{" * 9000, b" " * 70_000, b'{"output": "x"}')
        return self._random.choice(bodies)


def test_no_request_is_an_error_of_the_server(tmp_path: Path) -> None:
    index = Index(read(RECORD if LONG else SMALL))
    release = store.write(tmp_path, index, DAY, "c0de")
    app = create(Site(index, lambda: DAY, tmp_path, BASE)).server
    client = app.test_client()
    asking = Asking(app, index, release.version)
    wrong: list[str] = []
    took: list[tuple[float, str]] = []
    statuses: dict[int, int] = {}
    for _ in range(REQUESTS):
        query, method, headers = asking.query(), asking.method(), asking.headers()
        path = asking.path()
        told = f"{method} {path}?{query} {json.dumps(headers)}"
        start = time.perf_counter()
        answer = client.open(
            path,
            query_string=query,
            method=method,
            headers=headers,
            data=asking.body() if method in ("POST", "PUT", "PATCH") else None,
        )
        size = len(answer.get_data())
        took.append((time.perf_counter() - start, told))
        statuses[answer.status_code] = statuses.get(answer.status_code, 0) + 1
        if answer.status_code >= 500 and answer.status_code not in (501, 503):
            wrong.append(f"{answer.status_code} {told}")
        if size > MOST_BYTES:
            wrong.append(f"{size:,} bytes: {told}")
    took.sort(reverse=True)
    print(f"\n{REQUESTS:,} requests: {dict(sorted(statuses.items()))}; the slowest:")
    for seconds, told in took[:SLOWEST]:
        print(f"  {seconds:.2f} s  {told[:150]}")
    assert wrong == []
    # It asks for what there is as well: else nothing was attacked.
    assert statuses[200] > REQUESTS / 10
