"""Images of charts: for sharing, for print, for places where nothing else can stand.

    /timeline.svg .png    /clauses.svg .png    /series/ID.svg .png    /events/ID.svg .png

Each takes the query of a view. Without `w` it is a card of 1200 by 630 px, the size that
social networks show; with `w` it is that many px wide and as high as it needs to be. Both have
a headline and say their source, and to programs licence, data version and address. `scale`
(0.25, 0.5, 1 or 2) multiplies the pixels of a PNG, which has 8 million of them at most: a larger
one is scaled down. Those who ask for a PNG take turns (`timeline.web.charts.pictures`).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Literal

from flask import Blueprint, Response

from timeline.chart import card
from timeline.chart.layout import focus
from timeline.chart.layout.clauses import clause_clock
from timeline.chart.metrics import CARD_HEIGHT, CARD_WIDTH
from timeline.chart.palette import Inks
from timeline.chart.scene import Scene
from timeline.query.describe import title_words
from timeline.query.params import ViewError, px
from timeline.query.view import TITLE_CHARACTERS, View, encode
from timeline.record import dates
from timeline.record.dates import EdtfDate, of_day
from timeline.record.index import Index
from timeline.web import urls
from timeline.web.charts import chart_kinds, pictures
from timeline.web.charts.chart_kinds import Kind, address, chart
from timeline.web.html import error_pages
from timeline.web.http import pinned, responses
from timeline.web.http.errors import missing
from timeline.web.http.pinned import Drawn
from timeline.web.origin import Origin
from timeline.web.site import Site, current_site

Ending = Literal["svg", "png"]

CARD = (CARD_WIDTH, CARD_HEIGHT)
WIDTHS = (320, 2400)
SCALES = {"0.25": 0.25, "0.5": 0.5, "1": 1.0, "2": 2.0}
OWN = pinned.IGNORED | {"w", "scale"}
MEDIA_TYPES: dict[Ending, str] = {"svg": "image/svg+xml; charset=utf-8", "png": "image/png"}
ENDINGS = tuple(MEDIA_TYPES)
_ANY = f"any({', '.join(ENDINGS)})"

bp = Blueprint("images", __name__)
error_pages.register(bp, shared=True)


@bp.get(f"/timeline.<{_ANY}:ending>")
def timeline(ending: Ending) -> Response:
    """Answer with the image of a view's timeline."""
    return _image("timeline", ending)


@bp.get(f"/clauses.<{_ANY}:ending>")
def clauses(ending: Ending) -> Response:
    """Answer with the image of the clauses."""
    return _image("clauses", ending)


@bp.get(f"/series/<id>.<{_ANY}:ending>")
def series(id: str, ending: Ending) -> Response:
    """Answer with the image of a series."""
    return _image("series", ending, id)


@bp.get(f"/events/<id>.<{_ANY}:ending>")
def event(id: str, ending: Ending) -> Response:
    """Answer with the image of an event among its causes and effects."""
    moved = pinned.renamed(current_site(), id, lambda today: path("event", today, ending))
    return moved or _image("event", ending, id)


def path(kind: Kind, id: str, ending: Ending) -> str:
    """Return the address on the site of a chart's image; a list has that of its timeline.

    >>> path("event", "2018-05-08-us-withdrawal", "png")
    '/events/2018-05-08-us-withdrawal.png'
    """
    start = {"series": urls.series(id), "event": urls.event(id), "clauses": "/clauses"}
    return f"{start.get(kind, '/timeline')}.{ending}"


