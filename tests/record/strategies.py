"""Records at random, with text that YAML is known to trip over."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import strategies as st

from timeline.record.model import Record
from timeline.record.text_checks import text_problem

NASTY = (
    "a: b", "a:", ":a", "a #b", "#a", "a#b", "- a", "-", "---", "...", "? a", "| a", "> a", "'a'",
    '"a"', "it's", 'say "no"', "null", "Null", "~", "yes", "No", "ON", "true", "FALSE", "y", "1957",
    "-3", "+3", "1.5", "1e5", "1_000", "0x1F", "0o17", "0b1", "017", "1:30", ".5", ".inf", ".NaN",
    "2018-05-08", "2018-05-08 10:00", "=", "<<", "%a", "@a", "`a`", "!a", "&a", "*a", "[a]", "{a}",
    "a, b", "a]b", "a}b", "a\\nb", "\\", "\u00a0a\u00a0", "a\u00a0: b", "é", "ایران", "核", "😀 a",
    "e\u0301", "100 %", "a  b", " a ", "a\nb", "a\t b", "x" * 150, "word " * 60, "a: " * 50,
)  # fmt: skip

IDS = st.from_regex(r"[a-z0-9][a-z0-9+_-]{0,12}", fullmatch=True)
ADDRESSES = st.from_regex(
    r"https?://[a-z]{1,9}\.example/[a-z0-9?&=#%:,()~'*_.+-]{0,120}", fullmatch=True
)
NUMBERS = st.one_of(st.integers(-(10**15), 10**15), st.floats(-1e15, 1e15))


def tidy(text: str) -> str:
    """Return `text` as reading gives it: one paragraph."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


def texts(longest: int = 400) -> st.SearchStrategy[str]:
    """Return any plain text that is one paragraph."""
    written = st.one_of(st.sampled_from(NASTY), st.text(min_size=1), st.text("ab:#-'\" ,[]{}\\%&*"))
    tidied = written.map(lambda text: tidy(tidy(text)[:longest]))
    return tidied.filter(lambda text: bool(text) and not text_problem(text))


@st.composite
def dates(draw: st.DrawFn) -> str:
    text = draw(st.dates()).isoformat()[: draw(st.sampled_from([4, 7, 10]))]
    return text + draw(st.sampled_from(["", "", "~", "?", "%"]))


@st.composite
def fields(draw: st.DrawFn, required: dict[str, Any], optional: dict[str, Any]) -> dict[str, Any]:
    return draw(st.fixed_dictionaries(required, optional=optional))


def sources() -> st.SearchStrategy[dict[str, Any]]:
    return fields(
        {
            "url": ADDRESSES,
            "publisher": texts(),
            "kind": st.sampled_from(["primary", "news", "state-media", "analysis", "reference"]),
        },
        {"document": texts(), "title": texts(), "read": st.booleans()},
    )


@st.composite
def events(draw: st.DrawFn, id_: str, earlier: list[str]) -> dict[str, Any]:
    listed = draw(st.lists(sources(), min_size=1, max_size=3))
    quotes = st.lists(
        fields(
            {
                "speaker": texts(),
                "text": texts(),
                "source": st.sampled_from([source["url"] for source in listed]),
            },
            {"role": texts(), "actor": IDS},
        ),
        max_size=2,
    )
    causes = st.lists(st.sampled_from(earlier), unique=True) if earlier else st.just([])
    return draw(
        fields(
            {"id": st.just(id_), "date": st.just("2018~"), "title": texts(70)},
            {
                "end": st.just("9999"),
                "label": texts(28),
                "summary": texts(),
                "note": texts(),
                "lane": IDS,
                "actors": st.lists(IDS, max_size=30),
                "place": texts(),
                "weight": st.sampled_from([1, 2, 3]),
                "follows_from": causes,
                "quotes": quotes,
                "disputed": texts(),
            },
        )
    ) | {"sources": listed}


def people() -> st.SearchStrategy[dict[str, Any]]:
    role = fields({"role": texts(), "actor": IDS}, {"from": st.just("0001?"), "to": dates()})
    still = fields({"role": texts(), "actor": IDS, "to": st.none()}, {"from": dates()})
    roles = st.lists(st.one_of(role, still), min_size=1, max_size=3)
    return fields({"id": IDS, "name": texts(), "roles": roles}, {"note": texts()})


def series() -> st.SearchStrategy[dict[str, Any]]:
    point = fields(
        {
            "date": st.just("2018"),
            "value": st.one_of(st.none(), NUMBERS),
            "as_reported": texts(),
            "source": sources(),
        },
        {"who": texts(), "low": st.just(-(10**15) / 3), "high": st.just(1e-7)},
    )
    limit = fields({"value": NUMBERS, "label": texts(), "from": st.just("0001"), "to": dates()}, {})
    points = st.lists(point, min_size=1, max_size=3)
    return fields(
        {"id": IDS, "title": texts(), "unit": texts(), "points": points},
        {"shape": st.sampled_from(["line", "step"]), "note": texts(), "limit": limit},
    )


def terms() -> st.SearchStrategy[dict[str, Any]]:
    return fields({"term": texts(), "definition": texts()}, {"aka": st.lists(texts(), max_size=9)})


def lanes() -> st.SearchStrategy[dict[str, Any]]:
    color = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)
    colors = st.fixed_dictionaries({"light": color, "dark": color})
    marks = st.sampled_from(["star", "circle", "x"])
    return fields({"id": IDS, "name": texts()}, {"color": colors, "mark": marks})


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Return a sound record."""
    ids = draw(st.lists(IDS, min_size=1, max_size=4, unique=True))
    found = [draw(events(id_, ids[:number])) for number, id_ in enumerate(ids)]
    meta = fields({}, {"title": texts(), "as_of": dates(), "gaps": st.lists(texts(), max_size=3)})
    sections = {
        "meta": draw(meta),
        "events": found,
        "people": draw(st.lists(people(), max_size=2, unique_by=lambda person: person["id"])),
        "series": draw(st.lists(series(), max_size=2, unique_by=lambda each: each["id"])),
        "glossary": draw(
            st.lists(terms(), max_size=2, unique_by=lambda term: term["term"].casefold())
        ),
    }
    named = {event.get("lane", "events") for event in found}
    if draw(st.booleans()):
        sections["lanes"] = [{**draw(lanes()), "id": lane} for lane in sorted(named)]
    return Record.model_validate(_frozen(sections), by_alias=True)


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
