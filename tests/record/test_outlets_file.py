"""The file of outlets is read, or everything that is wrong with it is said, line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import RECORD
from timeline.record.load import outlets as outlets_file
from timeline.record.load.read import read
from timeline.record.messages import RecordError
from timeline.record.outlets.outlet import NONE

KINDS = (
    "official, agency, broadcaster, newspaper, magazine, news-site, specialist, think-tank, "
    "archive, reference, reprint or other"
)
KEYS = "name, aka, kind, owner, rating or domains"


def said(*lines: str) -> list[str]:
    """Return what is wrong with a file whose outlets these lines are, the first on line 2."""
    text = "outlets:\n" + "".join(f"  - {{{line}}}\n" for line in lines)
    return problems(text)


def problems(text: str) -> list[str]:
    try:
        outlets_file.read_text(text, "o.yaml")
    except RecordError as error:
        return [str(problem).removeprefix("o.yaml:") for problem in error.problems]
    return []


ONE = "name: One, kind: agency, domains: [one.example]"


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (("name: One, kind: agency",), "2: One: domains is missing; add 'domains:' "),
        (("name: One, kind: agency, domains: []",), "2: One: domains is empty; write at least one"),
        (
            ("name: One, kind: paper, domains: [one.example]",),
            f"2: One: kind is 'paper'; write {KINDS}",
        ),
        (("kind: agency, domains: [one.example]",), "2: outlets[0]: name is missing; add 'name:' "),
        ((f"{ONE}, rating: D",), "2: One: rating is 'D'; write A, B or C"),
        ((f"{ONE}, ratings: A",), "2: One: unknown key 'ratings'; did you mean 'rating'?"),
        (
            (f"{ONE}, mood: A",),
            f"2: One: unknown key 'mood'; leave it out or use {KEYS}",
        ),
        (
            ("name: One, kind: agency, domains: ['https://one.example']",),
            "2: One: domains[0]: 'https://one.example' is not a domain; write a host in lower "
            "case without www, such as ",
        ),
        (
            ("name: One, kind: agency, domains: [www.one.example]",),
            "2: One: domains[0]: 'www.one.example' is not a domain; ",
        ),
        (("name: <b>, kind: agency, domains: [a.example]",), "2: <b>: name: HTML ('<b>') in text"),
        (
            (ONE, "name: Two, kind: agency, domains: [two.example, one.example]"),
            "3: Two: domain one.example stands with One on line 2 already; keep one",
        ),
        (
            ("name: One, kind: agency, domains: [a.example, a.example]",),
            "2: One: domain a.example stands with One on line 2 already; keep one",
        ),
        (
            (ONE, "name: ONE, kind: agency, domains: [two.example]"),
            "3: ONE: name one stands with One on line 2 already; keep one",
        ),
        (
            (ONE, "name: Two, aka: [One], kind: agency, domains: [two.example]"),
            "3: Two: name one stands with One on line 2 already; keep one",
        ),
        (
            (ONE, "name: Body, kind: official, domains: [body.example]"),
            "3: Body: stands after One; put outlets in order of kind, then from A to Z",
        ),
    ],
)
def test_each_slip_has_its_line_and_its_sentence(lines: tuple[str, ...], problem: str) -> None:
    (found,) = said(*lines)
    assert found.startswith(problem)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", " the file has no keys; write 'outlets:' and under it one with name and domains"),
        ("outlets: none\n", "1: there are no outlets; start each under 'outlets:' with '- '"),
        ("test_hosts: [a]\n", " there are no outlets; start each under 'outlets:' with '- '"),
        (
            f"outlet: []\noutlets: [{{{ONE}}}]\n",
            "1: unknown key 'outlet'; did you mean 'outlets'?",
        ),
        (
            f"test_hosts: beta\noutlets: [{{{ONE}}}]\n",
            "1: test_hosts is no list of words; write one such as [staging, beta]",
        ),
    ],
)
def test_the_file_as_a_whole(text: str, problem: str) -> None:
    assert problems(text) == [problem]


def test_broken_yaml_has_its_line() -> None:
    (found,) = problems("outlets: [\n")
    assert "this is not YAML" in found


def test_where_no_file_lies_beside_the_record_nothing_is_known(tmp_path: Path) -> None:
    assert outlets_file.beside(tmp_path / "events.yaml") is NONE


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "outlets.yaml").write_bytes(b"outlets: \xff\n")
    with pytest.raises(RecordError, match="save the file as UTF-8"):
        outlets_file.beside(tmp_path / "events.yaml")


def test_the_published_file_knows_the_outlets_of_most_sources() -> None:
    outlets = outlets_file.beside(RECORD)
    sources = [source for event in read(RECORD).events for source in event.sources]
    unlisted = [source for source in sources if outlets.of(source) not in outlets.all]
    assert len(unlisted) < len(sources) / 3
