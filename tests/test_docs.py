"""What the documents say of the project holds."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.builders import ROOT
from tests.web.reading import BASE, TODAY, client_of
from timeline.cli.new import template
from timeline.query.params import KEYS
from timeline.record.check.rules import sentences
from timeline.record.index import Index
from timeline.releases import store
from timeline.web.downloads.formats.columns import CLAUSES, EVENTS, POINTS
from timeline.web.downloads.formats.table import Column


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_contributing_is_the_annotated_event() -> None:
    block = re.search(r"```yaml\n(.*?)```", _read("CONTRIBUTING.md"), re.DOTALL)
    assert block is not None
    assert block[1] == template()


def test_contributing_names_every_rule() -> None:
    text = _flat(_read("CONTRIBUTING.md"))
    assert [rule for rule in sentences() if f"- {_flat(rule)}" not in text] == []


def test_the_changelog_names_every_key_of_a_view() -> None:
    text = _read("CHANGELOG.md")
    assert [key for key in KEYS if f"`{key}`" not in text] == []


@pytest.mark.parametrize(
    ("table", "columns"),
    [("/events.csv", EVENTS), ("/series/ID.csv", POINTS), ("/clauses.csv", CLAUSES)],
)
def test_the_changelog_names_every_column(table: str, columns: Sequence[Column[Any]]) -> None:
    said = re.search(rf"^  `{table}`: ([^.]*)\.$", _read("CHANGELOG.md"), re.MULTILINE)
    assert said is not None
    assert re.findall(r"`(\w+)`", said[1]) == [column.name for column in columns]


def test_addresses_that_the_changelog_names_answer(index: Index, tmp_path: Path) -> None:
    text = _read("CHANGELOG.md")
    said = re.findall(r"`(/[^`]*)`", text[: text.index("- **Query keys**")])
    assert len(said) > 40
    record = index.record
    ids = {"actors": "iran", "series": record.series[0].id, "tours": record.tours[0].id}
    ids["sources"] = "reuters"
    effect = next(each for each in record.events if each.follows_from)
    release = store.write(tmp_path, index, TODAY, "")
    queries = {
        "/embed/chain": f"?from_event={effect.follows_from[0]}&to_event={effect.id}",
        "/oembed": f"?url={BASE}/",
    }
    client = client_of(index, tmp_path)
    for address in said:
        path = address.replace("VERSION", release.version)
        path = path.replace("ID", ids.get(path.split("/")[-2], effect.id))
        answer = client.get(path + queries.get(path, ""), follow_redirects=True)
        assert answer.status_code == 200, address


def test_modules_that_architecture_names_exist() -> None:
    named = re.findall(
        r"`((?:record|query|chart|releases|web|static)/[a-z_/]+\.py)`", _read("ARCHITECTURE.md")
    )
    assert len(named) > 10
    assert [name for name in named if not (ROOT / "timeline" / name).is_file()] == []


def _additions() -> list[list[str]]:
    """Return the cells of the rows of ARCHITECTURE on adding something."""
    text = _read("ARCHITECTURE.md")
    table = text[text.index("| To add |") : text.index("## Five decisions")]
    rows = [line.strip("|").split("|") for line in table.splitlines()[2:] if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows]


def test_what_is_touched_to_add_something_is_there() -> None:
    for what, touched, _ in _additions():
        paths = re.findall(r"`([a-z]+/[a-z_/]*(?:\.py|\.html|/))`", touched)
        assert [path for path in paths if not (ROOT / "timeline" / path).exists()] == [], what
        assert paths, what


def test_a_commit_is_named_that_added_each() -> None:
    call = ["git", "log", "--format=%s"]
    history = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    named = [commit for *_, commit in _additions() if commit]
    assert len(named) == 6
    assert [commit for commit in named if commit not in history] == []


def test_commands_that_contributing_names_can_be_made() -> None:
    named = re.findall(
        r"(?:^    |`)make ([a-z]+)", _read("CONTRIBUTING.md") + _read("README.md"), re.MULTILINE
    )
    targets = re.findall(r"^([a-z]+):", _read("Makefile"), re.MULTILINE)
    assert len(set(named)) >= 7
    assert set(named) - set(targets) == set()
