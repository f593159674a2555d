"""``format``: write a record in its canonical form."""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from itertools import zip_longest
from pathlib import Path

from timeline.cli.outcome import Command, Outcome, add_file, missing, refused
from timeline.record.dump import in_order, to_yaml
from timeline.record.load.read import RecordError, open_file

_DESCRIPTION = """\
Write a record in its canonical form: events in order of time, fields in the order of the
schema, long text folded at 100 columns, defaults left out. The same record always gives the
same bytes, so that a diff shows only what changed.

Comments are not kept: only the first line, which names the schema, a comment for each section
and one for each year of events are written. What a reader should know of an event belongs in
its `note`. A record whose structure is not sound is left as it is."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    add_file(parser)
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; exit with 1 and name the first line that differs",
    )


def run(args: argparse.Namespace) -> Outcome:
    """Write the file in its canonical form, or say how it differs."""
    file: Path = args.file
    if absent := missing(file):
        return absent
    try:
        record = open_file(file).record
    except RecordError as error:
        return refused(error.problems)
    canonical = to_yaml(in_order(record))
    if file.read_bytes() == canonical.encode():
        return Outcome(0, out=(f"{file}: is in its canonical form",))
    if args.check:
        return Outcome(1, out=(_difference(file, canonical),))
    try:
        write(file, canonical)
    except OSError as error:
        return Outcome(2, err=(f"{file}: cannot be written ({error.strerror}); it is as it was",))
    return Outcome(0, out=(f"{file}: written in its canonical form",))


def write(file: Path, text: str) -> None:
    """Replace the file's content as a whole: a reader sees the old or the new, never a part.

    Raises
    ------
    OSError
        If it cannot be written; then it is as it was.
    """
    target = file.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    scratch = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
        if target.exists():
            shutil.copymode(target, scratch)
        else:
            scratch.chmod(0o644)
        scratch.replace(target)
    finally:
        scratch.unlink(missing_ok=True)


def _difference(file: Path, canonical: str) -> str:
    lines = zip_longest(file.read_bytes().decode().split("\n"), canonical.split("\n"))
    number, (here, right) = next(
        (number, pair) for number, pair in enumerate(lines, start=1) if pair[0] != pair[1]
    )
    return (
        f"{file}:{number}: not in its canonical form: here stands {_shown(here)}, where format "
        f"writes {_shown(right)}; run python -m timeline format {file}"
    )


def _shown(line: str | None) -> str:
    if line is None:
        return "nothing"
    return repr(line if len(line) <= 60 else f"{line[:59]}…")


COMMAND = Command("format", "write a record in its canonical form", _DESCRIPTION, arguments, run)
