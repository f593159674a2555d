"""What a form offers, as links: on a site without a server, where a view was written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from timeline.query.view import decode_leniently, encode
from timeline.web.html import linking
from timeline.web.html.filter_form import Choice, Form

_IN_SIGHT = 8  # choices that stand in a row; more of them unfold


@dataclass(frozen=True, slots=True)
class Offer:
    """A link to the view of one choice; `lane` is its lane's id, or ""."""

    href: str
    name: str
    note: str
    title: str
    lane: str
    current: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Choices of a kind: two or more that were written; `folded` where they are many."""

    name: str
    links: tuple[Offer, ...]
    folded: bool


def of_explorer(form: Form) -> tuple[Group, ...]:
    """Return what the explorer offers."""
    return _groups(
        "/",
        ("Detail", form.detail),
        ("Show only events with any of", (*form.groups, *form.actors)),
        ("Draw above the lanes", form.tracks),
        ("Show only", form.lanes),
    )


def of_list(form: Form) -> tuple[Group, ...]:
    """Return what the list of events offers."""
    return _groups(
        "/events",
        ("Detail", form.detail),
        ("Only these kinds of event", form.lanes),
        ("Only events with any of these actors", form.actors),
    )


def alone(path: str, choice: Choice) -> str:
    """Return the address, on the page at `path`, of the view that has this choice alone.

    >>> alone("/", Choice("detail", "3", "Everything", True))
    '/'
    """
    query = encode(decode_leniently(urlencode([(choice.field, choice.value)]))[0])
    return f"{path}?{query}" if query else path


def _groups(path: str, *kinds: tuple[str, Sequence[Choice]]) -> tuple[Group, ...]:
    groups: list[Group] = []
    for name, choices in kinds:
        links = tuple(
            _offer(address, each)
            for each in choices
            if linking.site_urls().written(address := alone(path, each))
        )
        if len(links) > 1:
            groups.append(Group(name, links, folded=len(links) > _IN_SIGHT))
    return tuple(groups)


def _offer(address: str, choice: Choice) -> Offer:
    of_lane = choice.field == "lanes"
    return Offer(
        href=address,
        name=choice.name,
        note="" if of_lane else choice.note,
        title=choice.note if of_lane else "",
        lane=choice.value if of_lane else "",
        current=linking.is_here(address),
    )
