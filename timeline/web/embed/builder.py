"""The builder, `/embed/new`: choose a chart, see it in a real frame, copy what an editor needs.

A form that works by GET alone; `assets/pages/builder.js` only submits it while one is choosing. Its
parameters are those of a view and four of its own: `kind` (which chart), `find` (words to look
for events with), `pin` (a frozen version, or nothing to follow our updates) and `alt`.

What cannot be is told on the page, which says so by its status, or as JSON where that is asked.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from flask import Blueprint, Response, request

from timeline.query.params import ViewError
from timeline.query.view import View, decode, decode_leniently
from timeline.record import dates
from timeline.record.index import Index
from timeline.releases import store
from timeline.releases.store import Release
from timeline.web.charts import chart_kinds
from timeline.web.charts.chart_kinds import KINDS, Kind, kind_of
from timeline.web.embed import embed_code, event_picker
from timeline.web.embed.event_picker import Pick
from timeline.web.html import error_pages
from timeline.web.html.filter_form import Form, form
from timeline.web.html.page import Page, page_response
from timeline.web.http import pinned, responses
from timeline.web.http.errors import Missing
from timeline.web.site import Site, current_site

OWN = frozenset({"kind", "find", "pin", "alt", "suggested"})
_DATES = ("from", "to")
_DATE_CHARACTERS = 11  # of the longest date, as in the form
ALT_CHARACTERS = 2000
NAMES: dict[Kind, str] = {
    "timeline": "Timeline",
    "list": "List of events",
    "event": "One event",
    "chain": "How one event led to another",
    "series": "Numbers over time",
    "clauses": "Clauses of the deal",
}


@dataclass(frozen=True, slots=True)
class Option:
    """One of several things to choose from."""

    value: str
    name: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Pin:
    """A frozen version that can be chosen."""

    version: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Result:
    """The chart that was chosen: what the preview shows and what can be taken away.

    `own` is True where `alt` was written by the editor; `suggested` is a digest of the text
    that we suggest.
    """

    src: str
    title: str
    height: int
    alt: str
    own: bool
    suggested: str
    snippets: tuple[embed_code.Snippet, ...]
    downloads: tuple[embed_code.File, ...]


@dataclass(frozen=True, slots=True)
class Builder:
    """What the page says.

    Attributes
    ----------
    picks:
        Events picked already, then those found.
    notices:
        Sentences on what was not understood or is still to be chosen.
    misdated:
        Those of them on the two dates, where no chart can be shown for these.
    stays:
        True where the site knows its own address, so that what is pinned is kept as it is.
    alt:
        The text that the editor wrote, or "": kept while there is no chart to write it of.
    result:
        None while something is still to be chosen, or where there is no such version.
    """

    kinds: tuple[Option, ...]
    kind: Kind
    form: Form
    view: View
    series: tuple[Option, ...]
    find: str
    picks: tuple[Pick, ...]
    pins: tuple[Pin, ...]
    live: bool
    stays: bool
    notices: tuple[str, ...]
    misdated: tuple[str, ...]
    alt: str
    result: Result | None


bp = Blueprint("builder", __name__)
error_pages.register(bp)


@bp.get("/embed/new")
def builder() -> Response:
    """Answer with the builder."""
    site = current_site()
    kind, told = _kind()
    source, unpinned = _pinned(site)
    release = source.release
    # What can be chosen, and its ids, are those of the version that is pinned to.
    view, notices = decode_leniently(request.query_string, source.index, OWN)
    alt, too_long = _alt()
    own = (*told, *unpinned, *too_long)
    if error_pages.json_asked():
        decode(request.query_string, source.index, OWN)
        for error in own:
            raise error
    wrong = (*notices, *(error.sentence for error in own))
    misdated = _misdated(view, notices)
    # Never a chart that follows our updates in the place of one that was to stay.
    hidden = misdated or unpinned
    result, missing = (None, ()) if hidden else _result(source, kind, view, release, alt)
    find = " ".join(request.args.get("find", "").split())[:200]
    model = Builder(
        kinds=tuple(
            Option(each, NAMES[each], each == kind)
            for each in KINDS
            if _offered(source.index, each)
        ),
        kind=kind,
        form=_form(source, view, as_written=bool(misdated)),
        view=view,
        series=tuple(
            Option(each.id, each.title, each.id in view.series)
            for each in source.index.record.series
        ),
        find=find,
        picks=event_picker.picks(source.index, view, find),
        pins=tuple(
            Pin(each.version, _words(each), release == each) for each in store.all_of(site.releases)
        ),
        live=release is None and not unpinned,
        stays=bool(site.base),
        notices=tuple(each for each in (*wrong, *missing) if each not in misdated),
        misdated=misdated,
        alt=alt,
        result=result,
    )
    page = Page(
        template="builder.html",
        path="/embed/new",
        title="Embed a chart",
        description="Choose a chart of the record, see it as it will look in an article, and "
        "copy what your page needs.",
        model=model,
        indexed=False,
    )
    # What was not understood is told on the page itself, so that it can be put right there.
    return page_response(site, page, 400 if wrong else 200)


def _offered(index: Index, kind: Kind) -> bool:
    needed = {"series": index.record.series, "clauses": index.record.clauses}
    return bool(needed.get(kind, True))


def _misdated(view: View, notices: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is wrong with the two dates, if both are written and the view has neither."""
    if view.from_ or view.to or not all(request.args.get(key, "").strip() for key in _DATES):
        return ()
    return tuple(each for each in notices if each.startswith(tuple(f"{key}: " for key in _DATES)))


