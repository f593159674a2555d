"""The page on the data: every file, what its fields mean, its license, versions, citing it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from flask import Response

from timeline.query.view import View
from timeline.record import dates, schema
from timeline.record.dump import SCHEMA_FILE
from timeline.record.index import Index
from timeline.releases import store
from timeline.web import urls
from timeline.web.downloads.citing import Citation, cite
from timeline.web.downloads.files import File, files
from timeline.web.downloads.formats import columns
from timeline.web.downloads.formats.table import Column
from timeline.web.html import jsonld
from timeline.web.html.page import Page, page_response, root
from timeline.web.html.refs import Ref
from timeline.web.html.when import When
from timeline.web.pages.blueprint import bp
from timeline.web.site import current_site


@dataclass(frozen=True, slots=True)
class Table:
    """A table that can be fetched, and where its page is."""

    page: Ref
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A row of a dictionary: a field of the record or a column of a table."""

    name: str
    type: str
    required: bool
    description: str


@dataclass(frozen=True, slots=True)
class Dictionary:
    """What the fields of one part of the record, or the columns of one table, mean."""

    id: str
    name: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """A frozen version of the data."""

    version: str
    href: str
    day: When
    as_of: str


@dataclass(frozen=True, slots=True)
class DataPage:
    """What the page says."""

    events: int
    files: tuple[File, ...]
    tables: tuple[Table, ...]
    schema: str
    version: str
    versions: tuple[Version, ...]
    citation: Citation
    sections: tuple[Dictionary, ...]
    columns: tuple[Dictionary, ...]


@bp.get("/data")
def data() -> Response:
    """Answer with the page on the data."""
    site = current_site()
    frozen = store.all_of(site.releases)
    # Not to be kept by the record alone: a version may be frozen while this one is served.
    return page_response(site, page(site.index, frozen, site.today(), root(site)))


def page(index: Index, frozen: Sequence[store.Release], today: dt.date, root: str) -> Page:
    """Return the page; `frozen` are the releases that are kept, `root` the site's address."""
    downloads = files("events", "/events")
    tables = _tables(index)
    every = [(file.href, file.media) for file in downloads]
    every += [(file.href, file.media) for table in tables for file in table.files]
    return Page(
        template="data.html",
        path="/data",
        title="Data",
        description=f"The whole record to take away: {len(index.record.events)} events with "
        f"their sources, {len(index.series)} rows of numbers and {len(index.clauses)} clauses "
        "as CSV, JSON, calendar, feed and bibliography, with a schema and a data dictionary.",
        model=DataPage(
            events=len(index.record.events),
            files=downloads,
            tables=tables,
            schema=f"/{SCHEMA_FILE}",
            version=index.version,
            versions=tuple(
                Version(
                    each.version,
                    f"/embed/releases/{each.version}/events.yaml",
                    When.of(dates.of_day(each.day)),
                    dates.in_words(dates.parse(each.as_of)) if each.as_of else "",
                )
                for each in frozen
            ),
            citation=cite(index, View(), f"{root}/", today),
            sections=_sections(),
            columns=(
                _columns("events", "Events", columns.EVENTS),
                _columns("points", "Numbers", columns.POINTS),
                _columns("clauses", "Clauses", columns.CLAUSES),
            ),
        ),
        section="data",
        things=(jsonld.dataset(index, root, every),),
    )


def _tables(index: Index) -> tuple[Table, ...]:
    clauses = (
        (Table(Ref("/clauses", "Clauses of the deal"), files("clauses", "/clauses")),)
        if index.clauses
        else ()
    )
    series = (
        Table(Ref(urls.series(id), each.title), files("series", urls.series(id)))
        for id, each in index.series.items()
    )
    return (*clauses, *series)


def _sections() -> tuple[Dictionary, ...]:
    return tuple(
        Dictionary(
            id=f"field-{section.replace('.', '-') or 'record'}",
            name=section or "The file",
            fields=tuple(Field(row.field, row.type, row.required, row.description) for row in rows),
        )
        for section, rows in groupby(schema.dictionary(), key=lambda row: row.section)
    )


def _columns(id: str, name: str, of: Sequence[Column[Any]]) -> Dictionary:
    return Dictionary(
        id=f"columns-{id}",
        name=name,
        fields=tuple(Field(column.name, "", True, column.description) for column in of),
    )
