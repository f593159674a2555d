"""A WSGI app that answers from the newest sound record of a file.

Each record has an app of its own, and a request is answered wholly by one. So a new record
takes the place of the old by one assignment, with all that was kept of the old.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from flask import Flask

from timeline.record.load.read import read_text, text_of
from timeline.record.messages import Problem, RecordError
from timeline.record.model import Record
from timeline.web import site
from timeline.web.reload import banner
from timeline.web.reload.verdict import Held, Verdict, digest

# The file is read when it has stayed as it is from one look to the next.
SECONDS_BETWEEN_LOOKS = 0.1

_LOG = logging.getLogger("timeline")

Start = Callable[..., Any]
Answer = Callable[[dict[str, Any], Start], Iterable[bytes]]
Signature = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Serving:
    """What answers now; the digest of the file that it was made from; what is wrong since."""

    answer: Answer
    digest: str
    problems: tuple[Problem, ...]


class Live:
    """The WSGI app of a server, in front of the app of each record.

    `server` stays what the outside knows: requests that are sent to it come here.

    Parameters
    ----------
    file:
        Where the record is read from.
    server:
        The app of the record that the file held at the start, which `held` has.
    create:
        Gives the app of another record.
    """

    def __init__(
        self, file: Path, server: Flask, create: Callable[[Record], Flask], held: Held
    ) -> None:
        self._file = file
        self._create = create
        self._held = held
        self._verdict = held.get()
        self._serving = _Serving(server.wsgi_app, digest(self._verdict.sound), ())
        self._made: tuple[str, Answer] | None = None
        self._seen: Signature | None = _signature(file)
        self._judged: Signature | None = None
        self._lock = Lock()
        server.wsgi_app = self  # type: ignore[method-assign]

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """Answer from the record that is served when the request comes."""
        now = self._serving
        if not now.problems:
            return now.answer(environ, start)
        environ[site.PROBLEMS] = now.problems
        if banner.for_curator(environ):
            return banner.above(now.answer, now.problems)(environ, start)
        return now.answer(environ, start)

    def watch(self) -> None:
        """Follow the file, in a thread beside the answers, until the process ends."""
        Thread(target=self._watch, name="watch", daemon=True).start()

    def look(self) -> None:
        """Read the file if it is another than before and is not being written; then `follow`."""
        if self._held.lead():
            signature = _signature(self._file)
            still, self._seen = signature == self._seen, signature
            if still and (signature != self._judged or signature is None):
                self._judged = signature
                self.judge()
        self.follow()

    def judge(self) -> None:
        """Read the file and hold what is found: a sound record, or what is wrong."""
        name, before = str(self._file), self._held.get()
        seen = ""
        try:
            text = text_of(self._file)
            content = text.encode()
            seen = digest(content)
            if seen == before.seen:
                return
            record = read_text(text, name)
            if seen not in (digest(before.sound), self._serving.digest):
                self._made = (seen, _proven(self._create(record)))
            verdict = Verdict(seen, content)
        except RecordError as error:
            verdict = Verdict(seen, before.sound, error.problems)
        except Exception:
            # A fault of ours, not of the file; it must not end what is served, either.
            _LOG.exception("%s: no site can be made of it", name)
            said = "no site can be made of it; the server's log says why"
            verdict = Verdict(seen, before.sound, (Problem(name, 0, "", said),))
        if verdict == before:
            return
        self._held.put(verdict)
        for problem in verdict.problems:
            _LOG.error("%s", problem)
        if verdict.problems:
            _LOG.error("%s is not sound; the last sound record goes on being served", name)
        else:
            _LOG.warning("%s is sound and being served", name)

    def follow(self) -> None:
        """Serve what is held from now on."""
        with self._lock:
            verdict = self._held.get()
            if verdict is self._verdict:
                return
            now, made = digest(verdict.sound), self._made
            if now == self._serving.digest:
                answer = self._serving.answer
            elif made and made[0] == now:
                answer = made[1]
            else:
                record = read_text(verdict.sound.decode(), str(self._file))
                answer = self._create(record).wsgi_app
            self._serving = _Serving(answer, now, verdict.problems)
            self._verdict, self._made = verdict, None

    def _watch(self) -> None:
        while True:
            time.sleep(SECONDS_BETWEEN_LOOKS)
            try:
                self.look()
            except Exception:
                _LOG.exception("%s: could not be looked at", self._file)


def _signature(file: Path) -> Signature | None:
    """Return what changes when the file does; None where there is none."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _proven(server: Flask) -> Answer:
    """Return how the server answers, once it has answered with its front page.

    Raises
    ------
    RuntimeError
        If it does not.
    """
    status = server.test_client().get("/").status_code
    if status != 200:
        raise RuntimeError(f"its front page answers with {status}")
    return server.wsgi_app
