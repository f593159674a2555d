"""The list of the events of a view, with its filters as a plain form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import pandas as pd
from flask import Response, request

from timeline.query import describe
from timeline.query.select import select
from timeline.query.view import View, decode, encode, replace
from timeline.record.words import counted
from timeline.web import urls
from timeline.web.downloads.citing import Citation, cite
from timeline.web.downloads.files import File, files
from timeline.web.html import choices, event_rows
from timeline.web.html.choices import Group as Choices
from timeline.web.html.filter_form import Form, form
from timeline.web.html.grouped import Group, by_period, by_relevance
from timeline.web.html.page import Page, serve
from timeline.web.html.refs import Ref
from timeline.web.http import responses
from timeline.web.pages.blueprint import bp
from timeline.web.site import Site, current_site


@dataclass(frozen=True, slots=True)
class EventsPage:
    """What the page of a list says.

    Attributes
    ----------
    heading:
        The selection in words.
    count:
        How many events are listed, and of how many if not all, in words.
    without:
        The filters that are on, each with the address of the list without it.
    """

    heading: str
    count: str
    form: Form
    choices: tuple[Choices, ...]
    chosen_lanes: int
    chosen_actors: int
    groups: tuple[Group, ...]
    without: tuple[Ref, ...]
    explorer: str
    embed: str
    files: tuple[File, ...]
    citation: Citation


@bp.get("/events")
def events() -> Response:
    """Answer with the list of a view's events."""
    site = current_site()
    view = decode(request.query_string, site.index)
    return serve(site, lambda: page(site, view))


def page(site: Site, view: View) -> Page:
    """Return the page of the list of a view."""
    index = site.index
    selected = select(index, view)
    listed = replace(view, theme="auto")
    chosen = form(index, view, site.today())
    heading = describe.title_words(index, view) if encode(listed) else "All events"
    return Page(
        template="events.html",
        path=_address(listed),
        title=heading,
        description=describe.description(index, view, selected),
        model=EventsPage(
            heading=heading,
            count=_count(len(selected), len(index.record.events)),
            form=chosen,
            choices=choices.of_list(chosen) if site.urls.static else (),
            chosen_lanes=len(view.lanes),
            chosen_actors=len(view.actors),
            groups=_groups(site, view, selected),
            without=tuple(
                Ref(_address(each.without), each.words)
                for each in describe.active_filters(index, view)
            ),
            explorer=urls.explorer(view),
            embed=urls.builder("list", listed),
            files=files("events", "/events", encode(listed)),
            citation=cite(
                index, listed, f"{responses.base(site)}{urls.explorer(listed)}", site.today()
            ),
        ),
        section="events",
        embeds=True,
        image=f"/timeline.png?{encode(listed)}" if encode(listed) else "/timeline.png",
    )


def _groups(site: Site, view: View, selected: pd.DataFrame) -> tuple[Group, ...]:
    """Return the events under their periods; the best match first where words are searched."""
    if view.q:
        selected = selected.sort_values("score", ascending=False, kind="stable")
    rows = event_rows.rows(site.index, cast("list[str]", selected["id"].tolist()))
    if not rows:
        return ()
    return by_relevance(rows) if view.q else by_period(site.index, rows)


def _address(view: View) -> str:
    query = encode(view)
    return f"/events?{query}" if query else "/events"


def _count(shown: int, total: int) -> str:
    return counted(shown, "event") if shown == total else f"{shown} of {counted(total, 'event')}"
