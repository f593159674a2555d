"""Small files with a slip in them, and what is said of them."""

from __future__ import annotations

from timeline.record.load.read import RecordError, read_text
from timeline.record.messages import Problem

SOURCE = "{url: 'https://a.example/p', publisher: P, kind: news}"
OTHER = f"  - {{id: 2019-other, date: 2019, title: Other, sources: [{SOURCE}]}}\n"
FORM = "write YYYY, YYYY-MM or YYYY-MM-DD, then ~ or ? if need be, such as 2018-05-08 or 2013-03~"


def event(**fields: str | None) -> str:
    """Return a file with one event: its id on line 2, date 3, title 4, sources 5, others from 6."""
    given: dict[str, str | None] = {
        "id": "2018-x",
        "date": "2018",
        "title": "T",
        "sources": f"[{SOURCE}]",
        **fields,
    }
    lines = [f"{key}: {value}" for key, value in given.items() if value is not None]
    return "events:\n  - " + "\n    ".join(lines) + "\n"


def problems(text: str) -> tuple[Problem, ...]:
    """Return the problems of a text, none if it is a record."""
    try:
        assert read_text(text, "e.yaml").events
    except RecordError as error:
        return error.problems
    return ()


def said(text: str) -> list[str]:
    return [str(problem) for problem in problems(text)]
