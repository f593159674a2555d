"""What is wrong in a record, said to people."""

from __future__ import annotations

from dataclasses import dataclass


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


class RecordError(Exception):
    """The record cannot be used; `problems` holds everything that is wrong, in order of place."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
