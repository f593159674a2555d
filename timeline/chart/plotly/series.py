"""The Plotly renderer's part for series of numbers above the lanes."""

from __future__ import annotations

from typing import Any

from timeline.chart.metrics import LEVEL_ASIDE, LEVEL_SIZE, LIMIT_SIZE, SERIES_NAME_SIZE, VALUE_SIZE
from timeline.chart.palette import Theme
from timeline.chart.plotly.traces import SIDES, Trace, dots, lines, note, plain, texts, wrap
from timeline.chart.scene import Scene, SeriesTrack


def traces(scene: Scene, theme: Theme) -> list[Trace | None]:
    """Return the traces of all tracks, from the top."""
    return [trace for track in scene.series for trace in _series(scene, track, theme)]


def _series(scene: Scene, track: SeriesTrack, theme: Theme) -> list[Trace | None]:
    scale, plot = scene.scale, scene.plot
    found: list[Trace | None] = [
        texts(scene, [(plot.left, track.top + 9, track.unit)], SERIES_NAME_SIZE, theme.muted),
        lines(
            [
                ((plot.left, level.y), (plot.right, level.y))
                for level in track.levels
                if not level.zero
            ],
            scale,
            theme.line,
        ),
        lines(
            [((plot.left, level.y), (plot.right, level.y)) for level in track.levels if level.zero],
            scale,
            theme.muted,
        ),
        lines(
            [((limit.left, limit.y), (limit.right, limit.y)) for limit in track.limits],
            scale,
            theme.accent,
            dash="6px,3px",
        ),
        texts(
            scene,
            [(name.x, name.y, name.text) for limit in track.limits if (name := limit.label)],
            LIMIT_SIZE,
            theme.accent,
        ),
        texts(
            scene,
            [(track.note.x, track.note.y, track.note.text)] if track.note else [],
            SERIES_NAME_SIZE,
            theme.muted,
        ),
    ]
    for line in track.lines:
        color = line.color.dark if theme.dark else line.color.light
        dash = "5px,3px" if line.dash else None
        x, y = line.name_at
        found += [
            lines([((x - 16, y - 4), (x - 4, y - 4))], scale, color, width=2, dash=dash)
            if line.joined
            else dots([(x - 10, y - 4)], scale, {"color": color, "size": 5.5}, None),
            texts(scene, [(x, y - 4, line.name)], SERIES_NAME_SIZE, theme.ink),
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
        found.append(texts(scene, ends, VALUE_SIZE, theme.ink, anchor, bold=True))
    return found


def names(scene: Scene, theme: Theme) -> list[dict[str, Any]]:
    """Return the annotations in the gutter: the values of axes."""
    return [
        note(
            scene,
            level.label,
            scene.plot.left - LEVEL_ASIDE,
            level.y,
            LEVEL_SIZE,
            theme.muted,
            "right",
        )
        for track in scene.series
        for level in track.levels
    ]
