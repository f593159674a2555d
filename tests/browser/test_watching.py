"""The watch itself: a page that is wrong is caught, a page that is right is not."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.watching import Watch, accessibility_problems, chromium

SOUND = "<main><h1>Sound</h1><p>Nothing is wrong here.</p></main>"
PAGES = {
    "/sound": SOUND,
    "/error": SOUND + "<script>console.error('an error')</script>",
    "/warning": SOUND + "<script>console.warn('a warning')</script>",
    "/trace": SOUND + "<script>console.trace('WARN: as plotly.js does')</script>",
    "/throws": SOUND + "<script>throw new Error('thrown')</script>",
    "/image": SOUND + "<img src='/gone.png' alt=''>",
    "/abroad": SOUND + "<img src='http://abroad.example/a.png' alt=''>",
    "/faint": "<main><h1>Faint</h1><p style='color: #ccc'>Who can read this?</p></main>",
    "/frame": SOUND + "<iframe src='/faint' title='A page in a page'></iframe>",
}


class Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = PAGES.get(self.path, SOUND)
        self.send_response(200 if self.path in PAGES else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        head = "<title>A page</title><link rel='icon' href='data:,'>"
        self.wfile.write(f"<!doctype html><html lang='en'>{head}<body>{body}".encode())

    def log_message(self, *_: object) -> None:
        """Keep the test's output to itself."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def seen(browser: Browser, address: str) -> Iterator[Callable[..., list[str]]]:
    """Visit a path and return what the watch wrote down, with `HERE` for the server's address."""
    context = browser.new_context()

    def seen(path: str, status: int = 200) -> list[str]:
        watch = Watch(urlsplit(address).netloc, status)
        page = context.new_page()
        watch.over(page)
        page.goto(address + path)
        page.title()
        return [line.replace(address, "HERE") for line in watch.seen]

    yield seen
    context.close()


def test_a_sound_page_has_nothing_to_complain_of(seen: Callable[..., list[str]]) -> None:
    assert seen("/sound") == []


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        ("/error", "console error: an error"),
        ("/warning", "console warning: a warning"),
        ("/trace", "console trace: WARN: as plotly.js does"),
        ("/throws", "script error: thrown"),
        ("/image", "status 404: HERE/gone.png"),
        ("/abroad", "request to another host: http://abroad.example/a.png"),
    ],
)
def test_what_is_wrong_is_written_down(
    seen: Callable[..., list[str]], path: str, complaint: str
) -> None:
    assert complaint in seen(path)


def test_a_status_is_wrong_unless_it_is_the_one_expected(seen: Callable[..., list[str]]) -> None:
    assert "status 404: HERE/nowhere" in seen("/nowhere")
    assert seen("/nowhere", status=404) == []
    assert "status 404: HERE/gone.png" in seen("/image", status=404)


def test_axe_names_the_element_also_in_a_frame(
    open_page: Callable[..., Page], address: str
) -> None:
    assert accessibility_problems(open_page(address + "/sound")) == []
    (faint,) = accessibility_problems(open_page(address + "/faint"))
    assert faint.startswith("color-contrast (serious): p: Element has insufficient color contrast")
    framed = accessibility_problems(open_page(address + "/frame"))
    assert any(line.startswith("color-contrast (serious): iframe p: ") for line in framed)
    assert accessibility_problems(open_page(address + "/frame"), "h1") == []


def test_without_a_browser_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("tests.browser.watching.MAC", "none")
    with pytest.raises(AssertionError) as raised:
        chromium()
    assert str(raised.value) == (
        "The browser tests need a Chromium, and chromium, chromium-browser, google-chrome, "
        "google-chrome-stable is not on the PATH. Run `make test`, which installs Debian's "
        "packages, or set CHROMIUM to a browser's path."
    )