def _form(site: Site, view: View, *, as_written: bool) -> Form:
    """Return the state of the form, with the two dates `as_written` so that they can be mended."""
    shown = form(site.index, view, site.today())
    if not as_written:
        return shown
    first, last = (request.args.get(key, "").strip()[:_DATE_CHARACTERS] for key in _DATES)
    return replace(shown, from_=first, to=last)


def _kind() -> tuple[Kind, tuple[ViewError, ...]]:
    given = request.args.get("kind", "timeline")
    kind = kind_of(given)
    if kind:
        return kind, ()
    return "timeline", (
        ViewError("kind", f"kind: {given[:40]!r} cannot be; write {', '.join(KINDS)}"),
    )


def _pinned(site: Site) -> tuple[Site, tuple[ViewError, ...]]:
    """Return what the chart is drawn from, or the site itself with what is wrong with `pin`."""
    try:
        return pinned.drawn_from(site, responses.own("pin").get("pin") or None), ()
    except ViewError as error:
        return site, (error,)
    except Missing as error:
        sentence = error.sentence.rstrip(".")
        return site, (ViewError("pin", f"pin: {sentence[0].lower()}{sentence[1:]}"),)


def _alt() -> tuple[str, tuple[ViewError, ...]]:
    """Return the alternative text that was written, "" where it is still the suggested one."""
    text = " ".join(request.args.get("alt", "").replace("\0", " ").split())
    if len(text) > ALT_CHARACTERS:
        much = f"{len(text):,} characters are too many; write at most {ALT_CHARACTERS:,}"
        return "", (ViewError("alt", f"alt: {much}"),)
    return ("" if _digest(text) == request.args.get("suggested") else text), ()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:8]


def _result(
    source: Site, kind: Kind, view: View, release: Release | None, alt: str
) -> tuple[Result | None, tuple[str, ...]]:
    """Return the chart, drawn from `source`, or what is still to be chosen."""
    if kind == "event" and not view.event:
        return None, ("Choose an event: search for it below",)
    if kind == "series" and not view.series:
        return None, ("Choose which numbers to show",)
    if kind == "chain" and not (view.from_event and view.to_event):
        return None, ("Choose the two events: search for them below",)
    shown = _relevant(kind, view)
    id = {"event": view.event or "", "series": "".join(view.series[:1])}.get(kind, "")
    try:
        chart = chart_kinds.chart(source.index, kind, id, shown, source.today())
    except (Missing, ViewError) as error:
        return None, (f"{error}",)
    placing = embed_code.Placing(
        chart=chart,
        base=responses.base(source),
        alt=alt or chart.description,
        version=release.version if release else "",
        urls=source.urls,
    )
    return Result(
        src=placing.src,
        title=placing.title,
        height=embed_code.height(placing),
        alt=placing.alt,
        own=bool(alt),
        suggested=_digest(" ".join(chart.description.split())),
        snippets=embed_code.snippets(placing),
        downloads=embed_code.downloads(placing),
    ), ()


def _relevant(kind: Kind, view: View) -> View:
    """Return the view without what a chart of this kind does not show."""
    if kind == "event":
        return View(theme=view.theme, title=view.title, lang=view.lang)
    kept = replace(view, event=None)
    if kind != "chain":
        kept = replace(kept, from_event=None, to_event=None)
    if kind == "list":
        return replace(kept, series=(), clauses=False, fold=())
    if kind in ("series", "clauses"):
        return View(
            from_=view.from_,
            to=view.to,
            as_of=view.as_of,
            highlight=view.highlight if kind == "series" else (),
            theme=view.theme,
            title=view.title,
            lang=view.lang,
        )
    return kept


def _words(release: Release) -> str:
    as_of = f", data as of {dates.in_words(dates.parse(release.as_of))}" if release.as_of else ""
    return f"frozen on {dates.in_words(dates.of_day(release.day))}{as_of}"
