"""From a YAML file to a record whose structure is sound, or to everything that is wrong with it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from pydantic import ValidationError

from timeline.record import messages, text_checks
from timeline.record.defaults import complete
from timeline.record.load import parse
from timeline.record.load.entries import Entry, entries, misplaced
from timeline.record.load.parse import OWN, Bounds, Parsed, Value
from timeline.record.load.references import broken_references
from timeline.record.messages import Problem, RecordError
from timeline.record.model import Meta, Part, Record

# The longest entry of the record, a series, has some 600.
MOST_OF_AN_ENTRY = 20_000

__all__ = ["Document", "Problem", "RecordError", "open_file", "open_text", "read", "read_text"]


@dataclass(frozen=True, slots=True)
class Document:
    """A file whose structure is sound.

    Attributes
    ----------
    name:
        The file as problems name it.
    record:
        The record as the file has it, without lanes or actors that it does not declare.
    entries:
        Its entries, which know their lines; every `part` is there.
    """

    name: str
    record: Record
    entries: tuple[Entry, ...]


def read(path: Path) -> Record:
    """Return the record in the file; lanes and actors that it lacks are taken from its events.

    Raises
    ------
    RecordError
        With every problem of the file, if its structure is not sound or it cannot be read.
    """
    return complete(open_file(path).record)


def read_text(text: str, name: str) -> Record:
    """Return the record that the YAML `text` writes; `name` stands for the file in problems.

    Raises
    ------
    RecordError
        As `read`.
    """
    return complete(open_text(text, name).record)


def open_file(path: Path, bounds: Bounds = OWN) -> Document:
    """Return the file's record as it stands there, with the lines of its entries.

    Within `parse.ANYBODYS` bounds, any file is read or refused in seconds and in a few hundred MB.

    Raises
    ------
    RecordError
        As `read`.
    """
    return open_text(text_of(path, bounds), str(path), bounds)


def text_of(path: Path, bounds: Bounds = OWN) -> str:
    """Return the text of a file.

    Raises
    ------
    RecordError
        If it cannot be read, is too large or is not UTF-8.
    """
    name = str(path)
    content = _content(path, name, bounds)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        said = f"byte 0x{content[error.start]:02x} is not UTF-8; save the file as UTF-8"
        raise RecordError((Problem(name, line, "", said),)) from None


def open_text(text: str, name: str, bounds: Bounds = OWN) -> Document:
    """Return the record that `text` writes as it stands there, with the lines of its entries.

    Raises
    ------
    RecordError
        As `read`.
    """
    parsed = parse.parse(text, bounds)
    root = parsed.value
    if parsed.broken or not isinstance(root, dict):
        said = [*parsed.problems, *([] if parsed.broken else [_no_keys(root)])]
        problems = (Problem(name, line, "", text) for line, text in said)
        raise RecordError(messages.gathered(name, problems))
    sound: list[Entry] = []
    problems = messages.gathered(name, _problems(name, root, parsed, sound))
    if problems:
        raise RecordError(problems)
    return Document(name, _assembled(sound), tuple(sound))


def _problems(
    name: str, root: dict[str, Value], parsed: Parsed, validated: list[Entry]
) -> Iterator[Problem]:
    """Yield all that is wrong; when it is exhausted, `validated` has every entry, with its part."""
    every = tuple(entries(root, parsed.lines))
    yield from _in_file(name, root, parsed, every)
    for entry in every:
        with_part, errors = _validated(entry)
        validated.append(with_part)
        for place, said in errors:
            line = entry.line(place)
            if line not in parsed.aliases:
                yield Problem(name, line, entry.called, said)
    for entry, place, said in broken_references(validated):
        yield Problem(name, entry.line(place), entry.called, said)


def _content(path: Path, name: str, bounds: Bounds) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise RecordError((Problem(name, 0, "", "this is no file; name a YAML file"),))
        with path.open("rb") as file:
            content = file.read(bounds.size + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        text = f"cannot be read ({reason}); name a YAML file that is there"
        raise RecordError((Problem(name, 0, "", text),)) from None
    if len(content) > bounds.size:
        raise RecordError((Problem(name, 0, "", bounds.too_large),))
    return content


def _no_keys(root: Value) -> tuple[int, str]:
    what = "the file is empty" if root is None else "the file has no keys at its top level"
    return 0, f"{what}; write 'events:' and under it one event with id, date, title and sources"


def _validated(entry: Entry) -> tuple[Entry, Iterable[tuple[messages.Place, str]]]:
    """Return the entry with its part if it is sound, and what is wrong with it in itself."""
    if _larger(entry.value, MOST_OF_AN_ENTRY):
        return entry, (((), f"more than {MOST_OF_AN_ENTRY:,} values in one entry; split it"),)
    errors = _not_plain(entry.value, ())
    try:
        part = entry.model.model_validate(entry.value, by_alias=True, by_name=False)
    except ValidationError as error:
        details = error.errors(include_url=False)
        return entry, chain(errors, messages.sentences(entry.model, details))
    return entry.with_part(part), errors


def _larger(value: Value, most: int) -> bool:
    """Return whether there are more than `most` values in a value."""
    waiting: list[Value] = [value]
    for each in waiting:
        if isinstance(each, dict | tuple):
            waiting.extend(each.values() if isinstance(each, dict) else each)
        if len(waiting) > most:
            return True
    return False


def _not_plain(value: Value, place: messages.Place) -> Iterator[tuple[messages.Place, str]]:
    if isinstance(value, str):
        text = text_checks.text_problem(value)
        if not text and place and place[-1] in text_checks.ADDRESS_KEYS:
            text = text_checks.address_problem(value)
        if text:
            yield place, f"{messages.path(place)}: {text}" if place else text
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _not_plain(item, (*place, key))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _not_plain(item, (*place, number))


def _in_file(
    name: str, root: dict[str, Value], parsed: Parsed, entries: Sequence[Entry]
) -> Iterator[Problem]:
    starts = sorted((entry.line(), entry.called) for entry in entries)
    top_level = sorted(line for line, _ in parsed.lines[1].values())
    for line, said in parsed.problems:
        at = bisect_right(starts, line, key=lambda start: start[0])
        section = bisect_right(top_level, line)
        within = at and (not section or starts[at - 1][0] >= top_level[section - 1])
        yield Problem(name, line, starts[at - 1][1] if within else "", said)
    for line, said in misplaced(root, parsed.lines):
        yield Problem(name, line, "", said)


def _assembled(sound: Sequence[Entry]) -> Record:
    sections: dict[str, list[Part]] = {}
    for entry in sound:
        if entry.part is not None:
            sections.setdefault(entry.section, []).append(entry.part)
    meta = sections.pop("meta", [Meta()])[0]
    return Record.model_validate(
        {"meta": meta, **{section: tuple(parts) for section, parts in sections.items()}}
    )
