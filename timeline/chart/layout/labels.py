"""Placing the labels of one lane so that no text is touched, by text or by a leader.

A lane has rows: row 0 is the line of the marks, rows 1, 2, ... hang below it, rows -1,
-2, ... stand above it. A label is to the right ("start") or to the left ("end") of the
vertical leader that ties it to its mark; in row 0 it stands beside the mark without one.

Every row is kept as an integer whose bit n is px n, so that "is this free?" is one
``and`` whatever the number of labels, and the result depends on nothing but the input.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from timeline.chart.metrics import (
    CLUSTER_GAPS,
    DAY_LINE_CLEARANCE,
    LABEL_GAP,
    LABEL_RETRIES,
    LEADER_CLEARANCE,
    MARK_CLEARANCE,
    TEXT_CLEARANCE,
)
from timeline.chart.scene import Anchor

_SIDES: tuple[Anchor, Anchor] = ("start", "end")
_OTHER_SIDE: dict[Anchor, Anchor] = {"start": "end", "end": "start"}


class Wish(NamedTuple):
    """A label that wants a place.

    `x` is where its leader would leave the mark, `left` and `right` are the mark's ends,
    `width` is the text's, all in px; `key` names it.
    """

    key: int
    x: float
    left: float
    right: float
    width: float


class LabelPlace(NamedTuple):
    """Where a label stands: its row, its side of the leader, and the ends of its text in px."""

    row: int
    side: Anchor
    left: float
    right: float


_Order = list[tuple[Wish, Anchor]]
_Way = tuple[Anchor, float, float, int]  # side, ends of the text in px, bits between them


class _Ways(NamedTuple):
    """The ways to write a label beside its mark, and away from it with a leader.

    Of two, the one to the right comes first.
    """

    beside: tuple[_Way, ...]
    away: tuple[_Way, ...]
    leader: int


@dataclass(slots=True)
class Rows:
    """The rows above or below the marks; row 0 is that of the marks and not used.

    `busy` are the px where no other text may be; `walls` those where no leader may pass.
    """

    busy: list[int] = field(default_factory=lambda: [0])
    walls: list[int] = field(default_factory=lambda: [0])


@dataclass(slots=True)
class LabelSheet:
    """The rows of a lane while it is being filled. `places` is the result, by key.

    `line` are the px that no text should touch, those of the line of today; `marks` these and
    those of the marks, and `beside` those of the texts in the row of the marks.
    """

    left: int
    right: int
    line: int = 0
    marks: int = 0
    beside: int = 0
    places: dict[int, LabelPlace] = field(default_factory=dict[int, LabelPlace])
    under: Rows = field(default_factory=Rows)
    over: Rows = field(default_factory=Rows)
    known: dict[int, _Ways] = field(default_factory=dict[int, _Ways])

    @property
    def below(self) -> int:
        """Number of rows in use below the marks."""
        return len(self.under.busy) - 1

    @property
    def above(self) -> int:
        """Number of rows in use above the marks."""
        return len(self.over.busy) - 1

    def put(self, wish: Wish, rows: int, first: Anchor = "start") -> bool:
        """Place `wish` beside its mark or in the first row down to `rows` that takes it.

        The side `first` is tried first. False if there is no room.
        """
        ways = self.ways(wish)
        for side, left, right, own in ways.beside if first == "start" else ways.beside[::-1]:
            if not self.beside & own:
                self.beside |= self.bits(left, right, TEXT_CLEARANCE)
                self.places[wish.key] = LabelPlace(0, side, left, right)
                return True
        return self._put_on(1, self.under, wish, ways, rows, first)

    def put_above(self, wish: Wish, rows: int, first: Anchor = "start") -> bool:
        """Place `wish` in the first row up to `rows` above the marks; False if none takes it."""
        return rows > 0 and self._put_on(-1, self.over, wish, self.ways(wish), rows, first)

    def _put_on(
        self, sign: int, lane: Rows, wish: Wish, ways: _Ways, rows: int, first: Anchor
    ) -> bool:
        tries = ways.away if first == "start" else ways.away[::-1]
        busy, walls = lane.busy, lane.walls
        for row in range(1, rows + 1 if tries else 0):
            if row == len(busy):
                busy.append(0)
                walls.append(0)
            taken = busy[row]
            for side, left, right, own in tries:
                if not taken & own:
                    busy[row] |= self.bits(left, right, TEXT_CLEARANCE)
                    walls[row] |= self.bits(left, right, LEADER_CLEARANCE)
                    leader = self.bits(wish.x, wish.x, LEADER_CLEARANCE)
                    for passed in range(1, row + 1):
                        busy[passed] |= leader
                    self.places[wish.key] = LabelPlace(sign * row, side, left, right)
                    return True
            if walls[row] & ways.leader:
                return False
        return False

    def ways(self, wish: Wish) -> _Ways:
        """Return the ways to write a label inside the lane, off the line and off the marks.

        Where the line leaves it no way at all, it is written across.
        """
        found = self.known.get(wish.key)
        if found is None:
            away = self._inside(wish.x, wish.x, wish.width, self.line)
            found = self.known[wish.key] = _Ways(
                self._inside(wish.right, wish.left, wish.width, self.marks),
                away or self._inside(wish.x, wish.x, wish.width, 0),
                1 << max(int(wish.x) - self.left, 0),
            )
        return found

    def _inside(self, after: float, before: float, width: float, taken: int) -> tuple[_Way, ...]:
        """Return the ways to write from `after` px on and up to `before` px."""
        found: list[_Way] = []
        start, end = after + LABEL_GAP, after + LABEL_GAP + width
        if end <= self.right and start >= self.left:
            own = (1 << int(end) - self.left + 1) - (1 << int(start) - self.left)
            if not own & taken:
                found.append(("start", start, end, own))
        start, end = before - LABEL_GAP - width, before - LABEL_GAP
        if start >= self.left and end <= self.right:
            own = (1 << int(end) - self.left + 1) - (1 << int(start) - self.left)
            if not own & taken:
                found.append(("end", start, end, own))
        return tuple(found)

    def bits(self, start: float, end: float, clearance: int) -> int:
        """Return the bits of the px from `start` to `end`, widened by `clearance` on both sides."""
        first = int(start) - self.left - clearance
        if first < 0:
            first = 0
        return (1 << (int(end) - self.left + clearance + 1)) - (1 << first)


def blank(
    left: float, right: float, marks: Iterable[tuple[float, float]], line: float | None = None
) -> LabelSheet:
    """Return an empty sheet for a plot from `left` to `right` px with marks at these px."""
    sheet = LabelSheet(int(left), int(right))
    if line is not None:
        sheet.line = sheet.marks = sheet.bits(line, line, DAY_LINE_CLEARANCE)
    for start, end in marks:
        sheet.marks |= sheet.bits(max(start, sheet.left), max(end, sheet.left), MARK_CLEARANCE)
    return sheet


def with_all(
    left: float,
    right: float,
    marks: Iterable[tuple[float, float]],
    wishes: Sequence[Wish],
    line: float | None = None,
) -> LabelSheet:
    """Return the sheet with the fewest rows, of several tries, on which every wish has a place.

    Only a label that has no room on either side of its mark is left out.

    Why one always exists: labels to the right of their leaders, placed from right to left
    in ever deeper rows, are never crossed, since each leader passes left of all texts
    placed before it. The same holds, mirrored, for labels to the left. So those with room
    at their right can go below the marks and the others above, which is the last try.
    """
    empty = blank(left, right, marks, line)
    by_x = sorted((each for each in wishes if empty.ways(each).away), key=_by_x)
    orders: list[_Order] = [_outside_in(by_x, gap) for gap in CLUSTER_GAPS]
    for side in _SIDES:
        orders.append([(wish, side) for wish in reversed(by_x)])
    best: LabelSheet | None = None
    for at, order in enumerate(orders):
        if _rows(best) > 2 and order not in orders[:at]:
            best = _in_order(empty, order, _rows(best)) or best
    return best or _above_and_below(empty, by_x)


def _rows(sheet: LabelSheet | None) -> float:
    return len(sheet.under.busy) + len(sheet.over.busy) if sheet else float("inf")


def _by_x(wish: Wish) -> tuple[float, int]:
    return wish.x, wish.key


def _in_order(empty: LabelSheet, order: _Order, rows: float) -> LabelSheet | None:
    """Return the sheet filled in this order, below the marks or else above, in less than `rows`.

    A label that finds no place any more is tried again first of all, on its other side.
    None if this does not come to an end.
    """
    for _ in range(LABEL_RETRIES):
        sheet = _copy(empty)
        for at, (wish, side) in enumerate(order):
            if not (sheet.put(wish, len(order), side) or sheet.put_above(wish, len(order), side)):
                order = [(wish, _OTHER_SIDE[side]), *order[:at], *order[at + 1 :]]
                break
            if len(sheet.under.busy) + len(sheet.over.busy) >= rows:
                return None
        else:
            return sheet
    return None


def _outside_in(by_x: Sequence[Wish], gap: float) -> _Order:
    """Return the wishes of each cluster from its outside in, the left ones to the left.

    The leaders of the inner ones pass between the texts of the outer ones, so that a row
    takes two labels of a cluster. A cluster ends where marks lie more than `gap` px apart.
    """
    found: _Order = []
    start = 0
    for end in range(1, len(by_x) + 1):
        if end < len(by_x) and by_x[end].x - by_x[end - 1].x <= gap:
            continue
        first, last = start, end - 1
        while first <= last:
            if first < last:
                found.append((by_x[first], "end"))
            found.append((by_x[last], "start"))
            first, last = first + 1, last - 1
        start = end
    return found


def _above_and_below(empty: LabelSheet, by_x: Sequence[Wish]) -> LabelSheet:
    sheet = replace(_copy(empty), known={})
    to_the_left: list[Wish] = []
    for wish in by_x:
        _, away, leader = empty.ways(wish)
        # One way only, the one to the right where there is one.
        sheet.known[wish.key] = _Ways((), away[:1], leader)
        if away[0][0] == "end":
            to_the_left.append(wish)
    for wish in reversed(by_x):
        if wish not in to_the_left:
            sheet.put(wish, len(by_x))
    for wish in to_the_left:
        sheet.put_above(wish, len(by_x))
    return sheet


def _copy(empty: LabelSheet) -> LabelSheet:
    return LabelSheet(empty.left, empty.right, empty.line, empty.marks, known=empty.known)


def fill(sheet: LabelSheet, wishes: Iterable[Wish], rows: int) -> None:
    """Place on `sheet`, in this order, those of the `wishes` that find room.

    There is room in `rows` rows below the marks and in those that are in use above them.
    """
    for wish in wishes:
        if not sheet.put(wish, rows):
            sheet.put_above(wish, sheet.above)
