"""What was answered, kept in a file of JSON lines, so that a check can be taken up again.

A line is appended for each answer as it comes; the last one on an address counts. A line that
was cut off by a stop is passed over.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any, get_args

from timeline.links.answer import Answer, AnswerKind


@dataclass(slots=True)
class Cache:
    """Answers by address, and copies by address and day; what is older than `oldest` is unknown."""

    file: Path
    oldest: dt.date
    answers: dict[str, Answer] = field(default_factory=dict[str, Answer])
    copies: dict[tuple[str, str], str | None] = field(
        default_factory=dict["tuple[str, str]", "str | None"]
    )
    _lock: Lock = field(default_factory=Lock)

    @staticmethod
    def read(file: Path, oldest: dt.date) -> Cache:
        """Return what the file holds; nothing where it is not there.

        Raises
        ------
        OSError
            If it cannot be read.
        """
        cache = Cache(file, oldest)
        text = file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""
        for line in text.split("\n"):
            try:
                cache._take(json.loads(line))
            except (ValueError, LookupError, TypeError):
                continue
        return cache

    def keep(self, answer: Answer) -> None:
        """Keep an answer.

        Raises
        ------
        OSError
            If the file cannot be written to.
        """
        self._append(
            {
                "url": answer.url,
                "kind": answer.kind,
                "code": answer.code,
                "to": answer.to,
                "day": answer.day.isoformat(),
            }
        )
        self.answers[answer.url] = answer

    def keep_copy(self, url: str, near: dt.date, copy: str | None, day: dt.date) -> None:
        """Keep the address of a copy, or that there is none; raises as `keep`."""
        key = url, near.isoformat()
        self._append({"copy_of": url, "near": key[1], "copy": copy, "day": day.isoformat()})
        self.copies[key] = copy

    def _take(self, line: Any) -> None:
        day = dt.date.fromisoformat(line["day"])
        if day < self.oldest:
            return
        if "copy_of" in line:
            copy = line["copy"]
            self.copies[str(line["copy_of"]), str(line["near"])] = str(copy) if copy else None
        elif line["kind"] in get_args(AnswerKind):
            url = str(line["url"])
            self.answers[url] = Answer(url, line["kind"], day, int(line["code"]), str(line["to"]))

    def _append(self, line: dict[str, Any]) -> None:
        with self._lock, self.file.open("a", encoding="utf-8") as file:
            file.write(f"{json.dumps(line, ensure_ascii=False, allow_nan=False)}\n")
