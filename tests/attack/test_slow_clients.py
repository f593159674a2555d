"""Clients that are slow, or say nothing: pages answer others all the same."""

from __future__ import annotations

import http.client
import re
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.browser.serving import free_port
from tests.builders import ROOT, SMALL
from tests.cli.servers import COMMANDS, SECONDS, running
from tests.nginx import nginx

PATHS = ("/", "/about", "/events?detail=1", "/events.csv", "/healthz")
LARGE = "/_dash-component-suites/dash/dcc/dash-renderer.js"


class Slow:
    """Connections to a port that do not go on."""

    def __init__(self, port: int, open_until: ExitStack) -> None:
        self._port = port
        self._until = open_until

    def _connected(self) -> socket.socket:
        connection = socket.socket()
        # So little room that an answer does not fit.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(SECONDS)
        connection.connect(("127.0.0.1", self._port))
        return self._until.enter_context(connection)

    def idle(self, number: int) -> None:
        """Connect and say nothing."""
        for _ in range(number):
            self._connected()

    def writers(self, number: int) -> None:
        """Begin a request, half of them with its head, half with its body."""
        for place in range(number):
            head = b"GET /about HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
            body = (
                b"POST /_dash-update-component HTTP/1.1\r\nHost: localhost\r\n"
                b"Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"
            )
            self._connected().sendall((head, body)[place % 2])

    def readers(self, number: int) -> None:
        """Ask for what is large and do not read it."""
        for _ in range(number):
            self._connected().sendall(f"GET {LARGE} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())


def probe(port: int) -> str:
    """Ask for each path, thrice; return how long the slowest and the usual answer took."""
    took: list[float] = []
    for path in PATHS * 3:
        start = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
        connection.request("GET", path)
        answer = connection.getresponse()
        assert (answer.status, bool(answer.read())) == (200, True)
        connection.close()
        took.append(time.monotonic() - start)
    return f"usual {sorted(took)[len(took) // 2]:.3f} s, slowest {max(took):.3f} s"


@contextmanager
def proxied(port: int, folder: Path) -> Iterator[int]:
    """Serve what is at a port behind nginx, with docs/nginx-proxy.conf, at the port given."""
    here = free_port()
    ours = (ROOT / "docs" / "nginx-proxy.conf").read_text(encoding="utf-8")
    for there, put in (
        (r"listen 80;", f"listen 127.0.0.1:{free_port()};"),
        (r"listen 443 ssl;", f"listen 127.0.0.1:{here};"),
        (r"ssl_certificate(?:_key)? [^;]+;", ""),
        (r"server 127\.0\.0\.1:8050;", f"server 127.0.0.1:{port};"),
    ):
        ours, changed = re.subn(there, put, ours)
        assert changed, f"docs/nginx-proxy.conf has no line such as {there}"
    with nginx(ours, here, folder):
        yield here


@pytest.mark.parametrize("name", COMMANDS)
def test_the_server_itself_answers_beside_200_idle_and_50_slow_connections(name: str) -> None:
    with running(name, SMALL) as server, ExitStack() as until:
        print(f"\n{name}, nobody else: {probe(server.port)}")
        slow = Slow(server.port, until)
        slow.idle(200)
        slow.writers(25)
        slow.readers(25)
        print(f"{name}, 200 idle, 25 slow writers, 25 slow readers: {probe(server.port)}")


def test_behind_the_proxy_pages_answer_beside_slow_clients(tmp_path: Path) -> None:
    with (
        running("gunicorn", SMALL, BASE="https://timeline.example") as server,
        proxied(server.port, tmp_path) as port,
        ExitStack() as until,
    ):
        print(f"\nbehind nginx, nobody else: {probe(port)}")
        slow = Slow(port, until)
        slow.idle(200)
        slow.writers(20)
        slow.readers(20)
        print(f"behind nginx, 200 idle, 20 slow writers, 20 slow readers: {probe(port)}")


def test_the_proxy_says_what_the_documents_say(tmp_path: Path) -> None:
    long = f"/embed/timeline?utm_source={'x' * 8000}"
    with (
        running("gunicorn", SMALL, BASE="https://timeline.example") as server,
        proxied(server.port, tmp_path) as port,
    ):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
        connection.request("GET", "/about")
        answer = connection.getresponse()
        answer.read()
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
        connection.request("GET", long)
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200
        connection.request("POST", "/_dash-update-component", body=b"x" * 70_000)
        assert connection.getresponse().status == 413
        statuses: list[int] = []
        for each in range(60):
            asked = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
            asked.request("GET", f"/timeline.png?w={600 + each}")
            statuses.append(asked.getresponse().status)
            asked.close()
        assert set(statuses) <= {200, 429}
        print(f"\n60 pictures at once: {statuses.count(429)} refused")
