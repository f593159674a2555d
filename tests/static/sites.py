"""A record as it is asked for its static site."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from timeline.record.index import Index
from timeline.static.site import Settings
from timeline.web import Site

BASE = "https://example.org/iran"
DAY = dt.date(2026, 9, 1)
# A view that is asked for by name, of which there is neither image nor data.
CHOSEN = "/events?from=2015"


def served(index: Index, frozen: Path | None = None) -> Site:
    """Return the record as a server would have it."""
    return Site(index, lambda: DAY, frozen)


def settings(index: Index, **more: Any) -> Settings:
    """Return the settings of a site at BASE, but for those that are given."""
    return Settings(index.version, "c0de", DAY.isoformat(), **{"base": BASE, **more})
