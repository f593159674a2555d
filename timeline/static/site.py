"""A record's site as plain files, for any web server or content delivery network.

The app is asked for every page, embed, image and file of data of a set of views
(`timeline.static.views`), its answers are written where `timeline.static.naming` says, and
pages are made fit to stand without a server (`timeline.static.static_page`). So what the app
shows is shown here in the same words and lines, and no link leads to what is not there.
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from timeline.record.index import Index
from timeline.static import build, files, naming
from timeline.static.build import SiteError, Told, Written
from timeline.static.crawl import Asking
from timeline.static.workers import Crew

MANIFEST = "site.json"
ASSETS = "assets"
# Where frozen releases are: what is pinned to them, and their data.
PINNED = (naming.RELEASES, f"embed/{naming.RELEASES}")


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
        Addresses that are written besides those of `timeline.static.views`.
    pinned:
        Addresses of embeds and images with the version that they are pinned to.
    beside:
        Digest of what stands beside the record: outlets and corrections.
    """

    version: str
    code: str
    day: str
    base: str = ""
    detail: int = 1
    views: tuple[str, ...] = ()
    pinned: tuple[str, ...] = ()
    beside: str = ""


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
    force: bool = False,
    told: Told = lambda step, done, known: None,
) -> Written | None:
    """Write the site of a record into a folder, which it replaces as a whole.

    A folder that holds the whole site of the same settings is left as it is. What it holds of
    frozen releases is taken over as it is: what is pinned to them never changes. So are the
    assets of the site that it replaces, for pages of it that somebody still has.

    Parameters
    ----------
    app:
        The WSGI application that serves the record.
    workers:
        Number of processes.
    force:
        Write it even if all is there.
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
    files.sweep(folder)
    before = _manifest(folder)
    _check(folder, before)
    now = json.loads(json.dumps(asdict(settings)))
    if not force and before is not None and before["settings"] == now and _whole(folder, before):
        return None
    with files.replacing(folder) as scratch:
        with tempfile.TemporaryDirectory(dir=scratch, prefix=".") as kept:
            asking = Asking(app, at.base, at.prefix, Path(kept), scratch)
            asked = build.Asked(settings.detail, settings.views, settings.pinned)
            written = build.build(asking, index, asked, Crew(workers), told)
        said: dict[str, Any] = {"settings": now, "files": written.files}
        said["assets"] = sorted(files.plain(scratch / ASSETS))
        if before is not None:
            _take_over(folder, scratch, before, settings.base)
        said["listing"] = files.listing(scratch, MANIFEST)
        text = json.dumps(said, indent=2)
        (scratch / MANIFEST).write_text(text + "\n", encoding="utf-8")
    return written


def _check(folder: Path, before: dict[str, Any] | None) -> None:
    """Raise an error if a folder is not to be replaced, or cannot be.

    Raises
    ------
    SiteError
        If it holds something else than a site, or something is mounted there.
    """
    if files.mounted(folder):
        raise SiteError(
            f"{folder}: is a mount point, which cannot be replaced as a whole; "
            f"name a folder within it, such as {folder / 'site'}"
        )
    if before is None and folder.exists() and not _empty(folder):
        raise SiteError(
            f"{folder}: is there and is not a site that this command wrote; "
            "name another folder, or empty it"
        )


def _empty(folder: Path) -> bool:
    return folder.is_dir() and not any(folder.iterdir())


def _whole(folder: Path, said: dict[str, Any]) -> bool:
    """Return whether a folder holds the files that its manifest was written for."""
    return said.get("listing") == files.listing(folder, MANIFEST)


def _manifest(folder: Path) -> dict[str, Any] | None:
    """Return what the site in a folder says of itself, or None where there is none."""
    try:
        said: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return said if "base" in said["settings"] else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _take_over(old: Path, new: Path, before: dict[str, Any], base: str) -> None:
    """Put into a new site what is to stay of the old one.

    Assets stay of the last site alone, not those that it had taken over itself. Of what is
    pinned, all stays; at another address it is written anew where it can be, as its links name
    the address.
    """
    known = before.get("assets")
    for name in files.plain(old / ASSETS):
        if (known is None or name in known) and not (new / ASSETS / name).exists():
            files.copy(old / ASSETS / name, new / ASSETS / name)
    same = before["settings"]["base"] == base
    for pinned in PINNED:
        for name in files.plain(old / pinned):
            if same or not (new / pinned / name).exists():
                files.copy(old / pinned / name, new / pinned / name)
