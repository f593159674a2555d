"""What a scene is made of: frozen things with their place in px.

The origin is the top left corner of the frame, y grows downwards. Renderers draw these and
decide nothing about place, wording or what is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from timeline.chart.metrics import BAR_THICK, BAR_THICK_LEAST, LANE_LIFT, LANE_LOW, LANE_THIN
from timeline.chart.scale import Tick, TimeScale
from timeline.record.model import Color, SourceKind, Symbol, Weight

Anchor = Literal["start", "end"]
MarkKind = Literal["dot", "bar", "soft"]


def thickness(radius: float) -> float:
    """Return the height in px of a bar that is as heavy as a dot of this radius."""
    return max(radius * BAR_THICK, BAR_THICK_LEAST)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in px."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in px."""
        return self.bottom - self.top

    def overlaps(self, other: Box) -> bool:
        """True if the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Band:
    """A phase behind the lanes; `name` has a row or two, none where it has no room.

    The middle of the first row is at `y`, of the next `BAND_ROW` below.
    """

    id: str
    name: tuple[str, ...]
    y: float
    left: float
    right: float
    shaded: bool


class Mark(NamedTuple):
    """An event on its lane: a dot, a bar for what lasted, a soft bar for a vague date.

    `x` is the middle; `left` and `right` are the ends of a bar, clipped to the plot, and
    of a dot its outline. `hollow` marks a date that is approximate or uncertain, `strong`
    what was asked for by name.
    """

    event: str
    lane: str
    kind: MarkKind
    x: float
    y: float
    left: float
    right: float
    radius: float
    weight: Weight
    hollow: bool
    dimmed: bool
    strong: bool
    label: str
    title: str
    when: str
    actors: str

    @property
    def thick(self) -> float:
        """Height of a bar in px."""
        return thickness(self.radius)


class Label(NamedTuple):
    """An event's label: `x` is where the text starts or ends, `y` its baseline.

    A leader runs straight down (or up) from (`leader_x`, `leader_top`) to
    `leader_bottom`; both are equal where the label stands beside its mark.
    """

    event: str
    lane: str
    text: str
    x: float
    y: float
    anchor: Anchor
    box: Box
    weight: Weight
    leader_x: float
    leader_top: float
    leader_bottom: float
    dimmed: bool
    strong: bool


@dataclass(frozen=True, slots=True)
class DensityCell:
    """A cell of a lane that is too dense for marks: how many marks fall between two px."""

    left: float
    right: float
    count: int
    share: float
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class PlacedLane:
    """A lane's place. `axis` is the y of its marks; `density` holds cells where it is dense.

    `line` are the stretches, from px to px, where the line along the marks is drawn: not
    through the labels that stand on it.
    """

    id: str
    name: str
    full_name: str
    count: int
    top: float
    bottom: float
    axis: float
    line: tuple[tuple[float, float], ...]
    color: Color
    symbol: Symbol
    folded: bool
    density: tuple[DensityCell, ...]

    @property
    def lift(self) -> float:
        """How far, in px, the name stands above the marks, so that the count has room below."""
        return LANE_LIFT if LANE_THIN < self.bottom - self.top < LANE_LOW else 0.0


@dataclass(frozen=True, slots=True)
class Arc:
    """A cause and what followed from it, as a quadratic curve through a control point."""

    cause: str
    effect: str
    start: tuple[float, float]
    control: tuple[float, float]
    end: tuple[float, float]
    step: int


@dataclass(frozen=True, slots=True)
class ArcLegendEntry:
    """What arcs of a kind mean: a sample from `left` to `right` at `y`, words from `x` on."""

    left: float
    right: float
    y: float
    x: float
    words: str
    step: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A drawing, placed. Marks and labels stand in order of date, then id.

    `today` or `as_of` is the px of the line of a day, if it is in sight, and `day_words` what
    is written below it. `before` and `after` count the selected events that lie outside the
    frame. `ticks_at` are the middles of the rows of tick labels, in px: below the plot, and
    above it where a drawing is higher than a screen.
    """

    width: float
    height: float
    plot: Box
    scale: TimeScale
    title: str
    description: str
    ticks: tuple[Tick, ...]
    ticks_at: tuple[float, ...]
    bands: tuple[Band, ...]
    lanes: tuple[PlacedLane, ...]
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    arcs: tuple[Arc, ...]
    arc_legend: tuple[ArcLegendEntry, ...]
    series: tuple[SeriesTrack, ...]
    clauses: ClauseTrack | None
    today: float | None
    as_of: float | None
    day_words: str
    before: int
    after: int


# What the tracks above the lanes are made of: series of numbers, and the clause clock.

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
    """A tick of a value axis; it is `zero` where there are values on both sides of it."""

    y: float
    label: str
    zero: bool = False


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
class LegendEntry:
    """An entry of a legend: a sample from `left` to `right` and, after it, words from `x` on."""

    left: float
    right: float
    y: float
    x: float
    words: str
    state: SegmentState | Literal["expired", "ended"]
    contested: bool


@dataclass(frozen=True, slots=True)
class Milestone:
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
    legend: tuple[LegendEntry, ...]
    milestones: tuple[Milestone, ...]
