"""YAML text as plain values with their lines, and nothing of YAML that plain data can do without.

Works on the parser's events rather than on loaded objects: so a key that stands twice, an
anchor, an alias or a tag is seen, nesting is bounded before anything is built, and every
value's line is known. Plain scalars mean what YAML 1.2's core schema says: `no` and
`2018-05-08` are text; only null, true, false and decimal numbers are more
(https://yaml.org/spec/1.2.2/#103-core-schema).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias, cast

import yaml

from timeline.record.text_checks import UNSEEN, unseen

Value: TypeAlias = "dict[str, Value] | tuple[Value, ...] | str | int | float | bool | None"
Lines: TypeAlias = "tuple[int, dict[str | int, Lines]]"

MAX_DEPTH = 20
# No more is said of a file: it is no record.
_MOST_PROBLEMS = 1000
_MOST_DOCUMENTS = 100
_SHOWN_CHARACTERS = 80

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,17})(\.\d{1,40})?([eE][+-]?\d{1,3})?", re.ASCII)
_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_BLANKS = re.compile(r"[ \t\r\n]+")
_UNUSUAL_BLANKS = re.compile(r"[\t\r\n]|  |^ | $")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A parsed file.

    Attributes
    ----------
    value:
        Mappings as dict, lists as tuple; None if there was nothing or it could not be parsed.
        Text is one paragraph: each run of blanks and line breaks is one space, none at the ends.
    lines:
        ``(line, parts)``: the line of the key or list item, from 1, and the same of its parts.
    problems:
        ``(line, sentence)`` for everything refused, in the order found; line 0: the whole file.
    aliases:
        Lines on which an alias stood; there, None is not what the author meant.
    broken:
        True if the text is no YAML, so that `value` says nothing.
    """

    value: Value
    lines: Lines
    problems: tuple[tuple[int, str], ...]
    aliases: frozenset[int] = frozenset()
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much of a file is read: its bytes, and its values with the keys that name them."""

    size: int
    values: int

    @property
    def too_large(self) -> str:
        """The sentence on a file that has more bytes."""
        return f"the file is larger than {self.size // 10**6} MB; split it or leave something out"


# A file of one's own: enough for 100,000 events.
OWN = Bounds(50_000_000, 10_000_000)
# Anybody's file: some seven times the record, and still read in seconds.
ANYBODYS = Bounds(10_000_000, 500_000)


def parse(text: str, bounds: Bounds = OWN) -> Parsed:
    """Return the values of the one YAML document in `text`; never raises."""
    if len(text) > bounds.size:
        return _no_record(((0, bounds.too_large),))
    builder = _Builder(bounds.values)
    unusual = 0
    line, before = 1, 0
    for hidden in UNSEEN.finditer(text):
        line, before = line + text.count("\n", before, hidden.start()), hidden.start()
        if not builder.problems or builder.problems[-1][0] != line:
            builder.problems.append((line, unseen(hidden.group())))
        unusual += 1
        if unusual == _MOST_PROBLEMS:
            return _no_record(builder.problems)
    if unusual:
        text = UNSEEN.sub("\ufffd", text)
    try:
        builder.build(_events(text))
    except yaml.YAMLError as error:
        return _no_record((*builder.problems, _syntax(error)))
    value = builder.root.items[0] if builder.root.items else None
    lines = builder.root.parts.get(0, (1, {}))
    return Parsed(value, lines, tuple(builder.problems), frozenset(builder.aliases))


def _no_record(problems: Sequence[tuple[int, str]]) -> Parsed:
    return Parsed(None, (0, {}), tuple(problems), broken=True)


def _events(text: str) -> Iterator[yaml.Event]:
    loader = _LOADER(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


def _syntax(error: yaml.YAMLError) -> tuple[int, str]:
    if isinstance(error, _Refused):
        return error.line, str(error)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = getattr(error, "problem", None) or getattr(error, "reason", None) or "not readable"
    text = f"this is not YAML ({said}); check indents, quotes and colons here and just above"
    return (mark.line + 1 if mark else 0), text


class _Refused(yaml.YAMLError):
    """What ends the reading of a file that YAML would allow."""

    def __init__(self, line: int, said: str) -> None:
        super().__init__(said)
        self.line = line


@dataclass(slots=True)
class _Open:
    """A mapping or list that is still being read."""

    line: int
    is_list: bool
    is_key: bool = False
    items: list[Value] = field(default_factory=list["Value"])
    entries: dict[str, Value] = field(default_factory=dict[str, "Value"])
    parts: dict[str | int, Lines] = field(default_factory=dict["str | int", "Lines"])
    key: str | None = None
    key_line: int = 0

    @property
    def wants_key(self) -> bool:
        return not self.is_list and self.key is None

    def put(self, value: Value, lines: Lines) -> None:
        """Add a value: to a list, or under the key that was read last."""
        if self.is_list:
            self.parts[len(self.items)] = lines
            self.items.append(value)
        elif self.key == "<<":
            self.key, self.key_line = None, 0
        elif self.key is not None:
            self.entries.setdefault(self.key, value)
            self.parts.setdefault(self.key, lines)
            self.key, self.key_line = None, 0


class _Builder:
    """Builds the values of a document from the parser's events."""

    def __init__(self, most: int) -> None:
        self.problems: list[tuple[int, str]] = []
        self._most = most
        self._values = 0
        self.aliases: set[int] = set()
        self.root = _Open(1, is_list=True)
        self._stack = [self.root]
        self._documents = 0

    def build(self, events: Iterator[yaml.Event]) -> None:
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._start(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._end()
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                self._documents += 1
                if self._documents == _MOST_DOCUMENTS:
                    raise _Refused(_line(event), "one document after another; keep one")
                if self._documents == 2:
                    self._refuse(event, "a second document starts here; keep one")

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._check(event)
        top, text, line = self._stack[-1], cast("str", event.value), _line(event)
        if top.wants_key:
            self._key(top, text, line)
        else:
            # The style of a plain scalar is None or "", depending on the parser.
            value = _tidy(text) if event.style else _resolved(text)
            top.put(value, (top.key_line or line, {}))

    def _key(self, top: _Open, key: str, line: int) -> None:
        if key == "<<":
            self._say(line, "merge key '<<'; write the keys out")
        elif key in top.entries:
            first = top.parts[key][0]
            text = f"key {key[:40]!r} stands twice (first on line {first}); keep one"
            self._say(line, text)
        top.key, top.key_line = key, line

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        self._check(event)
        top, line = self._stack[-1], _line(event)
        if len(self._stack) > MAX_DEPTH:
            said = f"more than {MAX_DEPTH} levels of nesting; a record needs fewer than 10"
            raise _Refused(line, said)
        if top.wants_key:
            self._refuse(event, "a list or mapping stands where a key should; write a word")
        is_list = isinstance(event, yaml.SequenceStartEvent)
        self._stack.append(_Open(top.key_line or line, is_list, is_key=top.wants_key))

    def _end(self) -> None:
        done = self._stack.pop()
        top = self._stack[-1]
        if done.is_key:
            self._key(top, f"line {done.line}", done.line)
        else:
            top.put(tuple(done.items) if done.is_list else done.entries, (done.line, done.parts))

    def _alias(self, event: yaml.AliasEvent) -> None:
        self._refuse(event, f"alias *{_short(event.anchor)}; write the value out")
        top, line = self._stack[-1], _line(event)
        self.aliases.add(top.key_line or line)
        if top.wants_key:
            self._key(top, f"*{event.anchor}", line)
        else:
            top.put(None, (top.key_line or line, {}))

    def _check(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        self._values += 1
        if self._values > self._most:
            said = f"more than {self._most:,} values; split the file or leave something out"
            raise _Refused(_line(event), said)
        if event.anchor is not None:
            self._refuse(
                event, f"anchor &{_short(event.anchor)}; write values out where they are used"
            )
        if event.tag is not None:
            self._refuse(event, f"tag {_short(event.tag)!r}; leave it out")

    def _refuse(self, event: yaml.Event, text: str) -> None:
        self._say(_line(event), text)

    def _say(self, line: int, text: str) -> None:
        self.problems.append((line, text))
        if len(self.problems) >= _MOST_PROBLEMS:
            raise _Refused(line, "too much is wrong for a record; nothing below is read")


def _short(name: Any) -> str:
    return str(name)[:_SHOWN_CHARACTERS]


def _line(event: yaml.Event) -> int:
    return cast("int", event.start_mark.line) + 1


def _resolved(text: str) -> Value:
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    number = _NUMBER.fullmatch(text)
    if not number:
        return _tidy(text)
    return float(text) if number.group(1) or number.group(2) else int(text)


def _tidy(text: str) -> str:
    return _BLANKS.sub(" ", text).strip(" ") if _UNUSUAL_BLANKS.search(text) else text
