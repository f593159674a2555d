"""What a subcommand is and comes to, and what several of them share."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from timeline.record.messages import MOST_PROBLEMS, Problem
from timeline.record.words import counted

DEFAULT_FILE = Path("events.yaml")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended.

    Attributes
    ----------
    code:
        Exit status: 0 all is well, 1 something is wrong with the record, 2 with the call.
    out, err:
        Lines for standard output and for standard error.
    """

    code: int
    out: tuple[str, ...] = ()
    err: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Command:
    """A subcommand: what its help says, how it takes its arguments, and what it does."""

    name: str
    help: str
    description: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], Outcome]


def add_file(parser: argparse.ArgumentParser) -> None:
    """Add the argument FILE, which is events.yaml if left out."""
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        type=Path,
        default=DEFAULT_FILE,
        help=f"the record (default: {DEFAULT_FILE})",
    )


def missing(file: Path) -> Outcome | None:
    """Return the outcome of a call that names a file that is not there, or None if it is."""
    if file.exists():
        return None
    return Outcome(2, err=(f"{file}: there is no such file; name the record, such as events.yaml",))


def refused(problems: Iterable[Problem]) -> Outcome:
    """Return the outcome for a record with problems: each on a line, and their number."""
    lines = tuple(map(str, problems))
    more = len(lines) > MOST_PROBLEMS
    number = f"more than {MOST_PROBLEMS} problems" if more else counted(len(lines), "problem")
    return Outcome(1, out=lines, err=(number,))
