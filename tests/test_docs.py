"""What the documents say of the project holds."""

from __future__ import annotations

import re

from tests.builders import ROOT
from timeline.cli.new import template
from timeline.record.rules import sentences
from timeline.view.query import KEYS


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


def test_modules_that_architecture_names_exist() -> None:
    named = re.findall(
        r"`((?:record|view|draw|web|publish)/[a-z_]+\.py)`", _read("ARCHITECTURE.md")
    )
    assert len(named) > 10
    assert [name for name in named if not (ROOT / "timeline" / name).is_file()] == []
