"""``new``: an empty event with what belongs in each field."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from pydantic.fields import FieldInfo

from timeline.cli.format import write
from timeline.cli.outcome import Command, Outcome
from timeline.record.messages import keys, part_of
from timeline.record.model import Event, Part, shown

_DESCRIPTION = """\
Print an empty event with a comment on each field, to be pasted under `events:` and filled in;
a field that stands behind a # may stay out. Then `format` puts the event in its place in time,
and `check` says what is still missing."""

_BLOCK = re.compile(r"(?<=^```yaml\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "--write", metavar="FILE", type=Path, help="put it into FILE's block of YAML instead"
    )


def run(args: argparse.Namespace) -> Outcome:
    """Return the template, or write it where FILE, such as CONTRIBUTING.md, has a block of YAML."""
    if args.write is not None:
        return _written(args.write)
    return Outcome(0, out=tuple(template().rstrip("\n").split("\n")))


def template() -> str:
    """Return the annotated empty event as YAML, indented as under ``events:``."""
    return "".join(f"{line}\n" for line in _event())


def _written(file: Path) -> Outcome:
    try:
        text, blocks = _BLOCK.subn(lambda _: template(), file.read_text(encoding="utf-8"), count=1)
        if not blocks:
            return Outcome(2, err=(f"{file}: has no block of YAML; begin one with ```yaml",))
        write(file, text)
    except OSError as error:
        return Outcome(2, err=(f"{file}: cannot be written ({error.strerror})",))
    return Outcome(0, out=(f"{file}: written",))


def _event() -> Iterator[str]:
    yield "  # Paste under events: and fill in; what stands behind a # may stay out."
    for number, (key, info) in enumerate(keys(Event).items()):
        bullet = "    " if number else "  - "
        off = _off(info)
        part = part_of(info.annotation)
        yield f"{'    ' if number else '  '}# {info.description}"
        first, *more = _part(part, key) if part else f"{key}: {_example(key, info)}".split("\n")
        yield f"{bullet}{off}{first}"
        yield from (f"    {off}{line}" for line in more)


def _part(part: type[Part], name: str) -> Iterator[str]:
    yield f"{name}:"
    for number, (key, info) in enumerate(keys(part).items()):
        bullet = "    " if number else "  - "
        yield f"{f'{bullet}{_off(info)}{key}: {_example(key, info)}':<28}  # {info.description}"


def _off(info: FieldInfo) -> str:
    return "" if info.is_required() or shown(info).wanted else "# "


def _example(key: str, info: FieldInfo) -> str:
    return shown(info).example or key.upper()


COMMAND = Command("new", "print an annotated empty event", _DESCRIPTION, arguments, run)
