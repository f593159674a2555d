"""The entries of a parsed file, each with its name in problems and its lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from timeline.record.load.parse import Lines, Value
from timeline.record.messages import Place, keys, nearest, part_of
from timeline.record.model import Meta, Part, Record

# What an entry of a section is called in a problem; an event is called by its id alone.
_CALLED = {
    "lanes": "lane",
    "phases": "phase",
    "actors": "actor",
    "groups": "group",
    "people": "person",
    "collective_speakers": "speaker",
    "glossary": "term",
    "series": "series",
    "clauses": "clause",
    "tours": "tour",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a section as it was read; `part` is None until it proved sound."""

    section: str
    called: str
    model: type[Part]
    value: Value
    lines: Lines
    part: Part | None = None

    def with_part(self, part: Part) -> Entry:
        """Return the entry with what it proved to be."""
        return replace(self, part=part)

    def line(self, place: Place = ()) -> int:
        """Return the line of `place` in the entry, or of the nearest thing around it."""
        return line_at(self.lines, place)


def line_at(lines: Lines, place: Place) -> int:
    """Return the line of the value at `place`, or of the nearest thing around it that is there."""
    line, parts = lines
    for step in place:
        if step not in parts:
            break
        line, parts = parts[step]
    return line


def entries(root: dict[str, Value], lines: Lines) -> Iterator[Entry]:
    """Yield `meta` and the entries of each section that is a list, in the model's order."""
    for section, info in keys(Record).items():
        value, model = root.get(section), part_of(info.annotation)
        if section == "meta" and isinstance(value, dict):
            yield Entry(section, "meta", Meta, value, lines[1][section])
        elif section != "meta" and isinstance(value, tuple) and model:
            for number, item in enumerate(value):
                called = _called(section, number, item)
                yield Entry(section, called, model, item, lines[1][section][1][number])


def misplaced(root: dict[str, Value], lines: Lines) -> Iterator[tuple[int, str]]:
    """Yield ``(line, sentence)`` for what stands at the top level and should not."""
    known = keys(Record)
    for key in root:
        if key not in known:
            advice = nearest(key, known, f"leave it out; the record's keys are {', '.join(known)}")
            yield line_at(lines, (key,)), f"unknown key {key[:80]!r}; {advice}"
    for section, value in root.items():
        if section == "meta" and not isinstance(value, dict):
            yield (
                line_at(lines, (section,)),
                "meta has no keys; write title, as_of and so on under it",
            )
        elif section in known and section != "meta" and not isinstance(value, tuple):
            text = f"{section} is no list; start each entry under it with '- '"
            yield line_at(lines, (section,)), text
    if root.get("events", ()) == ():
        text = "there are no events; write 'events:' and under it one event with id, date, title"
        yield line_at(lines, ("events",)) if "events" in root else 0, f"{text} and sources"


def _called(section: str, number: int, item: Value) -> str:
    if isinstance(item, dict):
        name = item.get("id") or item.get("term") or item.get("name")
        if isinstance(name, str) and name.isprintable():
            return f"{_CALLED[section]} {name[:80]}" if section in _CALLED else name[:80]
    return f"{section}[{number}]"
