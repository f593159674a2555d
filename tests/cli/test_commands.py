"""The command line says what is wrong, writes what is canonical, and counts what is there."""

from __future__ import annotations

import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import RECORD, ROOT
from timeline.__main__ import COMMANDS, main
from timeline.cli.new import template
from timeline.record.check import rules
from timeline.record.load.read import open_text, read
from timeline.record.schema import schema_text

FIRST = """\
  - {id: 2018-a, date: 2018, title: A, weight: 3, summary: First., actors: [us],
     sources: [{document: D, publisher: A, kind: news, read: true}]}
"""
SECOND = """\
  - id: 2019-b
    date: 2019
    title: B
    summary: Later.
    actors: [us]
    weight: 3
    sources:
      - {url: https://a.example/b, publisher: A, kind: news, read: true}
"""
EVENTS = f"events:\n{SECOND}{FIRST}"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(EVENTS, encoding="utf-8")
    return path


class Said:
    """What a command printed, and its exit status."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *argv: str | Path) -> None:
        self.code = main([str(arg) for arg in argv])
        self.out, self.err = capsys.readouterr()


def test_check_says_that_all_is_well(capsys: pytest.CaptureFixture[str], file: Path) -> None:
    file.write_text(f"events:\n{FIRST}{SECOND}", encoding="utf-8")
    said = Said(capsys, "check", file)
    assert (said.code, said.err) == (0, "")
    assert said.out == f"{file}: 2 events, 2 sources, no problems\n"


def test_check_of_the_published_record(capsys: pytest.CaptureFixture[str]) -> None:
    said = Said(capsys, "check", RECORD)
    assert (said.code, said.err) == (0, "")
    assert said.out.endswith(", no problems\n")


def test_check_says_every_structural_problem(
    capsys: pytest.CaptureFixture[str], file: Path
) -> None:
    file.write_text(EVENTS.replace("title: B", "titel: B"), encoding="utf-8")
    said = Said(capsys, "check", file)
    assert (said.code, said.err) == (1, "2 problems\n")
    assert said.out == (
        f"{file}:2: 2019-b: title is missing; "
        "add 'title:' (Headline of a page: present tense, no full stop)\n"
        f"{file}:4: 2019-b: unknown key 'titel'; did you mean 'title'?\n"
    )


def test_check_says_every_editorial_problem_of_a_sound_record(
    capsys: pytest.CaptureFixture[str], file: Path
) -> None:
    said = Said(capsys, "check", file)
    assert (said.code, said.err) == (1, "1 problem\n")
    assert said.out == (
        f"{file}:10: 2018-a: 2018 stands after 2019; `python -m timeline format` sorts events\n"
    )


def test_check_reads_the_outlets_beside_the_record(
    capsys: pytest.CaptureFixture[str], file: Path
) -> None:
    file.write_text(f"events:\n{FIRST}{SECOND}".replace("weight: 3", "weight: 2, label: A", 1))
    outlets = file.with_name("outlets.yaml")
    outlets.write_text("outlets: [{name: A, kind: agency, domains: [a.example], mood: x}]\n")
    said = Said(capsys, "check", file)
    assert said.code == 1
    assert said.out.startswith(f"{outlets}:1: A: unknown key 'mood'; ")
    outlets.write_text("outlets: [{name: A, kind: agency, domains: [a.example]}]\n")
    said = Said(capsys, "check", file)
    assert said.code == 1
    assert f"{file}:3: 2018-a: a major event with one established outlet (A); " in said.out


def test_stats_of_sources_names_outlets_and_weak_sources(
    capsys: pytest.CaptureFixture[str], file: Path
) -> None:
    weak = "https://c.example/b"
    more = "".join(
        f"      - {{url: '{url}', publisher: P, kind: news}}\n"
        for url in ("https://b.example/b", weak)
    )
    file.write_text(f"events:\n{FIRST}{SECOND}{more}", encoding="utf-8")
    said = Said(capsys, "stats", file, "--sources")
    assert (said.code, said.out) == (2, "")
    assert said.err == f"{file}: no outlets.yaml lies beside it, so no source is rated\n"
    file.with_name("outlets.yaml").write_text(
        "outlets:\n  - {name: A, kind: agency, domains: [a.example]}\n"
        "  - {name: B, kind: newspaper, domains: [b.example]}\n"
    )
    said = Said(capsys, "stats", file, "--sources")
    assert said.code == 0
    assert said.out.startswith("Timeline: 4 sources of 3 outlets\n")
    assert "well supported, 3 detail    1 of 2\n" in said.out
    assert "  B established  3\n" in said.out
    assert said.out.endswith(f"weak sources beside two good ones\n  2019-b  {weak}\n")


def test_check_lists_its_rules(capsys: pytest.CaptureFixture[str]) -> None:
    said = Said(capsys, "check", "--rules")
    assert said.code == 0
    assert said.out.splitlines() == list(rules.sentences())


@pytest.mark.parametrize("command", ["check", "format", "stats"])
def test_a_file_that_is_not_there(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str
) -> None:
    said = Said(capsys, command, tmp_path / "none.yaml")
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        f"{tmp_path}/none.yaml: there is no such file; name the record, such as events.yaml\n"
    )


def test_format_writes_the_canonical_form_once(
    capsys: pytest.CaptureFixture[str], file: Path
) -> None:
    file.chmod(0o640)
    said = Said(capsys, "format", file)
    assert (said.code, said.out) == (0, f"{file}: written in its canonical form\n")
    assert file.read_text(encoding="utf-8") == (
        """\
