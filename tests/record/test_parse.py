"""YAML becomes plain values with lines; what plain data does not need is refused."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from timeline.record.load import parse as parsing
from timeline.record.load.parse import MAX_DEPTH, parse


def value_of(text: str) -> Any:
    parsed = parse(text)
    assert parsed.problems == ()
    return parsed.value


@pytest.mark.parametrize(
    ("scalar", "value"),
    [
        ("2018-05-08", "2018-05-08"),
        ("2018-05", "2018-05"),
        ("1974", 1974),
        ("0974", "0974"),
        ("-3", -3),
        ("205.0", 205.0),
        ("1.5e3", 1500.0),
        ("no", "no"),
        ("yes", "yes"),
        ("true", True),
        ("null", None),
        ("~", None),
        ("", None),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("1:30", "1:30"),
        ("0x1F", "0x1F"),
        ('"true"', "true"),
        ("'1974'", "1974"),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_plain_scalars_mean_what_yaml_1_2_says(scalar: str, value: object) -> None:
    found = value_of(f"a: {scalar}\n")["a"]
    assert found == value
    assert type(found) is type(value)


def test_text_is_one_paragraph() -> None:
    text = "a: |\n  one\n\n  two\n   three\nb: >-\n  one\n  two\nc: ' x  y '\n"
    assert value_of(text) == {"a": "one two three", "b": "one two", "c": "x y"}


def test_lines_are_those_of_keys_and_items() -> None:
    parsed = parse("# a\na:\n  - x\n  - b: 1\n    c:\n      - y\n")
    assert parsed.lines == (
        2,
        {"a": (2, {0: (3, {}), 1: (4, {"b": (4, {}), "c": (5, {0: (6, {})})})})},
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: 1\nb: 2\na: 3\n", (3, "key 'a' stands twice (first on line 1); keep one")),
        ("a: &x 1\n", (1, "anchor &x; write values out where they are used")),
        ("a: !!str 1\n", (1, "tag 'tag:yaml.org,2002:str'; leave it out")),
        ("a: !local {b: 1}\n", (1, "tag '!local'; leave it out")),
        ("a:\n  <<: {b: 1}\n", (2, "merge key '<<'; write the keys out")),
        ("a: *x\n", (1, "alias *x; write the value out")),
        ("a: 1\n---\nb: 1\n", (2, "a second document starts here; keep one")),
        ("? [a, b]\n: 1\n", (1, "a list or mapping stands where a key should; write a word")),
        ("a: x\u202ey\n", (1, "unseen character U+202E; leave it out")),
        ("a: 1\nb: x\x00y\n", (2, "unseen character U+0000; leave it out")),
        ("a: x\ud800y\n", (1, "unseen character U+D800; leave it out")),
    ],
)
def test_what_is_refused_is_named_with_its_line(text: str, problem: tuple[int, str]) -> None:
    parsed = parse(text)
    assert parsed.problems == (problem,)
    assert not parsed.broken


def test_everything_refused_is_named_at_once() -> None:
    parsed = parse("a: &x 1\nb: *x\nb: !t 2\n")
    assert [line for line, _ in parsed.problems] == [1, 2, 3, 3]


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: [\n", 2), ("a: b: c\n", 1), ("a:\n\t- b\n", 2), ('a: "b\n', 2), ("a: @b\n", 1)],
)
def test_what_is_no_yaml_is_one_problem_with_its_line(text: str, line: int) -> None:
    parsed = parse(text)
    assert parsed.broken
    assert parsed.value is None
    (problem,) = parsed.problems
    assert problem[0] == line
    assert problem[1].startswith("this is not YAML (")
    assert problem[1].endswith("); check indents, quotes and colons here and just above")


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_nesting_is_bounded(opening: str) -> None:
    parsed = parse(opening * 100_000)
    assert parsed.broken
    assert parsed.problems == (
        (1, f"more than {MAX_DEPTH} levels of nesting; a record needs fewer than 10"),
    )


def test_an_alias_bomb_stays_small() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    parsed = parse("\n".join(lines))
    assert len(parsed.problems) == 12 + 11 * 9
    assert isinstance(parsed.value, dict)
    assert parsed.value["a11"] == (None,) * 9


def test_the_size_is_bounded() -> None:
    parsed = parse("#" * 50_000_001)
    assert parsed.broken
    assert parsed.problems == (
        (0, "the file is larger than 50 MB; split it or leave something out"),
    )


def test_the_number_of_values_is_bounded() -> None:
    bounds = parsing.Bounds(1000, 8)
    assert parse("a: 1\nb: [2]\nc:", bounds).problems == ()
    parsed = parse("a: 1\nb: [2]\nc: 3\nd: 4\n", bounds)
    assert parsed.broken
    assert parsed.problems == ((4, "more than 8 values; split the file or leave something out"),)


def test_unseen_characters_without_end_are_told_of_once_a_line_and_end_the_reading() -> None:
    parsed = parse("a: \0\nb: \0\0\n" + "\0" * 5000)
    assert parsed.broken
    assert [line for line, _ in parsed.problems] == [1, 2, 3]


def test_the_python_parser_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: 'x'\nb: [1, no, \"2\"]\nc: >-\n  x\n  y\nd: 2018-05-08\n"
    fast = parse(text)
    monkeypatch.setattr(parsing, "_LOADER", yaml.BaseLoader)
    assert parse(text) == fast


BITS = (
    "a: |- |\n|  |[|]|{|}|,|:|#|&a |*a|!!x |<<: |>-\n|'|\"|\\|\t|---\n|? |%YAML 1.1\n|\u2028|\x1b"
)
FRAGMENTS = st.sampled_from([*BITS.split("|"), "|\n"])


@given(st.one_of(st.text(), st.lists(FRAGMENTS).map("".join)))
def test_any_text_is_parsed_or_said_to_be_no_yaml(text: str) -> None:
    parsed = parse(text)
    assert parsed.problems or not parsed.broken
    assert all(sentence and line >= 0 for line, sentence in parsed.problems)
