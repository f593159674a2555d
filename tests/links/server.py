"""A server on this machine with every kind of answer, and a clock that nobody waits for."""

from __future__ import annotations

import datetime as dt
import json
import threading
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from timeline.links.network import Web
from timeline.links.polite import Edges

NOW = dt.datetime(2026, 7, 5, 12, 0, tzinfo=dt.UTC)
SECONDS = 0.5


class Clock:
    """Time that passes only where somebody waits."""

    def __init__(self) -> None:
        self.time = 0.0
        self.waits: list[float] = []
        self._lock = threading.Lock()

    def clock(self) -> float:
        return self.time

    def wait(self, seconds: float) -> None:
        with self._lock:
            self.waits.append(round(seconds, 3))
            self.time += seconds

    def now(self) -> dt.datetime:
        return NOW + dt.timedelta(seconds=self.time)

    def edges(self) -> Edges:
        return Edges(Web(SECONDS), self.clock, self.wait, self.now)


class Site:
    """What a server was asked, and what it knows.

    Attributes
    ----------
    asked:
        ``"GET /path"`` in order, without robots.txt.
    together:
        The most requests that were answered at once.
    """

    def __init__(self) -> None:
        self.url = ""
        self.asked: list[str] = []
        self.robots = (404, "")
        self.robots_asked = 0
        self.copies: dict[str, str] = {}
        self.archive_asked: list[dict[str, str]] = []
        self.times: Counter[str] = Counter()
        self.together = 0
        self.now = 0
        self.release = threading.Event()
        self.lock = threading.Lock()
        self.body_sent = 0


class _Handler(BaseHTTPRequestHandler):
    site: Site

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def _answer(self) -> None:
        site = self.site
        with site.lock:
            site.now += 1
            site.together = max(site.together, site.now)
        try:
            self._route(urlsplit(self.path).path)
        except (BrokenPipeError, ConnectionResetError):
            pass
        finally:
            with site.lock:
                site.now -= 1

    def _route(self, path: str) -> None:
        site = self.site
        if path == "/robots.txt":
            site.robots_asked += 1
            code, text = site.robots
            self._send(code, text)
            return
        if path == "/wayback/available":
            self._archive()
            return
        with site.lock:
            site.asked.append(f"{self.command} {path}")
            site.times[path] += 1
        name = path.strip("/").partition("/")[0]
        getattr(self, f"_{name.replace('-', '_')}", self._missing)(path)

    def _send(self, code: int, text: str = "", **headers: str) -> None:
        self.send_response(code)
        for header, value in headers.items():
            self.send_header(header.replace("_", "-"), value)
        self.send_header("Content-Length", f"{len(text.encode())}")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(text.encode())

    def _missing(self, path: str) -> None:
        self._send(404)

    def _ok(self, path: str) -> None:
        self._send(200, "here")

    def _gone(self, path: str) -> None:
        self._send(410)

    def _forbidden(self, path: str) -> None:
        self._send(403)

    def _odd(self, path: str) -> None:
        self._send(418)

    def _no_head(self, path: str) -> None:
        self._send(405 if self.command == "HEAD" else 200, "here")

    def _chain(self, path: str) -> None:
        self._send(301, Location="/chain2#part")

    def _chain2(self, path: str) -> None:
        self._send(302, Location=f"{self.site.url}/ok/there")

    def _to_missing(self, path: str) -> None:
        self._send(301, Location="/missing")

    def _loop(self, path: str) -> None:
        self._send(302, Location="/loop2")

    def _loop2(self, path: str) -> None:
        self._send(302, Location="/loop")

    def _endless(self, path: str) -> None:
        self._send(302, Location=f"{path}/on")

    def _to_mail(self, path: str) -> None:
        self._send(302, Location="mailto:somebody@example.org")

    def _to_nowhere(self, path: str) -> None:
        self._send(302)

    def _broken(self, path: str) -> None:
        self._send(500)

    def _weak(self, path: str) -> None:
        self._send(500 if self.site.times[path] < 3 else 200, "here")

    def _busy(self, path: str) -> None:
        if self.site.times[path] == 1:
            self._send(429, Retry_After="50")
        else:
            self._send(200, "here")

    def _busy_until(self, path: str) -> None:
        if self.site.times[path] == 1:
            self._send(503, Retry_After="Sun, 05 Jul 2026 12:01:00 GMT")
        else:
            self._send(200, "here")

    def _busy_long(self, path: str) -> None:
        self._send(429, Retry_After="86400")

    def _challenge(self, path: str) -> None:
        self._send(503, cf_mitigated="challenge")

    def _slow(self, path: str) -> None:
        self.site.release.wait()

    def _huge(self, path: str) -> None:
        if self.command == "HEAD":
            self._send(405)
            return
        self.send_response(200)
        self.send_header("Content-Length", f"{10**9}")
        self.end_headers()
        for _ in range(10**4):
            self.site.body_sent += self.wfile.write(b"x" * 10**5)

    def _archive(self) -> None:
        site = self.site
        asked = {key: value[0] for key, value in parse_qs(urlsplit(self.path).query).items()}
        site.archive_asked.append(asked)
        copy = site.copies.get(asked["url"])
        closest = {
            "status": "200",
            "available": True,
            "url": copy,
            "timestamp": asked["timestamp"] + "000000",
        }
        found = {"closest": closest} if copy else {}
        self._send(200, json.dumps({"url": asked["url"], "archived_snapshots": found}))


@contextmanager
def serving() -> Generator[Site]:
    """Serve a site on a free port of this machine."""
    site = Site()
    handler = type("Handler", (_Handler,), {"site": site})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        site.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield site
        finally:
            site.release.set()
            server.shutdown()
            thread.join()
