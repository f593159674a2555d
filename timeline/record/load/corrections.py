"""The list of corrections that stands beside a record, read and checked.

It is `docs/corrections.md`, in Markdown so that it can be read where it stands: a heading for
each edition (``## 2026-11-24: its name``), below it a remark, and an item for each thing that
was mended (``- `ID`, what was mended: why (<https://page.that/shows>)``).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterator
from functools import partial
from pathlib import Path

from timeline.record import messages, text_checks
from timeline.record.corrections import NONE, Correction, Corrections, Edition
from timeline.record.load.parse import ANYBODYS
from timeline.record.load.read import text_of
from timeline.record.messages import Problem, RecordError

FILE = Path("docs") / "corrections.md"
_HEADING = re.compile(r"## (\d{4}-\d\d-\d\d): (\S.*)")
_ITEM = re.compile(r"- `([^`]+)`, ([^:]+): (\S.*) \((?:<([^<>]*)>|([^()]+))\)")
_HEADING_FORM = "write '## YYYY-MM-DD: name of the edition'"
_ITEM_FORM = "write '- `ID`, what: why (<address>)'"

_ID_CHARACTERS = 80
# Its day, its name, its remark in lines, and what was mended.
_Edition = tuple[dt.date, str, list[str], list[Correction]]


def beside(record: Path, known: Container[str]) -> Corrections:
    """Return the corrections that stand beside a record, or `NONE` where there is no such file.

    Parameters
    ----------
    known:
        The ids that a correction may name.

    Raises
    ------
    RecordError
        With every problem of the file.
    """
    file = record.parent / FILE
    if not file.exists():
        return NONE
    return read_text(text_of(file, ANYBODYS), str(file), known)


def read_text(text: str, name: str, known: Container[str]) -> Corrections:
    """Return the corrections that `text` lists; `name` stands for the file in problems.

    Raises
    ------
    RecordError
        As `beside`.
    """
    editions: list[_Edition] = []
    if problems := messages.gathered(name, _problems(text, name, known, editions)):
        raise RecordError(problems)
    return Corrections(
        tuple(
            Edition(day, title, " ".join(remark), tuple(items))
            for day, title, remark, items in editions
        )
    )


def _problems(
    text: str, name: str, known: Container[str], editions: list[_Edition]
) -> Iterator[Problem]:
    """Yield all that is wrong; when it is exhausted, `editions` has every edition."""
    for number, line in enumerate(text.splitlines(), start=1):
        wrong = partial(Problem, name, number)
        if odd := text_checks.UNSEEN.search(line):
            yield wrong("", text_checks.unseen(odd.group()))
        elif line.startswith("## "):
            day, title = _heading(line)
            if day is None:
                yield wrong("", f"{line[:60]!r} is no heading of an edition; {_HEADING_FORM}")
            else:
                if said := text_checks.text_problem(title):
                    yield wrong("", said)
                if editions and editions[-1][0] < day:
                    yield wrong("", "is newer than the edition above it; put the newest first")
                editions.append((day, title, [], []))
        elif line.startswith("- "):
            item = _ITEM.fullmatch(line)
            if item is None:
                yield wrong("", f"{line[:60]!r} is no correction; {_ITEM_FORM}")
                continue
            id, what, why, address, words = item.groups()
            called = id[:_ID_CHARACTERS]
            if not editions:
                yield wrong(called, f"stands before the first edition; {_HEADING_FORM} above it")
                continue
            if id not in known:
                said = "is no id of the record; name the event or clause that was mended"
                yield wrong(called, said)
            if address is not None and (said := text_checks.address_problem(address)):
                yield wrong(called, said)
            for part in (what, why, words):
                if part and (said := text_checks.text_problem(part)):
                    yield wrong(called, said)
            editions[-1][3].append(Correction(id, what, why, address or words or ""))
        elif editions and line.strip():
            if said := text_checks.text_problem(line):
                yield wrong("", said)
            editions[-1][2].append(line.strip())


def _heading(line: str) -> tuple[dt.date | None, str]:
    matched = _HEADING.fullmatch(line)
    if matched is None:
        return None, ""
    try:
        return dt.date.fromisoformat(matched[1]), matched[2]
    except ValueError:
        return None, ""
