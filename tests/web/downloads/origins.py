"""A record that formats trip over, and where the tests' files come from."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from timeline.record.index import Index
from timeline.record.load.read import read
from timeline.record.model import Event
from timeline.web.origin import Origin

GOLDEN = Path(__file__).with_name("golden")
BASE = "https://site.example.org"


@cache
def two() -> Index:
    """Return the index of golden/two.yaml."""
    return Index(read(GOLDEN / "two.yaml"))


def events() -> list[Event]:
    """Return the events of golden/two.yaml."""
    return list(two().record.events)


def origin(index: Index, ending: str = "csv") -> Origin:
    """Return the origin of a file of everything since 2012."""
    return Origin(
        index,
        base=BASE,
        address=f"{BASE}/?from=2012",
        file=f"{BASE}/events.{ending}?from=2012",
        title="Since 2012",
    )


def golden(ending: str) -> str:
    """Return what golden/two.yaml is expected to be in a format, its lines ended by a line feed.

    In the file DATA-VERSION stands for the version of the record.
    """
    text = (GOLDEN / f"two.{ending}").read_bytes().decode()
    return text.replace("DATA-VERSION", two().version)


def unix(text: str | bytes) -> str:
    """Return a text with its lines ended by a line feed; every line must end in CR LF."""
    text = text.decode() if isinstance(text, bytes) else text
    assert text.count("\n") == text.count("\r\n")
    return text.replace("\r\n", "\n")
