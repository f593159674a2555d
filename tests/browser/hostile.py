"""A record whose every text is an attack on the page that shows it, and what such a page did."""

from __future__ import annotations

import datetime as dt
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

import yaml
from flask import Flask
from playwright.sync_api import Page
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.builders import SMALL
from timeline.record.corrections import Correction, Corrections, Edition
from timeline.record.defaults import complete
from timeline.record.index import Index
from timeline.record.model import LABEL_CHARACTERS, TITLE_CHARACTERS, Record
from timeline.record.outlets.outlet import Outlet, Outlets
from timeline.record.schema import dictionary

TODAY = dt.date(2021, 7, 1)
# An element that one of them makes has data-hit, a script that one of them runs sets `hit`. What
# reverses the order of other text a record cannot have (`text_checks`).
ATTACKS = (
    "<b data-hit>",
    "</script>",
    "{{7*7}}${7*7}",
    "]]>--></p></text>",
    '" autofocus onfocus="hit=1',
    "' onload='hit=1' x='",
    "';hit=1;//",
    "}*{color:red}",
    "&lt;i data-hit&gt",
    "%00%3Cb%3E\\u003cb data-hit\\u003e",
    "😀 \u05e9\u05dc\u05d5\u05dd e\u0301\u0301\u0301",
    "<script>hit=1</script>",
    '"><img src=x data-hit onerror=hit=1>',
    "<svg data-hit onload=hit=1>",
    "</style><style data-hit>*{display:none}</style>",
    "</title></textarea></svg><iframe data-hit srcdoc='<script>parent.hit=1</script>'>",
    "javascript:hit=1//[a](javascript:hit=1)",
    "x" * 150,
)
ADDRESS = "https://e.org/?q=%22%3E%3Cscript%3Ehit=1%3C/script%3E&lt;javascript:hit=1#{{7*7}}"
_LONGEST = {
    ("events", "label"): LABEL_CHARACTERS,
    ("events", "title"): TITLE_CHARACTERS,
    ("series", "label"): LABEL_CHARACTERS,
}
_NO_WORDS = ("lanes.color",)


class Hostile:
    """The small record with attacks in place of its texts; `texts` has each by its field."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self._number = count(1)
        self._rows = [row for row in dictionary() if row.section not in _NO_WORDS]
        small = yaml.safe_load(SMALL.read_text(encoding="utf-8"))
        small["collective_speakers"] = [{"actors": ["alia", "borea"]}]
        sections = {name: self._filled(part, name) for name, part in small.items()}
        record = Record.model_validate_json(_json(sections))
        item = Correction(
            "2015-03-02-talks-open", self._text("corrections", "what"),
            self._text("corrections", "why"), self._text("corrections", "source"),
        )  # fmt: skip
        edition = Edition(
            TODAY, self._text("corrections", "name"), self._text("corrections", "remark"), (item,)
        )
        outlet = Outlet(
            name=self._text("outlets", "name"),
            kind="news-site",
            owner=self._text("outlets", "owner"),
            domains=("e.org",),
        )
        self.index = Index(
            complete(record),
            outlets=Outlets((outlet,)),
            corrections=Corrections((edition,)),
        )

    def _filled(self, value: Any, section: str) -> Any:
        """Return a part of the record with an attack in each field that takes text."""
        if isinstance(value, list):
            return [self._filled(each, section) for each in value]
        filled = dict(value)
        for row in self._rows:
            here = row.section == ("events.sources" if _is_source(section) else section)
            if here and row.type == "text":
                filled[row.field] = self._text(section, row.field)
            elif here and row.type == "list of text":
                filled[row.field] = [self._text(section, row.field)]
            elif here and row.type == "address" and (row.field in value or row.field == "archived"):
                filled[row.field] = ADDRESS
            elif here and row.type.startswith(("entry", "list of entries")) and row.field in value:
                filled[row.field] = self._filled(value[row.field], f"{section}.{row.field}")
        return filled

    def _text(self, section: str, field: str) -> str:
        """Return a text with as many attacks as fit, and a number by which it is known."""
        number = next(self._number)
        longest = _LONGEST.get((section, field), 10_000)
        text = ""
        for each in (*ATTACKS[number % len(ATTACKS) :], *ATTACKS[: number % len(ATTACKS)]):
            if len(text) + len(each) + 5 <= longest:
                text += f"{each} "
        text = f"{text}§{number}"
        self.texts[f"{section}.{field} §{number}"] = text
        return text


def packed(longest: int) -> list[str]:
    """Return the attacks as texts of at most so many characters, each attack in one of them."""
    texts = [""]
    for each in ATTACKS:
        if len(texts[-1]) + 1 + len(each) > longest:
            texts.append("")
        texts[-1] = f"{texts[-1]} {each[:longest]}".strip()
    return texts


def _is_source(section: str) -> bool:
    return section.endswith((".source", ".sources"))


def _json(sections: dict[str, Any]) -> str:
    return json.dumps(sections, default=str)


class _Quiet(WSGIRequestHandler):
    def log(self, *_: object) -> None:
        """Keep the test's output to itself."""


@contextmanager
def served(server: Flask) -> Iterator[str]:
    """Serve an app while the block runs; gives its address."""
    listening = make_server("127.0.0.1", 0, server, threaded=True, request_handler=_Quiet)
    thread = threading.Thread(target=listening.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.server_port}"
    finally:
        listening.shutdown()
        thread.join()
        listening.server_close()


def hits(page: Page) -> list[str]:
    """Return what an attack has done to the page: elements it made, scripts it ran."""
    return page.evaluate(
        """() => [
            ...[...document.querySelectorAll(
                "[data-hit], [onload], [onfocus], [onerror], [href^=javascript i]"
            )].map(each => each.outerHTML),
            ...(window.hit === undefined ? [] : ["a script"]),
        ]"""
    )


def read_aloud(page: Page) -> str:
    """Return all that the page says to a reader who opens what can be opened."""
    if page.locator("#tour-all").count():
        page.locator("#tour-all").click()
    return page.evaluate(
        """() => {
            for (const each of document.querySelectorAll("details")) each.open = true;
            const root = document.body || document.documentElement;
            const fields = [...document.querySelectorAll("input, textarea")];
            const said = [root.innerText ?? root.textContent, ...fields.map(each => each.value)];
            return said.join(" ").replace(/\\s+/g, " ");
        }"""
    )
