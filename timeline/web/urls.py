"""Addresses on the site: each thing of the record has one, and so has each view.

These functions give the address that the app answers at. Whether a page may link to it, and what
it is called on the site that the page stands on, `Urls` says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, ClassVar
from urllib.parse import quote

from timeline.chart.svg.canvas import MarkLinks
from timeline.query.view import View, encode
from timeline.record.index import Index

_SOME_ID = "0"
_WORDS = re.compile(r"[a-z0-9+]+")


@dataclass(frozen=True, slots=True)
class Urls:
    """How a site writes the addresses of the app: on a running server, as they are.

    Attributes
    ----------
    static:
        True where no server computes anything: only what was written is there.
    """

    static: ClassVar[bool] = False

    @property
    def nowhere(self) -> bool:
        """True for plain files of which nobody knows on which host they will stand."""
        return False

    def lead(self, address: str, page: str) -> str | None:
        """Return where a link to `address` leads from the page at `page`; None for nowhere."""
        return address

    def written(self, address: str) -> bool:
        """Return whether this very view is on the site."""
        return True

    def same(self, address: str, other: str) -> bool:
        """Return whether two addresses are one."""
        return address == other

    def whole(self, address: str, base: str) -> str:
        """Return an address for other sites, which know ours at `base`; "" for none."""
        return base + address

    def opening(self, view: View) -> tuple[str, str]:
        """Return what stands before and after the id in links that open events of the explorer."""
        return around_event(view)

    def cards(self, base: str, version: str) -> str:
        """Return what stands before the id in the address of an event's card, of an embed."""
        return f"{base}/embed/card/"


LIVE = Urls()


def event(id: str) -> str:
    """Return the address of an event's page."""
    return f"/events/{id}"


def party(id: str) -> str:
    """Return the address of the page of an actor or of a group."""
    return f"/actors/{id}"


def clause(id: str) -> str:
    """Return the address of a clause on the page of all clauses."""
    return f"/clauses#{id}"


def series(id: str) -> str:
    """Return the address of the page of a row of numbers."""
    return f"/series/{id}"


def tour(id: str) -> str:
    """Return the address of a guided tour."""
    return f"/tours/{id}"


def term(term: str) -> str:
    """Return the address of a term in the glossary."""
    return f"/glossary#{slug(term)}"


def person(id: str) -> str:
    """Return the address of a person on the page of all people."""
    return f"/people#{id}"


def short_marks(index: Index, base: str) -> MarkLinks:
    """Return where the marks of a file lead: to events by the beginnings of their ids.

    That makes the drawing of all events a fifth smaller.
    """
    short = index.beginnings
    return MarkLinks(lambda id: f"{base}{event(short[id])}", lambda id: f"{base}{clause(id)}")


def outlet(id: str) -> str:
    """Return the address of the sources that an outlet publishes."""
    return f"/sources/{id}"


def correction(about: str) -> str:
    """Return the address that tells how to report an error in the thing with this id.

    >>> correction("p5+1"), correction("")
    ('/about?id=p5%2B1#corrections', '/about#corrections')
    """
    return f"/about?id={quote(about, safe='')}#corrections" if about else "/about#corrections"


def slug(text: str) -> str:
    """Return a text as an id that an address can name.

    >>> slug("IR-1, IR-6"), slug("P5+1")
    ('ir-1-ir-6', 'p5+1')
    """
    return "-".join(_WORDS.findall(text.lower()))


def explorer(view: View, **changes: Any) -> str:
    """Return the explorer's address of `view` with these fields changed.

    >>> explorer(View(), event="2018-05-08-us-withdrawal")
    '/?event=2018-05-08-us-withdrawal'
    """
    query = encode(replace(view, **changes) if changes else view)
    return f"/?{query}" if query else "/"


def around_event(view: View) -> tuple[str, str]:
    """Return what stands before and after the id in the address of `view` with an event open.

    A list of a thousand links then costs a thousand joins, not a thousand encodings.

    >>> around_event(View(detail=1, theme="dark"))
    ('/?detail=1&event=', '&theme=dark')
    """
    parts = encode(replace(view, event=_SOME_ID)).split("&")
    place = parts.index(f"event={_SOME_ID}")
    before = "&".join([*parts[:place], "event="])
    after = "".join(f"&{part}" for part in parts[place + 1 :])
    return f"/?{before}", after


def image(view: View) -> str:
    """Return the address of the picture that stands for a shared view.

    >>> image(View(detail=1, theme="dark"))
    '/timeline.png?detail=1'
    """
    query = encode(replace(view, theme="auto"))
    return f"/timeline.png?{query}" if query else "/timeline.png"


def builder(kind: str, view: View) -> str:
    """Return the address that opens the builder with a view: "Embed this".

    >>> builder("event", View(event="2018-05-08-us-withdrawal"))
    '/embed/new?event=2018-05-08-us-withdrawal&kind=event'
    """
    own = [] if kind == "timeline" else [f"kind={kind}"]
    query = "&".join([*filter(None, [encode(view)]), *own])
    return f"/embed/new?{query}" if query else "/embed/new"


def events(view: View, ending: str = "") -> str:
    """Return the address of the list of a view's events, or of a file of them.

    >>> events(View(detail=1), ".csv")
    '/events.csv?detail=1'
    """
    query = encode(replace(view, theme="auto", event=None))
    return f"/events{ending}?{query}" if query else f"/events{ending}"
