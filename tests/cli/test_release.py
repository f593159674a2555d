"""Freezing a release from the command line, with views that it is to keep."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import SMALL
from timeline.__main__ import main
from timeline.releases import store


def test_a_view_that_a_full_release_cannot_keep_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(store, "MOST_ANSWERS", 1)
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
