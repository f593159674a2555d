"""The verdict of a server that is several processes: they serve one version, whoever ends."""

from __future__ import annotations

import fcntl
import os
import struct
import sys
import tempfile

from timeline.web.reload import verdict as verdicts
from timeline.web.reload.verdict import Held, Verdict

# What is locked, as bytes of the file: the part of the leader, and the verdict itself.
_LEAD, _VERDICT = 0, 1
# What the file begins with: the number of the verdict, the place where it stands, its size.
_HEAD = struct.Struct(">QQQ")


class Shared(Held):
    """A verdict in a file without a name, which this process and its forks have open.

    One of the forks, the first that asks, leads: it reads the record's file for all. When it
    ends, however it does, the system gives the lock to the next that asks.
    """

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict)
        self._file = _file()
        self._number = 0
        self.put(verdict)

    def get(self) -> Verdict:
        """Return the verdict that was put last, by whichever process."""
        if self._head()[0] != self._number:
            self._lock(fcntl.LOCK_SH, _VERDICT)
            try:
                self._number, place, size = self._head()
                self._verdict = verdicts.read(os.pread(self._file, size, place))
            finally:
                self._lock(fcntl.LOCK_UN, _VERDICT)
        return self._verdict

    def put(self, verdict: Verdict) -> None:
        """Let all processes hold this verdict from now on.

        It is written beside the one before, so that a process that ends meanwhile leaves that.
        """
        text = verdicts.written(verdict)
        self._lock(fcntl.LOCK_EX, _VERDICT)
        try:
            number, place, size = self._head()
            start = _HEAD.size if _HEAD.size + len(text) <= place else max(_HEAD.size, place + size)
            os.pwrite(self._file, text, start)
            os.pwrite(self._file, _HEAD.pack(number + 1, start, len(text)), 0)
        finally:
            self._lock(fcntl.LOCK_UN, _VERDICT)

    def lead(self) -> bool:
        """Return whether this process leads; one that does goes on doing so until it ends."""
        try:
            self._lock(fcntl.LOCK_EX | fcntl.LOCK_NB, _LEAD)
        except (BlockingIOError, PermissionError):
            return False
        return True

    def _head(self) -> tuple[int, int, int]:
        return _HEAD.unpack(os.pread(self._file, _HEAD.size, 0).ljust(_HEAD.size, b"\0"))

    def _lock(self, how: int, part: int) -> None:
        """Lock a byte for this process: unlike `flock`, forks do not have the lock, too."""
        fcntl.lockf(self._file, how, 1, part)


def _file() -> int:
    """Return a file that is open as long as the process is, in memory where that can be."""
    if sys.platform == "linux":
        return os.memfd_create("timeline")
    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())
