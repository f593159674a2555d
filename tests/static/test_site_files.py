"""Files with their compressed siblings, in a folder that appears whole or not at all."""

from __future__ import annotations

import gzip
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
    with files.replacing(tmp_path / "a" / "b") as scratch:
        (scratch / "new.html").write_bytes(TEXT)
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]


def test_what_a_run_that_was_killed_has_left_is_swept(folder: Path) -> None:
    (folder.parent / ".site.previous").mkdir()
    killed = (
        "import os, signal; from pathlib import Path; from timeline.static import files\n"
        f"with files.replacing(Path({str(folder)!r})) as scratch:\n"
        "    (scratch / 'new.html').touch(); os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", killed], cwd=ROOT, check=False)
    left = {path.name for path in folder.parent.iterdir()} - {"site", ".site.previous"}
    assert len(left) == 1
    files.sweep(folder)
    # What is not ours stays, and so does what another run is still writing.
    assert {path.name for path in folder.parent.iterdir()} == {"site", ".site.previous"}
    with files.replacing(folder) as scratch:
        files.sweep(folder)
        assert scratch.is_dir()


def test_a_folder_that_was_moved_away_for_the_new_one_is_put_back(folder: Path) -> None:
    with files.replacing(folder) as scratch:
        (scratch / "old.html").write_bytes(TEXT)
    folder.rename(scratch.with_name(f"{scratch.name}.old"))
    files.sweep(folder)
    assert (folder / "old.html").read_bytes() == TEXT
    assert [path.name for path in folder.parent.iterdir()] == ["site"]