def _image(kind: Kind, ending: Ending, id: str = "") -> Response:
    site = current_site()
    width, scale = px("w", responses.own("w").get("w"), *WIDTHS), _scale()
    own = {"w": f"{width or ''}", "scale": f"{scale:g}" if ending == "png" and scale != 1 else ""}

    def make(source: Site) -> str | bytes:
        if ending == "svg":
            return draw(source)[1]
        with pictures.turn():
            title, drawn, about = draw(source)
            pixels = round((width or CARD[0]) * scale)
            said = {"Title": title, "Description": about}
            return pictures.picture(drawn, width=pixels, about=said)

    def draw(source: Site) -> tuple[str, str, str]:
        view = responses.asked(source, OWN)
        inks = Inks(view.theme, plain=ending == "png")
        base = responses.base(site)
        links = None if ending == "png" else urls.short_marks(source.index, base)
        if width is None:
            shown = _shown(source, kind, id, view)
            title = shown.title or title_words(source.index, shown)
            about = _about(source, kind, id, view, base, title)
            sheet = card.Sheet(*CARD, inks, links, about)
            make_card = card.clock_card if kind == "clauses" else card.card
            drawn = make_card(source.index, shown, source.today(), sheet)
        else:
            title, scene = _chart(source, kind, id, view, width)
            about = _about(source, kind, id, view, base, title)
            drawn = card.framed(source.index, scene, title, inks=inks, links=links, about=about)
        return title, drawn, about

    def decided(source: Site) -> tuple[str, ...]:
        view = responses.asked(source, OWN)
        return (encode(view), f"{width} {scale}", f"{source.today()}")

    return pinned.response(site, Drawn(make, MEDIA_TYPES[ending], decided, own=own))


def _chart(source: Site, kind: Kind, id: str, view: View, width: int) -> tuple[str, Scene]:
    """Return what the chart is called, and it placed."""
    index = source.index
    id = index.event_meant(id)
    if kind == "timeline" and view.from_event and view.to_event:
        kind = "chain"
    shown = chart(index, kind, id, view, source.today())
    draw = shown.draw
    # An event without causes and effects has no chart to embed, but still a picture.
    scene = draw(width, None) if draw else focus.event(index, id, width=width, today=source.today())
    return view.title or shown.heading, scene


def _about(source: Site, kind: Kind, id: str, view: View, base: str, title: str) -> str:
    """Return licence, data version and address of the view, of the same version, as sentences."""
    id = source.index.event_meant(id)
    pages = {"series": urls.series(id), "event": urls.event(id), "clauses": "/clauses"}
    if source.version:
        chain = kind == "timeline" and view.from_event and view.to_event
        page = chart_kinds.path("chain" if chain else kind, id)
    else:
        page = pages.get(kind, "/")
    here = f"{base}{pinned.address(address(page, view), source.version)}"
    return Origin(source.index, base, here, here, title).notice()


def _shown(source: Site, kind: Kind, id: str, view: View) -> View:
    """Return the view that the card of a chart shows, with its title."""
    index = source.index
    if kind == "clauses":
        return replace(view, title=view.title or clause_clock.TITLE)
    if kind == "series":
        if id not in index.series:
            names = {each.id: each.title for each in index.record.series}
            raise missing("series", id, names, "/series/{}.png")
        title = view.title or index.series[id].title[:TITLE_CHARACTERS]
        first = min(point.date for point in index.series[id].points)
        return replace(_from(view, first), series=(id,), detail=1, title=title)
    if kind == "event":
        return _around(index, id, view, source)
    if view.from_event and view.to_event and not view.title:
        heading = chart(index, "chain", "", view, source.today()).heading
        return replace(view, title=heading[:TITLE_CHARACTERS])
    return view


def _from(view: View, first: EdtfDate | None) -> View:
    """Return the view from the year of `first`, if it does not say where it begins or ends."""
    if first is None or view.from_ or view.to:
        return view
    return replace(view, from_=dates.parse(f"{first.start.year:04d}"))


def _around(index: Index, id: str, view: View, source: Site) -> View:
    """Return the timeline around an event: the span of its causes and effects."""
    id = index.event_meant(id)
    if id not in index.events:
        names = {each.id: each.title for each in index.record.events}
        raise missing("event", id, names, "/events/{}.png")
    scale = focus.event(index, id, width=CARD[0], today=source.today()).scale
    return View(
        from_=of_day(dt.date.fromordinal(scale.first)),
        to=of_day(dt.date.fromordinal(scale.last)),
        event=id,
        detail=2,
        title=view.title or index.events[id].title,
        theme=view.theme,
    )


def _scale() -> float:
    text = responses.own("scale").get("scale", "1")
    if text not in SCALES:
        raise ViewError("scale", f"scale: {text[:40]!r} cannot be; write {', '.join(SCALES)}")
    return SCALES[text]
