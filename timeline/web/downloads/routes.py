"""The data behind the charts: the same selection in other formats, by the ending of its path.

Every file takes the query string of a view. `theme`, `title` and whatever else leaves the
selection alone are understood and left out of the address that the file names. With `version`
it is of that frozen release (`timeline.web.http.pinned`), and names that version's embed as its
view.

What a file says of itself stands in headers, too, as a table without rows has nowhere to say
it: `Link` names licence, view and address, `Data-Version` the version.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from flask import Blueprint, Response
from werkzeug.urls import iri_to_uri

from timeline.query.describe import title_words
from timeline.query.select import period, select
from timeline.query.view import View, encode, selection
from timeline.record.dates import EdtfDate
from timeline.record.dump import SCHEMA_FILE
from timeline.record.model import Clause, Event, Series
from timeline.web import urls
from timeline.web.charts import chart_kinds
from timeline.web.charts.chart_kinds import Kind
from timeline.web.downloads.formats import atom, bibtex, document, ical, ris, schema, table
from timeline.web.downloads.formats.columns import CLAUSES, EVENTS, POINTS, ClauseRow, PointRow
from timeline.web.html import error_pages
from timeline.web.http import pinned, responses
from timeline.web.http.errors import missing
from timeline.web.origin import Origin
from timeline.web.site import Site, current_site

MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8; header=present",
    "ics": "text/calendar; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
}
# What browsers show; the rest they are to save or to hand on to another program.
_SHOWN = ("json", "atom")

_Writer = Callable[[Origin, Sequence[Event]], str | bytes]
_EVENTS: dict[str, _Writer] = {
    "json": document.events,
    "csv": lambda origin, events: table.write(origin, EVENTS, events),
    "ics": ical.calendar,
    "atom": atom.feed,
    "bib": bibtex.bibliography,
    "ris": ris.references,
}
_ONE_EVENT = ("json", "csv", "bib", "ris", "ics")
_TABLES = ("csv", "json")
_OWN = frozenset({pinned.KEY})


@dataclass(frozen=True, slots=True)
class _File:
    """A file asked for: the chart that it is the data of, its ending, and the canonical query.

    `version` is the one that it is pinned to, or "".
    """

    kind: Kind
    id: str
    ending: str
    query: str = ""
    version: str = ""

    @property
    def path(self) -> str:
        """The address on the site without the ending."""
        return {"event": urls.event(self.id), "series": urls.series(self.id)}.get(
            self.kind, "/clauses" if self.kind == "clauses" else "/events"
        )

    @property
    def name(self) -> str:
        """What a saved file is called, without its ending."""
        return self.path.removeprefix("/").replace("/", "-")

    @property
    def page(self) -> str:
        """The address of the page that shows the same."""
        live = "/" if self.kind == "list" else self.path
        return self._asked(chart_kinds.path(self.kind, self.id) if self.version else live)

    @property
    def address(self) -> str:
        """The one address of the file on the site."""
        return self._asked(f"{self.path}.{self.ending}")

    def _asked(self, path: str) -> str:
        return pinned.address(f"{path}?{self.query}" if self.query else path, self.version)


@dataclass(frozen=True, slots=True)
class _Found:
    """A file that there is, and how it is made; `more` is what else decides about it."""

    file: _File
    make: Callable[[], str | bytes]
    more: tuple[str, ...] = ()


def _nothing(_: View) -> View:
    return View()


def _any(endings: Sequence[str] | dict[str, _Writer]) -> str:
    return f"any({','.join(endings)})"


bp = Blueprint("downloads", __name__)
error_pages.register(bp, data=True)


@bp.get(f"/events.<{_any(_EVENTS)}:ending>")
def events(ending: str) -> Response:
    """Answer with a file of the events of a view."""
    return _answer(_events, ending)


@bp.get(f"/events/<id>.<{_any(_ONE_EVENT)}:ending>")
def event(id: str, ending: str) -> Response:
    """Answer with a file of one event."""
    return _answer(_event, ending, id)


@bp.get(f"/series/<id>.<{_any(_TABLES)}:ending>")
def series(id: str, ending: str) -> Response:
    """Answer with a file of the numbers of a series."""
    return _answer(_series, ending, id)


@bp.get(f"/clauses.<{_any(_TABLES)}:ending>")
def clauses(ending: str) -> Response:
    """Answer with a file of the clauses."""
    return _answer(_clauses, ending)


def _events(source: Site, version: str, ending: str) -> _Found:
    view = selection(responses.asked(source, _OWN))
    file = _File("list", "", ending, encode(view), version)

    def make() -> str | bytes:
        ids = cast("list[str]", select(source.index, view)["id"].tolist())
        events = [source.index.events[id] for id in ids]
        return _EVENTS[ending](_origin(source, file, title_words(source.index, view)), events)

    return _Found(file, make)


def _event(source: Site, version: str, ending: str, id: str) -> _Found:
    responses.asked(source, _OWN)
    known = source.index.events
    id = source.index.event_meant(id)
    if id not in known:
        names = {each.id: each.title for each in known.values()}
        raise missing("event", id, names, f"/events/{{}}.{ending}")
    file = _File("event", id, ending, version=version)
    event = known[id]
    return _Found(file, lambda: _EVENTS[ending](_origin(source, file, event.title), [event]))


def _series(source: Site, version: str, ending: str, id: str) -> _Found:
    view = period(responses.asked(source, _OWN))
    known = source.index.series
    if id not in known:
        names = {each.id: each.title for each in known.values()}
        raise missing("series", id, names, f"/series/{{}}.{ending}")
    file = _File("series", id, ending, encode(view), version)

    def make() -> str:
        series = _of_period(known[id], view)
        origin = _origin(source, file, series.title)
        if ending == "json":
            return document.series(origin, series)
        return table.write(origin, POINTS, [PointRow(series, point) for point in series.points])

    return _Found(file, make)


def _clauses(source: Site, version: str, ending: str) -> _Found:
    view = period(responses.asked(source, _OWN))
    file = _File("clauses", "", ending, encode(view), version)
    day = view.as_of.end if view.as_of else source.today()

    def make() -> str:
        origin = _origin(source, file, "Clauses of the deal")
        clauses = [
            _known_by(clause, view)
            for clause in source.index.record.clauses
            if _overlaps(view, clause.starts.start, clause.ends.end if clause.ends else dt.date.max)
        ]
        if ending == "json":
            return document.clauses(origin, clauses)
        return table.write(origin, CLAUSES, [ClauseRow(clause, day) for clause in clauses])

    # The table says in which state a clause is that day.
    return _Found(file, make, (day.isoformat(),))


# What of a view decides what is in a file.
_PARTS: dict[Callable[..., _Found], Callable[[View], View]] = {
    _events: selection,
    _event: _nothing,
    _series: period,
    _clauses: period,
}


@bp.get(f"/{SCHEMA_FILE}")
def event_schema() -> Response:
    """Answer with the schema of the files that are JSON."""
    site = current_site()
    responses.asked(site)
    return responses.answer(
        schema.schema_text,
        etag=responses.etag_for(site, "schema"),
        media_type="application/schema+json",
        shared=True,
    )


def _answer(find: Callable[..., _Found], ending: str, id: str | None = None) -> Response:
    """Return a file, which `find` finds in what it is taken from: the site, or a release."""
    site = current_site()
    release = pinned.release(site)
    version = release.version if release else ""
    former = site.index.formerly.get(id or "") if find is _event and release is None else None
    if former:
        responses.asked(site)
        return responses.moved(f"{responses.base(site)}/events/{former}.{ending}", shared=True)

    def found(source: Site) -> _Found:
        return find(source, version, ending, **({} if id is None else {"id": id}))

    if release is not None:
        return pinned.answer(
            site,
            release,
            lambda source: found(source).make(),
            MEDIA_TYPES[ending],
            about=lambda source: _about(source, found(source).file),
            must_stay=False,
            part=_PARTS[find],
        )
    one = found(site)
    return responses.answer(
        one.make,
        etag=responses.etag_for(
            site, "download", responses.base(site), one.file.address, *one.more
        ),
        media_type=MEDIA_TYPES[ending],
        shared=True,
        headers=_about(site, one.file),
    )


def _about(source: Site, file: _File) -> dict[str, str]:
    """Return the headers of a file: what it is called, is taken from, and may be used for."""
    base, index = responses.base(source), source.index
    shown = "inline" if file.ending in _SHOWN else "attachment"
    name = f"{file.name}-{index.version}.{file.ending}"
    about = [f'<{base}{file.address}>; rel="canonical"']
    if index.record.meta.license_url:
        about.append(f'<{iri_to_uri(index.record.meta.license_url)}>; rel="license"')
    about.append(f'<{base}{file.page}>; rel="alternate"; type="text/html"')
    if file.ending == "json":
        about.append(f'<{base}/{SCHEMA_FILE}>; rel="describedby"')
    return {
        "Content-Disposition": f'{shown}; filename="{name}"',
        "Link": ", ".join(about),
        "Data-Version": index.version,
        "Access-Control-Expose-Headers": "Link, Data-Version",
    }


def _origin(source: Site, file: _File, title: str) -> Origin:
    base = responses.base(source)
    return Origin(source.index, base, base + file.page, base + file.address, title)


def _of_period(series: Series, view: View) -> Series:
    """Return the series with only the numbers and remarks that `view` shows."""

    def shown(date: EdtfDate) -> bool:
        had_begun = view.as_of is None or date.start <= view.as_of.end
        return had_begun and _overlaps(view, date.start, date.end)

    return series.model_copy(
        update={
            "points": tuple(each for each in series.points if shown(each.date)),
            "annotations": tuple(each for each in series.annotations if shown(each.date)),
        }
    )


def _known_by(clause: Clause, view: View) -> Clause:
    """Return the clause with only what had happened by the day that `view` is as of."""
    if view.as_of is None:
        return clause
    end = view.as_of.end
    happened = tuple(each for each in clause.what_happened if each.date.start <= end)
    return clause.model_copy(update={"what_happened": happened})


def _overlaps(view: View, first: dt.date, last: dt.date) -> bool:
    """Return whether the days from `first` to `last` meet those that `view` asks for."""
    begins = view.from_ is None or last >= view.from_.start
    return begins and (view.to is None or first <= view.to.end)
