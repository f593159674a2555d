"""Every kind of error is said in one sentence with its line, and all of them at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import SMALL
from tests.record.slips import FORM, OTHER, SOURCE, event, problems, said
from timeline.record.load import parse
from timeline.record.load.read import RecordError, open_file, open_text, read, read_text
from timeline.record.messages import Problem


def test_every_error_is_said_at_once_and_in_order() -> None:
    text = (
        "meta: {titel: A record}\n"
        "lanes:\n"
        "  - {id: talks, name: Talks}\n"
        "  - {id: talks}\n"
        "events:\n"
        "  - id: 2018-x\n"
        "    date: soon\n"
        "    title: <i>T</i>\n"
        "    weight: 9\n"
        f"    sources: [{SOURCE}, {{publisher: P}}]\n"
        "  - id: 2019-y\n"
        "    date: 2019\n"
        "    title: T\n"
        "    lane: walks\n"
        "    follows_from: [2018-x, 2018-z]\n"
        f"    sources: [{SOURCE}]\n"
    )
    assert said(text) == [
        "e.yaml:1: meta: unknown key 'titel'; did you mean 'title'?",
        "e.yaml:4: lane talks: id 'talks' is taken on line 3; choose another",
        "e.yaml:4: lane talks: name is missing; add 'name:' (What the chart writes)",
        f"e.yaml:7: 2018-x: date: 'soon' is not a date; {FORM}",
        "e.yaml:8: 2018-x: title: HTML ('<i>T</i>') in text; "
        "write plain text, and a space after '<' where it means less",
        "e.yaml:9: 2018-x: weight is 9; write 1, 2 or 3",
        "e.yaml:10: 2018-x: sources[1].kind is missing; "
        "add 'kind:' (primary, news, state-media, analysis or reference)",
        "e.yaml:14: 2019-y: unknown lane 'walks'; did you mean 'talks'?",
        "e.yaml:15: 2019-y: unknown event '2018-z'; did you mean '2018-x'?",
    ]


def test_an_id_that_could_do_harm_in_a_terminal_is_not_repeated() -> None:
    assert said(event(id='"\\e[2Jx"')) == [
        "e.yaml:2: events[0]: id is '\\x1b[2Jx', not an id; "
        "write lower-case letters, digits and hyphens",
        "e.yaml:2: events[0]: id: unseen character U+001B; leave it out",
    ]


def test_a_problem_says_where_it_is_as_far_as_that_is_known() -> None:
    assert str(Problem("e.yaml", 12, "2018-x", "what")) == "e.yaml:12: 2018-x: what"
    assert str(Problem("e.yaml", 12, "", "what")) == "e.yaml:12: what"
    assert str(Problem("e.yaml", 0, "", "what")) == "e.yaml: what"


def test_a_record_of_events_alone_is_whole() -> None:
    record = read_text(event(actors="[iran, us]") + OTHER, "e.yaml")
    assert [event.id for event in record.events] == ["2018-x", "2019-other"]
    assert [(lane.id, lane.name, lane.color) for lane in record.lanes] == [
        ("events", "Events", None)
    ]
    assert [(actor.id, actor.name) for actor in record.actors] == [("iran", "Iran"), ("us", "US")]


def test_opening_a_file_adds_nothing_to_it() -> None:
    record = open_text(event(actors="[iran]"), "e.yaml").record
    assert record.lanes == ()
    assert record.actors == ()


def test_null_is_kept_apart_from_left_out_in_roles() -> None:
    record = read(SMALL)
    role: dict[str, Any] = {"role": "minister", "actor": "alia"}
    people = "people:\n  - {id: a, name: A, roles: [{role: r, actor: iran, to: null}]}\n"
    still = read_text(event() + people, "e.yaml").people[0].roles[0]
    unsure = type(still).model_validate(role)
    assert still.still
    assert not unsure.still
    assert "to" in still.model_dump(exclude_defaults=True)
    assert "to" not in unsure.model_dump(exclude_defaults=True)
    assert not record.people[0].roles[0].still


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"events: \xff\n", ":1: byte 0xff is not UTF-8; save the file as UTF-8"),
        (b"a: 1\nb: \xe4\n", ":2: byte 0xe4 is not UTF-8; save the file as UTF-8"),
        (b"\xff\xfea\x00", ":1: byte 0xff is not UTF-8; save the file as UTF-8"),
    ],
)
def test_a_file_in_another_encoding(tmp_path: Path, content: bytes, problem: str) -> None:
    file = tmp_path / "e.yaml"
    file.write_bytes(content)
    with pytest.raises(RecordError) as caught:
        read(file)
    assert str(caught.value) == f"{file}{problem}"


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    file = tmp_path / "e.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + event().replace("\n", "\r\n").encode())
    assert read(file) == read_text(event(), "e.yaml")


def test_a_file_that_is_not_there_or_no_file(tmp_path: Path) -> None:
    with pytest.raises(RecordError) as caught:
        read(tmp_path / "none.yaml")
    assert str(caught.value) == (
        f"{tmp_path}/none.yaml: cannot be read (No such file or directory); "
        "name a YAML file that is there"
    )
    with pytest.raises(RecordError) as caught:
        read(tmp_path)
    assert str(caught.value) == f"{tmp_path}: this is no file; name a YAML file"


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    file = tmp_path / "e.yaml"
    with file.open("wb") as sparse:
        sparse.truncate(50_000_001)
    for bounds, size in ((parse.OWN, 50), (parse.ANYBODYS, 10)):
        with pytest.raises(RecordError) as caught:
            open_file(file, bounds)
        assert str(caught.value) == (
            f"{file}: the file is larger than {size} MB; split it or leave something out"
        )


@pytest.mark.parametrize(
    "text", ["\u200b", "\u3164\u00a0", "\u0301\u0302", "\u2800", "\u00ad \u2060"]
)
def test_text_that_shows_nothing_is_refused(text: str) -> None:
    (line,) = said(event(title=f'"{text}"'))
    assert line.endswith("title: nothing of this text can be seen; write words")
    assert said(event(title=f'"{text}a"')) == []


def test_an_entry_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.record.load.read.MOST_OF_AN_ENTRY", 20)
    (line,) = said(event(actors=f"[{', '.join(['a'] * 30)}]"))
    assert line == "e.yaml:2: 2018-x: more than 20 values in one entry; split it"


PIECES = st.sampled_from(SMALL.read_text(encoding="utf-8").splitlines(keepends=True))


@given(st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=30).map("".join))
def test_any_text_is_a_record_or_has_problems_with_sentences(text: str) -> None:
    found = problems(text)
    assert all("; " in problem.text or "?" in problem.text for problem in found)
    assert list(found) == sorted(set(found))


@given(st.data())
def test_a_record_with_a_slip_is_read_or_has_problems(data: st.DataObject) -> None:
    text = SMALL.read_text(encoding="utf-8")
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 12))
    put = data.draw(st.sampled_from(["", " ", "\n", ":", "- ", "'", "[", "}", "&a ", "<b>", "\t"]))
    found = problems(text[:at] + put + text[at + cut :])
    assert all(problem.line <= text.count("\n") + 2 and problem.text for problem in found)
