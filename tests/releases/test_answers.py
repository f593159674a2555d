"""Answers of a release: kept as first given, held against their digest, within bounds."""

from __future__ import annotations

import datetime as dt
import errno
import gzip
import json
import os
from pathlib import Path

import pytest

from tests.builders import event, index_of
from timeline.record.index import Index
from timeline.releases import answers, store
from timeline.releases.answers import Answer, Full
from timeline.releases.store import Release, ReleaseError

DAY = dt.date(2026, 9, 1)
PAGE = Answer("text/html; charset=utf-8", "default-src 'none'", b"<p>\xc3\xa9\n\n</p>")


@pytest.fixture
def release(tmp_path: Path, small_index: Index) -> Release:
    return store.write(tmp_path / "kept", small_index, DAY, "c0de")


def never() -> Answer:
    raise AssertionError("drawn again")


def test_an_answer_is_drawn_once_and_then_given_back_byte_for_byte(release: Release) -> None:
    assert answers.answer(release, "/embed/timeline?detail=1", lambda: PAGE) == PAGE
    assert answers.answer(release, "/embed/timeline?detail=1", never) == PAGE
    other = Answer("image/png", "", bytes(range(256)))
    assert answers.answer(release, "/timeline.png", lambda: other) == other
    assert answers.answer(release, "/timeline.png", never) == other


def test_what_is_kept_is_told_by_its_address_with_its_version(release: Release) -> None:
    for address in ("/embed/timeline?detail=1", "/timeline.png"):
        answers.answer(release, address, lambda: PAGE)
    # What another process is about to keep is not there yet.
    (release.folder / "answers" / ".part").write_bytes(b"half")
    assert sorted(answers.addresses(release.folder.parent)) == [
        f"/embed/timeline?detail=1&version={release.version}",
        f"/timeline.png?version={release.version}",
    ]
    assert list(answers.addresses(None)) == []


def test_of_two_that_draw_at_once_both_give_what_was_kept_first(release: Release) -> None:
    def draw() -> Answer:
        # While this one draws, another process has drawn the same.
        answers.answer(release, "/a", lambda: PAGE)
        return Answer("text/html", "", b"late")

    assert answers.answer(release, "/a", draw) == PAGE
    assert len(list((release.folder / "answers").iterdir())) == 1


