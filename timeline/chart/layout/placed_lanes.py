"""Drafts of lanes become lanes, marks and labels with their place on the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from timeline.chart import palette, text
from timeline.chart.layout import labels, lanes
from timeline.chart.layout.framing import Frame
from timeline.chart.layout.lanes import Draft
from timeline.chart.layout.marks import Rough
from timeline.chart.metrics import (
    BASELINE,
    HALF_LETTER,
    LABEL_ROW,
    LABEL_SIZE,
    LANE_NAME_SIZE,
    MARK_LINE_GAP,
    MARK_ROW,
)
from timeline.chart.scene import Box, Label, Mark, PlacedLane


@dataclass(frozen=True, slots=True)
class PlacedLanes:
    """The lanes of a scene with their marks and labels, the latter two in order of date."""

    lanes: tuple[PlacedLane, ...]
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]


def placed(frame: Frame, drafts: Sequence[Draft], tops: Mapping[str, float]) -> PlacedLanes:
    """Return the lanes as drafted, with their tops in px; the key "" is where the last one ends."""
    lanes_: list[PlacedLane] = []
    marks_: list[tuple[Rough, Mark]] = []
    labels_: list[tuple[Rough, Label]] = []
    order = [draft.id for draft in drafts] + [""]
    for at, draft in enumerate(drafts):
        lane, position = frame.lanes[draft.id]
        top, bottom = tops[draft.id], tops[order[at + 1]]
        axis = top + draft.axis
        lanes_.append(
            PlacedLane(
                id=draft.id,
                name=text.shorten(lane.name, frame.scale.left - 14, LANE_NAME_SIZE, True),
                full_name=lane.name,
                count=len(draft.marks),
                top=top,
                bottom=bottom,
                axis=axis,
                line=_free(frame, draft.sheet.places.values() if draft.sheet else ()),
                color=palette.color(lane, position),
                symbol=palette.symbol(lane, position),
                folded=draft.folded,
                density=lanes.density(draft.marks, frame.scale) if draft.dense else (),
            )
        )
        places = draft.sheet.places if draft.sheet else {}
        for key, rough in enumerate(draft.marks):
            spot = places.get(key)
            if draft.dense and spot is None:
                continue
            marks_.append((rough, _mark(frame, rough, draft.id, axis)))
            if spot is not None:
                labels_.append((rough, _label(frame, rough, draft.id, axis, spot)))
    marks_.sort(key=lambda pair: (pair[0].row, pair[0].event))
    labels_.sort(key=lambda pair: (pair[0].row, pair[0].event))
    return PlacedLanes(
        tuple(lanes_), tuple(mark for _, mark in marks_), tuple(label for _, label in labels_)
    )


def _free(frame: Frame, places: Iterable[labels.LabelPlace]) -> tuple[tuple[float, float], ...]:
    """Return the stretches of the line of marks on which no label stands."""
    found: list[tuple[float, float]] = []
    start = frame.scale.left
    for spot in sorted((each for each in places if each.row == 0), key=lambda each: each.left):
        found.append((start, spot.left - MARK_LINE_GAP))
        start = spot.right + MARK_LINE_GAP
    found.append((start, frame.scale.right))
    return tuple((left, right) for left, right in found if left < right)


def _mark(frame: Frame, rough: Rough, lane: str, axis: float) -> Mark:
    caption = frame.captions[rough.event]
    return Mark(
        event=rough.event,
        lane=lane,
        kind=rough.kind,
        x=rough.x,
        y=axis,
        left=rough.left,
        right=rough.right,
        radius=rough.radius,
        weight=rough.weight,
        hollow=rough.hollow,
        dimmed=bool(frame.near) and rough.event not in frame.near,
        strong=rough.strong,
        label=caption.label,
        title=caption.title,
        when=caption.when,
        actors=caption.actors,
    )


def _label(frame: Frame, rough: Rough, lane: str, axis: float, spot: labels.LabelPlace) -> Label:
    middle = axis
    if spot.row > 0:
        middle = axis + MARK_ROW / 2 + (spot.row - 0.5) * LABEL_ROW
    elif spot.row < 0:
        middle = axis - MARK_ROW / 2 + (spot.row + 0.5) * LABEL_ROW
    half = LABEL_SIZE * HALF_LETTER
    end = middle + half * 0.7 if spot.row > 0 else middle - half * 0.7
    edge = axis + rough.radius if spot.row > 0 else axis - rough.radius
    return Label(
        event=rough.event,
        lane=lane,
        text=frame.captions[rough.event].label,
        x=spot.left if spot.side == "start" else spot.right,
        y=middle + LABEL_SIZE * BASELINE,
        anchor=spot.side,
        box=Box(spot.left, middle - half, spot.right, middle + half),
        weight=rough.weight,
        leader_x=rough.x,
        leader_top=min(edge, end) if spot.row else axis,
        leader_bottom=max(edge, end) if spot.row else axis,
        dimmed=bool(frame.near) and rough.event not in frame.near,
        strong=rough.strong,
    )