# yaml-language-server: $schema=events.schema.json

# Events, in order of time.
events:
  # 2018
  - id: 2018-a
    date: 2018
    title: A
    summary: First.
    actors: [us]
    weight: 3
    sources:
      - document: D
        publisher: A
        kind: news
        read: true

  # 2019
  - id: 2019-b
    date: 2019
    title: B
    summary: Later.
    actors: [us]
    weight: 3
    sources:
      - url: https://a.example/b
        publisher: A
        kind: news
        read: true
"""
    )
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert list(file.parent.iterdir()) == [file]
    before = file.stat().st_mtime_ns
    again = Said(capsys, "format", file)
    assert (again.code, again.out) == (0, f"{file}: is in its canonical form\n")
    assert file.stat().st_mtime_ns == before
    assert Said(capsys, "format", "--check", file).code == 0
    assert Said(capsys, "check", file).code == 0


def test_format_check_names_the_first_line_that_differs(
    capsys: pytest.CaptureFixture[str], file: Path
) -> None:
    said = Said(capsys, "format", "--check", file)
    assert said.code == 1
    assert said.out == (
        f"{file}:1: not in its canonical form: here stands 'events:', where format writes "
        "'# yaml-language-server: $schema=events.schema.json'; "
        f"run python -m timeline format {file}\n"
    )
    assert file.read_text(encoding="utf-8") == EVENTS


def test_format_check_sees_a_missing_end(capsys: pytest.CaptureFixture[str], file: Path) -> None:
    Said(capsys, "format", file)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.rstrip("\n"), encoding="utf-8")
    said = Said(capsys, "format", "--check", file)
    assert f":{text.count(chr(10)) + 1}: not in its canonical form: here stands nothing" in said.out


def test_format_leaves_an_unsound_file_as_it_is(
    capsys: pytest.CaptureFixture[str], file: Path
) -> None:
    text = EVENTS.replace("date: 2019", "date: soon")
    file.write_text(text, encoding="utf-8")
    said = Said(capsys, "format", file)
    assert said.code == 1
    assert f"{file}:3: 2019-b: date: 'soon' is not a date; " in said.out
    assert file.read_text(encoding="utf-8") == text


def test_format_writes_through_a_link(capsys: pytest.CaptureFixture[str], file: Path) -> None:
    link = file.parent / "link.yaml"
    link.symlink_to(file)
    assert Said(capsys, "format", link).code == 0
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8").startswith("# yaml-language-server: ")


def test_stats_counts(capsys: pytest.CaptureFixture[str], file: Path) -> None:
    said = Said(capsys, "stats", file)
    assert said.code == 0
    assert said.out == (
        """\
Timeline: 2 events, 2 sources
oldest event   2018  2018-a
newest event   2019  2019-b
two publishers 0 of 2 events (0%)
read sources   2 of 2
quotes         in 0 of 2 events
causes         in 0 of 2 events
disputed       in 0 of 2 events
vague dates    in 2 of 2 events

events by lane
  Events  2

events by weight
  1 landmark  0
  2 major     0
  3 detail    2

events by actor
  US  2

events by year
  2018  1
  2019  1

sources by kind
  news  2