def test_what_cannot_be_kept_is_not_given(
    release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers.answer(release, "/a", lambda: PAGE)
    monkeypatch.setattr(answers.os, "access", lambda *_: False)
    with pytest.raises(ReleaseError) as raised:
        answers.answer(release, "/b?c=1", lambda: PAGE)
    assert str(raised.value) == (
        f"the release {release.version} does not hold this view and cannot take it up; whoever "
        "runs this site can add it with: python -m timeline release --view '/b?c=1'"
    )
    assert answers.answer(release, "/a", never) == PAGE


def test_a_full_release_still_gives_what_it_holds(
    release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "MOST_ANSWERS", 1)
    answers.answer(release, "/a", lambda: PAGE)
    with pytest.raises(Full, match="holds all the views that it may"):
        answers.answer(release, "/b", never)
    assert answers.answer(release, "/a", never) == PAGE


DAMAGED = [
    b"",
    b"not packed at all",
    gzip.compress(b"", mtime=0),
    gzip.compress(b"not a line of JSON\n<p>", mtime=0),
    gzip.compress(b"[]\n<p>", mtime=0),
    gzip.compress(b'{"content_type": "text/html"}\n<p>', mtime=0),
    gzip.compress(b"\xff\n<p>", mtime=0),
]


@pytest.mark.parametrize("bytes_", DAMAGED)
def test_a_damaged_answer_is_drawn_again_and_kept(
    release: Release, bytes_: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers.answer(release, "/a", lambda: PAGE)
    (path,) = (release.folder / "answers").iterdir()
    path.write_bytes(bytes_)
    # It has its place, even where there is no other.
    monkeypatch.setattr(answers, "MOST_ANSWERS", 1)
    assert answers.answer(release, "/a", lambda: PAGE) == PAGE
    assert answers.answer(release, "/a", never) == PAGE


def test_an_answer_cut_off_anywhere_is_drawn_again_and_does_no_harm(release: Release) -> None:
    answers.answer(release, "/a", lambda: PAGE)
    (path,) = (release.folder / "answers").iterdir()
    whole = path.read_bytes()
    told = f"/a?version={release.version}"
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert list(answers.addresses(release.folder.parent)) in ([], [told])
        assert answers.answer(release, "/a", lambda: PAGE) == PAGE
        assert path.read_bytes() == whole


@pytest.mark.parametrize("bytes_", DAMAGED[:-2])
def test_a_file_that_does_not_say_its_address_is_passed_over(
    release: Release, bytes_: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    answers.answer(release, "/a", lambda: PAGE)
    damaged = release.folder / "answers" / ("0" * 64)
    damaged.write_bytes(bytes_)
    (release.folder / "answers" / "folder").mkdir()
    found = list(answers.addresses(release.folder.parent))
    assert found == [f"/a?version={release.version}"]
    assert f"{damaged} is damaged and is passed over; it may be removed" in caplog.messages


def test_an_answer_that_is_not_what_was_kept_is_drawn_again(release: Release) -> None:
    answers.answer(release, "/a", lambda: PAGE)
    (path,) = (release.folder / "answers").iterdir()
    whole = path.read_bytes()
    head, _, body = gzip.decompress(whole).partition(b"\n")
    said = json.loads(head)
    for changed in (
        head + b"\n" + body.replace(b"p", b"q"),
        json.dumps({**said, "policy": ""}).encode() + b"\n" + body,
        json.dumps({**said, "sha256": "0" * 64}).encode() + b"\n" + body,
        json.dumps({**said, "headers": [["Location", "/"]]}).encode() + b"\n" + body,
        b"[" * 200_000 + b"\n" + body,
    ):
        path.write_bytes(gzip.compress(changed))
        assert answers.answer(release, "/a", lambda: PAGE) == PAGE
        assert path.read_bytes() == whole


def test_an_answer_to_another_address_or_of_another_version_is_never_given(
    release: Release,
) -> None:
    other = store.write(release.folder.parent, index_of(event("2018-05-08-out")), DAY, "c")
    theirs = Answer("text/html", "", b"theirs")
    answers.answer(other, "/a", lambda: theirs)
    answers.answer(release, "/b", lambda: theirs)
    answers.answer(release, "/a", lambda: PAGE)
    (of_other,) = (other.folder / "answers").iterdir()
    (of_a,) = (
        each
        for each in (release.folder / "answers").iterdir()
        if b'"/a"' in gzip.decompress(each.read_bytes())
    )
    (of_b,) = (each for each in of_a.parent.iterdir() if each != of_a)
    for wrong in (of_other, of_b):
        of_a.write_bytes(wrong.read_bytes())
        assert answers.answer(release, "/a", lambda: PAGE) == PAGE


def test_the_share_of_whoever_runs_the_site_cannot_be_filled_by_readers(
    release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "MOST_ANSWERS", 2)
    monkeypatch.setattr(answers, "RESERVED_ANSWERS", 1)
    for address in ("/a", "/b"):
        answers.answer(release, address, lambda: PAGE)
    with pytest.raises(Full):
        answers.answer(release, "/c", never)
    assert answers.answer(release, "/c", lambda: PAGE, reserved=True) == PAGE
    assert answers.answer(release, "/c", never) == PAGE
    with pytest.raises(Full):
        answers.answer(release, "/d", never, reserved=True)


def test_bytes_are_bounded_as_well(release: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    large = Answer("text/plain", "", os.urandom(5000))
    monkeypatch.setattr(answers, "MOST_BYTES", 9000)
    monkeypatch.setattr(answers, "RESERVED_BYTES", 5000)
    for address in ("/a", "/b"):
        answers.answer(release, address, lambda: large)
    with pytest.raises(Full):
        answers.answer(release, "/c", never)
    assert answers.answer(release, "/c", lambda: large, reserved=True) == large
    with pytest.raises(Full):
        answers.answer(release, "/d", never, reserved=True)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_as_a_full_release(
    release: Release, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, "no room")

    monkeypatch.setattr("timeline.releases.durable.write", fail)
    with pytest.raises(Full, match="no room on the disk"):
        answers.answer(release, "/a", lambda: PAGE)
    assert list((release.folder / "answers").iterdir()) == []
