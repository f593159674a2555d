"""Where links lead on a static site: to what was written, or to what holds it and more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from timeline.static import naming, views
from timeline.static.naming import normal

_EMBED = "/embed/"


@dataclass(frozen=True, slots=True)
class Links:
    """The links of a site.

    Addresses are those of the app: a path on the site, with its query string and fragment.

    Attributes
    ----------
    base:
        The whole address of the site without a slash at its end, or "" where it is not known.
    prefix:
        The path before every address on the site, such as "/iran", or "".
    written:
        The file of each address that was written.
    """

    base: str
    prefix: str
    written: Mapping[str, str]

    def url(self, address: str) -> str:
        """Return where an address that was written is found on its server."""
        return self.prefix + naming.address_of(self.written[normal(address)])

    def whole(self, address: str) -> str:
        """Return where an address that was written is found in the world."""
        return self.base + naming.address_of(self.written[normal(address)])

    def own(self, value: str) -> str | None:
        """Return the address that a link's value means; None for another site's."""
        if self.base and (value == self.base or value.startswith(f"{self.base}/")):
            return value[len(self.base) :] or "/"
        return value if value.startswith("/") and not value.startswith("//") else None

    def lead(self, address: str, page: str) -> str | None:
        """Return where a link of `page` to `address` leads; None where it would lead nowhere."""
        target, hash, fragment = address.partition("#")
        target = normal(target)
        if target in self.written:
            return self.url(target) + hash + fragment
        path, _, query = target.partition("?")
        if path in (views.EXPLORER, views.LIST) and query.startswith("q=") and "&" not in query:
            # The list can be searched by script.
            return f"{self.url(views.LIST)}?{query}"
        if exact(path):
            return None
        found = views.wider(target, normal(page), self.written)
        if found is None:
            return None
        target, own_hash, own = found.partition("#")
        return self.url(target) + (own_hash + own if own else hash + fragment)


def exact(path: str) -> bool:
    """Return whether nothing else can stand in for what is at a path: a file, or an embed."""
    return "." in path.rpartition("/")[2] or path.startswith(_EMBED)
