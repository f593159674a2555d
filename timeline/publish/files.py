"""Files of a static site: each with its compressed siblings, and a folder that appears whole."""

from __future__ import annotations

import ctypes
import gzip
import os
import shutil
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import brotli  # pyright: ignore[reportMissingTypeStubs]


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

_COMPRESSED = (
    ".html", ".css", ".js", ".json", ".csv", ".ics", ".atom", ".bib", ".ris", ".yaml", ".xml",
    ".txt", ".svg",
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
    if len(body) < packing.least or path.suffix not in _COMPRESSED:
        return len(body), len(body)
    packed = _brotli(body, packing.quality)
    _beside(path, ".br").write_bytes(packed)
    _beside(path, ".gz").write_bytes(gzip.compress(body, 9, mtime=0))
    return len(body), len(packed)


def _brotli(body: bytes, quality: int) -> bytes:
    return cast("Any", brotli).compress(body, mode=cast("Any", brotli).MODE_TEXT, quality=quality)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


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
    scratch = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        yield scratch
        scratch.chmod(0o755)
        if not target.exists():
            scratch.rename(target)
        elif not _exchanged(scratch, target):
            old = scratch.with_name(f"{scratch.name}.old")
            target.rename(old)
            scratch.rename(target)
            shutil.rmtree(old)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


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
