"""Links of the page that is being written: to what is on its site, and to nothing else."""

from __future__ import annotations

from flask import has_request_context, request
from markupsafe import Markup

from timeline.chart.svg.document import MarkLinks
from timeline.web import urls
from timeline.web.site import current_site
from timeline.web.urls import LIVE, Urls


def site_urls() -> Urls:
    """Return how the site writes addresses; what no request asked for is of a running server."""
    return current_site().urls if has_request_context() else LIVE


def lead(address: str) -> str | None:
    """Return where a link to an address of the app leads; None where nothing is there for it.

    Addresses of other sites and places on the same page are themselves.
    """
    own = site_urls()
    return own.lead(address, _here()) if own.static else address


def to(address: str) -> Markup:
    """Return the attribute that makes an `a` a link, with a space before it; "" for none."""
    target = lead(address)
    return Markup() if target is None else Markup(' href="{}"').format(target)


def there(address: str) -> bool:
    """Return whether a link to the address leads anywhere."""
    return lead(address) is not None


def is_here(address: str) -> bool:
    """Return whether an address is that of the page that is being written."""
    return site_urls().same(address, _here())


def marks(base: str = "") -> MarkLinks:
    """Return where the marks of a drawing lead, on the site at `base`."""
    return MarkLinks(
        lambda id: lead(base + urls.event(id)) or "", lambda id: lead(base + urls.clause(id)) or ""
    )


def _here() -> str:
    query = request.query_string.decode(errors="replace")
    return f"{request.path}?{query}" if query else request.path
