"""Gunicorn's workers while the file is edited: no request is lost, and all serve one version."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.builders import SMALL
from tests.cli.servers import SECONDS, Running, running
from timeline.record.index import Index
from timeline.record.load.read import read_text

SOUND = SMALL.read_bytes()
OTHER = SOUND.replace(b"The accord", b"The other accord")
THIRD = SOUND.replace(b"The accord", b"The third accord")
BROKEN = SOUND.replace(b"lane: talks", b"lane: nowhere")
MANY = 40

Health = tuple[str, str]


def version(content: bytes) -> str:
    return Index(read_text(content.decode(), "x")).version


def edit(file: Path, content: bytes) -> None:
    """Let the file hold this, from one moment to the next, as editors do."""
    beside = file.with_suffix(".new")
    beside.write_bytes(content)
    beside.replace(file)


def health(server: Running) -> Health:
    status, body = server.get("/healthz")
    assert status == 200
    told = json.loads(body)
    return told["status"], told["version"]


def settled(server: Running, wanted: Health) -> None:
    """Wait until each worker is well so, and see that they stay so."""
    assert_soon(lambda: of_each_worker(server) == [wanted, wanted])
    assert {health(server) for _ in range(MANY)} == {wanted}
    assert {version_shown(server, path) for path in ("/about", "/events.json")} == {wanted[1]}


def assert_soon(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < end


def version_shown(server: Running, path: str) -> str:
    status, body = server.get(path)
    assert status == 200
    (found,) = [each for each in map(version, (SOUND, OTHER, THIRD)) if each.encode() in body]
    return found


def workers(server: Running) -> list[int]:
    """Return the processes that the first one has started."""
    pid = server.process.pid
    return [*map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]


def of_each_worker(server: Running) -> list[Health]:
    """Return what each worker answers, by letting the others pause meanwhile."""
    answers: list[Health] = []
    for worker in workers(server):
        others = [other for other in workers(server) if other != worker]
        for other in others:
            os.kill(other, signal.SIGSTOP)
        try:
            assert_soon(lambda others=others: all(map(pauses, others)))
            answers.append(health(server))
        finally:
            for other in others:
                os.kill(other, signal.SIGCONT)
    return answers


def pauses(worker: int) -> bool:
    """Return whether a process has been stopped."""
    return Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()[0] == "T"


class Readers:
    """Threads that ask without a pause, and note what went wrong."""

    def __init__(self, server: Running) -> None:
        self.answers = 0
        self.wrong: list[str] = []
        self._server = server
        self._enough = Event()
        self._threads = [Thread(target=self._read) for _ in range(4)]

    def __enter__(self) -> Readers:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._enough.set()
        for thread in self._threads:
            thread.join()

    def _read(self) -> None:
        while not self._enough.is_set():
            try:
                health(self._server)
                # A page that has two versions, or none, raises.
                for path in ("/about", "/events.json"):
                    version_shown(self._server, path)
                    self.answers += 1
            except Exception as error:
                self.wrong.append(repr(error))


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="workers are found in /proc")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "events.yaml"
    file.write_bytes(SOUND)
    return file


@pytest.fixture
def watched(file: Path) -> Iterator[Running]:
    with running("gunicorn", file, WATCH="1") as server:
        yield server


def test_no_request_is_lost_and_all_workers_serve_one_version(watched: Running, file: Path) -> None:
    settled(watched, ("ok", version(SOUND)))
    with Readers(watched) as readers:
        for content, wanted in (
            (OTHER, ("ok", version(OTHER))),
            (BROKEN, ("degraded", version(OTHER))),
            (THIRD, ("ok", version(THIRD))),
            (BROKEN, ("degraded", version(THIRD))),
            (SOUND, ("ok", version(SOUND))),
        ):
            edit(file, content)
            start = time.monotonic()
            assert_soon(lambda wanted=wanted: health(watched) == wanted)
            print(f"\n{wanted}: first after {time.monotonic() - start:.2f} s", end="")
            settled(watched, wanted)
            print(f", all and {2 * MANY} answers later after {time.monotonic() - start:.2f} s")
    assert readers.wrong == []
    assert readers.answers > 0
    assert watched.said().count("nowhere") == 2 * BROKEN.count(b"nowhere")


def test_a_worker_that_starts_anew_serves_what_the_others_do(watched: Running, file: Path) -> None:
    edit(file, OTHER)
    settled(watched, ("ok", version(OTHER)))
    edit(file, BROKEN)
    settled(watched, ("degraded", version(OTHER)))
    before = workers(watched)
    for worker in before:
        os.kill(worker, signal.SIGKILL)
        assert_soon(lambda worker=worker: worker not in workers(watched))
        assert_soon(lambda: len(workers(watched)) == 2)
        settled(watched, ("degraded", version(OTHER)))
    edit(file, THIRD)
    settled(watched, ("ok", version(THIRD)))


@pytest.mark.parametrize("watch", ["", "1"])
def test_at_a_hangup_a_sound_record_is_taken_and_a_broken_one_is_not(
    file: Path, watch: str
) -> None:
    with running("gunicorn", file, WATCH=watch) as server, Readers(server) as readers:
        for content, wanted in (
            (OTHER, ("ok", version(OTHER))),
            (BROKEN, ("degraded", version(OTHER))),
            (THIRD, ("ok", version(THIRD))),
        ):
            before = workers(server)
            edit(file, content)
            server.process.send_signal(signal.SIGHUP)
            assert_soon(lambda before=before: not set(before) & set(workers(server)))
            settled(server, wanted)
    assert readers.wrong == []


def test_without_watching_a_file_may_be_edited(file: Path) -> None:
    with running("gunicorn", file) as server:
        assert_soon(lambda: len(workers(server)) == 2)
        edit(file, BROKEN)
        settled(server, ("ok", version(SOUND)))


def test_python_alone_watches_as_well(file: Path) -> None:
    with running("python", file, WATCH="1") as server, Readers(server) as readers:
        for content, wanted in (
            (OTHER, ("ok", version(OTHER))),
            (BROKEN, ("degraded", version(OTHER))),
            (THIRD, ("ok", version(THIRD))),
        ):
            edit(file, content)
            assert_soon(lambda wanted=wanted: health(server) == wanted)
    assert readers.wrong == []
