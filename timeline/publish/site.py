"""A record's site as plain files, for any web server or content delivery network.

The app is asked for every page, embed, image and file of data of a set of views
(`timeline.publish.views`), its answers are written where `timeline.publish.naming` says, and
pages are made fit to stand without a server (`timeline.publish.still`). So what the app shows is
shown here in the same words and lines, and no link leads to what is not there.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from timeline.publish import building, files, naming
from timeline.publish.building import SiteError, Told, Written
from timeline.publish.crawl import Asking
from timeline.publish.crew import Crew
from timeline.record.index import Index

MANIFEST = "site.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides about a site: the same settings give the same files.

    Attributes
    ----------
    version, code:
        Data version of the record, and version of the code.
    day:
        The "today" of the drawings, ISO 8601.
    base:
        Where the site is to be served: a whole address, a path, or "" for the root of any host.
    detail:
        Events up to this weight have an image and a page that tells how to embed them.
    views:
        Addresses that are written besides those of `timeline.publish.views`.
    pinned:
        Addresses of embeds and images with the version that they are pinned to.
    """

    version: str
    code: str
    day: str
    base: str = ""
    detail: int = 1
    views: tuple[str, ...] = ()
    pinned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a site is to be served.

    Attributes
    ----------
    base:
        Its whole address without a slash at its end, or "" where it is not known.
    prefix:
        The path before every address on it, such as "/iran", or "".
    """

    base: str
    prefix: str


def place(base: str) -> Place:
    """Return where a site is served from what a person says: an address, a path, or nothing.

    Raises
    ------
    SiteError
        If it is neither.

    Examples
    --------
    >>> place("https://example.org/iran/"), place("/iran")
    (Place(base='https://example.org/iran', prefix='/iran'), Place(base='', prefix='/iran'))
    """
    text = base.rstrip("/")
    parts = urlsplit(text)
    whole = parts.scheme in ("http", "https") and bool(parts.netloc)
    path = text.startswith("/") and not parts.netloc
    if (text and not (whole or path)) or parts.query or parts.fragment:
        raise SiteError(
            f"{base}: is not where a site can be; write an address such as "
            "https://example.org/iran, or a path such as /iran"
        )
    return Place(text if whole else "", parts.path)


def write(
    app: Any,
    index: Index,
    folder: Path,
    settings: Settings,
    *,
    workers: int = 1,
    told: Told = lambda step, done, known: None,
) -> Written | None:
    """Write the site of a record into a folder, which it replaces as a whole.

    A folder that holds the site of the same settings is left as it is. What it holds of frozen
    releases is taken over as it is: what is pinned to them never changes.

    Parameters
    ----------
    app:
        The WSGI application that serves the record.
    workers:
        Number of processes.
    told:
        Called again and again with what is being done ("Asking", "Writing"), how much of it is
        done, and how much is known to come.

    Returns
    -------
    Written or None
        What was written; None where everything was there.

    Raises
    ------
    SiteError
        If the folder holds something else than a site, or the app does not answer as it should.
    OSError
        If the folder cannot be written.
    """
    at = place(settings.base)
    before = _manifest(folder)
    if before is None and folder.exists() and not _empty(folder):
        raise SiteError(
            f"{folder}: is there and is not a site that this command wrote; "
            "name another folder, or empty it"
        )
    now = json.loads(json.dumps(asdict(settings)))
    if before is not None and before["settings"] == now:
        return None
    with files.replacing(folder) as scratch, tempfile.TemporaryDirectory() as kept:
        asking = Asking(app, at.base, at.prefix, Path(kept), scratch)
        asked = building.Asked(settings.detail, settings.views, settings.pinned)
        written = building.build(asking, index, asked, Crew(workers), told)
        if before is not None and before["settings"]["base"] == settings.base:
            _take_over(folder / naming.RELEASES, scratch / naming.RELEASES)
        said = json.dumps({"settings": now, "files": written.files}, indent=2)
        (scratch / MANIFEST).write_text(said + "\n", encoding="utf-8")
    return written


def _empty(folder: Path) -> bool:
    return folder.is_dir() and not any(folder.iterdir())


def _manifest(folder: Path) -> dict[str, Any] | None:
    """Return what the site in a folder says of itself, or None where there is none."""
    try:
        said: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return said if "base" in said["settings"] else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _take_over(old: Path, new: Path) -> None:
    """Put the files of `old` into `new`, in the place of those that are there."""
    if old.is_dir():
        shutil.copytree(old, new, dirs_exist_ok=True)
