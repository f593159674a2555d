"""The command line: ``python -m timeline COMMAND``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from timeline.cli import check, format, links, new, release, schema, site, stats
from timeline.cli.outcome import Outcome

COMMANDS = (
    check.COMMAND,
    format.COMMAND,
    new.COMMAND,
    stats.COMMAND,
    links.COMMAND,
    schema.COMMAND,
    release.COMMAND,
    site.COMMAND,
)


def parser() -> argparse.ArgumentParser:
    """Return the parser of all subcommands."""
    top = argparse.ArgumentParser(
        prog="python -m timeline", description="Work on the record that feeds the timeline."
    )
    subparsers = top.add_subparsers(metavar="COMMAND", required=True)
    for command in COMMANDS:
        sub = subparsers.add_parser(
            command.name,
            help=command.help,
            description=command.description,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.arguments(sub)
        sub.set_defaults(run=command.run)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run a subcommand, print what it says and return its exit status."""
    args = parser().parse_args(argv)
    outcome: Outcome = args.run(args)
    try:
        for line in outcome.out:
            print(line)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader, such as `head`, has seen enough; Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    for line in outcome.err:
        print(line, file=sys.stderr)
    return outcome.code


if __name__ == "__main__":
    sys.exit(main())
