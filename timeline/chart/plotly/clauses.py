"""The Plotly renderer's part for the clause clock as a track above the lanes."""

from __future__ import annotations

from typing import Any

from timeline.chart.layout.clauses.clause_clock import arm_of
from timeline.chart.metrics import CLAUSE_BAR, CLAUSE_END, LEGEND_SAMPLE_HEIGHT, LEGEND_SIZE
from timeline.chart.palette import CLAUSE, Theme
from timeline.chart.plotly.traces import (
    SIDES,
    Path,
    Trace,
    along,
    lines,
    note,
    plain,
    rgba,
    texts,
    wrap,
)
from timeline.chart.scale import TimeScale
from timeline.chart.scene import ClauseTrack, Scene, Segment, SegmentState

CONTESTED = "2px,2px"
# How Plotly hatches, https://plotly.com/javascript/reference/scatter/#scatter-fillpattern
_HATCHES: dict[SegmentState, str] = {"passed": "/", "suspended": "\\"}

_Looks = dict[tuple[SegmentState, bool], list[tuple[Segment, float, float]]]


def traces(scene: Scene, theme: Theme) -> list[Trace | None]:
    """Return the traces of the clauses; none where the scene does not show them."""
    track = scene.clauses
    if track is None:
        return []
    color = CLAUSE.dark if theme.dark else CLAUSE.light
    bars = [bar for group in track.groups for bar in group.bars]
    looks: _Looks = {}
    for entry in track.legend:
        if entry.state not in ("expired", "ended"):
            sample = Segment(entry.left, entry.right, entry.state, entry.contested, entry.words)
            looks.setdefault((entry.state, entry.contested), []).append(
                (sample, entry.y, LEGEND_SAMPLE_HEIGHT)
            )
    for bar in bars:
        for segment in bar.segments:
            look = looks.setdefault((segment.state, segment.contested), [])
            look.append((segment, bar.y, track.row * CLAUSE_BAR))
    hovered = [
        (bar.y, segment, f"<b>{wrap(bar.title)}</b><br>{wrap(segment.words)}")
        for bar in bars
        for segment in bar.segments
    ]
    named = [bar.name for bar in bars if bar.name is not None]
    return [
        *(_boxes(members, *look, scene.scale, color) for look, members in looks.items()),
        lines(
            [along(segment.left, segment.right, y) for y, segment, _ in hovered],
            scene.scale,
            "rgba(0,0,0,0)",
            hover=[said for _, _, said in hovered],
        ),
        *_ends(track, scene.scale, theme),
        texts(scene, [(k.x, k.y, k.words) for k in track.legend], LEGEND_SIZE, theme.ink),
        *(
            texts(
                scene,
                [(each.x, each.y, each.text) for each in named if each.anchor == anchor],
                named[0].size if named else 0,
                theme.ink,
                anchor,
            )
            for anchor in SIDES
        ),
    ]


def _boxes(
    members: list[tuple[Segment, float, float]],
    state: SegmentState,
    contested: bool,
    scale: TimeScale,
    color: str,
) -> Trace | None:
    """Return stretches of one look: each with its middle and its height in px."""
    outlines = [
        [
            (segment.left, y - high / 2),
            (segment.right, y - high / 2),
            (segment.right, y + high / 2),
            (segment.left, y + high / 2),
            (segment.left, y - high / 2),
        ]
        for segment, y, high in members
    ]
    drawn = lines(
        outlines,
        scale,
        rgba(color, 0.5 if state == "planned" else 1),
        width=2 if state == "restored" else 1,
        dash=CONTESTED if contested else None,
    )
    if drawn is None or state in ("restored", "planned"):
        return drawn
    if state == "kept":
        return {**drawn, "fill": "toself", "fillcolor": color}
    pattern = {
        "shape": _HATCHES[state],
        "fgcolor": color,
        "bgcolor": "rgba(0,0,0,0)",
        "size": 6,
        "solidity": 0.25,
    }
    return {**drawn, "fill": "toself", "fillcolor": "rgba(0,0,0,0)", "fillpattern": pattern}


def _ends(track: ClauseTrack, scale: TimeScale, theme: Theme) -> list[Trace | None]:
    """Return the marks of ends: an upright line, crossed where it was not as planned."""
    found = [
        (x, bar.y, track.row * CLAUSE_BAR, how, contested)
        for group in track.groups
        for bar in group.bars
        for x, how, contested in bar.ends
    ]
    found += [
        (
            (entry.left + entry.right) / 2,
            entry.y,
            LEGEND_SAMPLE_HEIGHT,
            entry.state,
            entry.contested,
        )
        for entry in track.legend
        if entry.state == "expired" or entry.state == "ended"
    ]
    upright: dict[bool, list[Path]] = {}
    crossed: list[Path] = []
    for x, y, thick, how, contested in found:
        half, arm = thick * CLAUSE_END, arm_of(thick)
        upright.setdefault(contested, []).append([(x, y - half), (x, y + half)])
        if how == "ended":
            crossed.append([(x - arm, y - arm), (x + arm, y + arm)])
            crossed.append([(x - arm, y + arm), (x + arm, y - arm)])
    return [
        *(
            lines(paths, scale, theme.accent, width=2, dash=CONTESTED if contested else None)
            for contested, paths in upright.items()
        ),
        lines(crossed, scale, theme.accent, width=1.4),
    ]


def names(scene: Scene, theme: Theme) -> list[dict[str, Any]]:
    """Return the annotations in the gutter: the names of groups."""
    if scene.clauses is None:
        return []
    return [
        note(scene, f"<b>{plain(name.text)}</b>", name.x, name.y, name.size, theme.ink)
        for name in (group.name for group in scene.clauses.groups)
    ]
