"""``release``: freeze the record, so that what is pinned to it never changes."""

from __future__ import annotations

import argparse
import datetime as dt
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from timeline.cli.outcome import Command, Outcome, add_file, missing, refused
from timeline.record.index import Index
from timeline.record.load.read import RecordError, read
from timeline.releases import durable, program, store
from timeline.releases.store import Release, ReleaseError, State

_DESCRIPTION = """\
Freeze the record as it is today. The folder RELEASES gets a folder named for the data version,
with the record in its canonical form and a manifest. A server that is started with the same
RELEASES then answers addresses with version=… from it, and the builder offers it.

An answer is drawn from the frozen record when its address is first asked for, kept in the
release's folder, and from then on given back byte for byte. So the server must be able to
write there; where it cannot, draw with --view, now, every view that is going to be pinned:

    python -m timeline release --base https://timeline.example.org \\
        --view '/embed/timeline?detail=1' --view '/timeline.png?detail=1'

Every answer names the address of the site, so it is kept only where that is known: with --base
here, and with BASE where it is served.

A release is never changed: freezing the same record again only adds the views asked for, and
mends what is damaged. Readers cannot fill the room that views named here are kept in."""


_DONE: Mapping[State, str] = {
    "absent": "frozen on",
    "sound": "is there already, frozen on",
    "damaged": "was damaged and is mended, frozen on",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    add_file(parser)
    parser.add_argument(
        "--releases",
        type=Path,
        metavar="DIR",
        default=Path(os.environ.get("RELEASES") or "releases"),
        help="folder of releases (default: RELEASES in the environment, else ./releases)",
    )
    parser.add_argument(
        "--view",
        action="append",
        default=[],
        metavar="ADDRESS",
        help="draw and keep this address of an embed, image or file now; may be repeated",
    )
    parser.add_argument(
        "--base",
        default=os.environ.get("BASE", ""),
        metavar="URL",
        help="the site's public address (default: BASE in the environment)",
    )
    parser.add_argument(
        "--day",
        type=dt.date.fromisoformat,
        default=None,
        metavar="YYYY-MM-DD",
        help="the day it is frozen on (default: today)",
    )


def run(args: argparse.Namespace) -> Outcome:
    """Write the release and draw the views."""
    if absent := missing(args.file):
        return absent
    try:
        index = Index(read(args.file))
    except RecordError as error:
        return refused(error.problems)
    day: dt.date = args.day or dt.datetime.now(dt.UTC).date()
    folder: Path = args.releases
    try:
        with durable.alone(folder):
            there = store.state(folder, index.version)
            release = store.write(folder, index, day, program.version())
            wrong = tuple(_draw(index, release, args.view, args.base.rstrip("/")))
    except durable.Held:
        return Outcome(2, err=(f"{folder}: another run is writing there; try again when it ends",))
    except ReleaseError as error:
        return Outcome(2, err=(f"{error}",))
    except OSError as error:
        return Outcome(2, err=(f"{folder}: cannot be written ({error.strerror})",))
    said = f"{release.folder}: version {release.version}, {_DONE[there]} {release.day}"
    kept = len(args.view) - len(wrong)
    views = (f"{kept} of {len(args.view)} views kept",) if args.view else ()
    return Outcome(1 if wrong else 0, out=(said, *views), err=wrong)


def _draw(index: Index, release: Release, views: Sequence[str], base: str) -> Iterator[str]:
    """Ask for each view, which keeps it; yield a line for each that cannot be had."""
    if not views:
        return
    # Only here, so that the other commands need not wait for all of the web.
    from flask import Flask

    from timeline.web import site as sites
    from timeline.web.charts import images
    from timeline.web.downloads import routes as downloads
    from timeline.web.embed import routes as embeds
    from timeline.web.html import error_pages
    from timeline.web.http import headers, responses
    from timeline.web.site import Site

    server = Flask(__name__)
    site = Site(index, lambda: release.day, release.folder.parent, base, reserved=True)
    sites.install(server, site)
    for routes in (embeds, images, downloads):
        server.register_blueprint(routes.bp)
    error_pages.register(server)
    headers.install(server)
    client = server.test_client()
    for view in views:
        path, _, query = view.partition("?")
        asked = "&".join(filter(None, [query, f"version={release.version}"]))
        answer = client.get(f"{path}?{asked}", headers={"Accept": "application/json"})
        if answer.status_code != 200:
            said: dict[str, str] = answer.get_json()
            yield f"{view}: {said['error']}"
        elif answer.headers["Cache-Control"] == responses.FROZEN:
            continue
        elif not base:
            yield f"{view}: not kept, as it names the address of the site; say it with --base"
        else:
            yield f"{view}: not kept, as the release keeps all the views that it may"


COMMAND = Command(
    "release", "freeze the record for charts that never change", _DESCRIPTION, arguments, run
)
