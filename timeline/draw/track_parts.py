"""What the tracks above the lanes are made of: series of numbers, and the clause clock.

As in `timeline.draw.parts`, all is placed, in px.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from timeline.record.model import Color, SourceKind

SegmentState = Literal["planned", "kept", "passed", "suspended", "restored"]


class Words(NamedTuple):
    """A text: it starts or ends at `x`, and its middle is at `y`."""

    x: float
    y: float
    anchor: Literal["start", "end"]
    size: float
    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """A number of a series; `low` and `high` are the y of a range where one was given."""

    x: float
    y: float
    low: float | None
    high: float | None
    words: str
    publisher: str
    kind: SourceKind
    url: str | None


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """One series in a track: its points, and the runs of them that a line may join.

    It is not `joined` where its points come from different estimators.
    """

    id: str
    name: str
    color: Color
    points: tuple[SeriesPoint, ...]
    runs: tuple[tuple[tuple[float, float], ...], ...]
    joined: bool
    dash: bool
    name_at: tuple[float, float]


@dataclass(frozen=True, slots=True)
class EndValue:
    """The newest value of a series: words that start or end at `x`, their middle at `y`."""

    x: float
    y: float
    anchor: Literal["start", "end"]
    words: str


@dataclass(frozen=True, slots=True)
class Level:
    """A tick of a value axis."""

    y: float
    label: str


@dataclass(frozen=True, slots=True)
class LimitLine:
    """A limit of the deal over the years it was to bind; `label` is None where it has no room."""

    left: float
    right: float
    y: float
    label: Words | None


@dataclass(frozen=True, slots=True)
class SeriesTrack:
    """A track of series that share one unit and one value axis.

    `ends` has the newest value of each series whose line ends in sight and has room for it;
    `note` says so where there is no number in sight.
    """

    id: str
    name: str
    unit: str
    top: float
    bottom: float
    levels: tuple[Level, ...]
    limits: tuple[LimitLine, ...]
    lines: tuple[SeriesLine, ...]
    ends: tuple[EndValue, ...]
    note: Words | None


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a clause in one state."""

    left: float
    right: float
    state: SegmentState
    contested: bool
    words: str


@dataclass(frozen=True, slots=True)
class ClauseBar:
    """A clause's row: its stretches, and its ends as (x, how, whether the sides disagree).

    `name` is None where it has no room; `words` tell its whole course.
    """

    id: str
    title: str
    name: Words | None
    y: float
    segments: tuple[Segment, ...]
    ends: tuple[tuple[float, Literal["expired", "ended"], bool], ...]
    words: str


@dataclass(frozen=True, slots=True)
class ClauseGroup:
    """Clauses of one group and its name."""

    id: str
    name: Words
    bars: tuple[ClauseBar, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of a legend: a sample from `left` to `right` and, after it, words from `x` on."""

    left: float
    right: float
    y: float
    x: float
    words: str
    state: SegmentState | Literal["expired", "ended"]
    contested: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """A day on which several clauses ended or were restored: a line at `x`, with words on top.

    The words begin at `words_at`, their baseline is `y`, and the line runs down from there.
    """

    event: str
    x: float
    words_at: float
    y: float
    words: str


@dataclass(frozen=True, slots=True)
class ClauseTrack:
    """The clause clock, as a track of a timeline or as a chart of its own.

    `row` is the height of a clause's row.
    """

    top: float
    bottom: float
    groups: tuple[ClauseGroup, ...]
    row: float
    legend: tuple[Key, ...]
    turns: tuple[Turn, ...]
