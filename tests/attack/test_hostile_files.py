"""`check` on a stranger's file: a few sentences, in bounded time and memory, whatever it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.attack.hostile_files import FILES
from tests.builders import SMALL as SMALL_RECORD
from timeline.__main__ import main

SMALL = 30_000
MOST_LINES = 201
MOST_CHARACTERS = 250_000


@pytest.mark.parametrize("kind", FILES)
def test_a_hostile_file_gets_a_few_sentences(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "e.yaml"
    file.write_bytes(FILES[kind](SMALL))
    code = main(["check", str(file)])
    said = capsys.readouterr()
    lines = said.out.splitlines()
    assert code == 1
    assert 1 <= len(lines) <= MOST_LINES
    assert all(line.startswith(f"{file}") for line in lines)
    assert len(said.out) < MOST_CHARACTERS
    # Nothing that could do harm in a terminal.
    assert all(line.isprintable() for line in lines)


@pytest.mark.parametrize("beside", ["outlets.yaml", "docs/corrections.md"])
@pytest.mark.parametrize("kind", FILES)
def test_so_does_one_that_lies_beside_a_record(
    kind: str, beside: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / beside
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(FILES[kind](SMALL))
    (tmp_path / "events.yaml").write_bytes(SMALL_RECORD.read_bytes())
    main(["check", str(tmp_path / "events.yaml")])
    lines = [each for each in capsys.readouterr().out.splitlines() if beside in each]
    assert len(lines) <= MOST_LINES
    assert sum(map(len, lines)) < MOST_CHARACTERS
    assert all(line.isprintable() for line in lines)


@pytest.mark.parametrize(("beside", "most"), [("outlets.yaml", 1), ("docs/corrections.md", 10)])
def test_of_one_beside_a_record_no_more_is_read_than_that(
    beside: str, most: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / beside
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"- `x`, y: z (a)\n" * (most * 10**6 // 15))
    (tmp_path / "events.yaml").write_bytes(SMALL_RECORD.read_bytes())
    assert main(["check", str(tmp_path / "events.yaml")]) == 1
    assert f"{file}: the file is larger than {most} MB" in capsys.readouterr().out


def test_a_million_problems_of_corrections_are_200(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "docs").mkdir()
    file = tmp_path / "docs" / "corrections.md"
    file.write_bytes(b"- wrong\n" * 1_000_000)
    (tmp_path / "events.yaml").write_bytes(SMALL_RECORD.read_bytes())
    assert main(["check", str(tmp_path / "events.yaml")]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 201


@pytest.mark.parametrize("wrong", [199, 200, 201, 5000])
def test_it_stops_after_200_problems_and_says_so(
    wrong: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "e.yaml"
    file.write_text("events:\n" + "- 1\n" * wrong)
    assert main(["check", str(file)]) == 1
    said = capsys.readouterr()
    lines = said.out.splitlines()
    more = f"{file}: there are more than 200 problems; mend these, then check again"
    if wrong > 200:
        assert (len(lines), lines[-1]) == (201, more)
        assert said.err == "more than 200 problems\n"
    else:
        assert len(lines) == wrong
        assert said.err == f"{wrong} problems\n"
