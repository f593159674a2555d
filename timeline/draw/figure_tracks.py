"""The Plotly pen's part for the tracks above the lanes: series and clauses."""

from __future__ import annotations

from typing import Any

from timeline.draw.end_values import SIZE as END_SIZE
from timeline.draw.ink import CLAUSE
from timeline.draw.parts import Anchor, Scene
from timeline.draw.theme import Theme
from timeline.draw.traces import SIDES, Trace, along, dots, lines, note, plain, rgba
from timeline.draw.track_parts import ClauseTrack, Segment, SeriesTrack
from timeline.draw.tracks import LEVEL_SIZE, NAME_SIZE

_HATCHES = {"passed": "4px,3px", "suspended": "2px,4px"}


def traces(scene: Scene, theme: Theme) -> list[Trace | None]:
    """Return the traces of all tracks, from the top."""
    found: list[Trace | None] = []
    for track in scene.series:
        found += _series(scene, track, theme)
    if scene.clauses is not None:
        found += _clauses(scene, scene.clauses, theme)
    return found


def _series(scene: Scene, track: SeriesTrack, theme: Theme) -> list[Trace | None]:
    scale, plot = scene.scale, scene.plot
    found: list[Trace | None] = [
        _words(scene, [(plot.left, track.top + 9, track.unit)], NAME_SIZE, theme.muted),
        lines(
            [((plot.left, level.y), (plot.right, level.y)) for level in track.levels],
            scale,
            theme.line,
        ),
        lines(
            [((limit.left, limit.y), (limit.right, limit.y)) for limit in track.limits],
            scale,
            theme.accent,
            dash="6px,3px",
        ),
        _words(
            scene,
            [(limit.label_x, limit.y - 8, limit.label) for limit in track.limits if limit.label],
            LEVEL_SIZE,
            theme.accent,
        ),
    ]
    for line in track.lines:
        color = line.color.dark if theme.dark else line.color.light
        dash = "5px,3px" if line.dash else None
        x, y = line.name_at
        found += [
            lines([((x - 16, y - 4), (x - 4, y - 4))], scale, color, width=2, dash=dash),
            _words(scene, [(x, y - 4, line.name)], NAME_SIZE, theme.ink),
            lines(line.runs, scale, color, width=1.8, dash=dash),
            lines(
                [
                    ((point.x, point.low), (point.x, point.high))
                    for point in line.points
                    if point.low is not None and point.high is not None
                ],
                scale,
                color,
            ),
            dots(
                [(point.x, point.y) for point in line.points],
                scale,
                {"color": color, "size": 5.5},
                [
                    f"<b>{plain(line.name)}</b><br>{wrap(point.words)}<br>"
                    f"Source: {plain(point.publisher)}"
                    for point in line.points
                ],
            ),
        ]
    for anchor in SIDES:
        ends = [(end.x, end.y, end.words) for end in track.ends if end.anchor == anchor]
        found.append(_words(scene, ends, END_SIZE, theme.ink, anchor, bold=True))
    return found


def _words(
    scene: Scene,
    words: list[tuple[float, float, str]],
    size: float,
    color: str,
    anchor: Anchor = "start",
    *,
    bold: bool = False,
) -> Trace | None:
    if not words:
        return None
    return {
        "type": "scatter",
        "mode": "text",
        "x": [scene.scale.moment(x) for x, _, _ in words],
        "y": [round(y, 1) for _, y, _ in words],
        "text": [f"<b>{plain(said)}</b>" if bold else plain(said) for _, _, said in words],
        "textposition": SIDES[anchor],
        "textfont": {"size": size, "color": color},
        "hoverinfo": "skip",
    }


def _clauses(scene: Scene, track: ClauseTrack, theme: Theme) -> list[Trace | None]:
    color = CLAUSE.dark if theme.dark else CLAUSE.light
    looks: dict[tuple[str, bool], list[tuple[float, Segment, str]]] = {}
    ends: list[list[tuple[float, float]]] = []
    half = track.row * 0.4
    for group in track.groups:
        for bar in group.bars:
            for segment in bar.segments:
                said = f"<b>{wrap(bar.words)}</b><br>{wrap(segment.words)}"
                looks.setdefault((segment.state, segment.contested), []).append(
                    (bar.y, segment, said)
                )
            ends += [[(x, bar.y - half), (x, bar.y + half)] for x, _, _ in bar.ends]
    found: list[Trace | None] = []
    for (state, contested), members in looks.items():
        alpha = (0.25 if state == "planned" else 1.0) * (0.55 if contested else 1.0)
        thick = track.row * 0.55
        edges = (0.0,)
        if state == "restored":
            edges, thick = (-thick / 2, thick / 2), 1.6
        for edge in edges:
            found.append(
                lines(
                    [along(segment.left, segment.right, y + edge) for y, segment, _ in members],
                    scene.scale,
                    rgba(color, alpha),
                    width=thick,
                    dash=_HATCHES.get(state),
                    hover=[said for _, _, said in members],
                )
            )
    found.append(lines(ends, scene.scale, theme.accent, width=2))
    return found


def names(scene: Scene, theme: Theme) -> list[dict[str, Any]]:
    """Return the annotations in the gutter: units, values and groups of clauses."""
    found: list[dict[str, Any]] = []
    for track in scene.series:
        found += [
            note(scene, level.label, scene.plot.left - 6, level.y, LEVEL_SIZE, theme.muted, "right")
            for level in track.levels
        ]
    if scene.clauses is not None:
        found += [
            note(scene, plain(group.name), 8, group.top + 4, 9, theme.muted)
            for group in scene.clauses.groups
        ]
    return found


def wrap(words: str, characters: int = 60) -> str:
    """Return words for a hover box, broken into lines, escaped for Plotly."""
    rows: list[str] = [""]
    for word in words.split():
        if rows[-1] and len(rows[-1]) + len(word) + 1 > characters:
            rows.append("")
        rows[-1] = f"{rows[-1]} {word}".strip()
    return "<br>".join(plain(row) for row in rows)
