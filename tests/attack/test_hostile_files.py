"""`check` on a stranger's file: a few sentences, in bounded time and memory, whatever it holds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.attack.hostile_files import FILES
from tests.attack.scale import LONG
from tests.builders import ROOT
from tests.builders import SMALL as SMALL_RECORD
from timeline.__main__ import main

SMALL = 30_000
MOST_LINES = 201
MOST_CHARACTERS = 250_000
# Linux tells the most memory that a program has had, in KB, from when it was started.
_CHECK = """
import re, sys
from timeline.__main__ import main
code = main(["check", *sys.argv[1:]])
sys.stderr.flush()
print(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
sys.exit(code)
"""


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


@pytest.mark.skipif(not LONG, reason="takes minutes: make attack")
@pytest.mark.parametrize("size", [9_999_000, 50_000_000], ids=["10 MB", "50 MB"])
@pytest.mark.parametrize("kind", FILES)
def test_a_large_hostile_file_costs_little(kind: str, size: int, tmp_path: Path) -> None:
    file, told = tmp_path / "e.yaml", tmp_path / "told"
    file.write_bytes(FILES[kind](size))
    with told.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-c", _CHECK, str(file)],
            cwd=ROOT,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    file.unlink()
    # Of the processor: how busy the machine is says nothing of the code.
    seconds = usage.ru_utime + usage.ru_stime
    *lines, high = told.read_text(encoding="utf-8").splitlines()
    megabytes = int(high) / 1024
    print(f"\n{kind}, {size / 1e6:.0f} MB: {seconds:.1f} s, {megabytes:.0f} MB", end=" ")
    assert process.returncode == 1
    assert lines[0].startswith(f"{file}")
    assert len(lines) <= MOST_LINES + 1
    assert seconds < 10
    assert megabytes < 500
