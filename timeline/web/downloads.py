"""The data behind the charts: the same selection in other formats, by the ending of its path.

Every file takes the query string of a view. `theme`, `title` and whatever else leaves the
selection alone are understood and left out of the address that the file names.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import cast

from flask import Blueprint, Response
from werkzeug.urls import iri_to_uri

from timeline.record.dates import EdtfDate
from timeline.record.model import Clause, Event, Series
from timeline.record.writing import SCHEMA_FILE
from timeline.view.select import period, select
from timeline.view.state import View, encode, selection
from timeline.view.words import title_words
from timeline.web import links, refusals, respond
from timeline.web.formats import atom, bibtex, document, ical, ris, schema, table
from timeline.web.formats.columns import CLAUSES, EVENTS, POINTS, ClauseRow, PointRow
from timeline.web.formats.origin import Origin
from timeline.web.missing import missing
from timeline.web.site import Site

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
_ONE_EVENT = ("json", "bib", "ris", "ics")
_TABLES = ("csv", "json")


@dataclass(frozen=True, slots=True)
class _File:
    """A file asked for: its path without the ending, the ending, and the canonical query."""

    path: str
    ending: str
    query: str = ""

    @property
    def name(self) -> str:
        """What a saved file is called, without its ending."""
        return self.path.removeprefix("/").replace("/", "-")

    @property
    def page(self) -> str:
        """The address of the page that shows the same."""
        return f"{self.path}?{self.query}" if self.query else self.path

    @property
    def address(self) -> str:
        """The one address of the file on the site."""
        return f"{self.path}.{self.ending}{f'?{self.query}' if self.query else ''}"


def routes(site: Site) -> Blueprint:
    """Return the routes of all files, and of the schema of those that are JSON."""
    blueprint = Blueprint("downloads", __name__)
    refusals.register(blueprint, site, data=True)
    for rule, name, view in (
        (f"/events.<{_any(_EVENTS)}:ending>", "events", _events),
        (f"/events/<id>.<{_any(_ONE_EVENT)}:ending>", "event", _event),
        (f"/series/<id>.<{_any(_TABLES)}:ending>", "series", _series),
        (f"/clauses.<{_any(_TABLES)}:ending>", "clauses", _clauses),
        (f"/{SCHEMA_FILE}", "schema", _schema),
    ):
        blueprint.add_url_rule(rule, name, partial(view, site))
    return blueprint


def _any(endings: Sequence[str] | dict[str, _Writer]) -> str:
    return f"any({','.join(endings)})"


def _events(site: Site, ending: str) -> Response:
    view = selection(respond.asked(site))
    file = _File("/events", ending, encode(view))
    base = respond.base(site)

    def make() -> str | bytes:
        ids = cast("list[str]", select(site.index, view)["id"].tolist())
        events = [site.index.events[id] for id in ids]
        title = title_words(site.index, view)
        origin = Origin(site.index, base, base + links.href(view), base + file.address, title)
        return _EVENTS[ending](origin, events)

    return _answer(site, file, make)


def _event(site: Site, id: str, ending: str) -> Response:
    respond.asked(site)
    known = site.index.events
    today = site.index.formerly.get(id)
    if today:
        return respond.moved(f"{respond.base(site)}/events/{today}.{ending}", shared=True)
    if id not in known:
        names = {each.id: each.title for each in known.values()}
        raise missing("event", id, names, f"/events/{{}}.{ending}")
    file = _File(f"/events/{id}", ending)
    event = known[id]
    return _answer(site, file, lambda: _EVENTS[ending](_origin(site, file, event.title), [event]))


def _series(site: Site, id: str, ending: str) -> Response:
    view = period(respond.asked(site))
    known = site.index.series
    if id not in known:
        names = {each.id: each.title for each in known.values()}
        raise missing("series", id, names, f"/series/{{}}.{ending}")
    file = _File(f"/series/{id}", ending, encode(view))

    def make() -> str:
        series = _of_period(known[id], view)
        origin = _origin(site, file, series.title)
        if ending == "json":
            return document.series(origin, series)
        return table.write(origin, POINTS, [PointRow(series, point) for point in series.points])

    return _answer(site, file, make)


def _clauses(site: Site, ending: str) -> Response:
    view = period(respond.asked(site))
    file = _File("/clauses", ending, encode(view))
    day = view.as_of.end if view.as_of else site.today()

    def make() -> str:
        origin = _origin(site, file, "Clauses of the deal")
        clauses = [
            _known_by(clause, view)
            for clause in site.index.record.clauses
            if _overlaps(view, clause.starts.start, clause.ends.end if clause.ends else dt.date.max)
        ]
        if ending == "json":
            return document.clauses(origin, clauses)
        return table.write(origin, CLAUSES, [ClauseRow(clause, day) for clause in clauses])

    # The table says in which state a clause is that day.
    return _answer(site, file, make, day.isoformat())


def _schema(site: Site) -> Response:
    respond.asked(site)
    return respond.answer(
        schema.schema_text,
        etag=respond.etag_for(site, "schema"),
        media_type="application/schema+json",
        shared=True,
    )


def _answer(site: Site, file: _File, make: Callable[[], str | bytes], *more: str) -> Response:
    base, index = respond.base(site), site.index
    shown = "inline" if file.ending in _SHOWN else "attachment"
    name = f"{file.name}-{index.version}.{file.ending}"
    about = [f'<{base}{file.address}>; rel="canonical"']
    if index.record.meta.license_url:
        about.append(f'<{iri_to_uri(index.record.meta.license_url)}>; rel="license"')
    if file.ending == "json":
        about.append(f'<{base}/{SCHEMA_FILE}>; rel="describedby"')
    return respond.answer(
        make,
        etag=respond.etag_for(site, "download", base, file.address, *more),
        media_type=MEDIA_TYPES[file.ending],
        shared=True,
        headers={
            "Content-Disposition": f'{shown}; filename="{name}"',
            "Link": ", ".join(about),
        },
    )


def _origin(site: Site, file: _File, title: str) -> Origin:
    """Return the origin of a file whose view has a page at the same path."""
    base = respond.base(site)
    return Origin(site.index, base, base + file.page, base + file.address, title)


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
