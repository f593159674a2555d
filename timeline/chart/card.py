"""Drawings that stand alone, with a headline and their source: in a size for sharing, or any."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from timeline.chart import text
from timeline.chart.layout import framing, timeline
from timeline.chart.layout.clauses import clause_clock
from timeline.chart.layout.marks import facts
from timeline.chart.metrics import (
    CARD_GAP,
    CARD_HEADLINE_ROW,
    CARD_HEADLINE_ROWS,
    CARD_HEADLINE_SIZE,
    CARD_HEIGHT,
    CARD_MARGIN,
    CARD_READABLE,
    CARD_SOURCE_SIZE,
    CARD_WIDTH,
    CARD_ZOOMS,
    FRAME_EDGE,
    FRAME_HEADLINE_ROWS,
    FRAME_SOURCE_SIZE,
)
from timeline.chart.palette import Inks
from timeline.chart.scene import Scene
from timeline.chart.svg import document
from timeline.chart.svg.canvas import MarkLinks
from timeline.chart.xml import attributes, element
from timeline.chart.xml import text as escaped
from timeline.query import describe
from timeline.query.select import select
from timeline.query.view import View
from timeline.record import dates
from timeline.record.index import Index


@dataclass(frozen=True, slots=True)
class Sheet:
    """A card to draw on: its size in px, its inks, where marks lead, and words for programs."""

    width: float = CARD_WIDTH
    height: float = CARD_HEIGHT
    inks: Inks = field(default_factory=Inks)
    links: MarkLinks | None = None
    about: str = ""


def card(index: Index, view: View, today: dt.date, sheet: Sheet | None = None) -> str:
    """Return the drawing of `view` as an SVG of exactly the size of the `sheet`.

    The headline is the view's caption, else its title in words; the line below the drawing
    says whose data it is, as of when, and its licence, as far as the record says so. The
    drawing is as large as fits with half of the landmarks named; more are as there is room.
    """

    def fitted(width: float, height: float) -> tuple[Scene, float]:
        return _fitted(index, view, width, height, today)

    return _card(index, view.title or describe.title_words(index, view), fitted, sheet or Sheet())


def clock_card(index: Index, view: View, today: dt.date, sheet: Sheet | None = None) -> str:
    """Return the clause clock as such an SVG, as large as fits; clauses are not named there."""

    def fitted(width: float, height: float) -> tuple[Scene, float]:
        for zoom in CARD_ZOOMS:
            room = (width / zoom, height / zoom)
            drawn = clause_clock.clock(index, view, width=room[0], height=room[1], today=today)
            if drawn.height <= room[1]:
                return drawn, zoom
        drawn = clause_clock.clock(index, view, width=width, height=height, today=today)
        return drawn, height / drawn.height

    return _card(index, view.title or clause_clock.TITLE, fitted, sheet or Sheet())


def _card(
    index: Index,
    title: str,
    fitted: Callable[[float, float], tuple[Scene, float]],
    sheet: Sheet,
) -> str:
    """Return a card; `fitted` gives the drawing for a room in px, and how much it is enlarged."""
    width, height, inks = sheet.width, sheet.height, sheet.inks
    rows = wrap(title, width - 2 * CARD_MARGIN, CARD_HEADLINE_SIZE, CARD_HEADLINE_ROWS)
    top = CARD_MARGIN + len(rows) * CARD_HEADLINE_ROW + CARD_GAP
    bottom = height - CARD_MARGIN - CARD_SOURCE_SIZE - CARD_GAP
    drawn, zoom = fitted(width - CARD_MARGIN, max(bottom - top, 1.0))
    headline = [
        element(
            "text",
            escaped(row),
            x=CARD_MARGIN,
            y=CARD_MARGIN + CARD_HEADLINE_SIZE * 0.8 + at * CARD_HEADLINE_ROW,
            font_size=CARD_HEADLINE_SIZE,
            font_weight=700,
        )
        for at, row in enumerate(rows)
    ]
    inner = document.timeline(drawn, sheet.links, inks)
    left = (width - drawn.width * zoom) / 2
    chart = element("g", inner, transform=f"translate({left:.1f} {top:.1f}) scale({zoom:g})")
    said = text.shorten(source(index), width - 2 * CARD_MARGIN, CARD_SOURCE_SIZE)
    foot = element(
        "text",
        escaped(said),
        x=CARD_MARGIN,
        y=height - CARD_MARGIN,
        font_size=CARD_SOURCE_SIZE,
        class_="m",
    )
    return _page(title, sheet.about, width, height, inks, [*headline, chart, foot])


def framed(
    index: Index,
    drawn: Scene,
    title: str,
    *,
    inks: Inks | None = None,
    links: MarkLinks | None = None,
    about: str = "",
) -> str:
    """Return a placed drawing as an SVG as wide as it, under a headline and above its source.

    So it can stand alone: a picture is taken from its page and passed on. `links` say where its
    marks lead, `about` is for programs that read files.
    """
    inks = inks or Inks()
    size = min(max(drawn.width / 42, 16.0), 24.0)
    rows = wrap(title, drawn.width - 2 * FRAME_EDGE, size, FRAME_HEADLINE_ROWS)
    top = FRAME_EDGE + len(rows) * size * 1.25 + 6
    height = round(top + drawn.height + 2 * FRAME_SOURCE_SIZE + FRAME_EDGE)
    headline = [
        element(
            "text",
            escaped(row),
            x=FRAME_EDGE,
            y=FRAME_EDGE + size * (0.8 + 1.25 * at),
            font_size=size,
            font_weight=700,
        )
        for at, row in enumerate(rows)
    ]
    chart = element("g", document.timeline(drawn, links, inks), transform=f"translate(0 {top:.1f})")
    said = text.shorten(source(index), drawn.width - 2 * FRAME_EDGE, FRAME_SOURCE_SIZE)
    foot = element(
        "text",
        escaped(said),
        x=FRAME_EDGE,
        y=height - FRAME_EDGE,
        font_size=FRAME_SOURCE_SIZE,
        class_="m",
    )
    return _page(title, about, drawn.width, height, inks, [*headline, chart, foot])


def _page(
    title: str, about: str, width: float, height: float, inks: Inks, parts: Sequence[str]
) -> str:
    """Return the SVG around what stands on it."""
    whole = [
        element("title", escaped(title), id="card-t"),
        element("metadata", escaped(about)) if about else "",
        element("rect", width=width, height=height, fill=inks.base("paper")),
        *parts,
    ]
    head = attributes(
        xmlns="http://www.w3.org/2000/svg",
        class_="tl",
        viewBox=f"0 0 {width:g} {height:g}",
        width=width,
        height=height,
        role="img",
        aria_labelledby="card-t",
        font_family=text.FONT_STACK,
    )
    return f"<svg{head}>{''.join(whole)}</svg>"


def source(index: Index) -> str:
    """Return whose data it is, such as "The small record · data as of 30 June 2021 · CC0 1.0"."""
    meta = index.record.meta
    said = [meta.title]
    if meta.as_of:
        said.append(f"data as of {dates.in_words(meta.as_of)}")
    if meta.license:
        said.append(meta.license.replace("-", " ") if meta.license[:2] == "CC" else meta.license)
    return " · ".join(said)


def wrap(said: str, limit: float, size: float, rows: int) -> list[str]:
    """Return `said` in bold on at most `rows` lines, none wider than `limit` px.

    What does not fit is cut with an ellipsis.
    """
    found: list[str] = [""]
    waiting = said.split()
    while waiting:
        longer = f"{found[-1]} {waiting[0]}".strip()
        if found[-1] and text.width(longer, size, True) > limit:
            if len(found) == rows:
                found[-1] = f"{found[-1]} {' '.join(waiting)}"
                break
            found.append("")
            continue
        found[-1] = longer
        waiting.pop(0)
    return [text.shorten(row, limit, size, True) for row in found if row]


def _fitted(
    index: Index, view: View, width: float, height: float, today: dt.date
) -> tuple[Scene, float]:
    """Return the scene, and how much it is enlarged, so that it fits into `width` by `height`.

    Of the landmarks, those that led to most are named first, as many as fit; the drawing is
    as large as lets half of them be named, as long as its letters can be read.
    """
    events = select(index, view)
    asked = replace(framing.wanted(index, view), landmarks=False)
    known = facts(index)
    landmarks = [each for each in events["id"] if known[each].weight == 1]
    landmarks.sort(key=lambda each: (-known[each].effects, known[each].begins, each))

    def placed(zoom: float, named: int) -> Scene:
        chosen = replace(asked, chain=asked.chain.union(landmarks[:named]))
        room = (width / zoom, height / zoom)
        return timeline.place(
            index, view, events, width=room[0], height=room[1], today=today, named=chosen
        )

    for zoom in CARD_ZOOMS:
        drawn = placed(zoom, 0)
        if drawn.height * zoom > height:
            continue
        half = len(landmarks) // 2
        if zoom > CARD_READABLE and placed(zoom, half).height * zoom > height:
            continue
        fits, too_many = 0, len(landmarks) + 1
        while too_many - fits > 1:
            middle = (fits + too_many) // 2
            fuller = placed(zoom, middle)
            if fuller.height * zoom > height:
                too_many = middle
            else:
                drawn, fits = fuller, middle
        return drawn, zoom
    smallest = placed(CARD_ZOOMS[-1], 0)
    return smallest, height / smallest.height
