"""A site written where there is one: what is left as it is, what stays, and what is refused."""

from __future__ import annotations

import datetime as dt
import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from timeline.record.index import Index
from timeline.static import files, site
from timeline.static.build import Builder, Written
from timeline.static.site import Settings, SiteError
from timeline.web import Site

BASE = "https://example.org"
DAY = dt.date(2026, 9, 1)
PAGE = "<p>The Joint Comprehensive Plan of Action.</p>"
PIN = "releases/30c9002b75e6/embed/timeline/index.html"
DATA = "embed/releases/30c9002b75e6/events.yaml"

Write = Callable[..., bool]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "www" / "site"


@pytest.fixture
def write(folder: Path, small_index: Index, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Return what writes a site of these files, and returns whether it did."""

    def write(holding: dict[str, str], *, base: str = BASE, force: bool = False) -> bool:
        def build(builder: Builder, *_: Any) -> Written:
            for name, text in holding.items():
                files.write(builder.folder / name, text.encode(), files.QUICK)
            return Written(len(holding), 0, 0)

        monkeypatch.setattr(Builder, "build", build)
        settings = Settings("30c9002b75e6", "c0de", DAY.isoformat(), base)
        served = Site(small_index, lambda: DAY)
        return site.write(served, folder, settings, force=force) is not None

    return write


def texts(folder: Path) -> dict[str, str]:
    """Return what is in the site's files, but for the manifest."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.*")}
    del found["site.json"]
    return {name: path.read_text("utf-8") for name, path in found.items() if path.is_file()}


def test_what_is_whole_is_left_as_it_is(write: Write, folder: Path) -> None:
    assert write({"index.html": PAGE, "events/index.html": PAGE * 200})
    assert not write({"index.html": "Another"})
    assert (folder / "index.html").read_text() == PAGE


@pytest.mark.parametrize(
    "gone", ["index.html", "events/index.html", "events/index.html.br", "events/index.html.gz"]
)
def test_a_site_that_has_lost_a_file_is_written_again(
    gone: str, write: Write, folder: Path
) -> None:
    holding = {"index.html": PAGE, "events/index.html": PAGE * 200}
    write(holding)
    (folder / gone).unlink()
    assert write(holding)
    assert (folder / gone).is_file()
    assert not write(holding)


def test_a_file_that_was_cut_short_or_added_is_noticed(write: Write, folder: Path) -> None:
    write({"index.html": PAGE})
    (folder / "index.html").write_text(PAGE[:-1])
    assert write({"index.html": PAGE})
    (folder / "notes.txt").write_text("Mine")
    assert write({"index.html": PAGE})
    assert texts(folder) == {"index.html": PAGE}


def test_a_site_is_written_again_if_that_is_asked_for(write: Write, folder: Path) -> None:
    write({"index.html": PAGE})
    assert write({"index.html": "Another"}, force=True)
    assert texts(folder) == {"index.html": "Another"}


def test_assets_of_the_site_before_stay_for_pages_that_somebody_has(
    write: Write, folder: Path
) -> None:
    write({"index.html": "1", "assets/pages.aaaa.css": PAGE * 200, "assets/nav.1111.css": "n"})
    write({"index.html": "2", "assets/pages.bbbb.css": "b", "assets/nav.1111.css": "n"}, force=True)
    kept = folder / "assets" / "pages.aaaa.css"
    assert kept.read_text() == PAGE * 200
    assert gzip.decompress(kept.with_name("pages.aaaa.css.gz").read_bytes()) == kept.read_bytes()
    assert not write({})
    # One generation, and not for ever.
    write({"index.html": "3", "assets/pages.cccc.css": "c", "assets/nav.1111.css": "n"}, force=True)
    assert texts(folder) == {
        "index.html": "3",
        "assets/pages.bbbb.css": "b",
        "assets/pages.cccc.css": "c",
        "assets/nav.1111.css": "n",
    }


def test_what_was_pinned_stays_as_it_was(write: Write, folder: Path) -> None:
    write({"index.html": "1", PIN: "As it was", DATA: "meta: {}"})
    write({"index.html": "2", PIN: PAGE * 200}, force=True)
    # Also without the compressed forms of what would have been in its place.
    assert texts(folder) == {"index.html": "2", PIN: "As it was", DATA: "meta: {}"}


def test_at_another_address_what_was_pinned_is_still_there(write: Write, folder: Path) -> None:
    other = PIN.replace("timeline", "list")
    write({"index.html": "1", PIN: "https://example.org", other: "Only here", DATA: "meta: {}"})
    assert write({"index.html": "2", PIN: "https://example.net/iran"}, base=f"{BASE}/iran")
    assert texts(folder) == {
        "index.html": "2",
        # Its links name the address, so it is written anew where it can be.
        PIN: "https://example.net/iran",
        other: "Only here",
        DATA: "meta: {}",
    }


def test_a_mount_point_is_refused_before_anything_is_asked(
    write: Write, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir(parents=True)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "is_mount", lambda path: path == folder)
        with pytest.raises(SiteError, match="site: is a mount point, which cannot be replaced"):
            write({"index.html": PAGE})
    assert write({"index.html": PAGE})


def test_two_runs_do_not_meet(write: Write, folder: Path) -> None:
    with files.held(folder), pytest.raises(files.Busy, match="another process is writing it"):
        write({"index.html": PAGE})
    assert write({"index.html": PAGE})
