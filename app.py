"""Serve the timeline: ``python app.py``, or ``gunicorn app:server`` (with gunicorn.conf.py)."""

from __future__ import annotations

import argparse
import datetime as dt
import logging
import os
import sys
from pathlib import Path

from flask import Flask

from timeline import plotlyjs
from timeline.record.load.read import read_text, text_of
from timeline.record.load.whole import with_what_is_beside
from timeline.record.messages import RecordError
from timeline.record.model import Record
from timeline.web import Site, create, threads
from timeline.web.charts import pictures
from timeline.web.explorer.page import Explorer
from timeline.web.http import hosts
from timeline.web.reload import verdict
from timeline.web.reload.live import Live
from timeline.web.reload.verdict import Held, Verdict

HERE = Path(__file__).resolve().parent
MAIN = __name__ == "__main__"


def today() -> dt.date:
    """Return the day it is, in universal time."""
    return dt.datetime.now(dt.UTC).date()


def settings() -> argparse.Namespace:
    """Return host, port and events file: from the command line, the environment, or as usual.

    Under gunicorn the command line is gunicorn's, and only the environment counts.
    """
    parser = argparse.ArgumentParser(description="Serve a timeline of events.")
    parser.add_argument("--host", default=os.environ.get("HOST") or "127.0.0.1")
    parser.add_argument("--port", type=port, default=os.environ.get("PORT") or "8050")
    parser.add_argument(
        "--events", type=Path, default=Path(os.environ.get("EVENTS") or HERE / "events.yaml")
    )
    parser.add_argument(
        "--watch",
        action="store_true",
        default=os.environ.get("WATCH", "") not in ("", "0"),
        help="serve a new record as soon as the events file holds one",
    )
    parser.add_argument(
        "--base", default=os.environ.get("BASE", ""), help="the site's public address"
    )
    parser.add_argument(
        "--releases",
        type=Path,
        default=Path(os.environ["RELEASES"]) if os.environ.get("RELEASES") else None,
        help="folder of frozen releases",
    )
    return parser.parse_args() if MAIN else parser.parse_args([])


def port(text: str) -> int:
    """Return the port that `text` writes."""
    if not (text.isascii() and text.isdigit() and int(text) < 65536):
        raise argparse.ArgumentTypeError(f"{text!r} is no port; name one from 0 to 65535")
    return int(text)


def held(verdict: Verdict) -> Held:
    """Return what the processes that serve know of the file: one process, or those of gunicorn."""
    if MAIN:
        return Held(verdict)
    from timeline.web.reload.shared import Shared  # only where processes fork

    return Shared(verdict)


def site_of(record: Record) -> Explorer:
    """Return the app that serves the record."""
    site = Site(with_what_is_beside(record, chosen.events), today, chosen.releases, base)
    app = create(site)
    pictures.install(app.server, queue)
    return app


def server_of(record: Record) -> Flask:
    """Return the server of the app that serves the record."""
    return site_of(record).server


chosen = settings()
queue = pictures.Queue()
try:
    base = hosts.checked_base(chosen.base)
except ValueError as error:
    sys.exit(f"BASE: {error}")
try:
    text = text_of(chosen.events)
    app = site_of(read_text(text, str(chosen.events)))
except RecordError as error:
    sys.exit(f"{error}")
server = app.server
content = text.encode()
live = Live(chosen.events, server, server_of, held(Verdict(verdict.digest(content), content)))
if told := plotlyjs.missing():
    logging.getLogger("timeline").warning(told)

if MAIN:
    logging.basicConfig(format="%(message)s")
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    print(f"Open http://{chosen.host}:{chosen.port} in a browser; Ctrl-C ends it.", flush=True)
    if chosen.watch:
        live.watch()
    threads.serve(server, chosen.host, chosen.port)
