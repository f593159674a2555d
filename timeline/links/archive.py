"""Archived copies, by the Internet Archive's availability interface.

https://archive.org/help/wayback_api.php: asked for an address and a day, it answers with the
copy nearest to the day::

    {"url": "example.org/a", "timestamp": "20150714", "archived_snapshots": {"closest": {
     "status": "200", "available": true, "timestamp": "20150716041213",
     "url": "http://web.archive.org/web/20150716041213/http://example.org/a"}}}

and with empty `archived_snapshots` where there is none.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any
from urllib.parse import urlencode

from timeline.links.polite import Polite
from timeline.record.text_checks import address_problem

INTERFACE = "https://archive.org/wayback/available"
_MOST_BYTES = 100_000


def nearest_copy(polite: Polite, url: str, day: dt.date, interface: str = INTERFACE) -> str | None:
    """Return the address of the archived copy of a page that is nearest to a day, or None.

    Raises
    ------
    Unanswered
        If the archive does not answer.
    """
    query = urlencode({"url": url, "timestamp": f"{day:%Y%m%d}"})
    return copy_in(polite.text(f"{interface}?{query}", _MOST_BYTES))


def copy_in(body: bytes) -> str | None:
    """Return the address of the copy that an answer names, or None where it names none."""
    try:
        said: Any = json.loads(body)
        closest: Any = said["archived_snapshots"]["closest"]
        url, there, status = closest["url"], closest["available"], closest["status"]
    except (ValueError, LookupError, TypeError):
        return None
    if there is not True or status != "200" or not isinstance(url, str) or address_problem(url):
        return None
    return url.replace("http://web.archive.org/", "https://web.archive.org/", 1)
