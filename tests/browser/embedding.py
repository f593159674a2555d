"""Somebody else's page around our charts: two servers, so that each is foreign to the other."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Frame, Locator, Page

from tests.browser.watching import Watch

# What a page around can do without our script: it writes down all that it is told.
LISTENER = "<script>heard = []; addEventListener('message', e => heard.push(e.data))</script>"
WIDTHS = (320, 600, 1000)
WITHDRAWAL = "2018-05-08-us-withdrawal"
VIEW = "timeline?detail=2"
KINDS = (
    VIEW,
    "list?from=2018&to=2019",
    "clauses",
    "series/stockpile_total",
    f"event/{WITHDRAWAL}",
    f"chain?from_event={WITHDRAWAL}&to_event=2020-01-05-fifth-step",
)


class Press:
    """A newspaper: pages by path, on a server of its own."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        press = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = press.pages.get(self.path)
                self.send_response(404 if body is None else 200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write((body or "").encode())

            def log_message(self, *_: object) -> None:
                """Keep the test's output to itself."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def page(self, body: str, path: str = "/article") -> str:
        """Put a page there and return its address."""
        head = "<!doctype html><html lang=en><meta charset=utf-8><title>Article</title>"
        icon = "<link rel=icon href='data:,'><style>body { margin: 0 }</style>"
        self.pages[path] = f"{head}{icon}<body><main><h1>Article</h1>{body}</main>"
        return self.address + path

    def close(self) -> None:
        """End the server."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class Reader:
    """A visitor of pages around our charts; complains at the end of what went wrong."""

    def __init__(self, browser: Browser, charts: str, press: Press) -> None:
        self._browser = browser
        self._host = urlsplit(charts).netloc
        self._press = press
        self._opened: list[tuple[BrowserContext, Watch]] = []

    def opens(self, address: str, width: int = 1000, height: int = 800, **more: object) -> Page:
        """Open an address in a new window; `more` is for Playwright's `new_context`."""
        context = self._browser.new_context(
            viewport={"width": width, "height": height},
            reduced_motion="reduce",
            **more,  # type: ignore[arg-type]
        )
        context.set_default_timeout(30_000)
        watch = Watch(self._host, 200)
        context.on("page", watch.over)
        self._opened.append((context, watch))
        page = context.new_page()
        page.goto(address)
        return page

    def leaves(self) -> list[str]:
        """Close everything and return what the browser complained of."""
        for context, _ in self._opened:
            for page in context.pages:
                page.title()
            context.close()
        from_press = f"request to another host: {self._press.address}"
        return [
            line
            for _, watch in self._opened
            for line in watch.seen
            if not line.startswith(from_press)
        ]


def embedded(page: Page, number: int = 0) -> Frame:
    """Return the frame of the page's n-th iframe once its page is there."""
    element = page.locator("iframe").nth(number).element_handle()
    frame = element.content_frame()
    assert frame is not None
    frame.wait_for_selector("#embed")
    return frame


def expect_fitting(page: Page, number: int = 0) -> float:
    """Wait until a frame is as high as what is in it, to the pixel, and return its height.

    It has no scroll bar then, and neither is there empty space below.
    """
    frame = embedded(page, number)
    page.wait_for_function(
        "number => document.querySelectorAll('iframe')[number].clientHeight !== 150", arg=number
    )
    frame.wait_for_function(
        "() => Math.abs(Math.ceil(document.querySelector('#embed').getBoundingClientRect().height)"
        " - innerHeight) <= 1"
    )
    assert frame.evaluate("document.documentElement.scrollHeight - innerHeight") <= 1
    assert frame.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    return frame.evaluate("innerHeight")


def element(app_url: str, view: str = VIEW) -> str:
    """Return our snippet: the element and the script."""
    return (
        f'<iran-deal-timeline src-view="{view.replace("&", "&amp;")}" title="The talks">'
        f'</iran-deal-timeline><script async src="{app_url}/embed.js"></script>'
    )


def iframe(app_url: str, view: str = VIEW, more: str = "") -> str:
    """Return a plain frame."""
    src = f"{app_url}/embed/{view}".replace("&", "&amp;")
    return f'<iframe src="{src}" title="The talks" width="100%" style="border:0" {more}></iframe>'


def mark(page: Page | Frame, id: str = WITHDRAWAL) -> Locator:
    """Return the link of an event in the drawing that is seen."""
    return page.locator(f".drawing:visible svg a[href$='{id}']")


def label(page: Page | Frame, id: str = WITHDRAWAL) -> Locator:
    """Return the text beside its mark, which a pointer can meet."""
    return mark(page, id).locator("text")


def heard(page: Page) -> list[Any]:
    """Return what the page around has been told."""
    return page.evaluate("heard")
