"""Pictures while others read: one at a time, in a process of its own.

Drawing a picture takes a second, in which no other thread of Python goes on (`timeline.chart.png`).
So a server that has `install`ed this hands it to a process that lives for one picture; whoever
asks meanwhile waits a little, and beyond that is told to come again. A program that does one
thing after another, such as the one that writes the static site, draws by itself.
"""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore, Lock

from flask import Flask, current_app
from werkzeug.exceptions import ServiceUnavailable

from timeline.chart import png

# How many wait for the one that is being drawn, and how long, in seconds.
WAITING = 16
LONGEST_WAIT = 10.0
# A picture that takes longer is given up; the largest take five seconds.
LONGEST_DRAWING = 60.0
COME_AGAIN = 5
_BUSY = "Too many pictures are being asked for; ask for this one again in a few seconds."
_NAME = "timeline.pictures"
_ROOT = Path(__file__).resolve().parents[3]
_LOG = logging.getLogger(__name__)


class Queue:
    """The turns of those who ask one process for pictures; for several threads at once."""

    def __init__(self, waiting: int = WAITING, longest_wait: float = LONGEST_WAIT) -> None:
        self._places = BoundedSemaphore(1 + waiting)
        self._drawing = Lock()
        self._longest_wait = longest_wait

    @contextmanager
    def turn(self) -> Generator[None]:
        """Wait for one's turn, and have it while the block runs.

        Raises
        ------
        ServiceUnavailable
            If too many wait already, or the turn does not come in time.
        """
        if not self._places.acquire(blocking=False):
            raise ServiceUnavailable(_BUSY, retry_after=COME_AGAIN)
        try:
            if not self._drawing.acquire(timeout=self._longest_wait):
                raise ServiceUnavailable(_BUSY, retry_after=COME_AGAIN)
            try:
                yield
            finally:
                self._drawing.release()
        finally:
            self._places.release()


def install(server: Flask, queue: Queue) -> None:
    """Let the server draw its pictures one at a time, in processes of their own."""
    server.extensions[_NAME] = queue


@contextmanager
def turn() -> Generator[None]:
    """Have one's turn to draw a picture while the block runs; see `Queue.turn`."""
    queue: Queue | None = current_app.extensions.get(_NAME)
    if queue is None:
        yield
    else:
        with queue.turn():
            yield


def picture(svg: str, *, width: int, about: Mapping[str, str]) -> bytes:
    """Return what `timeline.chart.png.png` does, drawn as the server draws.

    Raises
    ------
    ServiceUnavailable
        If the drawing is given up.
    """
    if _NAME not in current_app.extensions:
        return png.png(svg, width=width, about=about)
    try:
        drawn = subprocess.run(
            [sys.executable, "-m", png.__name__],
            input=json.dumps({"svg": svg, "width": width, "about": dict(about)}).encode(),
            stdout=subprocess.PIPE,
            check=True,
            cwd=_ROOT,
            timeout=LONGEST_DRAWING,
            # Ctrl-C ends the server, which answers those who have come.
            process_group=0,
        )
    except subprocess.SubprocessError as error:
        _LOG.warning("a picture %d px wide could not be drawn: %s", width, error)
        raise ServiceUnavailable(_BUSY, retry_after=COME_AGAIN) from error
    return drawn.stdout
