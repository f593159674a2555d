"""``site``: the whole record as plain files, for any web server."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import signal
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from timeline.cli.outcome import Command, Outcome, add_file, missing, refused
from timeline.record.load.whole import read_whole
from timeline.record.messages import RecordError
from timeline.record.words import counted
from timeline.releases import answers, program

_DESCRIPTION = """\
Write every page, embed, image and file of data of the record as plain files into DIR, for any
web server or content delivery network. DIR is replaced as a whole, so it cannot be a mount
point, and is left as it is where nothing has changed. docs/static-site.md says how to serve it,
and what a server does more.

    python -m timeline site /var/www/iran --base https://example.org/iran

Without --base the site works at the root of any host; only what needs whole addresses is left
out: the map for search engines, shared links' images, and the pages that tell how to embed."""

_BAR = 30
_CLEAR = "\r\033[K"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="the folder to write")
    add_file(parser)
    parser.add_argument(
        "--base",
        default="",
        metavar="ADDRESS",
        help="where it is to be served: https://example.org/iran, or a path alone, such as /iran",
    )
    parser.add_argument(
        "--detail",
        type=int,
        choices=(1, 2, 3),
        default=1,
        help="events with an image and a page that tells how to embed them: 1 landmarks, 2 major "
        "events as well, 3 all, which takes twice as long (default: 1)",
    )
    parser.add_argument(
        "--view",
        action="append",
        default=[],
        metavar="ADDRESS",
        help="write this address of the app as well, such as '/?from=2018&lanes=nuclear'; "
        "may be repeated",
    )
    parser.add_argument(
        "--releases",
        type=Path,
        metavar="DIR",
        default=Path(os.environ.get("RELEASES") or "releases"),
        help="folder of frozen releases (default: RELEASES in the environment, else ./releases)",
    )
    parser.add_argument(
        "--day",
        type=dt.date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="the day it is drawn for (default: today)",
    )
    parser.add_argument("--force", action="store_true", help="write it even if nothing has changed")
    parser.add_argument("--workers", type=int, metavar="N", help="processes (default: one a core)")


def run(args: argparse.Namespace) -> Outcome:
    """Write the site; at a signal to end, leave all as it was and say so."""
    try:
        with _stoppable():
            return _written(args)
    except Stopped as stopped:
        if sys.stderr.isatty():
            sys.stderr.write(_CLEAR)
        said = f"{args.folder}: stopped before the site was written; what was there is there"
        return Outcome(128 + stopped.number, err=(said,))


def _written(args: argparse.Namespace) -> Outcome:
    # Only here, so that the other commands need not wait for all of the web.
    from timeline.static import site
    from timeline.web import Site

    if absent := missing(args.file):
        return absent
    try:
        index = read_whole(args.file)
    except RecordError as error:
        return refused(error.problems)
    day: dt.date = args.day or dt.datetime.now(dt.UTC).date()
    folder: Path = args.folder
    settings = site.Settings(
        version=index.version,
        beside=index.beside,
        code=program.version(),
        day=day.isoformat(),
        base=args.base.rstrip("/"),
        detail=args.detail,
        views=tuple(args.view),
        pinned=tuple(sorted(answers.addresses(args.releases))),
    )
    workers: int = args.workers or os.cpu_count() or 1
    try:
        served = Site(index, lambda: day, args.releases)
        written = site.write(
            served, folder, settings, workers=workers, force=args.force, told=_bar()
        )
    except site.SiteError as error:
        return Outcome(2, err=tuple(f"{error}".split("\n")))
    except OSError as error:
        return Outcome(2, err=(f"{folder}: cannot be written ({error.strerror or error})",))
    if written is None:
        return Outcome(0, out=(f"{folder}: is the site of version {index.version} already",))
    size = f"{written.bytes / 1e6:.1f} MB, {written.packed / 1e6:.1f} MB as sent"
    return Outcome(0, out=(f"{folder}: {counted(written.files, 'file')}, {size}",))


class Stopped(BaseException):
    """A signal to end; what is being done is undone on its way, and nothing may catch it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def _stoppable() -> Generator[None]:
    """Raise `Stopped` in the block at the first signal to end, and ignore those that follow.

    Signals are for the main thread; in another, the block runs as it is.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: object) -> None:
        for each in before:
            signal.signal(each, signal.SIG_IGN)
        raise Stopped(number)

    before = {each: signal.signal(each, stop) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler or signal.SIG_DFL)


def _bar() -> Callable[[int, int], None]:
    """Return what shows on a terminal how far it has come; elsewhere, nothing."""
    if not sys.stderr.isatty():
        return lambda done, known: None

    def show(done: int, known: int) -> None:
        full = _BAR * done // max(known, 1)
        end = _CLEAR if done == known else ""
        bar = f"{'#' * full}{'.' * (_BAR - full)}"
        sys.stderr.write(f"\rWriting [{bar}] {done:,} of {known:,}{end}")
        sys.stderr.flush()

    return show


COMMAND = Command("site", "write the record's site as plain files", _DESCRIPTION, arguments, run)
