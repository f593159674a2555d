from __future__ import annotations

import re
from collections.abc import Iterator

from hypothesis import given

from tests.builders import event, index_of
from tests.web.downloads.origins import events, golden, origin, two
from tests.web.entries import records
from timeline.record.index import Index
from timeline.web.downloads.formats.bibtex import bibliography, escaped

# What TeX prints for each command that `escaped` writes.
PRINTED = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
}


def _read(text: str) -> dict[str, dict[str, str]]:
    """Return the fields of each entry by its key; as BibTeX reads: braces count, and no escapes."""
    entries = re.finditer(r"^@misc\{([^,\s]+),\n", text, re.MULTILINE)
    return {entry[1]: dict(_fields(text, entry.end())) for entry in entries}


def _fields(text: str, at: int) -> Iterator[tuple[str, str]]:
    while text[at] != "}":
        field = re.compile(r"  (\w+) = ").match(text, at)
        assert field, text[at : at + 40]
        start = end = field.end()
        if text[start] == "{":
            depth = 0
            while True:
                depth += {"{": 1, "}": -1}.get(text[end], 0)
                end += 1
                if depth == 0:
                    break
            yield field[1], text[start + 1 : end - 1]
        else:
            end = text.index(",", start)
            yield field[1], text[start:end]
        assert text[end : end + 2] == ",\n"
        at = end + 2


def _printed(tex: str) -> str:
    return re.sub(r"\\([$&#_%])|\\(\w+)\{\}", lambda m: m[1] or PRINTED[m[2]], tex)


def test_two_events_as_a_bibliography() -> None:
    assert bibliography(origin(two()), events()) == golden("bib")


@given(records())
def test_tex_prints_the_texts(index: Index) -> None:
    read = _read(bibliography(origin(index), index.record.events))
    for each in index.record.events:
        entry = read[each.id]
        assert _printed(entry["title"][1:-1]) == each.title
        assert _printed(entry.get("abstract", "")) == (each.summary or "")
        named = [read[key] for key in entry["related"].split(",")]
        assert {source.get("url") for source in named} == {source.url for source in each.sources}


def test_a_source_stands_once_and_names_its_events() -> None:
    shared = {"url": "https://e.org/a", "publisher": "Éditions A & B", "kind": "news", "read": True}
    index = index_of(
        event("2015-01-01-x", sources=(shared,)), event("2016-01-01-y", sources=(shared,))
    )
    read = _read(bibliography(origin(index), index.record.events))
    keys = [key for key in read if key.startswith("ditions-a-b-")]
    assert len(keys) == 1
    assert read["2015-01-01-x"]["related"] == read["2016-01-01-y"]["related"] == keys[0]
    assert read[keys[0]]["note"] == "Source of 2015-01-01-x, 2016-01-01-y"
    assert read[keys[0]]["organization"] == r"Éditions A \& B"


def test_an_address_is_left_as_it_is() -> None:
    url = "https://e.org/a%20b_c?x=1&y=2#~z"
    source = {"url": url, "publisher": "E", "kind": "news"}
    index = index_of(event("2015-01-01-x", sources=(source,)))
    assert f"  url = {{{url}}},\n" in bibliography(origin(index), index.record.events)


def test_the_comment_opens_no_entry() -> None:
    index = index_of(event("2015-01-01-x"), meta={"title": "a@misc{b, c}"})
    text = bibliography(origin(index), index.record.events)
    assert text.startswith("% a(at)misc{b, c}, data version ")
    assert set(_read(text)) >= {"2015-01-01-x", f"record-{index.version}"}


def test_escaped_text_has_balanced_braces_and_no_bare_command() -> None:
    tex = escaped("\\{}~^$&#_%<>|")
    assert _printed(tex) == "\\{}~^$&#_%<>|"
    assert tex.count("{") == tex.count("}")
