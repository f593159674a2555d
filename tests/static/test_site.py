"""The small record's site as files: whole, with no link that leads nowhere, the same each time."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import brotli
import pytest

from tests.static import folders
from tests.static.sites import BASE, CHOSEN, DAY, served, settings
from timeline.record.index import Index
from timeline.releases import store
from timeline.static import site
from timeline.static.site import SiteError
from timeline.web import Site, create

pytestmark = pytest.mark.usefixtures("quickly_packed")

Refusing = Callable[[str, str], list[str]]


def names(folder: Path) -> set[str]:
    """Return the files of a folder without their compressed siblings."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {f"{path.relative_to(folder)}" for path in files if path.suffix not in (".br", ".gz")}


def test_there_is_a_file_for_everything_in_the_record(small_site: Path, small_index: Index) -> None:
    expected = {"index.html", "404.html", "sitemap.xml", "robots.txt", "embed.js", "site.json"}
    expected |= {f"events.{ending}" for ending in ("json", "csv", "ics", "atom", "bib", "ris")}
    expected |= {"events.schema.json", "timeline.svg", "timeline.png", "clauses.csv"}
    pages = [
        "events",
        "actors",
        "clauses",
        "series",
        "tours",
        "people",
        "glossary",
        "data",
        "about",
    ]
    pages += ["embed/timeline", "embed/timeline/detail=1", "embed/list", "embed/clauses"]
    for event in small_index.record.events:
        pages += [f"events/{event.id}", f"embed/event/{event.id}", f"embed/card/{event.id}"]
        expected |= {
            f"events/{event.id}.{ending}" for ending in ("json", "csv", "ics", "bib", "ris")
        }
    pages += [f"actors/{id}" for id in (*small_index.actors, *small_index.groups)]
    pages += [f"{start}series/{id}" for id in small_index.series for start in ("", "embed/")]
    pages += [f"tours/{id}" for id in small_index.tours]
    pages += [f"lanes={id}" for id in small_index.lanes]
    pages += [f"actors={id}" for id in small_index.actors]
    expected |= {f"{page}/index.html" for page in pages}
    assert expected - names(small_site) == set()


def test_no_link_leads_nowhere(small_site: Path) -> None:
    assert folders.broken(small_site, BASE) == []


def test_the_reader_of_folders_finds_what_is_broken(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<a href="/iran/gone">A</a><a href="/elsewhere">B</a><a href="/iran/?a=1">C</a>'
        '<a href="/iran/#d">D</a><a href="/iran/">E</a><a href="https://example.net/">F</a>'
    )
    assert [line.partition(": ")[2] for line in folders.broken(tmp_path, BASE)] == [
        "/iran/gone", "/elsewhere", "/iran/?a=1", "/iran/#d (no such place on the page)",
    ]  # fmt: skip


def test_every_page_of_the_sitemap_is_there(small_site: Path) -> None:
    found = [each.text or "" for each in ET.parse(small_site / "sitemap.xml").iter() if each.text]
    pages = [address.strip() for address in found if address.strip()]
    assert len(pages) > 15
    missing = [each for each in pages if folders.found(small_site, each.removeprefix(BASE)) is None]
    assert missing == []


def test_addresses_that_are_copied_are_there(small_site: Path) -> None:
    fields = [
        text
        for path in (small_site / "embed" / "new").rglob("index.html")
        for text in folders.read(path).fields
    ]
    copied = [each for text in fields for each in re.findall(rf"{BASE}/[^\s\"'<>()\]]*", text)]
    views = [each for text in fields for each in re.findall(r'src-view="([^"]*)"', text)]
    assert len(copied) > 20
    assert len(views) > 5
    whole = [*copied, *(f"{BASE}/embed/{view}" for view in views)]
    assert [a for a in whole if folders.found(small_site, a.removeprefix(BASE)) is None] == []


def test_shared_addresses_are_whole_and_there(small_site: Path) -> None:
    told: list[str] = []
    for path in small_site.rglob("*.html"):
        for tag, given in folders.read(path).tags:
            if given.get("property") in ("og:url", "og:image"):
                told.append(given["content"] or "")
            if tag == "link" and given.get("rel") == "canonical":
                told.append(given["href"] or "")
    assert len(told) > 50
    lost = [
        each
        for each in told
        if not each.startswith(BASE) or folders.found(small_site, each.removeprefix(BASE)) is None
    ]
    assert lost == []


