"""Each editorial rule has a sentence for what breaks it, and none for what keeps it."""

from __future__ import annotations

import pytest

from tests.builders import RECORD
from timeline.record.check import rules
from timeline.record.load.outlets import beside
from timeline.record.load.read import open_file, open_text
from timeline.record.outlets.outlet import Outlet, Outlets

WORDS = " ".join(["word"] * 41)
READ = "url: 'https://a.example/p', publisher: A, kind: news, read: true"
EVENT = {
    "id": "2018-05-08-x",
    "date": "2018-05-08",
    "label": "L",
    "title": "T",
    "summary": "S.",
    "actors": "[us]",
    "sources": f"[{{{READ}}}, {{url: 'https://b.example/p', publisher: B, kind: news}}]",
}
FULL = {**EVENT, "id": "2018-05-09-y", "date": "2018-05-09"}
CLAUSE = (
    "clauses:\n  - {id: c, title: T, text: T, group: g, reference: R, starts: 2016-01-16, "
    "basis: B, sources: [{document: D, publisher: P, kind: news}]}\n"
)


def event(**fields: str | None) -> str:
    """Return an event that keeps every rule but for the fields; its id stands on its first line."""
    lines = [f"{key}: {value}" for key, value in {**EVENT, **fields}.items() if value is not None]
    return "  - " + "\n    ".join(lines) + "\n"


def said(text: str) -> list[str]:
    return [
        str(problem).removeprefix("e.yaml:") for problem in rules.check(open_text(text, "e.yaml"))
    ]


def quoted(text: str, speaker: str = "S") -> str:
    return f"[{{speaker: {speaker}, actor: us, text: {text}, source: 'https://a.example/p'}}]"


def test_what_keeps_every_rule() -> None:
    assert said("events:\n" + event(quotes=quoted(WORDS.removesuffix(" word")))) == []


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        (
            {"id": "withdrawal"},
            "2: withdrawal: the id does not begin with its date; write 2018-05-08-and-a-few-words",
        ),
        (
            {"id": "2018-05-09-x"},
            "2: 2018-05-09-x: the id does not begin with its date; "
            "write 2018-05-08-and-a-few-words",
        ),
        (
            {"label": None},
            "2: 2018-05-08-x: no label, but weight 2; add label: what a chart writes beside it",
        ),
        (
            {"title": "They leave."},
            "5: 2018-05-08-x: title ends with a full stop; leave it out",
        ),
        ({"label": "Out."}, "4: 2018-05-08-x: label ends with a full stop; leave it out"),
        (
            {"summary": None},
            "2: 2018-05-08-x: no summary; add summary: two to four neutral sentences",
        ),
        (
            {"actors": None},
            "2: 2018-05-08-x: no actors; "
            "add actors: who acted or spoke first, then who was party to it",
        ),
        ({"actors": "[us, us]"}, "7: 2018-05-08-x: actors names us twice; leave one out"),
        ({"end": "2018-05-08"}, "9: 2018-05-08-x: end is the date itself; leave it out"),
        (
            {"sources": EVENT["sources"].replace(", read: true", "")},
            "8: 2018-05-08-x: no source was read; read one and write read: true with it",
        ),
        (
            {"sources": f"[{{{READ}}}]"},
            "8: 2018-05-08-x: one publisher, but weight 2; add a source of another publisher",
        ),
        (
            {"sources": EVENT["sources"].replace("B", "a")},
            "8: 2018-05-08-x: one publisher, but weight 2; add a source of another publisher",
        ),
        (
            {"sources": f"[{{{READ}}}, {{{READ.replace(': A', ': B')}}}]"},
            "8: 2018-05-08-x: sources[1] stands there already; leave it out",
        ),
        (
            {"quotes": quoted(WORDS)},
            "9: 2018-05-08-x: the quote has 41 words; cut it to at most 40",
        ),
        (
            {"summary": "See [the page](https://a.example/p)."},
            "6: 2018-05-08-x: Markdown ('](https:') in text; write plain text",
        ),
        (
            {"summary": "A **bold** step."},
            "6: 2018-05-08-x: Markdown ('**b') in text; write plain text",
        ),
    ],
)
def test_events(fields: dict[str, str | None], problem: str) -> None:
    assert said("events:\n" + event(**fields)) == [problem]


@pytest.mark.parametrize(
    "fields",
    [
        {"id": "2018-05-x"},
        {"id": "2018-x"},
        {"id": "2018-05-08-20-percent"},
        {"date": "2018-05"},
        {"date": "2018-05-08?"},
        {"weight": "3", "label": None, "sources": f"[{{{READ}}}]"},
    ],
)
def test_events_that_keep_the_rules(fields: dict[str, str | None]) -> None:
    assert said("events:\n" + event(**fields)) == []


