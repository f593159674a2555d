"""Freezing a release from the command line, with views that it is to keep."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import SMALL
from timeline.__main__ import main
from timeline.publish import releases


def test_a_view_that_a_full_release_cannot_keep_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(releases, "MOST_ANSWERS", 1)
    views = ("--view", "/embed/timeline", "--view", "/embed/list")
    assert main(["release", str(SMALL), "--releases", str(tmp_path), *views]) == 1
    said = capsys.readouterr()
    assert "1 of 2 views kept" in said.out
    assert "/embed/list: not kept, as the release keeps all the views that it may" in said.err
