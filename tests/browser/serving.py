"""The app as a person runs it: `python app.py` in a process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.builders import ROOT

SECONDS_TO_START = 30
SECONDS_TO_END = 10
SECONDS_BETWEEN_ASKING = 0.05
_OURS = ("HOST", "PORT", "EVENTS")


@contextmanager
def serving(*arguments: str, program: str = "app.py") -> Iterator[str]:
    """Serve `python app.py` with these arguments while the block runs; gives its address.

    Another `program` must take `--port` and answer `/healthz`, too.

    Raises
    ------
    AssertionError
        With what the app printed, if it ends or does not answer `/healthz` in time.
    """
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {key: text for key, text in os.environ.items() if key not in _OURS}
    with tempfile.TemporaryFile("w+") as printed:
        process = subprocess.Popen(
            [sys.executable, program, "--port", str(port), *arguments],
            cwd=ROOT,
            env=environment | {"PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.STDOUT,
        )
        try:
            trouble = trouble_starting(process, lambda: _answers(f"{address}/healthz"))
            if trouble:
                printed.seek(0)
                raise AssertionError(f"python {program} {trouble}; it printed:\n{printed.read()}")
            yield address
        finally:
            process.terminate()
            try:
                process.wait(SECONDS_TO_END)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def free_port() -> int:
    """Return a port of this machine that nothing listens at."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def trouble_starting(process: subprocess.Popen[bytes], answers: Callable[[], bool]) -> str:
    """Wait until a server that was just started answers; return what is wrong, or ""."""
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        try:
            status = process.wait(SECONDS_BETWEEN_ASKING)
        except subprocess.TimeoutExpired:
            if answers():
                return ""
        else:
            return f"ended with status {status}"
    return f"did not answer within {SECONDS_TO_START} seconds"


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=SECONDS_TO_START) as answer:
            return answer.status == 200
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
