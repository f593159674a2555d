"""Fixtures of the browser tests: the running app, a Chromium, pages that are watched, and axe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.embedding import Press, Reader
from tests.browser.serving import serving
from tests.browser.watching import (
    ARGUMENTS,
    Watch,
    accessibility_problems,
    chromium,
    is_browser_test,
)

# As long as a machine with other work may take; what is there sooner is not waited for.
MILLISECONDS_TO_WAIT = 30_000
expect.set_options(timeout=MILLISECONDS_TO_WAIT)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder `browser` and run them last."""
    for item in items:
        if is_browser_test(item.path):
            item.add_marker("browser")
    items.sort(key=lambda item: is_browser_test(item.path))


@pytest.fixture(scope="session")
def app_url() -> Iterator[str]:
    """The address of the app, serving events.yaml; without a slash at its end."""
    with serving() as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    executable = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """Open a page as a new visitor; call it with a path, or with an address of one's own server.

    `width` and `height` are the window in CSS pixels, `dark` is what the system prefers,
    `script` False turns script off, `touch` makes it a phone, and `status` is the status the
    page must have. The test fails at its end if a page wrote an error or a warning to the
    console, had a script error, a failed request or a request to another host.
    """
    opened: list[tuple[BrowserContext, Page, Watch]] = []

    def open_page(
        path: str,
        width: int = 1440,
        height: int = 900,
        *,
        dark: bool = False,
        script: bool = True,
        touch: bool = False,
        status: int = 200,
    ) -> Page:
        address = path if "://" in path else request.getfixturevalue("app_url") + path
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            has_touch=touch,
            is_mobile=touch,
            locale="en-US",
            # West of Greenwich a date that passes through a clock becomes the day before.
            timezone_id="America/Los_Angeles",
            reduced_motion="reduce",
        )
        context.set_default_timeout(MILLISECONDS_TO_WAIT)
        watch = Watch(urlsplit(address).netloc, status)
        # Also what the page opens in another tab.
        context.on("page", watch.over)
        page = context.new_page()
        opened.append((context, page, watch))
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == status, f"{address} has status {answer.status}, not {status}"
        return page

    yield open_page
    for context, page, _ in opened:
        # A last question to the page lets what it has already said arrive.
        if not page.is_closed():
            page.title()
        context.close()
    seen = [f"{page.url}: {what}" for _, page, watch in opened for what in watch.seen]
    if seen:
        pytest.fail("The browser complained:\n" + "\n".join(seen), pytrace=False)


@pytest.fixture
def axe() -> Callable[..., list[str]]:
    """The accessibility checker; call it with a page and write `assert axe(page) == []`."""
    return accessibility_problems


@pytest.fixture(scope="session")
def press() -> Iterator[Press]:
    """A newspaper on another server; put a page there with `press.page(body)`."""
    press = Press()
    yield press
    press.close()


@pytest.fixture
def reader(browser: Browser, app_url: str, press: Press) -> Iterator[Reader]:
    """A visitor of the newspaper and of our charts; the test fails if a page complains."""
    reader = Reader(browser, app_url, press)
    yield reader
    seen = reader.leaves()
    if seen:
        pytest.fail("The browser complained:\n" + "\n".join(seen), pytrace=False)
