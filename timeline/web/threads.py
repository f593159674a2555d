"""The server of one process: a thread for each connection, and an end that drops nobody.

For one machine, and for a class; `gunicorn` serves more (docs/serving.md).
"""

from __future__ import annotations

import select
import signal
import time
from threading import Condition, Thread
from types import FrameType
from typing import cast

from flask import Flask
from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

# A connection that says nothing for so long is closed.
SECONDS_OF_SILENCE = 30
SECONDS_TO_NOTICE = 0.1
# At the end: for who has been connected, but has not said yet what they ask for; and for who
# is being answered.
SECONDS_TO_ASK = 0.5
SECONDS_TO_ANSWER = 20


class _Handler(WSGIRequestHandler):
    timeout = SECONDS_OF_SILENCE

    def run_wsgi(self) -> None:
        server = cast("_Server", self.server)
        server.count(+1)
        try:
            self.close_connection = self.close_connection or server.ending
            super().run_wsgi()
        finally:
            server.count(-1)


class _Server(ThreadedWSGIServer):
    daemon_threads = True

    def __init__(self, host: str, port: int, app: Flask) -> None:
        self.ending = self._listening = False
        self._answering = 0
        self._changed = Condition()
        super().__init__(host, port, app, _Handler)

    def count(self, change: int) -> None:
        with self._changed:
            self._answering += change
            self._changed.notify_all()

    def end(self, _signal: int, _frame: FrameType | None) -> None:
        """Take no more connections; to be called by a signal, in the thread that serves."""
        self.ending = True
        # It waits until that thread has noticed.
        Thread(target=self.shutdown, daemon=True).start()

    def server_close(self) -> None:
        """Answer those who are connected and those who wait to be; then let go of the port."""
        if self._listening:
            self._finish()
        super().server_close()

    def server_activate(self) -> None:
        """Listen."""
        super().server_activate()
        self._listening = True

    def _finish(self) -> None:
        self.ending = True
        while select.select([self], [], [], 0)[0]:
            self.handle_request()
        # Threads that were just started read what was sent long ago.
        time.sleep(SECONDS_TO_ASK)
        with self._changed:
            self._changed.wait_for(lambda: not self._answering, SECONDS_TO_ANSWER)


def serve(app: Flask, host: str, port: int) -> None:
    """Serve until SIGTERM or Ctrl-C; then answer those who have come, and return.

    Ends the program with a sentence where the port cannot be had.
    """
    server = _Server(host, port, app)
    signal.signal(signal.SIGTERM, server.end)
    server.serve_forever(SECONDS_TO_NOTICE)
