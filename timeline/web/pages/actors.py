"""Pages of actors and of groups of actors: what each did, when, and with whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, redirect, request
from flask.typing import ResponseReturnValue

from timeline.query.view import View
from timeline.record.index import Index
from timeline.record.model import Actor, Group
from timeline.record.words import counted
from timeline.web import urls
from timeline.web.html import event_rows, jsonld, refs
from timeline.web.html.activity import Activity, activity
from timeline.web.html.grouped import Group as Period
from timeline.web.html.grouped import by_period
from timeline.web.html.page import Page, root, serve
from timeline.web.html.refs import QuoteLine, Ref
from timeline.web.http.errors import missing
from timeline.web.pages.blueprint import bp
from timeline.web.pages.people import Office, offices
from timeline.web.site import current_site

MOST_LISTED = 60
MOST_QUOTES = 8
KINDS = {
    "state": "state",
    "union": "union of states",
    "international-body": "international body",
    "company": "company",
    "other": "other",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table of actors."""

    page: Ref
    short: str
    kind: str
    note: str
    events: int
    quotes: int
    activity: Activity


@dataclass(frozen=True, slots=True)
class ActorsPage:
    """What the page of all actors says."""

    groups: tuple[Line, ...]
    actors: tuple[Line, ...]
    compare: str


@dataclass(frozen=True, slots=True)
class Shared:
    """Another actor, how many events the two share, and where those are listed."""

    name: str
    href: str
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class ActorPage:
    """What the page of an actor or a group says.

    Attributes
    ----------
    members, member_of:
        Of a group its actors; of an actor its groups.
    others:
        Other names.
    more_quotes:
        Those after the first few, and in words how many and from when.
    listed:
        What the list of events holds, in words: its landmarks and major events, or those
        shared with the actor that was asked for.
    """

    name: str
    kind: str
    note: str
    others: tuple[str, ...]
    members: tuple[Ref, ...]
    coordinator: Ref | None
    member_of: tuple[Ref, ...]
    events: int
    span: str
    activity: Activity
    people: tuple[Office, ...]
    quotes: tuple[QuoteLine, ...]
    more_quotes: tuple[QuoteLine, ...]
    more_words: str
    quote_count: int
    shared: tuple[Shared, ...]
    listed: str
    periods: tuple[Period, ...]
    all_events: str
    explorer: str
    embed: str
    compare: str
    correction: str


@bp.get("/actors")
def actors() -> Response:
    """Answer with the page of all actors."""
    site = current_site()
    return serve(site, lambda: index_page(site.index))


@bp.get("/actors/<id>")
def actor(id: str) -> ResponseReturnValue:
    """Answer with the page of an actor or of a group."""
    site = current_site()
    # An address written with a space was typed with a "+", as in p5+1.
    known = id.replace(" ", "+")
    party = site.index.actors.get(known) or site.index.groups.get(known)
    if party is None:
        names = {
            each.id: each.name for each in (*site.index.record.groups, *site.index.record.actors)
        }
        raise missing("actor or group", id, names, "/actors/{}")
    if known != id:
        return redirect(urls.party(known), 301)
    with_ = request.args.get("with", "")
    return serve(site, lambda: page(site.index, party, with_, root(site)), ("with",))


def index_page(index: Index) -> Page:
    """Return the page of all actors."""
    return Page(
        template="actors.html",
        path="/actors",
        title="Actors",
        description=f"The {len(index.actors)} states, bodies and companies that act in the "
        "record, and the groups they are named by: what each did, and when.",
        model=ActorsPage(
            groups=tuple(_line(index, group) for group in index.groups.values()),
            actors=tuple(_line(index, actor) for actor in index.actors.values()),
            compare="/compare",
        ),
        section="actors",
    )


def page(index: Index, party: Actor | Group, with_: str, root: str) -> Page:
    """Return the page of an actor or group; `with_` names another whose shared events it lists."""
    model = _model(index, party, with_)
    return Page(
        template="actor.html",
        path=urls.party(party.id),
        title=party.name,
        description=" ".join(
            [model.note, f"{counted(model.events, 'event')} in the record, {model.span}."]
        ).strip(),
        model=model,
        section="actors",
        embeds=True,
        image=f"/timeline.png?actors={party.id.replace('+', '%2B')}",
        things=(jsonld.party(index, party.id, root),),
    )


