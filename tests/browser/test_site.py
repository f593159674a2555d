"""The static site on nginx, as its documents say: read, searched, embedded and kept."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import plain_files
from tests.browser.embedding import Press, Reader, element, embedded, expect_fitting
from tests.builders import SMALL
from timeline.record.index import Index

YEAR = "public, max-age=31536000, immutable"
MINUTES = "public, max-age=300, must-revalidate"
INSPECTION = "2018-11-inspection"
ACCORD = "2021-06-30-accord"
PINNED = (
    "/embed/timeline", "/embed/timeline?detail=1", "/embed/timeline?actors=alia,borea&lanes=talks",
    "/embed/list", "/timeline.png?w=400",
)  # fmt: skip
CHOSEN = "from=2015&lanes=talks"


@dataclass(frozen=True)
class Served:
    """A site that is served: its address, its folder, and the data version that is pinned."""

    url: str
    folder: Path
    version: str


@contextmanager
def frozen_and_served(
    here: Path, version: str, pinned: Iterable[str], path: str = "", *more: str
) -> Generator[Served]:
    """Serve the small record's site by nginx at a path of its host, with a frozen release.

    `pinned` are the views that the release keeps, `more` is said to the command that writes
    the site.
    """
    port = plain_files.free_port()
    url = f"http://127.0.0.1:{port}{path}"
    frozen, site = str(here / "releases"), here / "www" / "site"
    views = [f"--view={each}" for each in pinned]
    plain_files.command("release", str(SMALL), "--releases", frozen, "--base", url, *views)
    plain_files.command("site", str(site), str(SMALL), "--base", url, "--releases", frozen, *more)
    with plain_files.nginx(site, port, here, path):
        yield Served(url, site, version)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, small_index: Index) -> Generator[Served]:
    """The small record's site on nginx, with a frozen release."""
    here = tmp_path_factory.mktemp("static")
    chosen = f"--view=/embed/timeline?{CHOSEN}"
    with frozen_and_served(here, small_index.version, PINNED, "", chosen) as site:
        yield site


@dataclass(frozen=True)
class Answer:
    """What the server sent."""

    status: int
    headers: Message
    body: bytes


def ask(url: str, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=named)) as answer:
            return Answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.headers, error.read())


# --- read