def test_nothing_on_a_page_waits_for_a_server(small_site: Path) -> None:
    asking: list[str] = []
    for path in small_site.rglob("*.html"):
        for tag, given in folders.read(path).tags:
            form = tag == "form" and given.get("action") != "/iran/events"
            dash = "_dash" in (given.get("src") or "")
            if form or dash or "/oembed" in (given.get("href") or ""):
                asking.append(f"{path.relative_to(small_site)}: {tag} {given}")
    assert asking == []


def test_the_front_page_has_its_drawing_and_its_list_and_one_script(small_site: Path) -> None:
    page = folders.read(small_site / "index.html")
    scripts = [given.get("src") for tag, given in page.tags if tag == "script"]
    assert len(scripts) == 1
    assert re.fullmatch(r"/iran/assets/pages/static\.[0-9a-f]{10}\.js", scripts[0] or "")
    assert "event-2018-11-inspection" in page.ids
    assert sum(tag == "svg" for tag, _ in page.tags) >= 2
    assert not {given.get("type") for tag, given in page.tags if tag == "input"} & {
        "radio", "checkbox", "text",
    }  # fmt: skip


def test_every_page_says_what_its_scripts_may_do(small_site: Path) -> None:
    for path in small_site.rglob("*.html"):
        if "card" in path.parts:  # a piece that an embed takes into its page
            continue
        policies = [
            given["content"] or ""
            for tag, given in folders.read(path).tags
            if tag == "meta" and given.get("http-equiv") == "Content-Security-Policy"
        ]
        assert len(policies) == 1, path
        if "refresh" in path.read_text("utf-8"):
            assert policies == ["default-src 'none'"]
            continue
        assert "script-src 'self'" in policies[0]
        assert "unsafe-inline" not in policies[0].partition("script-src")[2].partition(";")[0]


def test_siblings_are_what_they_stand_for(small_site: Path) -> None:
    packed = list(small_site.rglob("*.br"))
    assert len(packed) > 50
    for path in packed:
        assert brotli.decompress(path.read_bytes()) == path.with_suffix("").read_bytes(), path


def test_data_is_what_the_app_answers(small_site: Path, small_index: Index) -> None:
    client = create(served(small_index)).server.test_client()
    for address in ("/events.csv", "/events.json", "/series/stock.csv", "/timeline.png"):
        assert (small_site / address[1:]).read_bytes() == client.get(address, base_url=BASE).data


def test_a_page_of_a_missing_address_does_not_name_it(small_site: Path) -> None:
    text = (small_site / "404.html").read_text("utf-8")
    assert "There is nothing at this address." in text
    assert "/404" not in text


def test_a_former_id_leads_to_todays(small_site: Path) -> None:
    html = (small_site / "events" / "2015-03-02-talks" / "index.html").read_text("utf-8")
    assert 'content="0; url=/iran/events/2015-03-02-talks-open"' in html


def test_the_beginning_of_an_id_leads_to_its_event(small_site: Path) -> None:
    html = (small_site / "events" / "2021-06-30" / "index.html").read_text("utf-8")
    assert 'content="0; url=/iran/events/2021-06-30-accord"' in html


