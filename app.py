"""Serve the timeline: ``python app.py``, or ``gunicorn app:server``."""

from __future__ import annotations

import argparse
import datetime as dt
import logging
import os
import sys
from pathlib import Path

from timeline import plotlyjs
from timeline.record.index import Index
from timeline.record.load.whole import read_whole
from timeline.record.messages import RecordError
from timeline.web import Site, create

HERE = Path(__file__).resolve().parent


def today() -> dt.date:
    """Return the day it is, in universal time."""
    return dt.datetime.now(dt.UTC).date()


def settings() -> argparse.Namespace:
    """Return host, port and events file: from the command line, the environment, or as usual.

    Under gunicorn the command line is gunicorn's, and only the environment counts.
    """
    parser = argparse.ArgumentParser(description="Serve a timeline of events.")
    parser.add_argument("--host", default=os.environ.get("HOST") or "127.0.0.1")
    parser.add_argument("--port", type=int, default=os.environ.get("PORT") or "8050")
    parser.add_argument(
        "--events", type=Path, default=Path(os.environ.get("EVENTS") or HERE / "events.yaml")
    )
    parser.add_argument(
        "--base", default=os.environ.get("BASE", "").rstrip("/"), help="the site's public address"
    )
    parser.add_argument(
        "--releases",
        type=Path,
        default=Path(os.environ["RELEASES"]) if os.environ.get("RELEASES") else None,
        help="folder of frozen releases",
    )
    return parser.parse_args() if __name__ == "__main__" else parser.parse_args([])


def load(events: Path) -> Index:
    """Return the record of a file ready for serving; ends the program where it cannot be read."""
    try:
        return read_whole(events)
    except (RecordError, OSError) as error:
        sys.exit(f"{error}")


chosen = settings()
app = create(Site(load(chosen.events), today, chosen.releases, chosen.base))
server = app.server
if told := plotlyjs.missing():
    logging.getLogger("timeline").warning(told)

if __name__ == "__main__":
    print(f"Open http://{chosen.host}:{chosen.port} in a browser; Ctrl-C ends it.", flush=True)
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    app.run(host=chosen.host, port=chosen.port)  # pyright: ignore[reportUnknownMemberType]
