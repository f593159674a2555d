"""``schema``: the JSON Schema of a record's file."""

from __future__ import annotations

import argparse
from pathlib import Path

from timeline.cli.format import write
from timeline.cli.outcome import Command, Outcome
from timeline.record.schema import schema_text

_DESCRIPTION = """\
Print the JSON Schema (draft 7) that the model gives. Editors complete and check while one
types, if the first line of the record names the schema:

    # yaml-language-server: $schema=events.schema.json"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--write", metavar="FILE", type=Path, help="write it to FILE instead")


def run(args: argparse.Namespace) -> Outcome:
    """Return or write the schema."""
    if args.write is None:
        return Outcome(0, out=(schema_text().rstrip("\n"),))
    try:
        write(args.write, schema_text())
    except OSError as error:
        return Outcome(2, err=(f"{args.write}: cannot be written ({error.strerror})",))
    return Outcome(0, out=(f"{args.write}: written",))


COMMAND = Command(
    "schema", "print or write the JSON Schema of a record's file", _DESCRIPTION, arguments, run
)
