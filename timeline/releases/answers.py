"""What pinned addresses were answered with: kept in their release, and the same bytes for ever.

An answer (a page, an image, a file of data) is drawn from the frozen record when its address is
first asked for, kept, and from then on given back byte for byte, whatever our code has become:
nobody can know in advance which of endless views will be pinned, and only bytes that are kept
stay the same. A kept answer is held against its digest before it is given; one that is damaged
is drawn again.

Anybody can ask for endless views, so what readers ask for is kept within `MOST_ANSWERS` and
`MOST_BYTES`. Beyond that, a share is reserved for whoever runs the site, and the rest is for the
caller to draw anew (`Full`). What is kept is never pushed out.
"""

from __future__ import annotations

import errno
import gzip
import hashlib
import json
import logging
import os
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from timeline.releases import durable
from timeline.releases.store import ANSWERS, Release, ReleaseError, all_of

# Kept in a release for readers; a chart takes about 25 KB, all events 150 KB.
MOST_ANSWERS = 10_000
MOST_BYTES = 400_000_000
# Beyond these, for views that the command `release` is told to keep.
RESERVED_ANSWERS = 2_000
RESERVED_BYTES = 100_000_000

_HEAD_BYTES = 100_000
# What reading a file raises that is cut off or overwritten; the last four are of its first line.
_DAMAGED = (
    EOFError, gzip.BadGzipFile, zlib.error, ValueError, KeyError, TypeError, RecursionError,
)  # fmt: skip
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_LOG = logging.getLogger(__name__)


class Full(ReleaseError):
    """The release keeps as much as it may, or the disk does, and this is none of it."""


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


def answer(
    release: Release, address: str, draw: Callable[[], Answer], *, reserved: bool = False
) -> Answer:
    """Return the answer kept for `address`; the first time, draw it and keep it.

    Of two processes that draw the same at once, both return what was kept first.

    Parameters
    ----------
    reserved:
        True where the share of whoever runs the site may be used.

    Raises
    ------
    Full
        If there is none, and as much is kept as may be, or the disk is full.
    ReleaseError
        If there is none, and the folder cannot be read or written to.
    """
    folder = release.folder / ANSWERS
    path = folder / hashlib.sha256(address.encode()).hexdigest()
    try:
        kept = _read(path, release.version, address)
        if kept is not None:
            return kept
        if not path.exists() and _full(folder, reserved=reserved):
            raise Full(f"the release {release.version} holds all the views that it may")
        if not os.access(folder, os.W_OK):
            raise PermissionError
        _write(path, release.version, address, draw())
        kept = _read(path, release.version, address)
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise Full(f"there is no room on the disk of release {release.version}") from error
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
                with gzip.open(path) as file:
                    address = str(json.loads(file.readline(_HEAD_BYTES))["address"])
            except (OSError, *_DAMAGED):
                _LOG.warning("%s is damaged and is passed over; it may be removed", path)
                continue
            yield f"{address}{'&' if '?' in address else '?'}version={release.version}"


def _full(folder: Path, *, reserved: bool) -> bool:
    number, size = _kept(folder, folder.stat().st_mtime_ns)
    answers = MOST_ANSWERS + (RESERVED_ANSWERS if reserved else 0)
    return number >= answers or size >= MOST_BYTES + (RESERVED_BYTES if reserved else 0)


@lru_cache(maxsize=8)
def _kept(folder: Path, changed: int) -> tuple[int, int]:
    """Return the number of files in a folder, and their bytes; counted again when it `changed`."""
    # What another process is about to keep begins with a dot, and may be gone any moment.
    sizes = [each.stat().st_size for each in os.scandir(folder) if each.name[0] != "."]
    return len(sizes), sum(sizes)


def _read(path: Path, version: str, address: str) -> Answer | None:
    """Return the answer of a file, or None where there is none, or another, or it is damaged."""
    try:
        head, _, body = gzip.decompress(path.read_bytes()).partition(b"\n")
        said: dict[str, Any] = json.loads(head)
        headers = tuple((str(name), str(value)) for name, value in said["headers"])
        found = Answer(said["content_type"], said["policy"], body, headers)
        return found if said["sha256"] == _digest(version, address, found) else None
    except (FileNotFoundError, *_DAMAGED):
        return None


def _digest(version: str, address: str, kept: Answer) -> str:
    """Return the SHA-256 of an answer and what it answers: in a wrong place it is damaged."""
    head = json.dumps(
        [version, address, kept.content_type, kept.policy, kept.headers], allow_nan=False
    )
    return hashlib.sha256(head.encode() + b"\n" + kept.body).hexdigest()


def _write(path: Path, version: str, address: str, drawn: Answer) -> None:
    """Keep an answer: a line of JSON, then the bytes. Leaves a sound one that is there as it is."""
    said = {
        "address": address,
        "content_type": drawn.content_type,
        "policy": drawn.policy,
        "headers": drawn.headers,
        "sha256": _digest(version, address, drawn),
    }
    head = json.dumps(said, allow_nan=False).encode()
    packed = gzip.compress(head + b"\n" + drawn.body, mtime=0)
    with durable.part(path, packed) as written:
        if _read(path, version, address) is None:
            path.unlink(missing_ok=True)
        try:
            # Unlike a rename, a link does not take the place of what another process has kept.
            os.link(written, path)
        except FileExistsError:
            return
    durable.sync(path.parent)
