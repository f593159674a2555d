"""Files of a static site: each with its compressed siblings, and a folder that appears whole."""

from __future__ import annotations

import ctypes
import gzip
import hashlib
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

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
_OLD = ".old"
_MOUNTS = Path("/proc/self/mountinfo")
_OCTAL = re.compile(r"\\([0-7]{3})")


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


def mounted(folder: Path) -> bool:
    """Return whether something is mounted at a folder, whose name can then not be given away."""
    target = folder.resolve()
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").split("\n")
    except OSError:
        lines = []
    # proc(5): the fifth field, with spaces and the like in octal.
    places = (line.split(" ")[4] for line in lines if line)
    named = {_OCTAL.sub(lambda code: chr(int(code[1], 8)), place) for place in places}
    return target.is_mount() or f"{target}" in named


@contextmanager
def replacing(folder: Path) -> Generator[Path]:
    """Give an empty folder to write into, which then takes the place of `folder` as a whole.

    Whoever reads meanwhile finds the old or the new. If the block fails, all is as it was.

    Raises
    ------
    OSError
        If the folder cannot be written.
    """
    target = folder.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=_beginning(target), dir=target.parent))
    held = _hold(scratch)
    try:
        yield scratch
        scratch.chmod(0o755)
        if not target.exists():
            scratch.rename(target)
        elif not _exchanged(scratch, target):
            old = scratch.with_name(f"{scratch.name}{_OLD}")
            target.rename(old)
            scratch.rename(target)
            shutil.rmtree(old)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
        if held is not None:
            os.close(held)


def sweep(folder: Path) -> None:
    """Remove what is left of a run that was killed while it was `replacing` the folder.

    What another run is still writing stays. If the folder had been moved away for the new one,
    it is put back.
    """
    target = folder.resolve()
    if not target.parent.is_dir():
        return
    beginning = _beginning(target)
    for left in [each for each in target.parent.iterdir() if each.name.startswith(beginning)]:
        if left.suffix == _OLD and not target.exists():
            left.rename(target)
        elif (held := _hold(left)) is not None:
            shutil.rmtree(left, ignore_errors=True)
            os.close(held)


def _beginning(target: Path) -> str:
    """Return how the names of folders begin that are to take the place of another."""
    return f".{target.name}.being-written-"


def _hold(folder: Path) -> int | None:
    """Lock a folder until the file that is returned is closed, or every process with it ends.

    None is returned where another process has locked it, or that cannot be done.
    """
    if sys.platform == "win32":
        return None
    try:
        held = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(held)
        return None
    return held


def _exchanged(one: Path, other: Path) -> bool:
    """Let two folders change their names at once; False where the system cannot do that."""
    if sys.platform != "linux":
        return False
    # renameat2(2); not every file system knows the flag.
    renameat2 = getattr(ctypes.CDLL(None), "renameat2", None)
    if renameat2 is None:
        return False
    names = os.fsencode(one), os.fsencode(other)
    return renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0
