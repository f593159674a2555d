"""Where a file comes from: what every download says of itself, whatever its format."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from timeline.record import dates
from timeline.record.index import Index
from timeline.record.model import Event, Meta, Source

_KEY_CHARACTERS = 24
_NO_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Origin:
    """The record a file is taken from, and the view of it.

    Attributes
    ----------
    base:
        Address of the site, without a slash at its end.
    address:
        Address of the view, or of the one entry, that the file holds: a page for people.
    file:
        Address of the file itself.
    title:
        The view in words.
    """

    index: Index
    base: str
    address: str
    file: str
    title: str

    @property
    def meta(self) -> Meta:
        """What the record says of itself."""
        return self.index.record.meta

    @property
    def home(self) -> str:
        """The address of the record as a whole."""
        return f"{self.base}/"

    @property
    def version(self) -> str:
        """The data version."""
        return self.index.version

    @property
    def license(self) -> str:
        """The licence by the name that people use, or ""."""
        return license_name(self.meta.license or "")

    @property
    def as_of(self) -> str:
        """The day that the data is of, in words, or ""."""
        return dates.in_words(self.meta.as_of) if self.meta.as_of else ""

    def event(self, event: Event) -> str:
        """Return the address of an event's page."""
        return f"{self.base}/events/{event.id}"

    def notice(self) -> str:
        """Return licence, data version and address of the view as sentences."""
        as_of = f", as of {self.as_of}" if self.as_of else ""
        where = f" ({self.meta.license_url})" if self.meta.license_url else ""
        license = f" License: {self.license}{where}." if self.license else ""
        what = f"{self.meta.title}, data version {self.version}{as_of}."
        return f"{what}{license} Taken from {self.address}"


def distinct(events: Iterable[Event]) -> dict[str, tuple[Source, tuple[str, ...]]]:
    """Return each source of `events` once, with the ids of the events that name it.

    The keys are citation keys that depend on the source alone, such as ``reuters-1f0c2d3e``,
    so that two files name the same source alike. Of entries that name one source
    differently, the first is taken.
    """
    by_key: dict[str, tuple[Source, tuple[str, ...]]] = {}
    for event in events:
        for source in event.sources:
            key = key_of(source)
            first, ids = by_key.get(key, (source, ()))
            by_key[key] = (first, ids if event.id in ids else (*ids, event.id))
    return by_key


def key_of(source: Source) -> str:
    """Return the citation key of a source."""
    slug = _NO_SLUG.sub("-", source.publisher.lower())[:_KEY_CHARACTERS].strip("-")
    return f"{slug or 'source'}-{digest(source.reference)}"


def digest(text: str) -> str:
    """Return eight hex digits that tell `text` from others, for the end of a key."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def license_name(spdx: str) -> str:
    """Return the name that people use for a licence given by its SPDX id.

    >>> license_name("CC-BY-4.0")
    'CC BY 4.0'
    """
    return spdx.replace("-", " ") if spdx.startswith("CC") else spdx
