"""What is wrong in a record, said to people: what, where, and what would be right."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from timeline.record.model import Part
from timeline.record.model.series import LARGEST


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, where, and what would be right; ordered by place.

    Attributes
    ----------
    file, line:
        The file as it was named by the caller and the line, from 1; line 0 means the whole file.
    id:
        The entry: an event's id, ``series stockpile``, ``events[3]`` (from 0) if it has no id,
        or "" where there is no entry.
    text:
        What is wrong; what would be right.
    """

    file: str
    line: int
    id: str
    text: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return ": ".join(part for part in (place, self.id, self.text) if part)


MOST_PROBLEMS = 200
_PROBLEM_CHARACTERS = 600


def gathered(name: str, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems, each once and in order of place, and no more than people can use.

    Nothing is looked for any more after `MOST_PROBLEMS`; the last line then says so. `name` is
    the file.
    """
    distinct: set[Problem] = set()
    for each in problems:
        if len(distinct) == MOST_PROBLEMS and each not in distinct:
            said = f"there are more than {MOST_PROBLEMS} problems; mend these, then check again"
            return (*_shortened(distinct), Problem(name, 0, "", said))
        distinct.add(each)
    return tuple(_shortened(distinct))


def _shortened(problems: Iterable[Problem]) -> list[Problem]:
    return [
        each
        if len(each.text) <= _PROBLEM_CHARACTERS
        else replace(each, text=f"{each.text[:_PROBLEM_CHARACTERS]}…")
        for each in sorted(problems)
    ]


class RecordError(Exception):
    """The record cannot be used; `problems` holds what is wrong with it, as `gathered`."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


Place = tuple[str | int, ...]
_SHOWN_CHARACTERS = 40
_LONGEST_WORD = 200
# What pydantic puts into the place of a number that may be whole or not.
_BRANCHES = ("int", "float", "constrained-int", "constrained-float")
_NAMES = {dict: "a mapping", tuple: "a list", str: "text", bool: "true or false"}


def path(place: Place) -> str:
    """Return `place` as one writes it: ``sources[0].kind``."""
    words = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place)
    return words.removeprefix(".")


def either(options: Iterable[str]) -> str:
    """Return the options as ``a, b or c``."""
    *most, last = options
    return f"{', '.join(most)} or {last}" if most else last


def nearest(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return ``did you mean 'x'?`` for the known word most like `word`, else `otherwise`."""
    if len(word) > _LONGEST_WORD:
        return otherwise
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.75)
    return f"did you mean {near[0]!r}?" if near else otherwise


def keys(model: type[Part]) -> dict[str, FieldInfo]:
    """Return the fields of `model` by the key that YAML uses, in the model's order."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


def part_of(annotation: Any) -> type[Part] | None:
    """Return the `Part` that an annotation such as ``tuple[Source, ...] | None`` holds, or None."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    if get_origin(annotation) is None:
        return None
    return next((part for arg in get_args(annotation) if (part := part_of(arg))), None)


def sentences(model: type[Part], errors: Iterable[ErrorDetails]) -> Iterator[tuple[Place, str]]:
    """Yield each error of a validation of `model` as its place and a sentence, once a place."""
    told: set[Place] = set()
    for error in errors:
        # A list whose items are all unsound counts as empty; the items' own errors say more.
        if error["type"] == "too_short" and error["input"]:
            continue
        place = tuple(step for step in error["loc"] if step not in _BRANCHES)
        if place not in told:
            told.add(place)
            yield place, _sentence(model, place, error)


def _owner(model: type[Part], place: Place) -> type[Part]:
    """Return the model that has the last key of `place`."""
    for step in place:
        if isinstance(step, str):
            info = keys(model).get(step)
            inner = part_of(info.annotation) if info else None
            model = inner or model
    return model


def _sentence(model: type[Part], place: Place, error: ErrorDetails) -> str:
    where, value, kind = path(place) or "the entry", error["input"], error["type"]
    limits = error.get("ctx", {})
    shown = _shown(value)
    if kind == "extra_forbidden":
        owner, key = _owner(model, place[:-1]), str(place[-1])
        known = keys(owner)
        within = f" in {path(place[:-1])}" if len(place) > 1 else ""
        return f"unknown key {key!r}{within}; " + nearest(
            key, known, f"leave it out or use {either(known)}"
        )
    if kind == "missing":
        info = keys(_owner(model, place[:-1]))[str(place[-1])]
        return f"{where} is missing; add '{place[-1]}:' ({(info.description or '').rstrip('.')})"
    if kind == "value_error":
        return f"{where}: {limits['error']}"
    if kind == "literal_error":
        options = str(limits["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
        return f"{where} is {shown}; write {either(options)}"
    if kind == "string_too_long":
        return f"{where} has {len(value)} characters; write at most {limits['max_length']}"
    if kind == "string_too_short" and value:
        return f"{where} is too short; write at least {limits['min_length']} characters"
    if kind == "string_too_short":
        return f"{where} is empty; write text"
    if kind == "string_pattern_mismatch":
        if "#" in str(limits["pattern"]):
            return f"{where} is {shown}; write # and six hex digits in lower case, such as #2a7f60"
        return f"{where} is {shown}, not an id; write lower-case letters, digits and hyphens"
    if kind in ("greater_than_equal", "less_than_equal"):
        least, most = f"{-LARGEST:,.0f}", f"{LARGEST:,.0f}"
        return f"{where} is {shown}; write a number from {least} to {most}"
    if kind == "too_short":
        return f"{where} is empty; write at least one"
    if kind == "string_type" and _is_number(value):
        return f"{where} is a number; put it in quotes: {str(value)!r}"
    wanted = {
        "string_type": "text",
        "bool_type": "true or false",
        "int_type": "a whole number",
        "float_type": "a number such as 3.67",
        "tuple_type": f"a list such as [{value}]" if isinstance(value, str) else "a list",
    }.get(kind)
    if wanted is None:
        known = either(list(keys(_owner(model, place)))[:4])
        wanted = f"a mapping with keys such as {known}"
    return f"{where} is {shown}; write {wanted}"


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _shown(value: object) -> str:
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | tuple):
        return _NAMES[dict if isinstance(value, dict) else tuple]
    text = str(value)
    cut = text if len(text) <= _SHOWN_CHARACTERS else text[: _SHOWN_CHARACTERS - 1] + "…"
    return repr(cut) if isinstance(value, str) else cut