def test_a_reader_gets_from_the_front_page_to_a_source(
    served: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{served.url}/")
    expect(page.locator("#still svg")).to_be_visible()
    page.locator(f"#still a[href='/events/{INSPECTION}'] text").click()
    expect(page).to_have_url(f"{served.url}/events/{INSPECTION}")
    expect(page.locator(".sources").first).to_be_visible()
    page.get_by_role("link", name="See it on the timeline").click()
    expect(page).to_have_url(f"{served.url}/#event-{INSPECTION}")
    expect(page.locator(f"#event-{INSPECTION}")).to_be_in_viewport()


def test_choices_lead_to_what_was_written(served: Served, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{served.url}/")
    choices = page.get_by_role("navigation", name="Choose what is shown")
    choices.get_by_role("link", name="Talks").click()
    expect(page).to_have_url(f"{served.url}/lanes=talks")
    expect(page.locator("#list li")).to_have_count(2)
    expect(choices.get_by_role("link", name="Talks")).to_have_attribute("aria-current", "true")
    page.locator("#ranges").get_by_role("link", name="Before the talks").click()
    expect(page).to_have_url(f"{served.url}/from=1998/to=2015-03-01")
    page.locator("#summary").get_by_role("link", name=re.compile("^Remove")).first.click()
    expect(page.locator("#list li")).not_to_have_count(0)


def test_words_are_found_without_a_server(served: Served, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{served.url}/about")
    page.get_by_role("searchbox").fill("adal TALK")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{served.url}/events?q=adal+TALK")
    # In the name of a speaker, which has an accent, and in the words of a quote.
    expect(page.get_by_role("status")).to_have_text("1 of 5 events have “adal TALK”. Show all")
    expect(page.locator(".rows .row:visible a")).to_have_text(["Alia and Borea open talks"])
    page.get_by_role("link", name="Show all").click()
    expect(page.locator(".rows .row:visible")).to_have_count(5)


PAGES = (
    "/", "/detail=1", "/events", f"/events/{INSPECTION}", "/actors/alia", "/clauses",
    "/series/stock", "/tours/in-two-steps", "/compare", "/glossary", "/data",
    f"/embed/new/event={ACCORD}/kind=event", "/embed/timeline", f"/embed/event/{ACCORD}",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [390, 1440])
def test_pages_are_sound(
    served: Served,
    open_page: Callable[..., Page],
    axe: Callable[..., list[str]],
    path: str,
    width: int,
) -> None:
    page = open_page(f"{served.url}{path}", width=width)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert axe(page) == []


def test_no_control_is_seen_that_does_nothing(
    served: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{served.url}/")
    controls = page.locator("button:visible, input:visible, select:visible, textarea:visible")
    assert controls.evaluate_all("all => all.map(each => each.name || each.textContent)") == [
        "q", "Search",
    ]  # fmt: skip


@pytest.mark.parametrize("path", ["/", "/events"])
def test_pages_are_of_use_without_script(
    served: Served, open_page: Callable[..., Page], path: str
) -> None:
    page = open_page(f"{served.url}{path}", script=False)
    expect(page.locator("form:visible")).to_have_count(0)
    page.locator(".row a").first.click()
    expect(page).to_have_url(f"{served.url}/events/1998-first-site")


def test_what_is_not_there_is_told(served: Served, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{served.url}/events/nothing", status=404)
    expect(page.get_by_text("There is nothing at this address.")).to_be_visible()
    page.get_by_role("link", name="All events").click()
    expect(page).to_have_url(f"{served.url}/events")


# --- embedded


@pytest.mark.parametrize(
    "view", ["timeline", "timeline/detail=1", "clauses", f"event/{INSPECTION}"]
)
def test_an_embed_fits_into_a_foreign_page(served: Served, browser: Browser, view: str) -> None:
    press = Press()
    reader = Reader(browser, served.url, press)
    try:
        page = reader.opens(press.page(element(served.url, view)), 1000)
        heights: set[float] = set()
        for width in (1000, 320):
            page.set_viewport_size({"width": width, "height": 800})
            page.wait_for_function(
                "w => document.querySelector('iframe').clientWidth === w", arg=width
            )
            heights.add(expect_fitting(page))
        assert len(heights) == 2
        assert page.locator("iframe").get_attribute("src") == f"{served.url}/embed/{view}"
    finally:
        complaints = reader.leaves()
        press.close()
    assert complaints == []


def test_an_embed_shows_cards_also_where_it_has_no_origin(served: Served, browser: Browser) -> None:
    press = Press()
    reader = Reader(browser, served.url, press)
    size = 'width="900" height="500"'
    frame = f'<iframe src="{served.url}/embed/timeline" sandbox="allow-scripts" {size}>'
    try:
        page = reader.opens(press.page(f"{frame}</iframe>"), 1000)
        embed = embedded(page)
        embed.locator(f".drawing:visible svg a[href$='{INSPECTION}'] text").hover()
        expect(embed.locator("#card .text")).to_contain_text("the Agency inspects both sites")
        expect(embed.get_by_role("button", name="Zoom and pan")).to_be_hidden()
    finally:
        complaints = reader.leaves()
        press.close()
    assert complaints == []


def test_an_embed_of_a_chosen_view_shows_that_view(served: Served, browser: Browser) -> None:
    press = Press()
    reader = Reader(browser, served.url, press)
    try:
        page = reader.opens(press.page(element(served.url, "?lanes=talks&from=2015")), 1000)
        embed = embedded(page)
        # One of the two talks, and nothing that was built.
        expect(embed.locator(".drawing:visible svg a")).not_to_have_count(0)
        expect(embed.locator(f".drawing:visible svg a[href$='{INSPECTION}']")).to_have_count(0)
    finally:
        complaints = reader.leaves()
        press.close()
    assert complaints == []


def test_a_pinned_version_is_that_version_or_nothing(
    served: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{served.url}/releases/{served.version}/embed/timeline/detail=1")
    expect(page.get_by_text(f"version {served.version}")).to_be_visible()
    # As a running server has it in its address, too.
    assert ask(f"{served.url}/embed/list?version={served.version}").status == 200
    assert ask(f"{served.url}/embed/list?version=0123456789ab").status == 404
    assert (
        ask(f"{served.url}/embed/list").body
        != ask(f"{served.url}/embed/list?version={served.version}").body
    )


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/embed/timeline?version=V", "releases/V/embed/timeline/index.html"),
        ("/embed/timeline?detail=1&version=V", "releases/V/embed/timeline/detail=1/index.html"),
        ("/embed/timeline?version=V&detail=1", "releases/V/embed/timeline/detail=1/index.html"),
        (
            "/embed/timeline?version=V&lanes=talks&actors=alia,borea",
            "releases/V/embed/timeline/actors=alia,borea/lanes=talks/index.html",
        ),
        ("/timeline.png?version=V&w=400", "releases/V/timeline/w=400.png"),
        ("/events.csv?version=V", "releases/V/events.csv"),
        ("/events.json?version=V&detail=1", "releases/V/events/detail=1.json"),
        ("/embed/timeline", "embed/timeline/index.html"),
        ("/embed/timeline?detail=1", "embed/timeline/detail=1/index.html"),
        (f"/embed/timeline?{CHOSEN}", "embed/timeline/from=2015/lanes=talks/index.html"),
        (
            "/embed/timeline?lanes=talks&from=2015",
            "embed/timeline/from=2015/lanes=talks/index.html",
        ),
        # What says nothing of the view.
        ("/embed/timeline?", "embed/timeline/index.html"),
        ("/embed/timeline?lanes=", "embed/timeline/index.html"),
        (
            "/embed/timeline?initialWidth=600&childId=a&detail=1&parentTitle=A%20b"
            "&parentUrl=https://example.org/",
            "embed/timeline/detail=1/index.html",
        ),
        (
            "/embed/timeline?utm_source=x&utm_medium=y&version=V&fbclid=z",
            "releases/V/embed/timeline/index.html",
        ),
        ("/events.csv", "events.csv"),
        ("/embed.js?20260901", "embed.js"),
        # Of a page there is the view, or what holds it and more.
        ("/?lanes=talks", "lanes=talks/index.html"),
        ("/?lanes=talks&from=1998&to=1999", "index.html"),
        ("/?lanes=talks&lanes=sites", "index.html"),
        ("/events?q=heavy+water", "events/index.html"),
        ("/about?ref=newsletter", "about/index.html"),
    ],
)
def test_an_address_of_a_running_server_is_that_very_view(
    served: Served, address: str, file: str
) -> None:
    answer = ask(served.url + address.replace("=V", f"={served.version}"))
    assert answer.status == 200
    assert answer.body == (served.folder / file.replace("/V/", f"/{served.version}/")).read_bytes()
    assert answer.headers["Cache-Control"] == (YEAR if "=V" in address else MINUTES)


@pytest.mark.parametrize(
    "address",
    [
        "/embed/timeline?lanes=sites&version=V",
        "/embed/timeline?detail=1&lanes=talks&version=V",
        "/embed/timeline?version=V&version=V",
        "/embed/timeline?version=",
        "/embed/timeline?version=../embed",
        "/embed/timeline?lanes=talks",
        "/embed/timeline?lanes=talks&lanes=talks&from=2015",
        "/embed/timeline?detail=1/../detail=1",
        "/embed/timeline?lane=talks",
        "/embed/timeline?detail=1&Lanes=talks",
        "/embed/timeline?talks",
        "/timeline.png?w=400",
        "/timeline.png?w=500&version=V",
        "/events.csv?lanes=talks",
        "/events.csv?lanes=sites&version=V",
        f"/embed/event/{INSPECTION}?theme=dark",
    ],
)
def test_no_other_view_stands_in_for_an_embed_or_data(served: Served, address: str) -> None:
    answer = ask(served.url + address.replace("=V", f"={served.version}"))
    assert answer.status == 404
    assert answer.headers["Cache-Control"] is None


# --- below a path


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory, small_index: Index) -> Generator[Served]:
    """The small record's site on nginx, at a path of its host, with a frozen release."""
    here = tmp_path_factory.mktemp("below")
    with frozen_and_served(here, small_index.version, ["/embed/list"], "/iran") as site:
        yield site


def test_a_site_below_a_path_is_read_and_looks_as_it_should(
    below: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{below.url}/")
    page.locator(f"#still a[href='/iran/events/{INSPECTION}'] text").click()
    expect(page).to_have_url(f"{below.url}/events/{INSPECTION}")
    page = open_page(f"{below.url}/events/nothing", status=404)
    expect(page.get_by_text("There is nothing at this address.")).to_be_visible()


def test_an_embed_from_below_a_path_fits_into_a_foreign_page(
    below: Served, browser: Browser
) -> None:
    press = Press()
    reader = Reader(browser, below.url, press)
    try:
        page = reader.opens(press.page(element(below.url, "timeline?detail=1")), 1000)
        expect_fitting(page)
    finally:
        complaints = reader.leaves()
        press.close()
    assert complaints == []


@pytest.mark.parametrize(
    ("path", "file", "kept", "framed", "shared"),
    [
        ("", "index.html", MINUTES, "'self'", None),
        ("/", "index.html", MINUTES, "'self'", None),
        ("/?lanes=talks", "lanes=talks/index.html", MINUTES, "'self'", None),
        ("/embed/new", "embed/new/index.html", MINUTES, "'self'", "*"),
        ("/embed/timeline?detail=1", "embed/timeline/detail=1/index.html", MINUTES, "*", "*"),
        ("/embed/list?version=V", "releases/V/embed/list/index.html", YEAR, "*", "*"),
        ("/releases/V/embed/list", "releases/V/embed/list/index.html", YEAR, "*", "*"),
        ("/events.csv", "events.csv", MINUTES, "'self'", "*"),
    ],
)
def test_headers_below_a_path(
    below: Served, path: str, file: str, kept: str, framed: str, shared: str | None
) -> None:
    answer = ask(below.url + path.replace("V", below.version))
    assert answer.body == (below.folder / file.replace("V", below.version)).read_bytes()
    assert answer.headers["Cache-Control"] == kept
    assert answer.headers["Content-Security-Policy"] == f"frame-ancestors {framed}"
    assert answer.headers["Access-Control-Allow-Origin"] == shared


def test_assets_below_a_path_are_kept_for_a_year(below: Served) -> None:
    for path in (below.folder / "assets").rglob("*.css"):
        answer = ask(f"{below.url}/{path.relative_to(below.folder).as_posix()}")
        assert answer.headers["Cache-Control"] == YEAR


@pytest.mark.parametrize("path", ["/", "/events", "/iranian", "/iranevents"])
def test_what_is_not_below_the_path_is_not_there(below: Served, path: str) -> None:
    assert ask(below.url.removesuffix("/iran") + path).status == 404


# --- kept


@pytest.mark.parametrize(
    ("path", "kind", "kept", "framed", "shared"),
    [
        ("/", "text/html; charset=utf-8", MINUTES, "'self'", None),
        ("/events/1998-first-site", "text/html; charset=utf-8", MINUTES, "'self'", None),
        ("/embed/new", "text/html; charset=utf-8", MINUTES, "'self'", "*"),
        ("/embed/timeline", "text/html; charset=utf-8", MINUTES, "*", "*"),
        ("/embed/card/1998-first-site", "text/html; charset=utf-8", MINUTES, "*", "*"),
        ("/embed.js", "application/javascript; charset=utf-8", MINUTES, "'self'", "*"),
        ("/timeline.png", "image/png", MINUTES, "'self'", "*"),
        ("/timeline.svg", "image/svg+xml; charset=utf-8", MINUTES, "'self'", "*"),
        ("/events.csv", "text/csv; charset=utf-8", MINUTES, "'self'", "*"),
        ("/events.json", "application/json", MINUTES, "'self'", "*"),
        ("/events.ics", "text/calendar; charset=utf-8", MINUTES, "'self'", "*"),
        ("/events.atom", "application/atom+xml; charset=utf-8", MINUTES, "'self'", "*"),
        ("/events.bib", "application/x-bibtex; charset=utf-8", MINUTES, "'self'", "*"),
        (
            "/events.ris",
            "application/x-research-info-systems; charset=utf-8",
            MINUTES,
            "'self'",
            "*",
        ),
    ],
)
def test_headers(
    served: Served, path: str, kind: str, kept: str, framed: str, shared: str | None
) -> None:
    headers = ask(served.url + path).headers
    assert headers["Content-Type"] == kind
    assert headers["Cache-Control"] == kept
    assert headers["Content-Security-Policy"] == f"frame-ancestors {framed}"
    assert headers["Access-Control-Allow-Origin"] == shared
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert ask(served.url + path, If_None_Match=headers["ETag"]).status == 304


def test_what_never_changes_is_kept_for_a_year(served: Served) -> None:
    assets = [
        path.relative_to(served.folder).as_posix()
        for path in (served.folder / "assets").rglob("*.css")
    ]
    pinned = f"releases/{served.version}/embed/list"
    assert len(assets) > 2
    for path in (*assets, pinned):
        assert ask(f"{served.url}/{path}").headers["Cache-Control"] == YEAR
    for path in ("assets/gone.css", "releases/0123456789ab/embed/list"):
        missing = ask(f"{served.url}/{path}")
        assert missing.status == 404
        assert missing.headers["Cache-Control"] is None


@pytest.mark.parametrize("path", ["", "events", "embed/timeline", "events.csv", "embed.js"])
def test_files_are_sent_as_they_were_compressed(served: Served, path: str) -> None:
    at = served.folder / path
    file = at / "index.html" if at.is_dir() else at
    for accepted, encoding, ending in (
        ("br, gzip", "br", ".br"),
        ("gzip", "gzip", ".gz"),
        ("identity", None, ""),
    ):
        answer = ask(f"{served.url}/{path}", Accept_Encoding=accepted)
        assert answer.headers["Content-Encoding"] == encoding
        assert "Accept-Encoding" in (answer.headers["Vary"] or "")
        assert answer.body == file.with_name(file.name + ending).read_bytes()
