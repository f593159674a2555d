"""How gunicorn serves the timeline: ``gunicorn app:server`` finds this file by itself.

For one worker, or more with ``--workers 2``; what the command line says goes before what stands
here. It belongs behind a web server that faces the public (docs/serving.md).
"""

import logging
import os
import selectors
import socket
import struct
import time
from functools import partial

from gunicorn import util
from gunicorn.workers.gthread import TConn, ThreadWorker

# `app.py` refuses what is no port, with a sentence.
_host, _port = os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or ""
bind = f"{f'[{_host}]' if ':' in _host else _host}:{_port if _port.isdigit() else '8050'}"

# The record is read once, before there are workers: a broken one ends gunicorn with a sentence.
preload_app = True

# A client that is slow in asking or in reading takes a thread; and a thread costs little.
threads = 128
keepalive = 5
timeout = 60
graceful_timeout = 30

# Addresses that the builder of embeds writes are longer than the usual 4,094 bytes.
limit_request_line = 8190
limit_request_fields = 64
limit_request_field_size = 8190

# The site is at the root of its host whatever a header says: a cache would keep the answer.
forwarder_headers = ""
forwarded_allow_ips = "127.0.0.1,::1"
control_socket_disable = True

# Who is connected and says nothing is let go after so many seconds; at the end, sooner.
_TO_ASK, _TO_ASK_AT_THE_END = 15.0, 1.0
# So is who stops in the middle of a request or an answer.
_IN_THE_MIDDLE = 15


class _Connection(TConn):
    def close(self, graceful=False):
        """Close at once; `worker_class.handle` has waited for the reader to be done."""
        super().close()


class worker_class(ThreadWorker):
    """Gunicorn's threads, but for three things (written for gunicorn 27).

    A connection takes a thread when its request arrives, not five seconds before: browsers open
    some that they do not use. It is closed in that thread, which takes up to two seconds where
    the reader does not close it, too; in the thread that accepts, all others would wait. And at
    its end a worker takes in those who wait to be connected, whom the system would send away.
    """

    def accept(self, listener):
        """Take a connection, and wait for what it asks for without a thread."""
        self._take(listener)

    def _take(self, listener):
        try:
            client, address = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return False
        self.nr_conns += 1
        connection = _Connection(self.cfg, client, address, listener.getsockname())
        connection.timeout = time.monotonic() + _TO_ASK
        self.pending_conns.append(connection)
        asked = partial(self.on_pending_socket_readable, connection)
        self.poller.register(client, selectors.EVENT_READ, asked)
        return True

    def handle(self, conn):
        """Answer a request; return whether the connection stays open."""
        open_still = super().handle(conn)
        if not open_still:
            util.close_graceful(conn.sock)
        return open_still

    def set_accept_enabled(self, enabled):
        """Begin or cease to accept connections."""
        if not self.alive:
            for listener in self.sockets:
                while self._take(listener):
                    pass
            end = time.monotonic() + _TO_ASK_AT_THE_END
            for connection in self.pending_conns:
                connection.timeout = min(connection.timeout, end)
        super().set_accept_enabled(enabled)


def when_ready(server):
    """Set how long a connection may stay silent; those accepted have it from those that listen."""
    for option in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
        for listener in server.LISTENERS:
            listener.sock.setsockopt(
                socket.SOL_SOCKET, option, struct.pack("ll", _IN_THE_MIDDLE, 0)
            )


def post_worker_init(worker):
    """Serve what the other workers serve, and follow the file with them."""
    from app import chosen, live

    logging.getLogger("timeline").handlers = worker.log.error_log.handlers
    live.follow()
    if chosen.watch:
        live.watch()


def on_reload(server):
    """At SIGHUP: read the file for the workers to come; a broken one changes nothing."""
    from app import chosen, live

    if not chosen.watch:
        live.judge()
