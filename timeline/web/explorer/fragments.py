"""The parts of the explorer that a view decides, as HTML.

The first page and every later answer are filled with the same parts, written by the same
templates, so that a page that was clicked together and one that was reloaded are the same.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args

import pandas as pd
from markupsafe import Markup

from timeline.chart.layout.visible_range import everything, visible_range
from timeline.chart.metrics import LANE_THIN
from timeline.chart.scene import Scene
from timeline.query import describe
from timeline.query.select import select
from timeline.query.view import Theme, View, encode, selection
from timeline.record import dates
from timeline.record.index import Index
from timeline.record.words import counted
from timeline.web import urls
from timeline.web.charts.phone_tracks import tracks, tracks_key
from timeline.web.explorer import details
from timeline.web.explorer.overview import overview
from timeline.web.explorer.presets import buttons
from timeline.web.html import event_list
from timeline.web.html.shell import language_note, render

_QUOTED_ID = re.compile(r"(?<=')([a-z0-9+_-]+)(?=')")


@dataclass(frozen=True, slots=True)
class Fragments:
    """What the explorer says to a view.

    Attributes
    ----------
    query:
        The canonical query string.
    selected:
        Two answers with the same text show the same events.
    key:
        Two answers with the same key have the same list but for the row that is current.
    tracked:
        Two answers with the same text have the same tracks.
    title, description:
        Of the page.
    say:
        What a screen reader is told after filtering: how many events are shown.
    parts:
        HTML by the id of the element it belongs into; `list` and `tracks` are missing where
        the page that asks has them already, or shows none.
    ends:
        What the fields of the first and last day say while the reader has chosen none.
    """

    query: str
    selected: str
    key: str
    tracked: str
    title: str
    description: str
    say: str
    event: str | None
    parts: Mapping[str, Markup]
    ends: tuple[str, str]


def list_key(index: Index, view: View) -> str:
    """Return the key of the list of events: the canonical query without the open event.

    An open event that the chosen detail would leave out is listed all the same, and so
    belongs to the key.
    """
    event = index.events.get(view.event or "")
    exempt = event is not None and event.weight > view.detail
    return encode(replace(view, event=event.id if event and exempt else None))


def of_view(
    index: Index,
    view: View,
    events: pd.DataFrame,
    *,
    notices: Sequence[str] = (),
    listed: str | None = None,
    tracked: str | None = None,
    today: dt.date,
    base: str,
) -> Fragments:
    """Return the answer to a view.

    Parameters
    ----------
    events:
        What the view selects.
    notices:
        Sentences on parameters that were not understood.
    listed:
        The key of the list that the asking page shows, if any.
    tracked:
        What the tracks are of that it shows, if any.
    base:
        The site's address without a slash at its end, for what is copied from the page.
    """
    ids, scores = event_list.of_frame(events)
    key = list_key(index, view)
    total = counted(len(ids), "event")
    whole = everything(view)
    every = events if whole == view else select(index, whole)
    seen = visible_range(index, view, events, every, today)
    opened = details.details(index, view, ids, base, today)
    parts = {
        "notices": render(
            "parts/notices.html",
            {
                "notices": _notices(index, view, [*notices, *_language(view)]),
                "here": urls.explorer(view, lang="en"),
            },
        ),
        "theme": render("parts/theme.html", {"themes": _themes(view)}),
        "ranges": render(
            "parts/presets.html", {"presets": buttons(index.record, view, seen, today)}
        ),
        "summary": render("parts/summary.html", _summary(index, view, len(ids))),
        "strip": render(
            "parts/overview.html", {"overview": overview(index.record, seen, every, today)}
        ),
        "details": render(
            "parts/details.html",
            {
                "details": opened,
                "landmarks": () if opened else details.landmarks(index, view),
            },
        ),
    }
    if key != listed:
        parts["list"] = event_list.events_list(index, view, ids, scores)
    if tracks_key(view) != tracked:
        parts["tracks"] = render("parts/tracks.html", {"tracks": tracks(index, view, today)})
    return Fragments(
        query=encode(view),
        selected=encode(selection(replace(view, event=None))),
        key=key,
        tracked=tracks_key(view),
        title=_title(index, view, opened),
        description=_description(index, view, opened, events),
        say=total,
        event=opened.event.id if opened else None,
        parts=parts,
        ends=seen.ends,
    )


def around_scene(index: Index, view: View, scene: Scene) -> dict[str, Markup]:
    """Return what stands on and below a drawing: links that fold lanes, and what lies outside."""
    return {
        "gutter": render("parts/gutter.html", {"lanes": _gutter(view, scene)}),
        "edges": render("parts/edges.html", {"edges": _edges(index, view, scene)}),
    }


def _notices(
    index: Index, view: View, notices: Sequence[str]
) -> list[list[tuple[str, str | None]]]:
    """Return each notice in pieces: text, and with an address where it names an event."""
    return [
        [
            (piece, urls.explorer(view, event=piece) if quoted and piece in index.events else None)
            for quoted, piece in _pieces(_ended(notice))
        ]
        for notice in notices
    ]


def _language(view: View) -> list[str]:
    note = language_note(view.lang)
    return [note] if note else []


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith(("?", ".")) else f"{sentence}."


def _pieces(sentence: str) -> list[tuple[bool, str]]:
    """Return what stands outside and inside the single quotes of a sentence."""
    return [(at % 2 == 1, piece) for at, piece in enumerate(_QUOTED_ID.split(sentence)) if piece]


def _themes(view: View) -> list[dict[str, object]]:
    return [
        {
            "id": theme,
            "name": theme.capitalize(),
            "href": urls.explorer(view, theme=theme),
            "current": theme == view.theme,
        }
        for theme in get_args(Theme)
    ]


def _summary(index: Index, view: View, shown: int) -> dict[str, object]:
    whole = len(index.record.events)
    return {
        "total": counted(shown, "event"),
        "of": f"{whole:,}" if shown != whole else "",
        "chips": [
            {
                "id": f"{each.parameter}-{place}",
                "text": each.words,
                "href": urls.explorer(each.without),
            }
            for place, each in enumerate(describe.active_filters(index, view))
        ],
        "reset": urls.explorer(View(event=view.event, theme=view.theme, lang=view.lang)),
        "take": {
            "embed": urls.builder(
                "chain" if view.from_event and view.to_event else "timeline",
                replace(view, event=None),
            ),
            "cite": f"{urls.events(view)}#cite",
            "csv": urls.events(view, ".csv"),
            "png": urls.image(view),
        },
    }


def _gutter(view: View, scene: Scene) -> list[dict[str, object]]:
    """Return the names of the lanes, as links that fold or unfold those with events.

    Places are in % of the drawing's height, `axis` in % of the lane's.
    """

    def toggled(lane: str) -> tuple[str, ...]:
        return tuple(set(view.fold) ^ {lane})

    return [
        {
            "id": lane.id,
            "name": lane.full_name,
            "short": lane.name,
            "count": counted(lane.count, "event"),
            "number": f"{lane.count:,}" if lane.count else "",
            "can_fold": bool(lane.count or lane.folded),
            "thin": lane.bottom - lane.top <= LANE_THIN,
            "folded": lane.folded,
            "href": urls.explorer(view, fold=toggled(lane.id)),
            "top": round(100 * lane.top / scene.height, 2),
            "height": round(100 * (lane.bottom - lane.top) / scene.height, 2),
            "axis": round(100 * (lane.axis - lane.lift - lane.top) / (lane.bottom - lane.top), 1),
        }
        for lane in scene.lanes
    ]


def _edges(index: Index, view: View, scene: Scene) -> list[dict[str, str]]:
    """Return links to the events selected that lie before and after the drawing."""
    edges: list[dict[str, str]] = []
    events = index.record.events
    if scene.before:
        first = min(event.date.start for event in events).year
        until = dt.date.fromordinal(max(scene.scale.first - 1, 1)).year
        href = urls.explorer(view, from_=dates.parse(f"{first:04d}"))
        text = f"{counted(scene.before, 'earlier event')}, {first}\N{EN DASH}{until}"
        edges.append({"id": "before", "href": href, "text": text})
    if scene.after:
        href = urls.explorer(view, to=None)
        edges.append(
            {"id": "after", "href": href, "text": f"{counted(scene.after, 'later event')}"}
        )
    return edges


def _title(index: Index, view: View, opened: details.Details | None) -> str:
    if opened:
        record = index.record.meta.title
        return f"{opened.event.title}, {opened.when.words} \N{EN DASH} {record}"
    return describe.title_words(index, view)


def _description(
    index: Index, view: View, opened: details.Details | None, events: pd.DataFrame
) -> str:
    if opened and opened.event.summary:
        return opened.event.summary
    if encode(view) or not index.record.meta.description:
        return describe.description(index, view, events)
    return index.record.meta.description
