"""Files that somebody may hand in as a record, to be made in any size."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

_SOURCE = b'{url: "https://a.example/", publisher: A, kind: news}'


def _again(piece: bytes, begin: bytes = b"", end: bytes = b"") -> Callable[[int], bytes]:
    """Return what writes a piece again and again between a beginning and an end."""

    def make(size: int) -> bytes:
        room = size - len(begin) - len(end)
        return begin + piece * (room // len(piece)) + end

    return make


def _numbered(piece: bytes, begin: bytes = b"") -> Callable[[int], bytes]:
    """Return what writes a piece again and again with another number in it each time."""

    def make(size: int) -> bytes:
        parts, length = [begin], len(begin)
        for number in count():
            part = piece.replace(b"%N", b"%07d" % number).replace(b"%M", b"%07d" % (number + 1))
            length += len(part)
            if length > size:
                break
            parts.append(part)
        return b"".join(parts)

    return make


_EVENT = b"- id: 2001-01-01-e%N\n  date: 2001-01-01\n  title: T%N\n  sources: [" + _SOURCE + b"]\n"
_BEGUN = b"events:\n- id: 2001-01-01-e\n  date: 2001-01-01\n  title: T\n"
_ONE = _BEGUN + b"  sources: [" + _SOURCE + b"]\n"
_STEP = b"{event: 2001-01-01-e, text: T, view: {from: 2002, to: 2003}}"


def _event(**changes: bytes) -> bytes:
    return _EVENT.replace(b"title: T%N", changes["title"])


FILES: dict[str, Callable[[int], bytes]] = {
    "NULs": _again(b"\0"),
    "a NUL a line": _again(b"\0\n"),
    "one endless word": _again(b"a"),
    "one endless text": _again(b"a", b"events: ", b"\n"),
    "one endless quoted text": _again(b"x", b'a: "'),
    "one endless key": _again(b"k", b"", b": 1\n"),
    "one endless number": _again(b"9", b"events:\n- id: ", b"\n"),
    "one endless date": _again(b"9", b"events:\n- date: 2001-", b"\n"),
    "escapes": _again(b"\\u0041", b'a: "', b'"\n'),
    "wide characters": _again("\U0001f600".encode(), b"events: "),
    "a title that shows nothing": _again("\u200b".encode(), b"events:\n- title: ", b"\n"),
    "nested lists": _again(b"["),
    "nested block lists": _again(b"- "),
    "nested keys": _again(b"? "),
    "nested mappings": _again(b"{a: "),
    "a million keys": _numbered(b"k%N: 1\n"),
    "one key again and again": _again(b"a: 1\n"),
    "a million items": _again(b"1,", b"events: [", b"1]\n"),
    "a million empty items": _again(b"-\n", b"events:\n"),
    "a million problems": _again(b"- a: 1\n", b"events:\n"),
    "a million unknown keys": _numbered(b"  k%N: 1\n", b"events:\n- id: a\n"),
    "a million aliases": _again(b"- *a\n", b"a: &a [1]\nevents:\n"),
    "an alias bomb": _numbered(b"k%N: &a%N [" + b",".join([b"*a%M"] * 1000) + b"]\n"),
    "anchors": _numbered(b"- &a%N 1\n", b"events:\n"),
    "tags": _again(b"- !!x 1\n", b"events:\n"),
    "documents": _again(b"---\n"),
    "directives": _again(b"%YAML 1.1\n"),
    "comments": _again(b"# x\n"),
    "line breaks": _again(b"\n"),
    "blanks": _again(b" "),
    "tabs": _again(b"\t"),
    "huge numbers and dates": _again(
        b"- {id: 1e999, date: 99999999999999999, weight: 1e308}\n", b"events:\n"
    ),
    "invalid UTF-8": _again(b"\xff"),
    "half of a character": _again(b"\xf0\x9f\n"),
    "byte order marks": _again(b"\xef\xbb\xbf"),
    "UTF-16": lambda size: ("events: 1\n" * (size // 20)).encode("utf-16"),
    "HTML": _again(b"- title: <b>&amp;\n", b"events:\n"),
    "folded text": _again(b"    a\n", b"events:\n- title: >\n"),
    "events that break rules": _numbered(
        _event(title=b"title: T%N.\n  actors: [a, a]"), b"events:\n"
    ),
    "unknown causes": _numbered(
        _event(title=b"title: T%N\n  follows_from: [2001-x%N]"), b"events:\n"
    ),
    "a chain of causes": _numbered(
        _event(title=b"title: T%N\n  follows_from: [2001-01-01-e%M]"), b"events:\n"
    ),
    "events of one id": _again(_EVENT.replace(b"%N", b""), b"events:\n"),
    "one event with a million sources": _numbered(
        b"  - {url: 'https://a.example/%N', publisher: A, kind: news}\n",
        _BEGUN + b"  sources:\n",
    ),
    "one event with a million actors": _numbered(b"  - a%N\n", _ONE + b"  actors:\n"),
    "a million steps of a tour": _again(
        b"    - " + _STEP + b"\n", _ONE + b"tours:\n- id: t\n  title: T\n  steps:\n"
    ),
    "a million tours": _numbered(
        b"- {id: t%N, title: T, summary: S, steps: [" + _STEP + b"]}\n", _ONE + b"tours:\n"
    ),
}
