"""What every route needs: the record being served, and the edges that tests replace."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, current_app, request

from timeline.record.index import Index
from timeline.record.messages import Problem
from timeline.releases.store import Release
from timeline.web.urls import LIVE, Urls

_NAME = "timeline"
# Where the environment of a request has what is wrong with the file (`timeline.web.reload`).
PROBLEMS = "timeline.problems"


@dataclass(frozen=True, slots=True)
class Site:
    """A site that serves one record.

    Attributes
    ----------
    today:
        Tells the day; the only clock that routes read.
    releases:
        Folder of frozen releases, or None where none are kept.
    base:
        Address that the site is published at, without a slash at its end, such as
        ``https://example.org/iran``; "" where each request tells it.
    reserved:
        True where it is whoever runs the site who asks: what is pinned may be kept in the
        share of a release that readers cannot fill.
    release:
        The frozen release that `index` and `today` are of, or None for what is served today.
    urls:
        How it writes addresses: those of a running server, or of a site of plain files.
    """

    index: Index
    today: Callable[[], dt.date]
    releases: Path | None = None
    base: str = ""
    reserved: bool = False
    release: Release | None = None

    @property
    def version(self) -> str:
        """The version that answers are pinned to, or "" where they follow the record."""
        return self.release.version if self.release else ""

    urls: Urls = LIVE


def install(server: Flask, site: Site) -> None:
    """Let every route of the server find this site; see `current_site`."""
    server.extensions[_NAME] = site


def current_site() -> Site:
    """Return the site that the request is sent to."""
    return current_app.extensions[_NAME]


def current_problems() -> tuple[Problem, ...]:
    """Return what is wrong with the record's file since it was last sound; () if nothing is."""
    return request.environ.get(PROBLEMS, ())