"""
    )


def test_stats_of_the_published_record(capsys: pytest.CaptureFixture[str]) -> None:
    said = Said(capsys, "stats", RECORD)
    series = read(RECORD).series
    points = sum(len(each.points) for each in series)
    assert re.search(rf"\npoints +{points} in {len(series)} series\n", said.out)
    assert "\nevents by actor\n  Iran " in said.out


def test_stats_of_an_unsound_file(capsys: pytest.CaptureFixture[str], file: Path) -> None:
    file.write_text("events: []\n", encoding="utf-8")
    said = Said(capsys, "stats", file)
    assert said.code == 1
    assert said.out.startswith(f"{file}:1: there are no events; ")


FILLED = {
    "YYYY-MM-DD-a-few-words": "2018-05-08-out",
    "YYYY-MM-DD": "2018-05-08",
    "LABEL": "Out",
    "TITLE": "They leave",
    "SUMMARY": "They leave. Others stay.",
    "LANE": "talks",
    "ACTOR": "us",
    "https://": "https://example.org/page",
    "PUBLISHER": "Example",
    "HEADLINE": "They leave",
    "read: false": "read: true",
}


def filled(text: str) -> str:
    for empty, value in FILLED.items():
        text = text.replace(empty, value)
    return text


def test_new_prints_an_event_that_passes_once_it_is_filled_in(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = Said(capsys, "new")
    assert (said.code, said.out) == (0, template())
    document = open_text("events:\n" + filled(said.out), "e.yaml")
    assert rules.check(document) == ()
    (event,) = document.record.events
    assert (event.id, event.label, event.quotes) == ("2018-05-08-out", "Out", ())


def test_all_of_new_passes_once_it_is_uncommented_and_filled_in() -> None:
    lines = template().splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if "- id:" in line)
    wanted = [
        line.replace("# ", "", 1) if re.match(r" *# (?:[a-z_]+:| )", line) else line
        for line in lines[at:]
    ]
    text = filled("".join(wanted)).replace("end: 2018-05-08", "end: 2018-05-09")
    document = open_text("events:\n" + text, "e.yaml")
    assert rules.check(document) == ()
    (event,) = document.record.events
    assert event.model_fields_set == set(type(event).model_fields)
    assert event.quotes[0].source == "https://example.org/page"
    assert event.sources[0].document == "SYMBOL"


def test_new_is_written_into_a_block_of_yaml(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "guide.md"
    target.write_text("One.\n\n```yaml\nold: 1\n```\n\nTwo.\n", encoding="utf-8")
    said = Said(capsys, "new", "--write", target)
    assert (said.code, said.out) == (0, f"{target}: written\n")
    assert target.read_text(encoding="utf-8") == f"One.\n\n```yaml\n{template()}```\n\nTwo.\n"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("without.md", "has no block of YAML; begin one with ```yaml"),
        ("no.md", "cannot be written"),
    ],
)
def test_new_that_cannot_be_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, says: str
) -> None:
    (tmp_path / "without.md").write_text("One.\n", encoding="utf-8")
    said = Said(capsys, "new", "--write", tmp_path / name)
    assert said.code == 2
    assert says in said.err


def test_new_without_filling_in_does_not_pass(
    capsys: pytest.CaptureFixture[str], file: Path
) -> None:
    file.write_text("events:\n" + template(), encoding="utf-8")
    said = Said(capsys, "check", file)
    assert said.code == 1
    assert "date: 'YYYY-MM-DD' is not a date; " in said.out


def test_schema_is_printed_or_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert Said(capsys, "schema").out == schema_text()
    target = tmp_path / "schema.json"
    said = Said(capsys, "schema", "--write", target)
    assert (said.code, said.out) == (0, f"{target}: written\n")
    assert target.read_text(encoding="utf-8") == schema_text()


def test_schema_that_cannot_be_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "none" / "schema.json"
    said = Said(capsys, "schema", "--write", target)
    assert (said.code, said.err) == (
        2,
        f"{target}: cannot be written (No such file or directory)\n",
    )


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_help(capsys: pytest.CaptureFixture[str], name: str) -> None:
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])
    assert left.value.code == 0
    out = capsys.readouterr().out
    assert out.startswith(f"usage: python -m timeline {name} ")
    assert len(out.splitlines()) > 5


def test_format_says_that_comments_are_not_kept(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["format", "--help"])
    assert "Comments are not kept" in capsys.readouterr().out


def test_it_runs_as_a_module_and_ends_quietly_when_its_reader_has_seen_enough() -> None:
    command = f"{sys.executable} -m timeline schema | head -n 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "{\n", "")
