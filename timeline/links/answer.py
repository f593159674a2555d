"""What an address answered, in a word that programs and people understand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

AnswerKind = Literal[
    "gone", "no-host", "loop", "astray", "server-error", "unreachable", "timeout", "tls",
    "refused", "blocked", "robots", "redirect", "ok",
]  # fmt: skip

WORDS: Mapping[AnswerKind, str] = {
    "gone": "is not there",
    "no-host": "no such host",
    "loop": "redirects without an end",
    "astray": "redirects to what is no page",
    "server-error": "error of the server",
    "unreachable": "cannot be reached",
    "timeout": "does not answer in time",
    "tls": "has no certificate that holds",
    "refused": "refuses the request",
    "blocked": "does not answer programs",
    "robots": "robots.txt asks not to",
    "redirect": "has moved",
    "ok": "answers",
}
"""What each kind means, the worst first."""

# Nobody finds the page at its address.
BROKEN: frozenset[AnswerKind] = frozenset(("gone", "no-host", "loop", "astray"))
# Nor perhaps tomorrow, or a reader may have more luck.
FAILING: frozenset[AnswerKind] = BROKEN.union(
    ("server-error", "unreachable", "timeout", "tls"),
)
# The page was there.
FOUND: frozenset[AnswerKind] = frozenset(("ok", "redirect"))


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered on a day.

    Attributes
    ----------
    code:
        The last HTTP status, or 0 where there was none.
    to:
        Where redirects lead, or "".
    """

    url: str
    kind: AnswerKind
    day: dt.date
    code: int = 0
    to: str = ""

    def __str__(self) -> str:
        to = f" to {self.to}" if self.to else ""
        code = f"{self.code or ''}"
        text = f"{code:>3} {WORDS[self.kind]}{to}: {self.url}"
        # What a server writes may be meant for a terminal.
        return "".join(letter if letter.isprintable() else "?" for letter in text)
