"""A record's site as plain files, for any web server or content delivery network.

An app whose templates know that no server will answer (`timeline.static.linking.StaticUrls`) is
asked for every page, embed, image and file of data of a set of views (`timeline.static.views`),
and its answers are written where `timeline.static.naming` says. So what a server shows is shown
here in the same words and lines, and no link leads to what is not there.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from timeline.query.params import ViewError
from timeline.releases import store
from timeline.releases.store import ReleaseError
from timeline.static import build, files, naming, views
from timeline.static.build import Builder, SiteError, Told, Written
from timeline.static.linking import StaticUrls
from timeline.web import Site, create
from timeline.web.http.errors import Missing

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
    served: Site,
    folder: Path,
    settings: Settings,
    *,
    workers: int = 1,
    force: bool = False,
    told: Told = lambda done, known: None,
) -> Written | None:
    """Write the site of a record into a folder, which it replaces as a whole.

    A folder that holds the whole site of the same settings is left as it is. What it holds of
    frozen releases is taken over as it is: what is pinned to them never changes. So are the
    assets of the site that it replaces, for pages of it that somebody still has.

    Parameters
    ----------
    served:
        The record, the day and the releases, as a server would have them.
    workers:
        Number of processes.
    force:
        Write it even if all is there.
    told:
        Called again and again with how much is done, and how much there is to do.

    Returns
    -------
    Written or None
        What was written; None where everything was there.

    Raises
    ------
    SiteError
        If the folder holds something else than a site, another run is writing it, or the app
        does not answer as it should.
    OSError
        If the folder cannot be written.
    """
    at = place(settings.base)
    _check_path(folder)
    with files.held(folder):
        before = _manifest(folder)
        _check(folder, before)
        now = json.loads(json.dumps(asdict(settings), allow_nan=False))
        same = before is not None and before["settings"] == now
        if not force and before is not None and same and _whole(folder, before):
            return None
        urls = StaticUrls(at.base, at.prefix, build.places(_addresses(served, settings, at)))
        app = create(replace(served, base="", urls=urls)).server
        with files.replacing(folder) as scratch:
            written = Builder(app, urls, scratch).build(settings.views, workers, told)
            said: dict[str, Any] = {"settings": now, "files": written.files}
            said["assets"] = sorted(files.plain(scratch / ASSETS))
            if before is not None:
                _take_over(folder, scratch, before, settings.base)
            said["listing"] = files.listing(scratch, MANIFEST)
            text = json.dumps(said, indent=2, allow_nan=False)
            (scratch / MANIFEST).write_text(text + "\n", encoding="utf-8")
    return written


def _addresses(served: Site, settings: Settings, at: Place) -> tuple[str, ...]:
    """Return the address of everything that the site is to hold."""
    day, whole = dt.date.fromisoformat(settings.day), bool(at.base)
    usual = views.of(served.index, day, settings.detail, whole=whole)
    try:
        pinned = views.of_releases(store.all_of(served.releases), settings.pinned)
    except (ViewError, Missing, ReleaseError) as error:
        raise SiteError(f"what is pinned cannot be read: {error}") from error
    return (*usual, *settings.views, *pinned)


def _check_path(folder: Path) -> None:
    """Raise an error if a file is where a folder would have to be.

    Raises
    ------
    SiteError
        If there is.
    """
    for each in (folder, *folder.parents):
        if each.exists() and not each.is_dir():
            raise SiteError(f"{each}: is a file, not a folder; name another place")


def _check(folder: Path, before: dict[str, Any] | None) -> None:
    """Raise an error if a folder is not to be replaced, or cannot be.

    Raises
    ------
    SiteError
        If it holds something else than a site, or something is mounted there.
    """
    if folder.resolve().is_mount():
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
    return not any(folder.iterdir())


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
