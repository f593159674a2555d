"""Files that the disk has once they are said to be there, and one writer of a folder at a time."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_MODE = 0o644


class Held(Exception):
    """Another process is writing to the folder."""


def write(path: Path, content: bytes) -> None:
    """Write a file, and return when the disk has it.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(_MODE)


def replace(path: Path, content: bytes) -> None:
    """Put a file in the place of another, which stays until the new one is whole.

    Raises
    ------
    OSError
        If it cannot be written; then the old one is as it was.
    """
    with part(path, content) as written:
        written.replace(path)
    sync(path.parent)


@contextmanager
def part(path: Path, content: bytes) -> Generator[Path]:
    """Give a file with this content beside `path`, and remove it, if it is still there."""
    number, name = tempfile.mkstemp(dir=path.parent, prefix=".")
    os.close(number)
    written = Path(name)
    try:
        write(written, content)
        yield written
    finally:
        written.unlink(missing_ok=True)


def sync(folder: Path) -> None:
    """Return when the disk has the names of the files in a folder.

    Raises
    ------
    OSError
        If the disk fails.
    """
    if sys.platform == "win32":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


@contextmanager
def alone(folder: Path) -> Generator[None]:
    """Keep others who ask for the same out of the folder, which is made if need be.

    A process that ends, however it ends, lets them in.

    Raises
    ------
    Held
        If another one has it.
    OSError
        If there can be no such folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        yield
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Held from None
        yield
    finally:
        os.close(opened)
