"""The lanes: how many rows of labels each gets, and where each lies on the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from timeline.chart import text
from timeline.chart.layout import labels
from timeline.chart.layout.captions import Caption
from timeline.chart.layout.labels import LabelSheet, Wish
from timeline.chart.layout.marks import Rough, competing
from timeline.chart.metrics import (
    DENSITY_CELL,
    DENSITY_ROWS,
    LABEL_ROW,
    LABEL_SIZE,
    LANE_PAD,
    LANE_ROWS,
    LANE_THIN,
    MARK_ROW,
)
from timeline.chart.scale import TimeScale
from timeline.chart.scene import DensityCell
from timeline.record import dates


@dataclass(slots=True)
class Draft:
    """A lane while it is laid out: its marks, and its sheet of labels (none if folded)."""

    id: str
    marks: Sequence[Rough]
    folded: bool
    dense: bool
    sheet: LabelSheet | None
    waiting: list[Wish]
    rows: int

    @property
    def height(self) -> float:
        """Height in px with the rows that are in use."""
        if self.sheet is None:
            return LANE_THIN
        return 2 * LANE_PAD + MARK_ROW + (self.sheet.above + self.sheet.below) * LABEL_ROW

    @property
    def axis(self) -> float:
        """Distance in px from the top of the lane to the middle of its marks."""
        if self.sheet is None:
            return LANE_THIN / 2
        return LANE_PAD + self.sheet.above * LABEL_ROW + MARK_ROW / 2


def draft(
    lane: str,
    marks: Sequence[Rough],
    captions: Mapping[str, Caption],
    room: tuple[float, float],
    line: float | None,
    folded: bool,
    dense: bool,
) -> Draft:
    """Return the lane with its landmarks labelled, and the other labels waiting for room.

    `room` is where labels may stand: the first and the last px; none touches `line`. Where the
    lane is dense, landmarks compete for a few rows like the rest.
    """
    if folded or not marks:
        return Draft(lane, marks, folded, dense, None, [], 0)
    place = {mark.event: key for key, mark in enumerate(marks)}

    def wish(mark: Rough) -> Wish:
        caption = captions[mark.event]
        width = text.width(caption.label, LABEL_SIZE, True) if mark.strong else caption.width
        return Wish(place[mark.event], mark.x, mark.left, mark.right, width)

    if dense:
        sheet = labels.blank(*room, [room], line)
        larger = competing(mark for mark in marks if mark.weight < 3 or mark.must)
        labels.fill(sheet, map(wish, larger), DENSITY_ROWS)
        return Draft(lane, marks, folded, dense, sheet, [], DENSITY_ROWS)
    extents = [(mark.left, mark.right) for mark in marks]
    musts = [wish(mark) for mark in marks if mark.must]
    sheet = labels.with_all(*room, extents, musts, line)
    waiting = [wish(mark) for mark in competing(marks) if not mark.must]
    return Draft(lane, marks, folded, dense, sheet, waiting, sheet.below)


def give_room(drafts: Sequence[Draft], room: float | None) -> None:
    """Fill the lanes with the waiting labels, in as many rows as fit into `room` px.

    Without `room` each lane may grow to `LANE_ROWS`. Rows go to the lanes where most
    labels wait, a few at a time, so that no lane starves.
    """
    open_lanes = [lane for lane in drafts if lane.sheet is not None]
    for lane in open_lanes:
        if room is None:
            lane.rows = max(lane.rows, LANE_ROWS)
        _fill(lane)
    if room is None:
        return
    while True:
        spare = int((room - sum(lane.height for lane in drafts)) // LABEL_ROW)
        hungry = [lane for lane in open_lanes if lane.waiting and not lane.dense]
        if spare < 1 or not hungry:
            return
        hungry.sort(key=lambda lane: (-len(lane.waiting), lane.id))
        before = sum(lane.height for lane in drafts)
        for lane in hungry[:spare]:
            lane.rows = (lane.sheet.below if lane.sheet else 0) + 1
            _fill(lane)
        if sum(lane.height for lane in drafts) == before:
            return


def _fill(lane: Draft) -> None:
    assert lane.sheet is not None
    labels.fill(lane.sheet, lane.waiting, lane.rows)
    lane.waiting = [wish for wish in lane.waiting if wish.key not in lane.sheet.places]


def density(marks: Sequence[Rough], scale: TimeScale) -> tuple[DensityCell, ...]:
    """Return the non-empty cells of a dense lane, each `DENSITY_CELL` px wide.

    `share` is the cell's count as a part of the fullest cell's, from 0 to 1.
    """
    cells = max(1, int((scale.right - scale.left) // DENSITY_CELL))
    size = (scale.right - scale.left) / cells
    at = np.fromiter((mark.x for mark in marks), float, len(marks))
    place = np.clip(((at - scale.left) / size).astype(int), 0, cells - 1)
    counts = np.bincount(place, minlength=cells)
    most = int(counts.max(initial=1))
    found: list[DensityCell] = []
    for cell in np.flatnonzero(counts).tolist():
        left = scale.left + cell * size
        found.append(
            DensityCell(
                left=left,
                right=left + size,
                count=int(counts[cell]),
                share=int(counts[cell]) / most,
                first=_day(scale, left),
                last=_day(scale, left + size - 0.01),
            )
        )
    return tuple(found)


def tops(drafts: Sequence[Draft], top: float, room: float | None) -> Mapping[str, float]:
    """Return where each lane begins, in px; what is left of `room` is spread between them."""
    total = sum(lane.height for lane in drafts)
    open_lanes = sum(lane.sheet is not None for lane in drafts)
    extra = max(0.0, (room - total) / open_lanes) if room and open_lanes else 0.0
    found: dict[str, float] = {}
    for lane in drafts:
        found[lane.id] = top
        top += lane.height + (extra if lane.sheet is not None else 0.0)
    found[""] = top
    return found


def _day(scale: TimeScale, x: float) -> str:
    day = scale.first + int((x - scale.left) / scale.px_per_day)
    return dates.in_words(dates.of_day(dt.date.fromordinal(day)))