def _model(index: Index, party: Actor | Group, with_: str) -> ActorPage:
    members = party.members if isinstance(party, Group) else (party.id,)
    ids = _events(index, members)
    shared = _shared(index, party, members, ids, with_)
    chosen = next((each for each in shared if each.current), None)
    if chosen:
        listed = [id for id in ids if with_ in index.events[id].actors]
        heading = f"Events shared with {chosen.name}"
    elif len(ids) > MOST_LISTED:
        listed = [id for id in ids if index.events[id].weight < 3]
        heading = f"Landmarks and major events: {len(listed)} of {len(ids)}"
    else:
        listed, heading = ids, "Events"
    rows = event_rows.rows(index, listed)
    view = View(actors=(party.id,))
    quotes = _quotes(index, members)
    return ActorPage(
        name=party.name,
        kind="group" if isinstance(party, Group) else KINDS[party.kind],
        note=(party.explanation if isinstance(party, Group) else party.note) or "",
        others=party.aka if isinstance(party, Group) else (),
        members=tuple(refs.party(index, id) for id in members) if isinstance(party, Group) else (),
        coordinator=refs.party(index, party.coordinator)
        if isinstance(party, Group) and party.coordinator
        else None,
        member_of=tuple(
            refs.party(index, group.id)
            for group in index.groups.values()
            if party.id in group.members
        ),
        events=len(ids),
        span=_span(index, ids),
        activity=activity(index, ids, view),
        people=offices(index, members),
        quotes=quotes[:MOST_QUOTES],
        more_quotes=quotes[MOST_QUOTES:],
        more_words=_more(quotes[MOST_QUOTES:]),
        quote_count=len(quotes),
        shared=shared,
        listed=heading,
        periods=by_period(index, rows),
        all_events=f"/events?{urls.explorer(view).removeprefix('/?')}",
        explorer=urls.explorer(view),
        embed=urls.builder("timeline", view),
        compare=f"/compare?actors={party.id.replace('+', '%2B')}",
        correction=urls.correction(party.id),
    )


def _events(index: Index, members: Sequence[str]) -> list[str]:
    """Return the ids of the events with any of these actors, in order of date."""
    wanted = set(members)
    return [event.id for event in index.record.events if wanted & set(event.actors)]


def _quotes(index: Index, members: Sequence[str]) -> tuple[QuoteLine, ...]:
    """Return what was said for any of these actors, in order of date."""
    wanted = set(members)
    return tuple(
        refs.quote(index, event, said)
        for event in index.record.events
        for said in event.quotes
        if wanted & set(refs.speaks_for(index, said))
    )


def _more(quotes: Sequence[QuoteLine]) -> str:
    if not quotes:
        return ""
    return f"{len(quotes)} more, from {quotes[0].event.when.words} on"


def _shared(
    index: Index, party: Actor | Group, members: Sequence[str], ids: Sequence[str], with_: str
) -> tuple[Shared, ...]:
    counts = {
        other: sum(other in index.events[id].actors for id in ids)
        for other in index.actors
        if other not in members
    }
    ranked = sorted(counts, key=lambda other: -counts[other])
    return tuple(
        Shared(
            name=refs.party(index, other).name,
            href=f"{urls.party(party.id)}?with={other}#events",
            count=counts[other],
            current=other == with_,
        )
        for other in ranked
        if counts[other]
    )


def _span(index: Index, ids: Sequence[str]) -> str:
    if not ids:
        return "none yet"
    first, last = (index.events[ids[place]].date.start.year for place in (0, -1))
    return f"{first}" if first == last else f"{first} to {last}"


def _line(index: Index, party: Actor | Group) -> Line:
    group = isinstance(party, Group)
    members = party.members if isinstance(party, Group) else (party.id,)
    ids = _events(index, members)
    return Line(
        page=refs.party(index, party.id),
        short=", ".join(refs.short_name(index, id) for id in members) if group else "",
        kind="group" if isinstance(party, Group) else KINDS[party.kind],
        note=(party.explanation if isinstance(party, Group) else party.note) or "",
        events=len(ids),
        quotes=len(_quotes(index, members)),
        activity=activity(index, ids, View(actors=(party.id,))),
    )
