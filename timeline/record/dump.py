"""The record as canonical YAML: the same record gives the same bytes.

Fields stand in the model's order and defaults are left out; text that does not fit on a line
is folded (``>-``), so that it reads as prose and a diff shows the lines that changed; short
lists stand on one line; a comment stands at the start of each section and of each year of
events. Quotes stand only where some YAML reader would take the text for something else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import cast

from timeline.record.dates import EdtfDate
from timeline.record.messages import keys
from timeline.record.model import Color, Event, Part, Record, Role, StepView

WIDTH = 100
SCHEMA_FILE = "events.schema.json"
HEADER = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"

# Small parts that stand on one line where they fit.
_INLINE = (Color, Role, StepView)
# A plain scalar begins with a letter or digit and has nothing in it that would end it.
_PLAIN = re.compile(r"[^\W_](?:[^:#\x00-\x1f]++|:(?=\S)|(?<=\S)#)*")
_PLAIN_IN_FLOW = re.compile(r"[^\W_](?:[^:#,\[\]{}\x00-\x1f]++|(?<=\S)#)*")
# What a reader of YAML 1.1 or 1.2 takes for something else than text.
_NO_TEXT = re.compile(
    r"(?i:null|true|false|yes|no|on|off|y|n)"
    r"|[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?"
    r"|0[xob][0-9a-fA-F_]+"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\s].*)?"
)


def to_yaml(record: Record) -> str:
    """Return the record as the canonical text of its file, which ends in a line break.

    `read.open_text` gives an equal record back, if all text is as it is read: one
    paragraph, single spaces, none at the ends.
    """
    out = [HEADER]
    for section, info in keys(Record).items():
        value = getattr(record, section)
        if value == info.get_default(call_default_factory=True):
            continue
        out.append(f"\n# {info.description}\n{section}:\n")
        out.extend(_mapping(value, "  ") if isinstance(value, Part) else _section(value))
    return "".join(out)


def in_order(record: Record) -> Record:
    """Return `record` with its events in order of time; those of one date keep their order."""
    events = sorted(record.events, key=lambda event: event.date)
    return record.model_copy(update={"events": tuple(events)})


def _section(parts: Sequence[Part]) -> Iterator[str]:
    year = None
    for number, part in enumerate(parts):
        if number and any(isinstance(value, tuple) for value in part.__dict__.values()):
            yield "\n"
        if isinstance(part, Event) and part.date.start.year != year:
            year = part.date.start.year
            yield f"  # {year}\n"
        yield from _item(part, "  ")


def _fields(part: Part) -> Iterator[tuple[str, object]]:
    for name, info in type(part).model_fields.items():
        value = getattr(part, name)
        still = isinstance(part, Role) and name == "to" and part.still
        if info.is_required() or value != info.get_default() or still:
            yield info.alias or name, value


def _mapping(part: Part, indent: str) -> Iterator[str]:
    for key, value in _fields(part):
        yield from _value(f"{indent}{key}:", value, indent)


def _value(start: str, value: object, indent: str) -> Iterator[str]:
    """Yield the lines of what follows `start`, which is ``key:`` or ``-`` after its indent."""
    on_a_line = _on_a_line(value)
    if on_a_line is not None:
        line = f"{start} {on_a_line}\n"
        is_word = isinstance(value, str) and " " not in value
        if len(line) <= WIDTH + 1 or is_word or not isinstance(value, str | Part | tuple):
            yield line
            return
    inner = f"{indent}  "
    if isinstance(value, str):
        yield f"{start} >-\n"
        yield from (f"{inner}{line}\n" for line in _wrapped(value, WIDTH - len(inner)))
        return
    yield f"{start}\n"
    if isinstance(value, Part):
        yield from _mapping(value, inner)
    for item in cast("tuple[object, ...]", value) if isinstance(value, tuple) else ():
        yield from _item(item, inner)


def _item(value: object, indent: str) -> Iterator[str]:
    """Yield the lines of a list item."""
    if isinstance(value, Part):
        on_a_line = _on_a_line(value)
        if on_a_line is None or len(indent) + 2 + len(on_a_line) > WIDTH:
            first, *rest = _mapping(value, f"{indent}  ")
            yield f"{indent}- {first.lstrip(' ')}"
            yield from rest
            return
    yield from _value(f"{indent}-", value, indent)


def _on_a_line(value: object) -> str | None:
    """Return `value` written on one line, or None if it never stands on one."""
    if isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        return None if any(isinstance(item, Part) for item in items) else _flow(items)
    if isinstance(value, Part):
        return _flow(value) if isinstance(value, _INLINE) else None
    return _scalar(value)


def _flow(value: object) -> str:
    if isinstance(value, Part):
        return f"{{{', '.join(f'{key}: {_flow(item)}' for key, item in _fields(value))}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(_flow(item) for item in cast('tuple[object, ...]', value))}]"
    return _scalar(value, _PLAIN_IN_FLOW)


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Yield `text` in lines of at most `width` characters, broken at single spaces only."""
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _scalar(value: object, plain: re.Pattern[str] = _PLAIN) -> str:
    if value is None or isinstance(value, bool):
        return json.dumps(value, allow_nan=False)
    if isinstance(value, EdtfDate):
        # A question mark ends a plain scalar for some readers where it stands in braces.
        return f'"{value}"' if plain is _PLAIN_IN_FLOW and value.text[-1] in "~?%" else value.text
    if isinstance(value, int | float):
        text = repr(value)
        # YAML 1.1 takes 1e+16 for text, 1.0e+16 for a number.
        return text.replace("e", ".0e") if "e" in text and "." not in text else text
    text = str(value)
    if plain.fullmatch(text) and text[-1] != " " and not _NO_TEXT.fullmatch(text):
        return text
    return json.dumps(text, ensure_ascii=False, allow_nan=False)