def test_the_same_settings_give_the_same_bytes_and_are_written_once(
    small_site: Path, tmp_path: Path, small_index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = tmp_path / "again"
    asked = settings(small_index, views=(CHOSEN,))
    written = site.write(served(small_index), again, asked)
    assert written is not None
    assert names(again) == names(small_site)
    assert written.files == len(names(small_site)) - 1  # but for site.json
    differing = [
        each
        for each in names(small_site)
        if (again / each).read_bytes() != (small_site / each).read_bytes()
    ]
    assert differing == []

    def never(*_: Any) -> Any:
        raise AssertionError("asked again")

    monkeypatch.setattr(site, "create", never)
    assert site.write(served(small_index), again, asked) is None


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> Refusing:
    """Return what lets the app answer one path with this status; and what is asked, as it comes."""

    def refusing(status: str, at: str) -> list[str]:
        asked: list[str] = []

        def refused(site: Site) -> Any:
            app = create(site)
            server = app.server.wsgi_app

            def wsgi(environ: dict[str, Any], start: Callable[..., Any]) -> Any:
                asked.append(environ["PATH_INFO"])
                if environ["PATH_INFO"] != at:
                    return server(environ, start)
                start(status, [("Content-Type", "text/plain")])
                return [b"No"]

            app.server.wsgi_app = wsgi
            return app

        monkeypatch.setattr(site, "create", refused)
        return asked

    return refusing


@pytest.mark.parametrize(
    "change", [{"version": "0"}, {"code": "0"}, {"day": "2026-09-02"}, {"detail": 2}, {"base": ""}]
)
def test_a_site_of_other_settings_is_written_anew(
    change: dict[str, Any], tmp_path: Path, small_index: Index, refusing: Refusing
) -> None:
    before = {"settings": asdict(settings(small_index)), "files": 1}
    (tmp_path / "site.json").write_text(json.dumps(before))
    asked = refusing("503 Service Unavailable", "/")
    with pytest.raises(SiteError):
        site.write(served(small_index), tmp_path, replace(settings(small_index), **change))
    assert asked


@pytest.mark.parametrize("status", ["404 Not Found", "503 Service Unavailable"])
def test_a_site_is_not_written_if_something_of_it_is_missing(
    status: str, tmp_path: Path, small_index: Index, refusing: Refusing
) -> None:
    refusing(status, "/events/2018-11-inspection")
    with pytest.raises(
        SiteError, match=rf"^/events/2018-11-inspection: the app answers {status[:3]}$"
    ):
        site.write(served(small_index), tmp_path / "site", settings(small_index))
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_leads_on_leads_to_what_is_written(
    tmp_path: Path, small_index: Index, refusing: Refusing
) -> None:
    refusing("301 Moved", "/about")
    with pytest.raises(SiteError, match=r"^/about: leads to .*, which is not written$"):
        site.write(served(small_index), tmp_path / "site", settings(small_index))


@pytest.mark.parametrize("below", ["", "below"])
def test_a_file_in_the_place_of_the_folder_is_told(
    below: str, tmp_path: Path, small_index: Index
) -> None:
    file = tmp_path / "site"
    file.write_text("Chapter 1")
    with pytest.raises(SiteError, match="site: is a file, not a folder"):
        site.write(served(small_index), file / below, settings(small_index))
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path, small_index: Index) -> None:
    (tmp_path / "thesis.txt").write_text("Chapter 1")
    with pytest.raises(SiteError, match="is not a site that this command wrote; name another"):
        site.write(served(small_index), tmp_path, settings(small_index))
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_without_a_whole_address_the_site_works_at_any_host(
    tmp_path: Path, small_index: Index
) -> None:
    site.write(served(small_index), tmp_path / "site", settings(small_index, base=""))
    assert folders.broken(tmp_path / "site", "http://127.0.0.1") == []
    assert "sitemap.xml" not in names(tmp_path / "site")
    assert "Sitemap" not in (tmp_path / "site" / "robots.txt").read_text()
    whole = re.compile(r"https?://(?:no|localhost|example\.org/iran)")
    texts = (path for path in (tmp_path / "site").rglob("*") if path.suffix in (".html", ".csv"))
    assert [path for path in texts if whole.search(path.read_text("utf-8"))] == []
    assert not (tmp_path / "site" / "embed" / "new").exists()


def test_a_path_alone_stands_before_every_link(tmp_path: Path, small_index: Index) -> None:
    site.write(served(small_index), tmp_path / "site", settings(small_index, base="/iran"))
    assert folders.broken(tmp_path / "site", "http://127.0.0.1/iran") == []


def test_pinned_versions_have_a_folder_that_stays_as_it_is(
    tmp_path: Path, small_index: Index
) -> None:
    frozen, folder = tmp_path / "releases", tmp_path / "site"
    version = store.write(frozen, small_index, DAY, "c0de").version
    pinned = [f"/embed/timeline?version={version}", f"/timeline.png?version={version}&w=400"]
    pinned.append(f"/embed/list?detail=1&version={version}")
    asked = settings(small_index, pinned=tuple(pinned))
    site.write(served(small_index, frozen), folder, asked)
    kept = folder / "releases" / version
    assert names(kept) >= {"embed/timeline/index.html", "timeline/w=400.png"}
    # The data of what they show, of the same version.
    assert names(kept) >= {"events.csv", "events.json", "events/detail=1.csv"}
    assert f"{BASE}/embed/list?detail=1&version={version}" in (
        (kept / "events" / "detail=1.csv").read_text("utf-8")
    )
    text = (kept / "embed" / "timeline" / "index.html").read_text("utf-8")
    assert "Frozen on 1 September 2026, version <a " in text
    for event in small_index.record.events:
        assert f"embed/card/{event.id}/index.html" in names(kept)
    assert folders.broken(folder, BASE) == []
    # However our code draws by then, what was published under a version stays.
    (kept / "embed" / "timeline" / "index.html").write_text("As it was")
    site.write(served(small_index, frozen), folder, replace(asked, code="later"))
    assert (kept / "embed" / "timeline" / "index.html").read_text() == "As it was"
