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
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import cast

from flask import Blueprint, Response
from werkzeug.urls import iri_to_uri

from timeline.query.describe import title_words
from timeline.query.select import period, select
from timeline.query.view import View, encode, selection
from timeline.record.dates import EdtfDate
from timeline.record.dump import SCHEMA_FILE
from timeline.record.model import Clause, Series
from timeline.web import urls
from timeline.web.charts import chart_kinds
from timeline.web.downloads.format import Body, Kind
from timeline.web.downloads.formats import schema
from timeline.web.downloads.registry import BY_ENDING, FORMATS, of_kind
from timeline.web.html import error_pages
from timeline.web.http import pinned, responses
from timeline.web.http.errors import missing
from timeline.web.http.pinned import Drawn
from timeline.web.origin import Origin
from timeline.web.site import Site, current_site

# What writes each kind of file, by the ending of its address.
_EVENTS = {each.ending: each.events for each in FORMATS if each.events}
_SERIES = {each.ending: each.series for each in FORMATS if each.series}
_CLAUSES = {each.ending: each.clauses for each in FORMATS if each.clauses}
_OWN = frozenset({pinned.KEY})


@dataclass(frozen=True, slots=True)
class _File:
    """A file asked for: the chart that it is the data of, its ending, and the canonical query.

    `version` is the one that it is pinned to, or "".
    """

    kind: chart_kinds.Kind
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
    make: Callable[[], Body]
    more: tuple[str, ...] = ()


def _nothing(_: View) -> View:
    return View()


def _any(kind: Kind) -> str:
    """Return what stands in a rule for the endings of the files of this kind."""
    return f"<any({', '.join(each.ending for each in of_kind(kind))}):ending>"


bp = Blueprint("downloads", __name__)
error_pages.register(bp, data=True)


@bp.get(f"/events.{_any('events')}")
def events(ending: str) -> Response:
    """Answer with a file of the events of a view."""
    return _answer(ending, selection, partial(_events, ending=ending))


@bp.get(f"/events/<id>.{_any('event')}")
def event(id: str, ending: str) -> Response:
    """Answer with a file of one event, or lead to it from a former id."""
    base = responses.base(current_site())
    moved = pinned.renamed(current_site(), id, lambda today: f"{base}{urls.event(today)}.{ending}")
    return moved or _answer(ending, _nothing, partial(_event, ending=ending, id=id))


@bp.get(f"/series/<id>.{_any('series')}")
def series(id: str, ending: str) -> Response:
    """Answer with a file of the numbers of a series."""
    return _answer(ending, period, partial(_series, ending=ending, id=id))


@bp.get(f"/clauses.{_any('clauses')}")
def clauses(ending: str) -> Response:
    """Answer with a file of the clauses."""
    return _answer(ending, period, partial(_clauses, ending=ending))


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


def _events(source: Site, ending: str) -> _Found:
    view = selection(responses.asked(source, _OWN))
    file = _File("list", "", ending, encode(view), source.version)

    def make() -> Body:
        ids = cast("list[str]", select(source.index, view)["id"].tolist())
        events = [source.index.events[id] for id in ids]
        return _EVENTS[ending](_origin(source, file, title_words(source.index, view)), events)

    return _Found(file, make)


def _event(source: Site, ending: str, id: str) -> _Found:
    responses.asked(source, _OWN)
    known = source.index.events
    id = source.index.event_meant(id)
    if id not in known:
        names = {each.id: each.title for each in known.values()}
        raise missing("event", id, names, f"/events/{{}}.{ending}")
    file = _File("event", id, ending, version=source.version)
    event = known[id]
    return _Found(file, lambda: _EVENTS[ending](_origin(source, file, event.title), [event]))


def _series(source: Site, ending: str, id: str) -> _Found:
    view = period(responses.asked(source, _OWN))
    known = source.index.series
    if id not in known:
        names = {each.id: each.title for each in known.values()}
        raise missing("series", id, names, f"/series/{{}}.{ending}")
    file = _File("series", id, ending, encode(view), source.version)

    def make() -> Body:
        series = _of_period(known[id], view)
        return _SERIES[ending](_origin(source, file, series.title), series)

    return _Found(file, make)


def _clauses(source: Site, ending: str) -> _Found:
    view = period(responses.asked(source, _OWN))
    file = _File("clauses", "", ending, encode(view), source.version)
    day = view.as_of.end if view.as_of else source.today()

    def make() -> Body:
        clauses = [
            _known_by(clause, view)
            for clause in source.index.record.clauses
            if _overlaps(view, clause.starts.start, clause.ends.end if clause.ends else dt.date.max)
        ]
        return _CLAUSES[ending](_origin(source, file, "Clauses of the deal"), clauses, day)

    # The table says in which state a clause is that day.
    return _Found(file, make, (day.isoformat(),))


def _answer(ending: str, part: Callable[[View], View], find: Callable[[Site], _Found]) -> Response:
    """Return a file, which `find` finds in what it is drawn from: the site, or a release.

    `part` gives what of a view decides what is in the file.
    """

    def decided(source: Site) -> tuple[str, ...]:
        chosen = find(source)
        return (chosen.file.address, *chosen.more)

    file = Drawn(
        make=lambda source: find(source).make(),
        media_type=BY_ENDING[ending].media_type,
        decided=decided,
        about=lambda source: _about(source, find(source).file),
        part=part,
        must_stay=False,
    )
    return pinned.response(current_site(), file)


def _about(source: Site, file: _File) -> dict[str, str]:
    """Return the headers of a file: what it is called, is taken from, and may be used for."""
    base, index = responses.base(source), source.index
    form = BY_ENDING[file.ending]
    shown = "inline" if form.shown else "attachment"
    name = f"{file.name}-{index.version}.{file.ending}"
    about = [f'<{base}{file.address}>; rel="canonical"']
    if index.record.meta.license_url:
        about.append(f'<{iri_to_uri(index.record.meta.license_url)}>; rel="license"')
    about.append(f'<{base}{file.page}>; rel="alternate"; type="text/html"')
    if form.schema:
        about.append(f'<{base}{form.schema}>; rel="describedby"')
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
