"""Views, changes to them and the queries that come of it, for the browser's side of the codec.

They are kept in tests/fixtures/queries.json, which `python -m tests.query.query_cases` writes:
tests/scripts/query.test.js asks the same of assets/shared/query.js.
"""

from __future__ import annotations

import json
import string
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tests.builders import ROOT
from timeline.query.view import View, encode
from timeline.record import dates

FILE = ROOT / "tests" / "fixtures" / "queries.json"

TEXTS = (
    *string.ascii_letters[::13], *string.digits[::4], *string.punctuation,
    string.punctuation, "two words", "p5+1", "100 %", "a/b:c,d", "it's (not) *so*!", "~2013",
    "%2F %2C %3A %7E", "a&b=c", "#top?", "Zarif ظریف", "é", "e\u0301", "−", "“quoted”", "😀",
)  # fmt: skip
VIEWS = (
    View(),
    View(detail=1, lanes=("un", "nuclear"), from_=dates.parse("2013-03~"), theme="dark"),
    View(q="it's (here)/there!", title="100 % of *all* ~ them", event="2015-07-14-jcpoa"),
    View(actors=("p5+1", "iran"), series=("a_b", "a-b"), clauses=True, to=dates.parse("2018")),
)


def cases() -> Iterator[dict[str, Any]]:
    for view in VIEWS:
        yield _case(view, view, {})
        for text in TEXTS:
            yield _case(view, replace(view, q=text), {"q": text})
        span = {"from": "2015-07-14", "to": "2016-01-16"}
        first, last = (dates.parse(day) for day in span.values())
        yield _case(view, replace(view, from_=first, to=last), span)
        yield _case(view, replace(view, from_=None, to=None), {"from": "", "to": None})
        yield _case(view, replace(view, event=None, q=""), {"event": None, "q": ""})
        yield _case(view, replace(view, event="1998-a"), {"event": "1998-a"})
        yield _case(view, replace(view, lanes=("b", "a+b")), {"lanes": "a+b,b"})


def _case(before: View, after: View, changes: dict[str, str | None]) -> dict[str, Any]:
    return {"query": encode(before), "changes": changes, "becomes": encode(after)}


def written() -> str:
    """The file: a case a line."""
    lines = ",\n".join(json.dumps(case) for case in cases())
    return f"[\n{lines}\n]\n"


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
