"""Where links lead on a static site: to what was written, or to what holds it and more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from timeline.query.view import View
from timeline.static import naming, views
from timeline.static.naming import normal
from timeline.web.urls import Urls

_EMBED, _CARD = "/embed/", "/embed/card/"


@dataclass(frozen=True, slots=True)
class StaticUrls(Urls):
    """How a site of plain files writes the addresses of the app.

    Attributes
    ----------
    base:
        The whole address of the site without a slash at its end, or "" where it is not known.
    prefix:
        The path before every address on the site, such as "/iran", or "".
    files:
        The file of each address that is written.
    """

    static: ClassVar[bool] = True
    base: str
    prefix: str
    files: Mapping[str, str]

    @property
    def nowhere(self) -> bool:
        """True where the site's whole address is not known."""
        return not self.base

    def url(self, address: str) -> str:
        """Return where an address that is written is found on its server."""
        return self.prefix + naming.address_of(self.files[normal(address)])

    def own(self, value: str) -> str | None:
        """Return the address that a link's value means; None for another site's."""
        if self.base and (value == self.base or value.startswith(f"{self.base}/")):
            return value[len(self.base) :] or "/"
        return value if value.startswith("/") and not value.startswith("//") else None

    def lead(self, address: str, page: str) -> str | None:
        """Return where a link to `address` leads from the page at `page`; None for nowhere."""
        own = self.own(address)
        if own is None:
            return address
        target, hash, fragment = own.partition("#")
        target = normal(target)
        if target in self.files:
            return self.url(target) + hash + fragment
        path, _, query = target.partition("?")
        if path in (views.EXPLORER, views.LIST) and query.startswith("q=") and "&" not in query:
            # The list can be searched by script.
            return f"{self.url(views.LIST)}?{query}"
        if naming.is_file(path) or path.startswith(_EMBED):
            # Nothing else can stand in for it.
            return None
        found = views.wider(target, normal(page), self.files)
        if found is None:
            return None
        target, own_hash, place = found.partition("#")
        return self.url(target) + (own_hash + place if place else hash + fragment)

    def written(self, address: str) -> bool:
        """Return whether this very view is on the site."""
        return normal(address) in self.files

    def same(self, address: str, other: str) -> bool:
        """Return whether two addresses are one."""
        return normal(address) == normal(other)

    def whole(self, address: str, base: str) -> str:
        """Return an address for other sites, which know ours at `base`; "" for none."""
        file = self.files.get(normal(address))
        return self.base + naming.address_of(file) if self.base and file else ""

    def opening(self, view: View) -> tuple[str, str]:
        """Return what stands before and after the id in links that open events of the explorer."""
        return f"{self.prefix}{views.LIST}/", ""

    def cards(self, base: str, version: str) -> str:
        """Return what stands before the id in the address of an event's card, of an embed."""
        query = f"?{naming.VERSION}{version}" if version else ""
        return f"{self.prefix}/{naming.file(f'{_CARD}x{query}').removesuffix(f'x/{naming.INDEX}')}"
