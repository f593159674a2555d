"""``new``: an empty event with what belongs in each field."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from timeline.cli.outcome import Command, Outcome
from timeline.record.messages import keys
from timeline.record.model import Event, Part, Quote, Source

_DESCRIPTION = """\
Print an empty event with a comment on each field, to be pasted under `events:` and filled in;
a field that stands behind a # may stay out. Then `format` puts the event in its place in time,
and `check` says what is still missing."""

# What stands for a value until it is filled in.
_EVENT = {
    "id": "YYYY-MM-DD-a-few-words",
    "formerly": "[]",
    "date": "YYYY-MM-DD",
    "end": "YYYY-MM-DD",
    "label": "LABEL",
    "title": "TITLE",
    "summary": ">-\n  SUMMARY",
    "note": ">-\n  NOTE",
    "lane": "LANE",
    "actors": "[ACTOR]",
    "place": "PLACE",
    "weight": "3",
    "follows_from": "[]",
    "disputed": ">-\n  DISPUTED",
}
_SOURCE = {
    "url": "https://",
    "document": "SYMBOL",
    "publisher": "PUBLISHER",
    "title": "HEADLINE",
    "kind": "news",
    "read": "false",
}
_QUOTE = {
    "speaker": "SPEAKER",
    "role": "ROLE",
    "actor": "ACTOR",
    "text": '"WORDS"',
    "source": "https://",
}
_LISTS: dict[str, tuple[type[Part], dict[str, str]]] = {
    "quotes": (Quote, _QUOTE),
    "sources": (Source, _SOURCE),
}
_MAY_STAY_OUT = ("formerly", "end", "note", "place", "quotes", "disputed")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments, of which there are none."""


def run(args: argparse.Namespace) -> Outcome:
    """Return the template."""
    return Outcome(0, out=tuple(template().rstrip("\n").split("\n")))


def template() -> str:
    """Return the annotated empty event as YAML, indented as under ``events:``."""
    return "".join(f"{line}\n" for line in _event())


def _event() -> Iterator[str]:
    yield "  # Paste under events: and fill in; what stands behind a # may stay out."
    for key, info in keys(Event).items():
        bullet = "  - " if key == "id" else "    "
        off = "# " if key in _MAY_STAY_OUT else ""
        yield f"    # {info.description}" if key != "id" else f"  # {info.description}"
        first, *more = _part(*_LISTS[key], key) if key in _LISTS else _lines(key)
        yield f"{bullet}{off}{first}"
        yield from (f"    {off}{line}" for line in more)


def _lines(key: str) -> list[str]:
    return f"{key}: {_EVENT[key]}".split("\n")


def _part(part: type[Part], values: dict[str, str], name: str) -> Iterator[str]:
    yield f"{name}:"
    for number, (key, info) in enumerate(keys(part).items()):
        bullet = "    " if number else "  - "
        off = "# " if key == "document" else ""
        yield f"{f'{bullet}{off}{key}: {values[key]}':<28}  # {info.description}"


COMMAND = Command("new", "print an annotated empty event", _DESCRIPTION, arguments, run)
