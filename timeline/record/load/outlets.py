"""The file of outlets that stands beside a record, read and checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from pydantic import ValidationError

from timeline.record import messages, text_checks
from timeline.record.load import parse
from timeline.record.load.entries import line_at
from timeline.record.load.parse import Bounds, Lines, Value
from timeline.record.load.read import text_of
from timeline.record.messages import Problem, RecordError
from timeline.record.outlets.outlet import NONE, Outlet, Outlets

FILE = "outlets.yaml"
_KEYS = ("test_hosts", "outlets")
_BOUNDS = Bounds(1_000_000, 50_000)


def beside(record: Path) -> Outlets:
    """Return the outlets of the file beside a record, or `NONE` where there is no such file.

    Raises
    ------
    RecordError
        With every problem of the file.
    """
    file = record.parent / FILE
    if not file.exists():
        return NONE
    return read_text(text_of(file, _BOUNDS), str(file))


def read_text(text: str, name: str) -> Outlets:
    """Return the outlets that the YAML `text` names; `name` stands for the file in problems.

    Raises
    ------
    RecordError
        As `beside`.
    """
    parsed = parse.parse(text, _BOUNDS)
    root = parsed.value
    problems = [Problem(name, line, "", said) for line, said in parsed.problems]
    if parsed.broken or not isinstance(root, dict):
        if not parsed.broken:
            said = "the file has no keys; write 'outlets:' and under it one with name and domains"
            problems.append(Problem(name, 0, "", said))
        raise RecordError(messages.gathered(name, problems))
    lines = parsed.lines[1]
    for key in root:
        if key not in _KEYS:
            advice = messages.nearest(key, _KEYS, f"use {messages.either(_KEYS)}")
            problems.append(Problem(name, lines[key][0], "", f"unknown key {key!r}; {advice}"))
    listed = root.get("outlets")
    if not isinstance(listed, tuple) or not listed:
        line = lines["outlets"][0] if "outlets" in lines else 0
        said = "there are no outlets; start each under 'outlets:' with '- '"
        raise RecordError(messages.gathered(name, [Problem(name, line, "", said), *problems]))
    words = root.get("test_hosts", ())
    if not isinstance(words, tuple) or not all(isinstance(word, str) for word in words):
        said = "test_hosts is no list of words; write one such as [staging, beta]"
        problems.append(Problem(name, lines["test_hosts"][0], "", said))
        words = ()
    located: list[tuple[Outlet, Lines]] = []
    for number, value in enumerate(listed):
        at = lines["outlets"][1][number]
        outlet, wrong = _outlet(value)
        called = _called(value, number)
        problems.extend(Problem(name, line_at(at, where), called, said) for where, said in wrong)
        if outlet:
            located.append((outlet, at))
    problems.extend(
        Problem(name, line, outlet.name, said) for outlet, line, said in _between(located)
    )
    if problems:
        raise RecordError(messages.gathered(name, problems))
    return Outlets(tuple(outlet for outlet, _ in located), tuple(map(str, words)))


def _outlet(value: Value) -> tuple[Outlet | None, list[tuple[messages.Place, str]]]:
    errors = list(_not_plain(value, ()))
    try:
        return Outlet.model_validate(value), errors
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, [*errors, *messages.sentences(Outlet, details)]


def _not_plain(value: Value, place: messages.Place) -> Iterator[tuple[messages.Place, str]]:
    if isinstance(value, str):
        if wrong := text_checks.text_problem(value):
            yield place, f"{messages.path(place)}: {wrong}" if place else wrong
    elif isinstance(value, dict | tuple):
        parts = value.items() if isinstance(value, dict) else enumerate(value)
        for step, item in parts:
            yield from _not_plain(item, (*place, step))


def _between(located: Sequence[tuple[Outlet, Lines]]) -> Iterator[tuple[Outlet, int, str]]:
    """Yield what does not hold between the outlets: names and domains once, in order."""
    taken: dict[str, tuple[str, int]] = {}
    for outlet, lines in located:
        names = (("name", outlet.id), *(("aka", name.casefold()) for name in outlet.aka))
        keys = Counter([*names, *(("domain", domain) for domain in outlet.domains)])
        for what, key in keys:
            of = "domain" if what == "domain" else "name"
            line = line_at(lines, ("domains" if what == "domain" else what,))
            by, at = taken.setdefault(f"{of} {key}", (outlet.name, lines[0]))
            if at != lines[0] or keys[what, key] > 1:
                yield outlet, line, f"{of} {key} stands with {by} on line {at} already; keep one"
    for (before, _), (outlet, lines) in pairwise(located):
        if outlet.order < before.order:
            said = f"stands after {before.name}; put outlets in order of kind, then from A to Z"
            yield outlet, lines[0], said


def _called(value: Value, number: int) -> str:
    name = value.get("name") if isinstance(value, dict) else None
    return name[:80] if isinstance(name, str) and name.isprintable() else f"outlets[{number}]"
