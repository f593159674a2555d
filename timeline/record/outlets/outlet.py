"""Outlets, which publish pages: their kinds, and which of them an address belongs to."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from timeline.record.model import Part, Source, Text

OutletKind = Literal[
    "official", "agency", "broadcaster", "newspaper", "magazine", "news-site", "specialist",
    "think-tank", "archive", "reference", "reprint", "other",
]  # fmt: skip
Rating = Literal["A", "B", "C"]

KINDS: Mapping[OutletKind, str] = MappingProxyType(
    {
        "official": "official body",
        "agency": "news agency",
        "broadcaster": "broadcaster",
        "newspaper": "newspaper",
        "magazine": "magazine",
        "news-site": "news site",
        "specialist": "specialist organization",
        "think-tank": "think tank",
        "archive": "archive of documents",
        "reference": "reference work",
        "reprint": "reprints and digests",
        "other": "other site",
    }
)
"""What each kind of outlet is called, in the order in which they are listed."""

RATINGS: Mapping[Rating, str] = MappingProxyType(
    {"A": "official", "B": "established", "C": "other"}
)
"""What each rating means, the best first."""

_WEAK_KINDS: frozenset[OutletKind] = frozenset(("reference", "reprint", "other"))

_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(/[^/\s?#]+)?")


def _domain(text: str) -> str:
    if not _DOMAIN.fullmatch(text) or text.startswith("www."):
        raise ValueError(
            f"{text[:60]!r} is not a domain; write a host in lower case without www, such as "
            "iaea.org, or with the first folder of its pages, such as internetmemory.org/haeu"
        )
    return text


Domain = Annotated[str, AfterValidator(_domain), "domain"]


class Outlet(Part):
    """Who publishes pages."""

    name: Text = Field(description="What it is called.")
    aka: tuple[Text, ...] = Field(
        default=(), description="Other names under which the record's documents have it."
    )
    kind: OutletKind = Field(description="What it is; this rates it, unless `rating` does.")
    owner: Text | None = Field(
        default=None, description="State that owns it or mainly pays for it, where one does."
    )
    rating: Rating | None = Field(
        default=None, description="A, B or C, where it is not what the kind gives."
    )
    domains: tuple[Domain, ...] = Field(
        min_length=1, description="Its hosts, without www; each stands for those below it, too."
    )

    @property
    def rated(self) -> Rating:
        """A for an official body, B for an established or specialist outlet, C for the rest."""
        if self.rating:
            return self.rating
        return "A" if self.kind == "official" else "C" if self.kind in _WEAK_KINDS else "B"

    @property
    def id(self) -> str:
        """The name as an address can have it: ``the-times-of-israel``."""
        return "-".join(re.findall(r"[^\W_]+", self.name.casefold()))

    @property
    def order(self) -> tuple[int, str]:
        """What outlets are sorted by: their kind, then A to Z without a leading "The"."""
        return list(KINDS).index(self.kind), self.name.casefold().removeprefix("the ")


@dataclass(frozen=True, eq=False)
class Outlets:
    """The outlets that are known; without any, nothing is rated.

    Attributes
    ----------
    test_hosts:
        First words of hosts that are test sites or copies of an outlet's own, such as
        ``staging`` in staging.example.org.
    """

    all: tuple[Outlet, ...] = ()
    test_hosts: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.all)

    @cached_property
    def digest(self) -> str:
        """What tells this list from others, for caches of what is made with it."""
        return hashlib.sha256(repr((self.all, self.test_hosts)).encode()).hexdigest()

    def of(self, source: Source) -> Outlet:
        """Return the outlet of a source; one that is not known is named by its host.

        It is known by the host of the page, or for a document without an address by its
        publisher. Such a document of an unknown publisher is taken for one of an official
        body, which is what has symbols.
        """
        if source.url is None:
            publisher = source.publisher.split(",")[0]
            known = self._by_name.get(publisher.casefold())
            return known or Outlet.model_construct(name=publisher, kind="official", domains=())
        host, path = place(source.url)
        for domain in _domains(host, path):
            if (known := self._by_domain.get(domain)) and not self._is_copy(host, domain):
                return known
        return Outlet.model_construct(name=host, kind="other", domains=(host,))

    def _is_copy(self, host: str, domain: str) -> bool:
        return host not in domain and re.split(r"[.-]", host)[0] in self.test_hosts

    @cached_property
    def _by_domain(self) -> Mapping[str, Outlet]:
        return {domain: outlet for outlet in self.all for domain in outlet.domains}

    @cached_property
    def _by_name(self) -> Mapping[str, Outlet]:
        return {
            name.casefold(): outlet for outlet in self.all for name in (outlet.name, *outlet.aka)
        }


NONE = Outlets()


def place(url: str) -> tuple[str, str]:
    """Return the host of an address, without www, and the first folder of its path or "".

    >>> place("https://www.iaea.org/newscenter/focus/iran"), place("http://example.org.:80")
    (('iaea.org', 'newscenter'), ('example.org', ''))
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    return host, parts.path.removeprefix("/").partition("/")[0]


def in_order(outlets: Iterable[Outlet]) -> list[Outlet]:
    """Return outlets by kind, then from A to Z."""
    return sorted(outlets, key=lambda outlet: outlet.order)


def _domains(host: str, folder: str) -> Iterator[str]:
    """Yield what may be listed for a host, the nearest first.

    >>> list(_domains("news.example.org", "a"))[:4]
    ['news.example.org/a', 'news.example.org', 'example.org/a', 'example.org']
    """
    while host:
        if folder:
            yield f"{host}/{folder}"
        yield host
        host = host.partition(".")[2]
