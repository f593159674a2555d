"""Frozen releases: a record as it was on a day.

A release is a folder named for its data version::

    RELEASES/30c9002b75e6/manifest.json   version, day, what the data is as of, code, digests
                          events.yaml     the record, in its canonical form
                          answers/…       what pinned addresses have been answered with

The record is frozen when the release is written, and is never given out without being held
against its digest. What is damaged, or is no release, is left out of all lists, and the log says
so once. The answers are the business of `timeline.releases.answers`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import logging
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

from timeline.record import dates
from timeline.record.dump import to_yaml
from timeline.record.index import Index
from timeline.record.load.read import read_text
from timeline.record.messages import RecordError
from timeline.releases import durable

RECORD = "events.yaml"
MANIFEST = "manifest.json"
ANSWERS = "answers"

State: TypeAlias = Literal["absent", "sound", "damaged"]

_VERSION = re.compile(r"[0-9a-f]{6,64}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
# The digest of all else that a manifest says; those written before it was have none.
_SEAL = "manifest_sha256"
_MANIFEST_BYTES = 10_000
_TOLD = 1000
_LOG = logging.getLogger(__name__)


class ReleaseError(Exception):
    """What is wrong with a release, as a sentence for people."""


@dataclass(frozen=True, slots=True)
class Release:
    """A frozen release.

    Attributes
    ----------
    version:
        The data version, as the record had it when it was frozen.
    day:
        The day it was frozen on: the "today" of everything drawn from it.
    as_of:
        The day the data is of, EDTF, or "" where the record does not say.
    code:
        Version of the code that wrote it.
    digest:
        SHA-256 of the record's file.
    """

    folder: Path
    version: str
    day: dt.date
    as_of: str
    code: str
    digest: str


def write(releases: Path, index: Index, day: dt.date, code: str) -> Release:
    """Freeze the record and return the release; a sound one that is there stays as it is.

    The folder appears whole or not at all. One that is damaged gets its record and its manifest
    anew, and keeps its day, where it can still be read, and its answers.

    Raises
    ------
    ReleaseError
        If the folder of that name is the release of another version.
    OSError
        If it cannot be written.
    """
    folder = releases / index.version
    there = state(releases, index.version)
    before = find(releases, index.version)
    if there != "sound":
        record = to_yaml(index.record).encode()
        manifest = {
            "version": index.version,
            "day": (before.day if before else day).isoformat(),
            "as_of": str(index.record.meta.as_of or ""),
            "code": code,
            "sha256": hashlib.sha256(record).hexdigest(),
        }
        manifest[_SEAL] = _sealed(manifest)
        told = f"{json.dumps(manifest, indent=2, allow_nan=False)}\n".encode()
        if there == "absent":
            _write(folder, record, told)
        else:
            _mend(folder, index.version, record, told)
    written = find(releases, index.version)
    assert written is not None
    return written


def state(releases: Path, version: str) -> State:
    """Return whether a release is there, and whole: its manifest and its record."""
    folder = releases / version
    if not folder.exists():
        return "absent"
    found = find(releases, version)
    if found is None:
        return "damaged"
    try:
        record_of(found)
    except ReleaseError:
        return "damaged"
    return "sound" if (folder / ANSWERS).is_dir() else "damaged"


def find(releases: Path | None, version: str) -> Release | None:
    """Return the release of that data version, or None where there is none.

    Where there is a manifest that cannot be, the log says so once.
    """
    if releases is None or not _VERSION.fullmatch(version):
        return None
    folder = releases / version
    try:
        return _described(folder, _manifest(folder))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        _tell_once(folder, f"{type(error).__name__}: {error}"[:200])
        return None


def all_of(releases: Path | None) -> tuple[Release, ...]:
    """Return the releases in a folder, the newest first."""
    if releases is None or not releases.is_dir():
        return ()
    found = [release for each in releases.iterdir() if (release := find(releases, each.name))]
    return tuple(sorted(found, key=lambda each: (each.day, each.version), reverse=True))


def record_of(release: Release) -> bytes:
    """Return the release's record as it was frozen: the file, held against its digest.

    Raises
    ------
    ReleaseError
        If it is missing, or is not what was frozen.
    """
    try:
        content = (release.folder / RECORD).read_bytes()
    except OSError as error:
        raise _unreadable(release) from error
    if hashlib.sha256(content).hexdigest() != release.digest:
        raise ReleaseError(f"the record of version {release.version} is not what was frozen")
    return content


def index_of(release: Release) -> Index:
    """Return the release's record, ready to be drawn.

    Raises
    ------
    ReleaseError
        If its file is missing, is not what was frozen, or can no longer be read.
    """
    try:
        text = record_of(release).decode()
        return Index(read_text(text, f"{release.folder / RECORD}"), frozen=release.version)
    except (UnicodeDecodeError, RecordError) as error:
        raise _unreadable(release) from error


def _unreadable(release: Release) -> ReleaseError:
    return ReleaseError(
        f"the record of version {release.version} cannot be read; "
        "only views that were asked for before can be shown"
    )


def _manifest(folder: Path) -> Any:
    path = folder / MANIFEST
    if path.exists() and not path.is_file():
        raise ValueError(f"{MANIFEST} is no file")
    with path.open("rb") as file:
        content = file.read(_MANIFEST_BYTES + 1)
    if len(content) > _MANIFEST_BYTES:
        raise ValueError(f"{MANIFEST} has more than {_MANIFEST_BYTES:,} bytes")
    return json.loads(content)


def _described(folder: Path, manifest: dict[str, Any]) -> Release:
    """Return what a manifest says; raises ValueError, KeyError or TypeError if it cannot be."""
    if manifest["version"] != folder.name:
        raise ValueError(f"{MANIFEST} is of version {str(manifest['version'])[:80]!r}")
    if _SEAL in manifest and manifest[_SEAL] != _sealed(manifest):
        raise ValueError(f"{MANIFEST} is not what was written")
    as_of, digest = str(manifest["as_of"]), str(manifest["sha256"])
    if as_of:
        dates.parse(as_of)
    if not _DIGEST.fullmatch(digest):
        raise ValueError("sha256 is no digest")
    return Release(
        folder=folder,
        version=folder.name,
        day=dt.date.fromisoformat(manifest["day"]),
        as_of=as_of,
        code=str(manifest["code"]),
        digest=digest,
    )


def _sealed(manifest: Mapping[str, Any]) -> str:
    """Return the digest of all that a manifest says but for its own digest."""
    said = {key: value for key, value in manifest.items() if key != _SEAL}
    return hashlib.sha256(json.dumps(said, sort_keys=True, allow_nan=False).encode()).hexdigest()


@lru_cache(maxsize=_TOLD)
def _tell_once(folder: Path, why: str) -> None:
    _LOG.warning("%s is no sound release and is left out (%s)", folder, why)


def _write(folder: Path, record: bytes, manifest: bytes) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=".", dir=folder.parent))
    try:
        (scratch / ANSWERS).mkdir()
        durable.write(scratch / RECORD, record)
        durable.write(scratch / MANIFEST, manifest)
        scratch.chmod(0o755)
        durable.sync(scratch)
        scratch.rename(folder)
        durable.sync(folder.parent)
    except OSError:
        shutil.rmtree(scratch, ignore_errors=True)
        raise


def _mend(folder: Path, version: str, record: bytes, manifest: bytes) -> None:
    """Write record and manifest anew, unless what is there is the release of another version."""
    try:
        said: object = _manifest(folder)["version"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        said = version
    if isinstance(said, str) and said != version and _VERSION.fullmatch(said):
        raise ReleaseError(f"{folder} holds version {said}; give the folder that name, or move it")
    (folder / ANSWERS).mkdir(exist_ok=True)
    durable.replace(folder / RECORD, record)
    durable.replace(folder / MANIFEST, manifest)
