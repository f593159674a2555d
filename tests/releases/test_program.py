"""Which program it is: a digest of all that it is made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.releases import program


def test_another_program_has_another_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "_ROOT", tmp_path)
    script = tmp_path / "assets" / "pages" / "a.js"
    script.parent.mkdir(parents=True)
    found: list[str] = []
    for text in ("1", "2", "1"):
        script.write_text(text)
        found.append(program.digest.__wrapped__())
    assert found[0] == found[2] != found[1]


def test_it_is_the_same_program_with_what_was_fetched_and_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "_ROOT", tmp_path)
    before = program.digest.__wrapped__()
    fetched = tmp_path / "assets" / "vendor" / "a.js"
    fetched.parent.mkdir(parents=True)
    fetched.write_text("1")
    assert program.digest.__wrapped__() == before


def test_the_version_is_the_start_of_it() -> None:
    assert len(program.version()) == 12
    assert program.digest().startswith(program.version())
