"""Both ways to serve: what they say when they cannot, and how they end."""

from __future__ import annotations

import re
import socket
import tempfile
from pathlib import Path

import pytest

from tests.builders import SMALL
from tests.cli.servers import COMMANDS, SECONDS, Running, running, start

BROKEN = "events:\n  - id: 2020-01-01-a\n    date: someday\n    title: A\n"


def ended(name: str, events: Path, **settings: str) -> tuple[int, str]:
    """Return the status and the words that a server ends with by itself."""
    with tempfile.TemporaryFile("w+") as printed:
        process = start(name, events, printed, **settings)
        try:
            status = process.wait(SECONDS)
        finally:
            process.kill()
        printed.seek(0)
        return status, printed.read()


@pytest.mark.parametrize("name", COMMANDS)
def test_a_broken_file_ends_it_at_once_with_each_problem(name: str, tmp_path: Path) -> None:
    file = tmp_path / "events.yaml"
    file.write_text(BROKEN)
    status, said = ended(name, file)
    assert status == 1
    assert re.search(rf"{re.escape(str(file))}:3: 2020-01-01-a: .*someday", said)
    assert "Traceback" not in said


@pytest.mark.parametrize("name", COMMANDS)
def test_a_port_that_cannot_be_ends_it_with_a_sentence(name: str) -> None:
    status, said = ended(name, SMALL, PORT="99999")
    assert status == 2
    assert "'99999' is no port; name one from 0 to 65535" in said
    assert "Traceback" not in said


def test_a_port_in_use_ends_it_with_a_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        status, said = ended("python", SMALL, PORT=str(taken.getsockname()[1]))
    assert status == 1
    assert "in use" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("name", COMMANDS)
def test_at_its_end_it_answers_who_has_asked(name: str) -> None:
    with running(name, SMALL) as server:
        asking = [_ask(server, f"/timeline.svg?w={600 + each}") for each in range(30)]
        idle = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(3)]
        server.process.terminate()
        answers = [_read(connection) for connection in asking]
        assert server.process.wait(SECONDS) == 0
        for connection in idle:
            connection.close()
    assert [answer[:12] for answer in answers] == [b"HTTP/1.1 200"] * len(asking)
    assert all(answer.rstrip().endswith(b"</svg>") for answer in answers)


def test_gunicorn_takes_long_addresses_and_no_header_for_a_place() -> None:
    with running("gunicorn", SMALL) as server:
        usual = _read(_ask(server, "/about"))
        told = _read(_ask(server, "/about", "SCRIPT_NAME: /x", "Script-Name: /x", "PATH_INFO: /y"))
        assert _body(told) == _body(usual)
        assert usual.startswith(b"HTTP/1.1 200")
        long = f"/about?utm_source={'x' * 8000}"
        assert _read(_ask(server, long)).startswith(b"HTTP/1.1 200")
        assert _read(_ask(server, f"{long}{'x' * 1000}")).startswith(b"HTTP/1.1 414")


def _ask(server: Running, path: str, *headers: str) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", server.port), timeout=SECONDS)
    head = (f"GET {path} HTTP/1.1", "Host: localhost", "Connection: close", *headers)
    connection.sendall(("\r\n".join(head) + "\r\n\r\n").encode())
    return connection


def _read(connection: socket.socket) -> bytes:
    with connection, connection.makefile("rb") as answer:
        return answer.read()


def _body(answer: bytes) -> bytes:
    return answer.partition(b"\r\n\r\n")[2]
