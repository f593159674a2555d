"""The SVG renderer's part for the clause clock, as a chart or as a track above the lanes."""

from __future__ import annotations

from timeline.chart.layout.clauses.clause_clock import arm_of
from timeline.chart.metrics import (
    CLAUSE_BAR,
    CLAUSE_END,
    LEGEND_SAMPLE_HEIGHT,
    LEGEND_SIZE,
    MILESTONE_SIZE,
)
from timeline.chart.palette import CLAUSE, Inks
from timeline.chart.scene import ClauseBar, ClauseTrack, LegendEntry, Milestone, Scene, Segment
from timeline.chart.svg.canvas import Canvas
from timeline.chart.svg.series import words
from timeline.chart.xml import element, number, text


def track(scene: Scene, canvas: Canvas) -> str:
    """Return the clause track, or "" where the scene has none."""
    track = scene.clauses
    if track is None:
        return ""
    inks = canvas.inks
    color = inks.pair(CLAUSE, "clause")
    parts = [
        _patterns(color, canvas),
        *(_legend_entry(entry, color, canvas) for entry in track.legend),
    ]
    parts += [_milestone(milestone, track.bottom, inks) for milestone in track.milestones]
    for group in track.groups:
        parts.append(words(group.name, "b r"))
        parts += [_bar(track, bar, color, canvas) for bar in group.bars]
    return element("g", "".join(parts))


def _patterns(color: str, canvas: Canvas) -> str:
    """Hatchings: passed leans right, suspended leans left."""
    drawn = ""
    for name, d in (("passed", "M-1 5L5 -1M3 9L9 3"), ("suspended", "M-1 3L5 9M3 -1L9 5")):
        stripes = element("path", d=d, stroke=color, stroke_width="1.6")
        drawn += element(
            "pattern",
            stripes,
            id=canvas.id(f"h-{name}"),
            width=8,
            height=8,
            patternUnits="userSpaceOnUse",
        )
    return element("defs", drawn)


def _bar(track: ClauseTrack, bar: ClauseBar, color: str, canvas: Canvas) -> str:
    thick = track.row * CLAUSE_BAR
    parts = [element("title", text(bar.words))]
    if canvas.links and bar.segments:
        parts.append(_reach(bar, thick))
    if bar.name is not None:
        parts.append(words(bar.name, "r"))
    parts += [_segment(segment, bar.y, thick, color, canvas) for segment in bar.segments]
    parts += [_end(x, bar.y, thick, how, contested, canvas.inks) for x, how, contested in bar.ends]
    drawn = "".join(parts)
    if canvas.links is None:
        return element("g", drawn)
    return canvas.link(drawn, canvas.links.clause(bar.id))


def _reach(bar: ClauseBar, thick: float) -> str:
    """Return what a pointer can hit: the whole of a bar, gaps and hollow stretches too."""
    left = min(segment.left for segment in bar.segments)
    right = max(segment.right for segment in bar.segments)
    return element(
        "rect",
        x=left,
        y=bar.y - thick / 2,
        width=right - left,
        height=thick,
        fill="none",
        pointer_events="all",
    )


def _end(x: float, y: float, thick: float, how: str, contested: bool, inks: Inks) -> str:
    """Return the mark of an end: an upright line, crossed where it was not as planned."""
    half, arm = thick * CLAUSE_END, arm_of(thick)
    accent = inks.base("accent")
    drawn = element(
        "path",
        d=f"M{number(x)} {number(y - half)}v{number(2 * half)}",
        stroke=accent,
        stroke_width=2,
        stroke_dasharray="2 2" if contested else None,
    )
    if how == "ended":
        wide = number(2 * arm)
        d = f"M{number(x - arm)} {number(y - arm)}l{wide} {wide}m-{wide} 0l{wide} -{wide}"
        drawn += element("path", d=d, stroke=accent, stroke_width="1.4")
    return drawn


def _legend_entry(entry: LegendEntry, color: str, canvas: Canvas) -> str:
    words = element("text", text(entry.words), x=entry.x, y=entry.y + 4, font_size=LEGEND_SIZE)
    if entry.state in ("expired", "ended"):
        return (
            _end(
                (entry.left + entry.right) / 2,
                entry.y,
                LEGEND_SAMPLE_HEIGHT,
                entry.state,
                entry.contested,
                canvas.inks,
            )
            + words
        )
    sample = Segment(entry.left, entry.right, entry.state, entry.contested, entry.words)
    return _segment(sample, entry.y, LEGEND_SAMPLE_HEIGHT, color, canvas) + words


def _milestone(milestone: Milestone, bottom: float, inks: Inks) -> str:
    line = element(
        "path",
        d=f"M{number(milestone.x)} {number(milestone.y - 8)}V{number(bottom)}",
        stroke=inks.base("muted"),
        stroke_dasharray="1 3",
    )
    words = element(
        "text",
        text(milestone.words),
        x=milestone.words_at,
        y=milestone.y,
        font_size=MILESTONE_SIZE,
        class_="r",
    )
    return line + words


def _segment(segment: Segment, y: float, thick: float, color: str, canvas: Canvas) -> str:
    fill = {
        "kept": color,
        "passed": f"url(#{canvas.id('h-passed')})",
        "suspended": f"url(#{canvas.id('h-suspended')})",
        "restored": "none",
        "planned": "none",
    }[segment.state]
    planned = segment.state == "planned"
    return element(
        "rect",
        element("title", text(segment.words)),
        x=segment.left,
        y=y - thick / 2,
        width=segment.right - segment.left,
        height=thick,
        fill=fill,
        stroke=color,
        stroke_width=2 if segment.state == "restored" else 1,
        stroke_opacity="0.5" if planned else None,
        stroke_dasharray="2 2" if segment.contested else None,
    )
