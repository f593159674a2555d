"""Pages of the rows of numbers: the chart, every point with its source, what is missing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from flask import Response

from timeline.chart.layout import focus
from timeline.chart.layout.series.value_axis import number
from timeline.query.view import View
from timeline.record import dates
from timeline.record.dates import EdtfDate
from timeline.record.index import Index
from timeline.record.model import Point, Series, Source
from timeline.web import urls
from timeline.web.charts.drawings import Drawing, drawing
from timeline.web.downloads.files import File, files
from timeline.web.html import jsonld
from timeline.web.html.page import Page, root, serve
from timeline.web.html.prose import sentence
from timeline.web.html.refs import Ref
from timeline.web.html.when import When
from timeline.web.http.errors import missing
from timeline.web.pages.blueprint import bp
from timeline.web.pages.situation import value_words
from timeline.web.site import current_site

WIDE, NARROW = 1080.0, 360.0


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table of series, with its latest number."""

    page: Ref
    unit: str
    points: int
    span: str
    latest: str
    latest_when: When


@dataclass(frozen=True, slots=True)
class SeriesIndexPage:
    """What the page of all series says."""

    lines: tuple[Line, ...]
    all_in_explorer: str


@dataclass(frozen=True, slots=True)
class PointLine:
    """A row of the table of points; `period` is what a mean is for, or ""."""

    when: When
    number: str
    period: str
    who: str
    reported: str
    source: Source


@dataclass(frozen=True, slots=True)
class Remark:
    """A sourced remark at a date."""

    when: When
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """What the page of a series says.

    `estimators` is True where the points come from several who estimate, so that they make
    no line; `others` are the other series.
    """

    title: str
    unit: str
    note: str
    limit: str
    limit_years: str
    estimators: bool
    wide: Drawing
    narrow: Drawing
    points: tuple[PointLine, ...]
    remarks: tuple[Remark, ...]
    explorer: str
    files: tuple[File, ...]
    embed: str
    correction: str
    others: tuple[Ref, ...]


@bp.get("/series")
def series_index() -> Response:
    """Answer with the page of all series."""
    site = current_site()
    return serve(site, lambda: index_page(site.index))


@bp.get("/series/<id>")
def series(id: str) -> Response:
    """Answer with the page of a series."""
    site = current_site()
    known = site.index.series.get(id)
    if known is None:
        names = {each.id: each.title for each in site.index.record.series}
        raise missing("series", id, names, "/series/{}")
    return serve(site, lambda: page(site.index, known, site.today(), root(site)))


def index_page(index: Index) -> Page:
    """Return the page of all series."""
    return Page(
        template="series-index.html",
        path="/series",
        title="Numbers",
        description="Stockpiles, enrichment levels, breakout estimates and oil exports: every "
        "number with the text that states it."
        if len(index.series) > 1
        else "Numbers over time, each with the text that states it.",
        model=SeriesIndexPage(
            lines=tuple(_line(series) for series in index.series.values()),
            all_in_explorer=urls.explorer(View(series=tuple(index.series))),
        ),
        section="series",
    )


def page(index: Index, series: Series, today: dt.date, root: str) -> Page:
    """Return the page of a series."""
    latest = _latest(series)
    return Page(
        template="series.html",
        path=urls.series(series.id),
        title=series.title,
        description=f"{series.title}: {len(series.points)} numbers with their sources, latest "
        f"{value_words(series, latest)} as of {dates.in_words(latest.date)}.",
        model=_model(index, series, today),
        section="series",
        image=f"{urls.series(series.id)}.png",
        embeds=True,
        things=(jsonld.series(index, series, root),),
    )


def _model(index: Index, series: Series, today: dt.date) -> SeriesPage:
    limit = series.limit

    def chart(width: float, name: str) -> Drawing:
        return drawing(focus.series(index, View(), series.id, width=width, today=today), name)

    return SeriesPage(
        title=series.title,
        unit=series.unit,
        note=series.note or "",
        limit=limit.label if limit else "",
        limit_years=dates.in_words(limit.from_, limit.to) if limit else "",
        estimators=len({point.who for point in series.points}) > 1,
        wide=chart(WIDE, "wide"),
        narrow=chart(NARROW, "narrow"),
        points=tuple(_point(series, point) for point in series.points),
        remarks=tuple(
            Remark(When.of(each.date), sentence(each.text), each.source)
            for each in series.annotations
        ),
        explorer=urls.explorer(View(series=(series.id,), from_=_year(series.points[0].date))),
        files=files("series", urls.series(series.id)),
        embed=urls.builder("series", View(series=(series.id,))),
        correction=urls.correction(series.id),
        others=tuple(
            Ref(urls.series(other.id), other.title)
            for other in index.series.values()
            if other.id != series.id
        ),
    )


def _point(series: Series, point: Point) -> PointLine:
    shown = "" if point.value is None else number(float(point.value))
    if point.low is not None and point.high is not None:
        shown = f"{number(float(point.low))} to {number(float(point.high))}"
    return PointLine(
        when=When.of(point.date),
        number=shown,
        period=point.period or "",
        who=point.who or "",
        reported=point.as_reported,
        source=point.source,
    )


def _line(series: Series) -> Line:
    latest = _latest(series)
    first, last = series.points[0].date, series.points[-1].date
    return Line(
        page=Ref(urls.series(series.id), series.title),
        unit=series.unit,
        points=len(series.points),
        span=dates.in_words(_year(first), _year(last)),
        latest=value_words(series, latest),
        latest_when=When.of(latest.date),
    )


def _latest(series: Series) -> Point:
    numbers = [point for point in series.points if point.value is not None]
    return (numbers or list(series.points))[-1]


def _year(date: EdtfDate) -> EdtfDate:
    return dates.parse(f"{date.start.year:04d}")
