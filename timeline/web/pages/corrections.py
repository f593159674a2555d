"""The page of corrections: what was wrong in the record, what is said now, and why."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import Response

from timeline.record import dates
from timeline.record.corrections import Correction, Edition
from timeline.record.index import Index
from timeline.record.words import counted
from timeline.web.html.page import Page, serve
from timeline.web.html.refs import Ref
from timeline.web.html.when import When
from timeline.web.pages.about import thing
from timeline.web.pages.blueprint import bp
from timeline.web.site import current_site


@dataclass(frozen=True, slots=True)
class Line:
    """A correction, and where what shows it stands; `href` is "" where it is no page."""

    what: str
    why: str
    href: str
    source: str


@dataclass(frozen=True, slots=True)
class Mended:
    """A thing that was mended, and each correction of it."""

    about: Ref
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """The corrections of an edition."""

    id: str
    when: When
    name: str
    remark: str
    count: str
    things: tuple[Mended, ...]


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """What the page says."""

    days: tuple[Day, ...]
    version: str


@bp.get("/corrections")
def corrections() -> Response:
    """Answer with the corrections."""
    site = current_site()
    return serve(site, lambda: page(site.index))


def page(index: Index) -> Page:
    """Return the page of corrections."""
    return Page(
        template="corrections.html",
        path="/corrections",
        title="Corrections",
        description="What was found wrong in the record after it was published, what is said "
        "now, why, and the page that shows it.",
        model=CorrectionsPage(
            tuple(_day(index, edition) for edition in index.corrections.editions), index.version
        ),
        section="about",
    )


def _day(index: Index, edition: Edition) -> Day:
    by_id: dict[str, list[Correction]] = {}
    for each in edition.corrections:
        by_id.setdefault(each.id, []).append(each)
    things = tuple(
        Mended(thing(index, id) or Ref("", id), tuple(map(line, mended)))
        for id, mended in by_id.items()
    )
    count = counted(len(edition.corrections), "correction")
    when = When.of(dates.of_day(edition.day))
    return Day(edition.day.isoformat(), when, edition.name, edition.remark, count, things)


def line(correction: Correction) -> Line:
    """Return a correction as pages show it; a page that shows it is named by its host."""
    source = correction.source
    host = urlsplit(source).netloc.removeprefix("www.") if source.startswith("http") else ""
    what = correction.what
    return Line(
        what=what[0].upper() + what[1:],
        why=correction.why,
        href=source if host else "",
        source=host or source[0].upper() + source[1:],
    )
