"""The list of corrections that stands beside a record, read and checked.

It is `docs/corrections.md`, in Markdown so that it can be read where it stands: a heading for
each edition (``## 2026-11-24: its name``), below it a remark, and an item for each thing that
was mended (``- `ID`, what was mended: why (<https://page.that/shows>)``).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container
from pathlib import Path

from timeline.record import text_checks
from timeline.record.corrections import NONE, Correction, Corrections, Edition
from timeline.record.messages import Problem, RecordError

FILE = Path("docs") / "corrections.md"
_HEADING = re.compile(r"## (\d{4}-\d\d-\d\d): (\S.*)")
_ITEM = re.compile(r"- `([^`]+)`, ([^:]+): (\S.*) \((?:<([^<>]*)>|([^()]+))\)")
_HEADING_FORM = "write '## YYYY-MM-DD: name of the edition'"
_ITEM_FORM = "write '- `ID`, what: why (<address>)'"


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
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return NONE
    except (OSError, UnicodeDecodeError) as error:
        said = f"cannot be read ({error}); save it as UTF-8"
        raise RecordError((Problem(str(file), 0, "", said),)) from None
    return read_text(text, str(file), known)


def read_text(text: str, name: str, known: Container[str]) -> Corrections:
    """Return the corrections that `text` lists; `name` stands for the file in problems.

    Raises
    ------
    RecordError
        As `beside`.
    """
    problems: list[Problem] = []
    editions: list[tuple[dt.date, str, list[str], list[Correction]]] = []
    for number, line in enumerate(text.splitlines(), start=1):

        def wrong(said: str, id: str = "", line: int = number) -> None:
            problems.append(Problem(name, line, id, said))

        if line.startswith("## "):
            day, title = _heading(line)
            if day is None:
                wrong(f"{line[:60]!r} is no heading of an edition; {_HEADING_FORM}")
            else:
                if editions and editions[-1][0] < day:
                    wrong("is newer than the edition above it; put the newest first")
                editions.append((day, title, [], []))
        elif line.startswith("- "):
            item = _ITEM.fullmatch(line)
            if item is None:
                wrong(f"{line[:60]!r} is no correction; {_ITEM_FORM}")
                continue
            id, what, why, address, words = item.groups()
            if not editions:
                wrong(f"stands before the first edition; {_HEADING_FORM} above it", id)
                continue
            if id not in known:
                wrong("is no id of the record; name the event or clause that was mended", id)
            if address is not None and (said := text_checks.address_problem(address)):
                wrong(said, id)
            if said := text_checks.text_problem(why):
                wrong(said, id)
            editions[-1][3].append(Correction(id, what, why, address or words or ""))
        elif editions and line.strip():
            editions[-1][2].append(line.strip())
    if problems:
        raise RecordError(tuple(sorted(problems)))
    return Corrections(
        tuple(
            Edition(day, title, " ".join(remark), tuple(items))
            for day, title, remark, items in editions
        )
    )


def _heading(line: str) -> tuple[dt.date | None, str]:
    matched = _HEADING.fullmatch(line)
    if matched is None:
        return None, ""
    try:
        return dt.date.fromisoformat(matched[1]), matched[2]
    except ValueError:
        return None, ""
