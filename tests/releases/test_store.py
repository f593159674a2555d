"""Releases: frozen whole, found by their version alone, mended where they are damaged."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from tests.builders import event, index_of
from timeline.record.dump import to_yaml
from timeline.record.index import Index
from timeline.releases import store
from timeline.releases.store import Release, ReleaseError

DAY = dt.date(2026, 9, 1)


@pytest.fixture
def release(tmp_path: Path, small_index: Index) -> Release:
    return store.write(tmp_path / "kept", small_index, DAY, "c0de")


def test_a_release_holds_the_record_in_its_canonical_form(
    release: Release, small_index: Index
) -> None:
    assert release.folder.name == release.version == small_index.version
    assert (release.folder / "events.yaml").read_text("utf-8") == to_yaml(small_index.record)
    manifest = json.loads((release.folder / "manifest.json").read_text("utf-8"))
    assert len(manifest.pop("manifest_sha256")) == 64
    assert manifest == {
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


def test_what_is_no_release_is_left_out_and_told_once(
    release: Release, caplog: pytest.LogCaptureFixture
) -> None:
    folder = release.folder.parent
    whole = json.loads((release.folder / "manifest.json").read_text("utf-8"))
    del whole["manifest_sha256"]  # each is wrong by itself
    odd = {
        "aaaaaa": "[" * 5000,
        "aaaaab": "{" * 200_000,
        "aaaaac": "",
        "aaaaad": "[]",
        "aaaaae": '"\\ud800"',
        "aaaaaf": json.dumps(whole),  # under another name
        **{
            f"bbbbb{number}": json.dumps({**whole, "version": f"bbbbb{number}", **wrong})
            for number, wrong in enumerate(
                (
                    {"as_of": "someday"},
                    {"as_of": "[" * 200_000},
                    {"as_of": None},
                    {"day": "2026-13-01"},
                    {"day": 20260901},
                    {"sha256": "../../x"},
                )
            )
        },
    }
    for name, text in odd.items():
        (folder / name).mkdir()
        (folder / name / "manifest.json").write_text(text)
    (folder / "cccccc" / "manifest.json").mkdir(parents=True)
    for _ in range(3):
        assert store.all_of(folder) == (release,)
    told = [each for each in caplog.messages if "no sound release" in each]
    assert sorted(each.split(" ")[0] for each in told) == sorted(
        f"{folder / name}" for name in (*odd, "cccccc")
    )
    assert max(map(len, told)) < 600


@pytest.mark.parametrize(
    ("key", "value"), [("day", "2026-09-02"), ("as_of", "2021-06-29"), ("code", "d1ff"), ("x", "y")]
)
def test_a_manifest_that_was_changed_is_not_believed(
    release: Release, small_index: Index, key: str, value: str
) -> None:
    path, folder = release.folder / "manifest.json", release.folder.parent
    said = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**said, key: value}), "utf-8")
    assert store.find(folder, release.version) is None
    assert store.state(folder, release.version) == "damaged"
    assert store.write(folder, small_index, DAY, "c0de") == release


def test_a_manifest_from_before_it_had_a_digest_is_read(release: Release) -> None:
    path = release.folder / "manifest.json"
    said = json.loads(path.read_text("utf-8"))
    del said["manifest_sha256"]
    path.write_text(json.dumps(said), "utf-8")
    assert store.find(release.folder.parent, release.version) == release
    assert store.state(release.folder.parent, release.version) == "sound"


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("events.yaml", None),
        ("events.yaml", b""),
        ("events.yaml", b"\xff"),
        ("manifest.json", None),
        ("manifest.json", b"{"),
        ("manifest.json", b"[" * 200_000),
    ],
)
def test_a_damaged_release_is_mended_and_keeps_its_answers(
    release: Release, small_index: Index, file: str, content: bytes | None
) -> None:
    kept = release.folder / "answers" / "a"
    kept.write_bytes(b"kept")
    assert store.state(release.folder.parent, release.version) == "sound"
    if content is None:
        (release.folder / file).unlink()
    else:
        (release.folder / file).write_bytes(content)
    assert store.state(release.folder.parent, release.version) == "damaged"
    again = store.write(release.folder.parent, small_index, DAY, "c0de")
    assert again == release
    assert store.state(release.folder.parent, release.version) == "sound"
    assert store.record_of(again).decode() == to_yaml(small_index.record)
    assert kept.read_bytes() == b"kept"
    assert sorted(path.name for path in release.folder.iterdir()) == [
        "answers", "events.yaml", "manifest.json",
    ]  # fmt: skip


def test_a_mended_release_is_of_the_day_that_it_was_frozen_on(
    release: Release, small_index: Index
) -> None:
    (release.folder / "events.yaml").unlink()
    again = store.write(release.folder.parent, small_index, DAY + dt.timedelta(days=9), "new")
    assert (again.day, again.code) == (DAY, "new")


def test_a_release_under_the_name_of_another_is_never_written_over(
    release: Release, small_index: Index
) -> None:
    other = index_of(event("2018-05-08-out"))
    wrong = release.folder.rename(release.folder.with_name(other.version))
    with pytest.raises(ReleaseError, match=f"holds version {release.version}"):
        store.write(wrong.parent, other, DAY, "c0de")
    assert (wrong / "events.yaml").read_text("utf-8") == to_yaml(small_index.record)
