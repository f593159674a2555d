"""Records as hypothesis draws them, and what must hold of every drawing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import combinations
from typing import Any
from xml.etree import ElementTree

from hypothesis import strategies as st

from tests.builders import event, index_of
from timeline.chart.layout import timeline
from timeline.chart.scene import Label, Mark, Scene
from timeline.chart.svg import document
from timeline.chart.svg.canvas import MarkLinks
from timeline.query.view import View
from timeline.record import dates
from timeline.record.index import Index
from timeline.record.model import Event

TODAY = dt.date(2026, 7, 1)
SVG = "{http://www.w3.org/2000/svg}"
LANES = ("talks", "sites", "courts")

page = MarkLinks(lambda id_: f"/events/{id_}", lambda id_: f"/clauses#{id_}")

# Few different days, so that marks crowd; as precise as a date can be.
_dates = st.builds(
    lambda day, length, qualifier: day.isoformat()[:length] + qualifier,
    st.one_of(
        st.dates(dt.date(2003, 1, 1), dt.date(2026, 6, 1)),
        st.dates(dt.date(2015, 6, 1), dt.date(2015, 9, 1)),
    ),
    st.sampled_from((10, 10, 10, 7, 4)),
    st.sampled_from(("", "", "", "~", "?")),
)
_labels = st.text("iWamno .1–", min_size=1, max_size=20).filter(lambda label: label.strip())


@st.composite
def events(draw: st.DrawFn, most: int = 30) -> tuple[Event, ...]:
    """Events that follow from earlier ones, some of them vague, some of them lasting."""
    count = draw(st.integers(1, most))
    found: list[Event] = []
    for number in range(count):
        date = draw(_dates)
        fields: dict[str, Any] = {"date": date}
        if len(date) == 10 and draw(st.booleans()):
            day = dt.date.fromisoformat(date) + dt.timedelta(days=draw(st.integers(1, 400)))
            fields["end"] = min(day, TODAY).isoformat()
        found.append(
            event(
                f"e{number:03}",
                **fields,
                label=draw(_labels),
                lane=draw(st.sampled_from(LANES)),
                weight=draw(st.sampled_from((1, 2, 3))),
                follows_from=(f"e{draw(st.integers(0, number - 1)):03}",) if number % 3 else (),
            )
        )
    return tuple(found)


def indexes(most: int = 30) -> st.SearchStrategy[Index]:
    return events(most).map(lambda found: index_of(*found))


@st.composite
def views(draw: st.DrawFn, index: Index) -> View:
    """Views of a record: ranges, an open event, highlights, a folded lane."""
    first, last = sorted(draw(st.tuples(st.integers(2002, 2026), st.integers(2002, 2026))))
    ids = st.sampled_from(tuple(index.events))
    return View(
        from_=draw(st.sampled_from((None, dates.parse(str(first))))),
        to=draw(st.sampled_from((None, dates.parse(str(last))))),
        detail=draw(st.sampled_from((1, 2, 3, 3, 3))),
        event=draw(st.none() | ids),
        highlight=tuple(draw(st.lists(ids, max_size=3))),
        fold=tuple(draw(st.lists(st.sampled_from(LANES), max_size=1))),
    )


def touching(scene: Scene) -> list[tuple[str, str]]:
    """Pairs of labels whose boxes share more than an edge."""
    return [
        (one.text, other.text)
        for one, other in combinations(scene.labels, 2)
        if one.box.overlaps(other.box)
    ]


def crossing(scene: Scene) -> list[tuple[str, str]]:
    """Labels whose leader passes through another label."""
    return [
        (one.text, other.text)
        for one in scene.labels
        for other in scene.labels
        if one is not other and _crosses(one, other)
    ]


def _crosses(one: Label, other: Label) -> bool:
    return (
        other.box.left < one.leader_x < other.box.right
        and one.leader_top < other.box.bottom
        and one.leader_bottom > other.box.top
    )


def on_marks(scene: Scene) -> list[tuple[str, str]]:
    """Labels that lie on a mark, their own or another's."""
    dense = {lane.id for lane in scene.lanes if lane.density}
    return [
        (label.text, mark.event)
        for label in scene.labels
        for mark in scene.marks
        if mark.lane not in dense and _covers(label, mark)
    ]


def _covers(label: Label, mark: Mark) -> bool:
    box = label.box
    return box.left < mark.right and box.right > mark.left and box.top < mark.y < box.bottom


def outside(scene: Scene) -> list[str]:
    """Labels and marks that leave the plot."""
    plot = scene.plot
    found = [
        label.text
        for label in scene.labels
        if label.box.left < plot.left - 1
        or label.box.right > plot.right + 1
        or label.box.top < plot.top
        or label.box.bottom > plot.bottom
    ]
    return found + [mark.event for mark in scene.marks if not plot.left <= mark.x <= plot.right]


def unnamed_landmarks(scene: Scene) -> list[str]:
    """Landmarks without a label, in lanes that are neither folded nor dense."""
    open_lanes = {lane.id for lane in scene.lanes if not (lane.folded or lane.density)}
    named = {label.event for label in scene.labels}
    return [
        mark.event
        for mark in scene.marks
        if mark.weight == 1 and mark.lane in open_lanes and mark.event not in named
    ]


def parsed(svg: str) -> ElementTree.Element:
    """The drawing as a tree; fails if it is not well-formed."""
    return ElementTree.fromstring(svg)


def words_in(element: ElementTree.Element) -> Iterator[str]:
    """What an SVG element writes on the page, not what it only says."""
    for child in element.iter(f"{SVG}text"):
        yield "".join(child.itertext())


def place(index: Index, view: View | None = None, width: float = 1000) -> Scene:
    """Return the scene of a view, by default of all events."""
    return timeline.place(index, view or View(), width=width, today=TODAY)


def links(root: ElementTree.Element) -> dict[str, ElementTree.Element]:
    """Return the links of a drawing by their address, in the order in which they are drawn."""
    return {link.attrib["href"]: link for link in root.iter(f"{SVG}a")}


def tree(drawn: Scene) -> ElementTree.Element:
    """Return a drawing by the SVG renderer, as a file has it."""
    return parsed(document.timeline(drawn))


def said(element: ElementTree.Element) -> str:
    """Return the title of an element, or ""."""
    title = element.find(f"{SVG}title")
    return "" if title is None else title.text or ""
