"""Files with their compressed siblings, in a folder that appears whole or not at all."""

from __future__ import annotations

import gzip
import signal
import subprocess
import sys
from pathlib import Path

import brotli
import pytest

from tests.builders import ROOT
from timeline.static import files

TEXT = b"<p>The Joint Comprehensive Plan of Action.</p>\n" * 100


def test_a_page_has_siblings_that_are_the_same_when_unpacked(tmp_path: Path) -> None:
    size, packed = files.write(tmp_path / "events" / "index.html", TEXT, files.BEST)
    found = {path.name: path.read_bytes() for path in (tmp_path / "events").iterdir()}
    assert sorted(found) == ["index.html", "index.html.br", "index.html.gz"]
    assert found["index.html"] == TEXT
    assert brotli.decompress(found["index.html.br"]) == TEXT
    assert gzip.decompress(found["index.html.gz"]) == TEXT
    assert (size, packed) == (len(TEXT), len(found["index.html.br"]))
    assert found["index.html.br"] == brotli.compress(TEXT, mode=brotli.MODE_TEXT, quality=11)


def test_what_there_are_many_of_is_packed_more_quickly(tmp_path: Path) -> None:
    files.write(tmp_path / "a.html", TEXT, files.QUICK)
    packed = (tmp_path / "a.html.br").read_bytes()
    assert packed == brotli.compress(TEXT, mode=brotli.MODE_TEXT, quality=10)
    files.write(tmp_path / "b.html", TEXT[: files.QUICK.least - 1], files.QUICK)
    assert not (tmp_path / "b.html.br").exists()


def test_the_same_content_gives_the_same_bytes_whenever_it_is_written(tmp_path: Path) -> None:
    files.write(tmp_path / "a.html", TEXT, files.BEST)
    (tmp_path / "a.html.gz").rename(tmp_path / "before.gz")
    files.write(tmp_path / "a.html", TEXT, files.BEST)
    assert (tmp_path / "a.html.gz").read_bytes() == (tmp_path / "before.gz").read_bytes()


@pytest.mark.parametrize(
    ("name", "body"), [("small.html", TEXT[: files.BEST.least - 1]), ("a.png", TEXT), ("a", TEXT)]
)
def test_what_gains_nothing_has_no_siblings(tmp_path: Path, name: str, body: bytes) -> None:
    assert files.write(tmp_path / name, body, files.BEST) == (len(body), len(body))
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    old = tmp_path / "www" / "site"
    old.mkdir(parents=True)
    (old / "old.html").write_bytes(TEXT)
    return old


def test_a_folder_is_replaced_as_a_whole(folder: Path) -> None:
    with files.replacing(folder) as scratch:
        (scratch / "new.html").write_bytes(TEXT)
        assert [path.name for path in folder.iterdir()] == ["old.html"]
    assert [path.name for path in folder.iterdir()] == ["new.html"]
    assert [path.name for path in folder.parent.iterdir()] == ["site"]
    assert folder.stat().st_mode & 0o777 == 0o755


def test_without_a_swap_in_one_step_two_do(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "other")
    test_a_folder_is_replaced_as_a_whole(folder)


def test_a_folder_stays_as_it_was_if_the_new_one_fails(folder: Path) -> None:
    with pytest.raises(IsADirectoryError), files.replacing(folder) as scratch:
        files.write(scratch, TEXT, files.BEST)
    assert [path.name for path in folder.iterdir()] == ["old.html"]
    assert [path.name for path in folder.parent.iterdir()] == ["site"]


def test_a_link_to_the_folder_goes_on_leading_to_it(folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "current"
    link.symlink_to(folder)
    with files.replacing(link) as scratch:
        (scratch / "new.html").write_bytes(TEXT)
    assert link.is_symlink()
    assert [path.name for path in folder.iterdir()] == ["new.html"]


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    with files.held(folder), files.replacing(folder) as scratch:
        (scratch / "new.html").write_bytes(TEXT)
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]


_KILLED = """\
import os, signal, sys
from pathlib import Path
from timeline.static import files

steps = 0

def step(real):
    def counted(*given, **more):
        global steps
        steps += 1
        if steps == {at}:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given, **more)
    return counted

for owner, name in (
    (Path, "mkdir"), (Path, "rename"), (Path, "unlink"), (files.shutil, "rmtree"),
    (files, "_exchanged"),
):
    setattr(owner, name, step(getattr(owner, name)))
if not {atomic}:
    files._exchanged = step(lambda one, other: False)
folder = Path({folder!r})
with files.held(folder), files.replacing(folder) as scratch:
    (scratch / "new.html").write_bytes(b"new")
    step(lambda: None)()
"""


@pytest.mark.parametrize("atomic", [True, False])
def test_a_kill_at_any_step_leaves_the_old_or_the_new_whole(folder: Path, atomic: bool) -> None:
    kills = 0
    for at in range(1, 30):
        (folder / "new.html").unlink(missing_ok=True)
        (folder / "old.html").write_bytes(TEXT)
        code = _KILLED.format(at=at, atomic=atomic, folder=f"{folder}")
        ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode
        if atomic:
            # Whoever reads at any time finds a whole site.
            assert [path.name for path in folder.iterdir()] in (["old.html"], ["new.html"])
        with files.held(folder):
            assert [path.name for path in folder.iterdir()] in (["old.html"], ["new.html"])
        assert [path.name for path in folder.parent.iterdir()] == ["site"]
        if ended == 0:
            break
        assert ended == -signal.SIGKILL
        kills += 1
    assert kills >= 6
    assert [path.name for path in folder.iterdir()] == ["new.html"]


def test_what_is_not_ours_stays_beside_the_folder(folder: Path) -> None:
    (folder.parent / ".site.previous").mkdir()
    with files.held(folder), files.replacing(folder):
        pass
    assert {path.name for path in folder.parent.iterdir()} == {"site", ".site.previous"}


def test_one_at_a_time_writes_a_folder(folder: Path) -> None:
    with files.held(folder):
        with pytest.raises(files.Busy), files.held(folder):
            raise AssertionError("both hold it")
        with files.held(folder.with_name("other")):
            pass
    with files.held(folder):
        pass
