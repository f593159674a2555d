"""Files of a static site: each with its compressed siblings, and a folder that appears whole."""

from __future__ import annotations

import ctypes
import gzip
import hashlib
import os
import shutil
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

import brotli  # pyright: ignore[reportMissingTypeStubs]

from timeline.web.downloads.registry import FORMATS
from timeline.web.http import encodings

if sys.platform != "win32":
    import fcntl

SIBLINGS = (".br", ".gz")


@dataclass(frozen=True, slots=True)
class Packing:
    """How files are compressed: brotli's quality, and the least bytes for which it is done."""

    quality: int
    least: int


# What fits into one packet is left alone.
BEST = Packing(quality=11, least=1400)
# For files that there are many of: a third of the time for 3 % more bytes; and what arrives
# with the first packets anyway is left alone.
QUICK = Packing(quality=10, least=4000)

_COMPRESSED = frozenset(
    (
        "html", "css", "js", "json", "yaml", "xml", "txt", "svg",
        *(each.ending for each in FORMATS if encodings.packable(each.media_type)),
    )
)  # fmt: skip
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


def write(path: Path, body: bytes, packing: Packing) -> tuple[int, int]:
    """Write a file and, where that helps, its siblings `.br` and `.gz`.

    Web servers and content delivery networks send these to readers who understand them.

    Returns
    -------
    tuple of int
        The file's bytes, and those of its smallest form.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    if len(body) < packing.least or not packable(path.name):
        return len(body), len(body)
    packed = _brotli(body, packing.quality)
    _beside(path, ".br").write_bytes(packed)
    _beside(path, ".gz").write_bytes(gzip.compress(body, 9, mtime=0))
    return len(body), len(packed)


def packable(name: str) -> bool:
    """Return whether a file of this name or address is text, which gets shorter.

    >>> packable("events.csv"), packable("timeline.png")
    (True, False)
    """
    return name.rpartition(".")[2] in _COMPRESSED


def _brotli(body: bytes, quality: int) -> bytes:
    return cast("Any", brotli).compress(body, mode=cast("Any", brotli).MODE_TEXT, quality=quality)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def plain(folder: Path) -> Iterator[str]:
    """Yield the names of all files in a folder, however deep, but for compressed siblings."""
    for path in folder.rglob("*"):
        sibling = path.suffix in SIBLINGS and path.with_suffix("").is_file()
        if path.is_file() and not sibling:
            yield path.relative_to(folder).as_posix()


def copy(source: Path, target: Path) -> None:
    """Put a file with its siblings in the place of another, which loses those it had."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for ending in ("", *SIBLINGS):
        if _beside(source, ending).is_file():
            shutil.copy2(_beside(source, ending), _beside(target, ending))
        else:
            _beside(target, ending).unlink(missing_ok=True)


def listing(folder: Path, but: str) -> str:
    """Return a digest of the names and sizes of all files in a folder, but for one at its top."""
    found = sorted(
        f"{path.relative_to(folder).as_posix()} {path.stat().st_size}\n"
        for path in folder.rglob("*")
        if path.is_file() and path != folder / but
    )
    return hashlib.sha256("".join(found).encode(errors="surrogateescape")).hexdigest()


class Busy(OSError):
    """Another process is writing the folder."""


@contextmanager
def held(folder: Path) -> Generator[None]:
    """Keep a folder for this process alone, and mend what one that was killed has left.

    Raises
    ------
    Busy
        If another process keeps it.
    OSError
        If what is around it cannot be written.
    """
    target = folder.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    lock = _beside_folder(target, "lock")
    file = _locked(lock)
    try:
        _mend(target)
        yield
    finally:
        lock.unlink(missing_ok=True)
        file.close()


@contextmanager
def replacing(folder: Path) -> Generator[Path]:
    """Give an empty folder to write into, which then takes the place of `folder` as a whole.

    To be done while the folder is `held`. Whoever reads meanwhile finds the old or the new; only
    where a system cannot let two folders change their names at once is there none for an instant,
    and a process that is killed in it leaves the old one to be put back by `held`. If the block
    fails, all is as it was.

    Raises
    ------
    OSError
        If the folder cannot be written.
    """
    target = folder.resolve()
    new, old = _beside_folder(target, "new"), _beside_folder(target, "old")
    new.mkdir()
    try:
        yield new
        if not target.exists():
            new.rename(target)
        elif not _exchanged(new, target):
            target.rename(old)
            new.rename(target)
    finally:
        _mend(target)


def _beside_folder(target: Path, what: str) -> Path:
    return target.with_name(f".{target.name}.being-written.{what}")


def _mend(target: Path) -> None:
    """Put a folder back that had been moved away for a new one; remove what else is left."""
    new, old = _beside_folder(target, "new"), _beside_folder(target, "old")
    if old.exists() and not target.exists():
        old.rename(target)
    for left in (new, old):
        shutil.rmtree(left, ignore_errors=True)


def _locked(path: Path) -> IO[bytes]:
    """Return the file at a path, which no other process has locked.

    The lock goes with the process, however that ends.

    Raises
    ------
    Busy
        If another has.
    """
    while True:
        file = path.open("wb")
        if sys.platform == "win32":
            return file
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # Who had it before may have removed it between the two.
            if path.exists() and os.path.samestat(os.fstat(file.fileno()), path.stat()):
                return file
        except BlockingIOError as error:
            file.close()
            raise Busy("another process is writing it") from error
        file.close()


def _exchanged(one: Path, other: Path) -> bool:
    """Let two folders change their names at once; False where the system cannot do that."""
    # renameat2(2); not every system, and not every file system, knows the flag.
    renameat2 = getattr(ctypes.CDLL(None), "renameat2", None) if sys.platform == "linux" else None
    if renameat2 is None:
        return False
    names = os.fsencode(one), os.fsencode(other)
    return renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0
