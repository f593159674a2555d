"""The program itself: which one it is, as another may write the same record otherwise."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_FILES = ("timeline/**/*.py", "timeline/**/*.html", "assets/**/*.css", "assets/**/*.js")
# Fetched, or not, where the program is the same.
_VENDOR = "assets/vendor"


@cache
def digest() -> str:
    """Return the SHA-256, in hex, of all that the program is made of, read once a process."""
    found = hashlib.sha256()
    for path in sorted(path for pattern in _FILES for path in _ROOT.glob(pattern)):
        if not path.is_relative_to(_ROOT / _VENDOR):
            found.update(path.read_bytes())
    return found.hexdigest()


def version() -> str:
    """Return the version of the program: 12 hex digits of its digest."""
    return digest()[:12]
