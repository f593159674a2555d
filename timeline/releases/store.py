"""Frozen releases: a record as it was on a day, and every answer that was ever given from it.

A release is a folder named for its data version::

    RELEASES/30c9002b75e6/manifest.json   version, day, what the data is as of, code version
                          events.yaml     the record, in its canonical form
                          answers/…       what pinned addresses have been answered with

The record is frozen when the release is written. An answer (a page, an image, a file of data) is
drawn from it when its address is first asked for, kept, and from then on given back byte for
byte, whatever our code has become: nobody can know in advance which of endless views will be
pinned, and only bytes that are kept stay the same. Anybody can ask for endless views, so a
release keeps `MOST_ANSWERS`; what is asked for after that is for the caller to draw anew
(`Full`). A kept answer whose file has been damaged is drawn again.
"""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import json
import logging
import os
import re
import shutil
import tempfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from timeline.record.dump import to_yaml
from timeline.record.index import Index
from timeline.record.load.read import read
from timeline.record.messages import RecordError

RECORD = "events.yaml"
MANIFEST = "manifest.json"
ANSWERS = "answers"
MOST_ANSWERS = 10_000  # kept in a release; a chart takes about 25 KB, all events 150 KB

_VERSION = re.compile(r"[0-9a-f]{6,64}")
# What reading a file raises that is cut off or overwritten; the last three are of its first line.
_DAMAGED = (EOFError, gzip.BadGzipFile, zlib.error, ValueError, KeyError, TypeError)
_LOG = logging.getLogger(__name__)


class ReleaseError(Exception):
    """What is wrong with a release, as a sentence for people."""


class Full(ReleaseError):
    """The release keeps as many answers as it may, and this is none of them."""


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


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to an address: what a browser needs to show these bytes as they were meant."""

    content_type: str
    policy: str
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def digest(self) -> str:
        """A validator (ETag) of the bytes."""
        return hashlib.sha256(self.body).hexdigest()[:24]


def write(releases: Path, index: Index, day: dt.date, code: str) -> Release:
    """Freeze the record and return the release; one that is there already stays as it is.

    The folder appears whole or not at all.
    """
    there = find(releases, index.version)
    if there is not None:
        return there
    releases.mkdir(parents=True, exist_ok=True)
    record = to_yaml(index.record).encode()
    as_of = index.record.meta.as_of
    manifest = {
        "version": index.version,
        "day": day.isoformat(),
        "as_of": str(as_of or ""),
        "code": code,
        "sha256": hashlib.sha256(record).hexdigest(),
    }
    folder = Path(tempfile.mkdtemp(prefix=".", dir=releases))
    try:
        (folder / RECORD).write_bytes(record)
        (folder / ANSWERS).mkdir()
        (folder / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
        folder.chmod(0o755)
        folder.rename(releases / index.version)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    written = find(releases, index.version)
    assert written is not None
    return written


def find(releases: Path | None, version: str) -> Release | None:
    """Return the release of that data version, or None where there is none."""
    if releases is None or not _VERSION.fullmatch(version):
        return None
    folder = releases / version
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return Release(
            folder=folder,
            version=version,
            day=dt.date.fromisoformat(manifest["day"]),
            as_of=str(manifest["as_of"]),
            code=str(manifest["code"]),
            digest=str(manifest["sha256"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def all_of(releases: Path | None) -> tuple[Release, ...]:
    """Return the releases in a folder, the newest first."""
    if releases is None or not releases.is_dir():
        return ()
    found = [release for each in releases.iterdir() if (release := find(releases, each.name))]
    return tuple(sorted(found, key=lambda each: (each.day, each.version), reverse=True))


def index_of(release: Release) -> Index:
    """Return the release's record, ready to be drawn.

    Raises
    ------
    ReleaseError
        If its file is missing, is not what was frozen, or can no longer be read.
    """
    path = release.folder / RECORD
    try:
        if hashlib.sha256(path.read_bytes()).hexdigest() != release.digest:
            raise ReleaseError(f"the record of version {release.version} is not what was frozen")
        return Index(read(path), frozen=release.version)
    except (OSError, RecordError) as error:
        raise ReleaseError(
            f"the record of version {release.version} cannot be read; "
            "only views that were asked for before can be shown"
        ) from error


def answer(release: Release, address: str, draw: Callable[[], Answer]) -> Answer:
    """Return the answer kept for `address`; the first time, draw it and keep it.

    Of two processes that draw the same at once, both return what was kept first.

    Raises
    ------
    Full
        If there is none, and as many are kept as may be.
    ReleaseError
        If there is none, and the folder cannot be read or written to.
    """
    folder = release.folder / ANSWERS
    path = folder / hashlib.sha256(address.encode()).hexdigest()
    try:
        kept = _read(path)
        if kept is not None:
            return kept
        if not path.exists() and sum(1 for _ in os.scandir(folder)) >= MOST_ANSWERS:
            raise Full(f"the release {release.version} holds all the views that it may")
        if not os.access(folder, os.W_OK):
            raise PermissionError
        _write(path, address, draw())
        kept = _read(path)
    except OSError as error:
        raise ReleaseError(
            f"the release {release.version} does not hold this view and cannot take it up; whoever "
            f"runs this site can add it with: python -m timeline release --view '{address}'"
        ) from error
    assert kept is not None
    return kept


def addresses(releases: Path | None) -> Iterator[str]:
    """Yield the address, with its version, of every answer that frozen releases keep.

    A file that no longer says its address is passed over, and the log says so.
    """
    for release in all_of(releases):
        for path in (release.folder / ANSWERS).glob("[!.]*"):
            try:
                with gzip.open(path) as answer:
                    address = str(json.loads(answer.readline())["address"])
            except (OSError, *_DAMAGED):
                _LOG.warning("%s is damaged and is passed over; it may be removed", path)
                continue
            yield f"{address}{'&' if '?' in address else '?'}version={release.version}"


def _read(path: Path) -> Answer | None:
    """Return the answer of a file, or None where there is none or it is damaged."""
    try:
        head, _, body = gzip.decompress(path.read_bytes()).partition(b"\n")
        said: dict[str, Any] = json.loads(head)
        content_type, policy = said["content_type"], said["policy"]
        # What was kept before data could be pinned has none.
        headers = tuple((str(name), str(value)) for name, value in said.get("headers", ()))
        return Answer(content_type, policy, body, headers)
    except (FileNotFoundError, *_DAMAGED):
        return None


def _write(path: Path, address: str, drawn: Answer) -> None:
    """Keep an answer: a line of JSON, then the bytes. Leaves a sound one that is there as it is."""
    said = {
        "address": address,
        "content_type": drawn.content_type,
        "policy": drawn.policy,
        **({"headers": drawn.headers} if drawn.headers else {}),
    }
    head = json.dumps(said).encode()
    packed = gzip.compress(head + b"\n" + drawn.body, mtime=0)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".") as part:
        part.write(packed)
        part.flush()
        Path(part.name).chmod(0o644)
        if _read(path) is None:
            path.unlink(missing_ok=True)
        try:
            # Unlike a rename, a link does not take the place of what another process has kept.
            os.link(part.name, path)
        except FileExistsError:
            return
