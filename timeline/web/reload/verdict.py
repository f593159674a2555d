"""What was found when the file was last read, kept where those who serve it find it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass

from timeline.record.messages import Problem


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found when the file was last read.

    Attributes
    ----------
    seen:
        Digest of what the file held then; "" where it could not be read.
    sound:
        What the file held when it was last sound, which is what is served.
    problems:
        What has been wrong with the file since; () while it holds what is served.
    """

    seen: str
    sound: bytes
    problems: tuple[Problem, ...] = ()


class Held:
    """The verdict of a server that is one process."""

    def __init__(self, verdict: Verdict) -> None:
        self._verdict = verdict

    def get(self) -> Verdict:
        """Return the verdict, the same object until there is another."""
        return self._verdict

    def put(self, verdict: Verdict) -> None:
        """Hold this verdict from now on."""
        self._verdict = verdict

    def lead(self) -> bool:
        """Return whether it is for this process to read the file."""
        return True


def digest(content: bytes) -> str:
    """Return what tells the content of a file from any other."""
    return hashlib.sha256(content).hexdigest()


def written(verdict: Verdict) -> bytes:
    """Return the verdict as `read` takes it."""
    problems = [astuple(problem) for problem in verdict.problems]
    return json.dumps([verdict.seen, problems]).encode() + b"\n" + verdict.sound


def read(text: bytes) -> Verdict:
    """Return the verdict that was `written`."""
    head, _, sound = text.partition(b"\n")
    seen, problems = json.loads(head)
    return Verdict(seen, sound, _problems(problems))


def _problems(stored: Iterable[tuple[str, int, str, str]]) -> tuple[Problem, ...]:
    return tuple(Problem(*each) for each in stored)
