"""A browser that writes down whatever a visitor's browser would complain of."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import ConsoleMessage, Page, Request, Response

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No host but this machine is found, whatever network there is.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
# plotly.js warns with console.trace.
COMPLAINTS = ("error", "warning", "assert", "trace")
AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


def chromium() -> str:
    """Return the path of the system's Chromium or Chrome; CHROMIUM in the environment names it.

    Raises
    ------
    AssertionError
        If there is none.
    """
    named = os.environ.get("CHROMIUM")
    for name in (named,) if named else (*NAMES, MAC):
        found = shutil.which(name)
        if found:
            return found
    raise AssertionError(
        f"The browser tests need a Chromium, and {named or ', '.join(NAMES)} is not on the PATH. "
        "Run `make test`, which installs Debian's packages, or set CHROMIUM to a browser's path."
    )


@dataclass
class Watch:
    """What went wrong on a page, in the order in which it was seen."""

    host: str
    status: int
    seen: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        """Write down from now on what goes wrong on the page."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.seen.append(f"script error: {error}"))
        page.on("request", self._request)
        page.on("requestfailed", self._failed)
        page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        # The browser also reports a document with the status that the test expects.
        expected = self.status >= 400 and f"status of {self.status}" in message.text
        if message.type in COMPLAINTS and not expected:
            self.seen.append(f"console {message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != self.host:
            self.seen.append(f"request to another host: {request.url}")

    def _failed(self, request: Request) -> None:
        # Leaving a page and starting a download abort requests; nothing is wrong then.
        if request.failure != "net::ERR_ABORTED":
            self.seen.append(f"request failed ({request.failure}): {request.url}")

    def _response(self, response: Response) -> None:
        expected = response.status == self.status and response.request.is_navigation_request()
        if response.status >= 400 and not expected:
            self.seen.append(f"status {response.status}: {response.url}")


def accessibility_problems(page: Page, within: str | None = None) -> list[str]:
    """Return axe's violations on the page, one readable line an element; [] if there is none.

    `within` is a CSS selector: only what is inside is judged.
    """
    for frame in page.frames:
        frame.evaluate(AXE_SCRIPT)
    results: dict[str, Any] = page.evaluate(
        "([within, tags]) => axe.run(within || document,"
        " {resultTypes: ['violations'], runOnly: {type: 'tag', values: tags}})",
        [within, list(AXE_TAGS)],
    )
    return [
        f"{violation['id']} ({violation['impact']}): {' '.join(map(str, node['target']))}: "
        + "; ".join(check["message"] for check in node["any"] + node["all"] + node["none"])
        for violation in results["violations"]
        for node in violation["nodes"]
    ]


def is_browser_test(path: Path) -> bool:
    """True for a test file in this folder."""
    return Path(__file__).parent in path.parents
