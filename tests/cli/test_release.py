"""Freezing a release from the command line, with views that it is to keep."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import SMALL
from timeline.__main__ import main
from timeline.releases import answers, durable


def test_a_view_that_a_full_release_cannot_keep_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(answers, "MOST_ANSWERS", 1)
    monkeypatch.setattr(answers, "RESERVED_ANSWERS", 0)
    views = ("--base", "https://a.example", "--view", "/embed/timeline", "--view", "/embed/list")
    assert main(["release", str(SMALL), "--releases", str(tmp_path), *views]) == 1
    said = capsys.readouterr()
    assert "1 of 2 views kept" in said.out
    assert "/embed/list: not kept, as the release keeps all the views that it may" in said.err


def test_data_is_kept_where_the_address_of_the_site_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("BASE", raising=False)
    command = ["release", str(SMALL), "--releases", str(tmp_path), "--view", "/events.csv?detail=1"]
    assert main(command) == 1
    told = "/events.csv?detail=1: not kept, as it names the address of the site; say it with --base"
    assert told in capsys.readouterr().err
    assert main([*command, "--base", "https://example.org/"]) == 0
    assert "1 of 1 views kept" in capsys.readouterr().out


def test_an_address_without_a_frozen_form_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    views = ("--view", "/about", "--view", "/embed/card/2021-06-30-accord")
    assert main(["release", str(SMALL), "--releases", str(tmp_path), *views]) == 1
    said = capsys.readouterr().err
    assert "/about: There is nothing at '/about'." in said


def test_a_damaged_release_is_mended(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["release", str(SMALL), "--releases", str(tmp_path), "--day", "2026-09-01"]
    assert main(command) == 0
    (folder,) = tmp_path.iterdir()
    content = (folder / "events.yaml").read_bytes()
    (folder / "events.yaml").write_bytes(content[:-50])
    assert main(command) == 0
    assert "was damaged and is mended, frozen on 2026-09-01" in capsys.readouterr().out
    assert (folder / "events.yaml").read_bytes() == content
    assert main(command) == 0
    assert "is there already, frozen on 2026-09-01" in capsys.readouterr().out


def test_of_two_runs_at_once_one_is_told_to_wait(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["release", str(SMALL), "--releases", str(tmp_path)]
    with durable.alone(tmp_path):
        assert main(command) == 2
        assert list(tmp_path.iterdir()) == []
    said = f"{tmp_path}: another run is writing there; try again when it ends"
    assert said in capsys.readouterr().err
    assert main(command) == 0


def test_what_readers_have_filled_still_takes_the_views_of_whoever_runs_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "MOST_ANSWERS", 0)
    views = ("--base", "https://a.example", "--view", "/embed/timeline", "--view", "/events.csv")
    assert main(["release", str(SMALL), "--releases", str(tmp_path), *views]) == 0
