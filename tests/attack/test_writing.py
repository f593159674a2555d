"""A release that is being written when the program is killed, or the disk is full."""

from __future__ import annotations

import datetime as dt
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import ROOT, SMALL
from timeline.__main__ import main
from timeline.record.index import Index
from timeline.record.load.read import read
from timeline.releases import answers, store
from timeline.releases.answers import Answer, Full
from timeline.web import Site, create

KILLS = 20
DAY = dt.date(2026, 9, 1)
BASE = "https://example.org/iran"
# Writes the same release again and again, and says when it begins.
_WRITING = """
import datetime as dt, shutil, sys
from pathlib import Path
from timeline.record.index import Index
from timeline.record.load.read import read
from timeline.releases import answers, store
folder, index = Path(sys.argv[1]), Index(read(Path(sys.argv[2])))
print("begins", flush=True)
while True:
    release = store.write(folder, index, dt.date(2026, 9, 1), "c0de")
    answers.answer(release, "/a", lambda: answers.Answer("text/plain", "", b"kept" * 50_000))
    shutil.rmtree(release.folder.rename(folder / ".gone"))
"""


def test_a_writer_that_is_killed_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    index = Index(read(SMALL))
    dice = random.Random(1957)
    left: dict[str, int] = {"absent": 0, "sound": 0}
    for number in range(KILLS):
        folder = tmp_path / f"{number}"
        folder.mkdir()
        with subprocess.Popen(
            [sys.executable, "-c", _WRITING, str(folder), str(SMALL)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"begins\n"
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(dice.uniform(0.0, 0.08))
            process.send_signal(signal.SIGKILL)
        left[store.state(folder, index.version)] += 1
        again = store.write(folder, index, DAY, "c0de")
        assert store.state(folder, index.version) == "sound"
        whole = Answer("text/plain", "", b"kept" * 50_000)
        assert answers.answer(again, "/a", lambda kept=whole: kept) == whole
    print(f"\n{KILLS} kills left none or all of it: {left}")


def test_a_damaged_release_is_never_served_as_whole(tmp_path: Path) -> None:
    index = Index(read(SMALL))
    release = store.write(tmp_path, index, DAY, "c0de")
    paths = [
        f"{path}?version={release.version}"
        for path in ("/embed/timeline", "/events.csv", "/timeline.svg", "/clauses.json")
    ]
    record = f"/embed/releases/{release.version}/events.yaml"
    client = create(Site(index, lambda: DAY, tmp_path, BASE)).server.test_client()
    whole = {path: client.get(path).data for path in (*paths, record)}
    files = [each for each in release.folder.rglob("*") if each.is_file()]
    dice = random.Random(1957)
    refused = drawn = 0
    for number in range(100):
        file = files[number % len(files)]
        before = file.read_bytes()
        at = dice.randrange(len(before))
        flipped = bytes([before[at] ^ (1 << dice.randrange(8))])
        cut = before[:at] if number % 2 else before[:at] + flipped + before[at + 1 :]
        file.write_bytes(cut)
        asked = create(Site(index, lambda: DAY, tmp_path, BASE)).server.test_client()
        for path, right in whole.items():
            answer = asked.get(path)
            assert answer.status_code in (200, 404), path
            if answer.status_code == 404:
                refused += 1
            else:
                assert answer.data == right, path
                drawn += 1
        file.write_bytes(before)
    print(f"\n100 damages: {drawn} answers as they were, {refused} refused, none other")
    assert drawn > 0
    assert refused > 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1 MB; skipped by name where the system does not allow one to be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    if mount is None:
        pytest.skip("a full disk: there is no mount here")
    options = ["-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    mounted = subprocess.run([mount, *options], capture_output=True, check=False)
    if mounted.returncode != 0:
        pytest.skip("a full disk: mounting one is not allowed here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_leaves_no_half_a_release(
    small_disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filler = small_disk / "filler"
    filler.write_bytes(b"x" * 1_040_000)
    assert main(["release", str(SMALL), "--releases", str(small_disk)]) == 2
    assert "cannot be written (No space left on device)" in capsys.readouterr().err
    assert list(small_disk.iterdir()) == [filler]
    filler.unlink()
    index = Index(read(SMALL))
    release = store.write(small_disk, index, DAY, "c0de")
    large = Answer("text/plain", "", random.Random(1957).randbytes(2_000_000))
    with pytest.raises(Full, match="no room on the disk"):
        answers.answer(release, "/a", lambda: large)
    assert list((release.folder / "answers").iterdir()) == []
    assert store.state(small_disk, index.version) == "sound"