FILE = "events:\n" + event()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "events:\n" + event(**FULL) + event(),
            "10: 2018-05-08-x: 2018-05-08 stands after 2018-05-09; "
            "`python -m timeline format` sorts events",
        ),
        (
            FILE + "meta:\n  as_of: 2018-05-07\n",
            "10: meta: as_of 2018-05-07 is before the newest event (2018-05-08-x); "
            "write 2018-05-08",
        ),
        (
            FILE + "phases:\n  - {id: a, name: A, from: 2016, to: 2016}\n"
            "  - {id: b, name: B, from: 2018}\n",
            "11: phase b: from 2018 is not the day after 2016; let phases meet",
        ),
        (
            FILE + "phases:\n  - {id: a, name: A, from: 2016}\n  - {id: b, name: B, from: 2018}\n",
            "10: phase a: phase a has no end, but b follows; add its last day as to",
        ),
        (
            FILE + "phases:\n  - {id: a, name: A, from: 2018-05-07, turning_point: 2018-05-08-x}\n",
            "10: phase a: from 2018-05-07 is not the day of 2018-05-08-x; write 2018-05-08",
        ),
        (
            FILE + "glossary:\n  - {term: b, definition: D}\n  - {term: A, definition: D}\n",
            "11: term A: 'A' stands after 'b'; put terms in order from A to Z",
        ),
        (
            "events:\n"
            + event(quotes=quoted("T"))
            + event(**FULL, quotes=quoted("T"))
            + "people:\n  - {id: p, name: P, roles: [{role: r, actor: us}]}\n",
            "17: 2018-05-09-y: S is quoted before; add an entry to people",
        ),
        (
            FILE
            + "series:\n  - {id: s, title: T, unit: kg, points: [{date: 2018, value: 9, low: 1, "
            "high: 2, as_reported: A, source: {document: D, publisher: P, kind: news}}]}\n",
            "10: series s: value 9 is not between low 1 and high 2; correct one of them",
        ),
        (
            FILE + CLAUSE,
            "10: clause c: no source was read; read one and write read: true with it",
        ),
    ],
)
def test_the_record_as_a_whole(text: str, problem: str) -> None:
    assert said(text) == [problem]


def tour(view: str) -> str:
    return (
        "tours:\n  - {id: t, title: T, for: F, minutes: 1, question: Q, intro: I, steps: "
        f"[{{event: 2018-05-08-x, heading: H, text: T, view: {{{view}}}}}]}}\n"
    )


@pytest.mark.parametrize(
    ("view", "problems"),
    [
        ("from: 2018, to: 2018, detail: 2, lanes: [events]", []),
        (
            "from: 2019, to: 2020",
            ["10: tour t: 2018-05-08-x is not between 2019 and 2020; widen the view"],
        ),
        (
            "from: 2018, to: 2018, lanes: [talks]",
            ["10: tour t: 2018-05-08-x is in lane events; add the lane to the view"],
        ),
        (
            "from: 2018, to: 2018, detail: 1",
            ["10: tour t: 2018-05-08-x has weight 2; write detail: 2"],
        ),
    ],
)
def test_tours(view: str, problems: list[str]) -> None:
    assert said(FILE + tour(view)) == problems


OUTLETS = Outlets(
    (
        Outlet(name="Body", kind="official", domains=("body.example",)),
        Outlet(name="A", kind="agency", domains=("a.example",)),
        Outlet(name="B", kind="newspaper", domains=("b.example",)),
    )
)


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        ({}, []),
        ({"sources": EVENT["sources"].replace("b.example", "a.example/b")}, ["one"]),
        ({"sources": EVENT["sources"].replace("b.example", "c.example")}, ["one"]),
        (
            {"sources": EVENT["sources"].replace("a.e", "c.e").replace("b.e", "d.e")},
            ["no established outlet"],
        ),
        ({"sources": EVENT["sources"].replace("b.example", "body.example")}, []),
        ({"weight": "3", "sources": f"[{{{READ}}}]"}, []),
    ],
)
def test_majors_are_supported(fields: dict[str, str | None], problems: list[str]) -> None:
    few = {"one": "one established outlet (A)"}
    assert _with_outlets("events:\n" + event(**fields)) == [
        f"8: 2018-05-08-x: a major event with {few.get(each, each)}; "
        "add a source of another that outlets.yaml knows as established"
        for each in problems
    ]


def test_landmarks_are_supported() -> None:
    one = EVENT["sources"].replace("b.example", "c.example")
    assert _with_outlets("events:\n" + event(weight="1")) == []
    assert _with_outlets("events:\n" + event(weight="1", sources=one)) == [
        "8: 2018-05-08-x: a landmark without an official document and with "
        "one established outlet (A); add one of either"
    ]
    official = one.replace("a.example", "body.example")
    assert _with_outlets("events:\n" + event(weight="1", sources=official)) == []
    assert said("events:\n" + event(weight="1", sources=one)) == []


def _with_outlets(text: str) -> list[str]:
    problems = rules.check(open_text(text, "e.yaml"), OUTLETS)
    return [str(problem).removeprefix("e.yaml:") for problem in problems]


def test_every_rule_is_a_sentence_and_the_published_record_keeps_them_all() -> None:
    sentences = rules.sentences()
    assert len(sentences) == len(set(sentences)) == 22
    assert all(sentence.endswith(".") for sentence in sentences)
    assert rules.check(open_file(RECORD), beside(RECORD)) == ()
