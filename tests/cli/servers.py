"""The two ways to serve, as processes of their own: `python app.py`, and gunicorn."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tests.browser.serving import free_port, trouble_starting
from tests.builders import ROOT

SECONDS = 60  # within which anything must be answered, however busy the machine is
COMMANDS: dict[str, Sequence[str]] = {
    "python": ("app.py",),
    "gunicorn": ("-m", "gunicorn", "--workers", "2", "app:server"),
}
_OURS = ("HOST", "PORT", "EVENTS", "BASE", "RELEASES", "WATCH", "GUNICORN_CMD_ARGS")


@dataclass(frozen=True)
class Running:
    """A server that runs."""

    process: subprocess.Popen[bytes]
    port: int
    printed: IO[str]

    def get(self, path: str) -> tuple[int, bytes]:
        """Return the status and the body that a path is answered with, on a new connection."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def said(self) -> str:
        """Return what the server has printed."""
        self.printed.seek(0)
        return self.printed.read()


@contextmanager
def running(name: str, events: Path, **settings: str) -> Iterator[Running]:
    """Run a server of `COMMANDS` while the block runs, with these settings in its environment."""
    port = free_port()
    with tempfile.TemporaryFile("w+") as printed:
        process = start(name, events, printed, PORT=str(port), **settings)
        server = Running(process, port, printed)
        try:
            trouble = trouble_starting(process, lambda: _answers(server))
            assert not trouble, f"{name} {trouble}; it printed:\n{server.said()}"
            yield server
        finally:
            process.terminate()
            process.wait()


def start(name: str, events: Path, printed: IO[str], **settings: str) -> subprocess.Popen[bytes]:
    """Return the process of a server that has just been started."""
    environment = {key: text for key, text in os.environ.items() if key not in _OURS}
    return subprocess.Popen(
        [sys.executable, *COMMANDS[name]],
        cwd=ROOT,
        env=environment | {"EVENTS": str(events), "PYTHONUNBUFFERED": "1", **settings},
        stdin=subprocess.DEVNULL,
        stdout=printed,
        stderr=subprocess.STDOUT,
    )


def _answers(server: Running) -> bool:
    try:
        return server.get("/healthz")[0] == 200
    except (OSError, http.client.HTTPException):
        return False
