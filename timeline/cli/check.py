"""``check``: what is wrong with a record."""

from __future__ import annotations

import argparse

from timeline.cli.outcome import Command, Outcome, add_file, missing, refused
from timeline.record.check import rules
from timeline.record.index import Index
from timeline.record.load import corrections, outlets
from timeline.record.load.parse import ANYBODYS, OWN
from timeline.record.load.read import RecordError, open_file
from timeline.record.model import Record
from timeline.record.words import counted

_DESCRIPTION = """\
Read a record and say everything that is wrong with it, a problem a line:

    events.yaml:12: 2018-05-08-us-withdrawal: what is wrong; what would be right

First the structure is checked (syntax, keys, types, dates, references, addresses); if it is
sound, the editorial rules, which --rules lists. Where outlets.yaml lies beside the record, it is
checked as well, and events are held to how well their sources support them; so is the list of
corrections, docs/corrections.md. It stops after 200 problems. The exit status is 0 if nothing is
wrong, 1 if something is, 2 if there is no such file.

Any file can be checked, also a stranger's: of more than 10 MB, or of more than 500,000 values,
nothing is read."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    add_file(parser)
    parser.add_argument(
        "--large",
        action="store_true",
        help="read up to 50 MB, for a file of your own; it may take minutes",
    )
    parser.add_argument("--rules", action="store_true", help="list the editorial rules and stop")


def run(args: argparse.Namespace) -> Outcome:
    """Return what is wrong with the file."""
    if args.rules:
        return Outcome(0, out=rules.sentences())
    if absent := missing(args.file):
        return absent
    try:
        document = open_file(args.file, OWN if args.large else ANYBODYS)
        rated = outlets.beside(args.file)
        corrections.beside(args.file, Index(document.record).ids)
    except RecordError as error:
        return refused(error.problems)
    if problems := rules.check(document, rated):
        return refused(problems)
    return Outcome(0, out=(f"{args.file}: {summary(document.record)}, no problems",))


def summary(record: Record) -> str:
    """Return what the record holds, in a line."""
    counts = (
        (len(record.events), "event"),
        (sum(len(event.sources) for event in record.events), "source"),
        (sum(len(event.quotes) for event in record.events), "quote"),
        (sum(len(event.follows_from) for event in record.events), "cause"),
        (len(record.series), "series"),
        (len(record.clauses), "clause"),
        (len(record.people), "person"),
        (len(record.glossary), "term"),
        (len(record.tours), "tour"),
    )
    always = ("event", "source")
    return ", ".join(counted(count, word) for count, word in counts if count or word in always)


COMMAND = Command(
    "check", "say everything that is wrong with a record", _DESCRIPTION, arguments, run
)
