"""Releases: frozen whole, found by their version alone, and each answer kept as first given."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from pathlib import Path

import pytest

from tests.builders import event, index_of
from timeline.record.dump import to_yaml
from timeline.record.index import Index
from timeline.releases import store
from timeline.releases.store import Answer, Full, Release, ReleaseError

DAY = dt.date(2026, 9, 1)
PAGE = Answer("text/html; charset=utf-8", "default-src 'none'", b"<p>\xc3\xa9\n\n</p>")


@pytest.fixture
def release(tmp_path: Path, small_index: Index) -> Release:
    return store.write(tmp_path / "kept", small_index, DAY, "c0de")


def never() -> Answer:
    raise AssertionError("drawn again")


def test_a_release_holds_the_record_in_its_canonical_form(
    release: Release, small_index: Index
) -> None:
    assert release.folder.name == release.version == small_index.version
    assert (release.folder / "events.yaml").read_text("utf-8") == to_yaml(small_index.record)
    assert json.loads((release.folder / "manifest.json").read_text("utf-8")) == {
        "version": small_index.version,
        "day": "2026-09-01",
        "as_of": "2021-06-30",
        "code": "c0de",
        "sha256": release.digest,
    }
    assert store.index_of(release).record == small_index.record
    assert [path.name for path in release.folder.parent.iterdir()] == [release.version]


def test_a_release_is_never_written_again(release: Release, small_index: Index) -> None:
    again = store.write(release.folder.parent, small_index, DAY + dt.timedelta(days=9), "new")
    assert again == release


def test_the_newest_release_comes_first(release: Release) -> None:
    later = store.write(
        release.folder.parent, index_of(event("2018-05-08-out")), DAY + dt.timedelta(days=1), "c"
    )
    (release.folder.parent / "notes.txt").write_text("not a release")
    (release.folder.parent / "abcdef").mkdir()
    assert store.all_of(release.folder.parent) == (later, release)
    assert store.all_of(release.folder.parent / "nowhere") == store.all_of(None) == ()


@pytest.mark.parametrize(
    "version", ["", "abc123", "..", "../kept", "/etc", "a" * 5000, "\0", "ABCDEF", "a%2Fb"]
)
def test_only_an_exact_version_finds_a_release(release: Release, version: str) -> None:
    assert store.find(release.folder.parent, version) is None
    assert store.find(release.folder.parent, release.version) == release
    assert store.find(release.folder.parent, release.version[:8]) is None


def test_a_record_keeps_the_version_that_it_was_frozen_with(
    release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline.record.index.VERSION_CHARACTERS", 20)
    found = store.index_of(release)
    assert found.version == release.version
    assert Index(found.record).version != release.version


def test_an_answer_is_drawn_once_and_then_given_back_byte_for_byte(release: Release) -> None:
    assert store.answer(release, "/embed/timeline?detail=1", lambda: PAGE) == PAGE
    assert store.answer(release, "/embed/timeline?detail=1", never) == PAGE
    other = Answer("image/png", "", bytes(range(256)))
    assert store.answer(release, "/timeline.png", lambda: other) == other
    assert store.answer(release, "/timeline.png", never) == other


def test_what_is_kept_is_told_by_its_address_with_its_version(release: Release) -> None:
    for address in ("/embed/timeline?detail=1", "/timeline.png"):
        store.answer(release, address, lambda: PAGE)
    # What another process is about to keep is not there yet.
    (release.folder / "answers" / ".part").write_bytes(b"half")
    assert sorted(store.addresses(release.folder.parent)) == [
        f"/embed/timeline?detail=1&version={release.version}",
        f"/timeline.png?version={release.version}",
    ]
    assert list(store.addresses(None)) == []


def test_of_two_that_draw_at_once_both_give_what_was_kept_first(release: Release) -> None:
    def draw() -> Answer:
        # While this one draws, another process has drawn the same.
        store.answer(release, "/a", lambda: PAGE)
        return Answer("text/html", "", b"late")

    assert store.answer(release, "/a", draw) == PAGE
    assert len(list((release.folder / "answers").iterdir())) == 1


def test_what_cannot_be_kept_is_not_given(
    release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.answer(release, "/a", lambda: PAGE)
    monkeypatch.setattr(store.os, "access", lambda *_: False)
    with pytest.raises(ReleaseError) as raised:
        store.answer(release, "/b?c=1", lambda: PAGE)
    assert str(raised.value) == (
        f"the release {release.version} does not hold this view and cannot take it up; whoever "
        "runs this site can add it with: python -m timeline release --view '/b?c=1'"
    )
    assert store.answer(release, "/a", never) == PAGE


def test_a_full_release_still_gives_what_it_holds(
    release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "MOST_ANSWERS", 1)
    store.answer(release, "/a", lambda: PAGE)
    with pytest.raises(Full, match="holds all the views that it may"):
        store.answer(release, "/b", never)
    assert store.answer(release, "/a", never) == PAGE


DAMAGED = [
    b"",
    b"not packed at all",
    gzip.compress(b""),
    gzip.compress(b"not a line of JSON\n<p>"),
    gzip.compress(b"[]\n<p>"),
    gzip.compress(b'{"content_type": "text/html"}\n<p>'),
    gzip.compress(b"\xff\n<p>"),
]


@pytest.mark.parametrize("bytes_", DAMAGED)
def test_a_damaged_answer_is_drawn_again_and_kept(
    release: Release, bytes_: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.answer(release, "/a", lambda: PAGE)
    (path,) = (release.folder / "answers").iterdir()
    path.write_bytes(bytes_)
    # It has its place, even where there is no other.
    monkeypatch.setattr(store, "MOST_ANSWERS", 1)
    assert store.answer(release, "/a", lambda: PAGE) == PAGE
    assert store.answer(release, "/a", never) == PAGE


def test_an_answer_cut_off_anywhere_is_drawn_again_and_does_no_harm(release: Release) -> None:
    store.answer(release, "/a", lambda: PAGE)
    (path,) = (release.folder / "answers").iterdir()
    whole = path.read_bytes()
    told = f"/a?version={release.version}"
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert list(store.addresses(release.folder.parent)) in ([], [told])
        assert store.answer(release, "/a", lambda: PAGE) == PAGE
        assert path.read_bytes() == whole


@pytest.mark.parametrize("bytes_", DAMAGED[:-2])
def test_a_file_that_does_not_say_its_address_is_passed_over(
    release: Release, bytes_: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    store.answer(release, "/a", lambda: PAGE)
    damaged = release.folder / "answers" / ("0" * 64)
    damaged.write_bytes(bytes_)
    (release.folder / "answers" / "folder").mkdir()
    found = list(store.addresses(release.folder.parent))
    assert found == [f"/a?version={release.version}"]
    assert f"{damaged} is damaged and is passed over; it may be removed" in caplog.messages


def test_a_record_that_was_changed_is_not_drawn_from(release: Release) -> None:
    with (release.folder / "events.yaml").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    with pytest.raises(ReleaseError, match="is not what was frozen"):
        store.index_of(release)


def test_a_record_that_is_gone_is_told(release: Release) -> None:
    (release.folder / "events.yaml").unlink()
    with pytest.raises(ReleaseError) as raised:
        store.index_of(release)
    assert str(raised.value) == (
        f"the record of version {release.version} cannot be read; only views that were asked for "
        "before can be shown"
    )


def test_a_release_that_cannot_be_finished_leaves_nothing(
    tmp_path: Path, small_index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(OSError, match="disk full"):
        store.write(tmp_path, small_index, DAY, "c0de")
    assert list(tmp_path.iterdir()) == []
