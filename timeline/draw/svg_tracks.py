"""The SVG pen's part for the tracks above the lanes: series and clauses."""

from __future__ import annotations

from collections.abc import Callable

from timeline.draw.clauses import NAME_SIZE as CLAUSE_NAME_SIZE
from timeline.draw.end_values import SIZE as END_SIZE
from timeline.draw.ink import CLAUSE, Inks
from timeline.draw.markup import element, number, text
from timeline.draw.parts import Scene
from timeline.draw.track_parts import (
    ClauseBar,
    ClauseTrack,
    Key,
    Segment,
    SeriesLine,
    SeriesTrack,
    Turn,
)
from timeline.draw.tracks import LEVEL_SIZE, NAME_SIZE
from timeline.draw.turns import SIZE as TURN_SIZE
from timeline.record.model import Color


def pairs(scene: Scene) -> list[tuple[str, Color]]:
    """Return the custom properties of the series' colors."""
    return [
        (f"s{track}-{line}", each.color)
        for track, tracks in enumerate(scene.series)
        for line, each in enumerate(tracks.lines)
    ]


def series(scene: Scene, inks: Inks, *, linked: bool) -> list[str]:
    """Return a group for each series track; `linked` points lead to their sources."""
    return [_track(scene, track, at, inks, linked) for at, track in enumerate(scene.series)]


def _track(scene: Scene, track: SeriesTrack, at: int, inks: Inks, linked: bool) -> str:
    left, right = scene.plot.left, scene.plot.right
    parts = [
        element(
            "path",
            d="".join(
                f"M{number(left)} {number(level.y)}H{number(right)}" for level in track.levels
            ),
            stroke=inks.base("line"),
        )
    ]
    parts += [
        element(
            "text",
            text(level.label),
            x=left - 6,
            y=level.y + 3.5,
            text_anchor="end",
            class_="m",
            font_size=LEVEL_SIZE,
        )
        for level in track.levels
    ]
    parts.append(
        element("text", text(track.unit), x=left, y=track.top + 13, class_="m", font_size=NAME_SIZE)
    )
    names: list[str] = []
    for limit in track.limits:
        parts.append(
            element(
                "path",
                d=f"M{number(limit.left)} {number(limit.y)}H{number(limit.right)}",
                stroke=inks.base("accent"),
                stroke_dasharray="6 3",
            )
        )
        if limit.label:
            names.append(
                element(
                    "text",
                    text(limit.label),
                    x=limit.label_x,
                    y=limit.y - 4,
                    font_size=LEVEL_SIZE,
                    class_="r",
                    style=f"fill:{inks.base('accent')}",
                )
            )
    for place, line in enumerate(track.lines):
        parts.append(_line(line, inks.pair(line.color, f"s{at}-{place}"), linked))
    names += [
        element(
            "text",
            text(end.words),
            x=end.x,
            y=end.y + END_SIZE * 0.36,
            font_size=END_SIZE,
            text_anchor="end" if end.anchor == "end" else None,
            class_="b r",
        )
        for end in track.ends
    ]
    return element("g", "".join(parts + names))


def _line(line: SeriesLine, color: str, linked: bool) -> str:
    x, y = line.name_at
    dash = "5 3" if line.dash else None
    parts = [
        element(
            "path", d=f"M{number(x - 16)} {number(y - 4)}h12", stroke=color, stroke_width=2,
            stroke_dasharray=dash,
        ),
        element("text", text(line.name), x=x, y=y, font_size=NAME_SIZE),
    ]  # fmt: skip
    path = "".join(
        "M" + "L".join(f"{number(px)} {number(py)}" for px, py in run) for run in line.runs
    )
    if path:
        parts.append(
            element(
                "path", d=path, fill="none", stroke=color, stroke_width="1.8",
                stroke_linejoin="round", stroke_dasharray=dash,
            )
        )  # fmt: skip
    for point in line.points:
        if point.low is not None and point.high is not None:
            parts.append(
                element(
                    "path",
                    d=f"M{number(point.x)} {number(point.low)}V{number(point.high)}",
                    stroke=color,
                )
            )
        title = element("title", text(f"{line.name}, {point.words} ({point.publisher})"))
        mark = title + element("circle", cx=point.x, cy=point.y, r=2.6, fill=color)
        if linked and point.url:
            parts.append(element("a", mark, href=point.url, rel="noopener"))
        else:
            parts.append(element("g", mark))
    return "".join(parts)


def clauses(scene: Scene, inks: Inks, link: Callable[[str], str] | None) -> str:
    """Return the clause track, or "" where the scene has none.

    `link` gives the address of a clause from its id; without it bars are no links.
    """
    track = scene.clauses
    if track is None:
        return ""
    color = inks.pair(CLAUSE, "clause")
    parts = [_patterns(color), *(_key(key, color, inks) for key in track.legend)]
    parts += [_turn(turn, track.bottom, inks) for turn in track.turns]
    for group in track.groups:
        named = track.row > 10
        parts.append(
            element(
                "text",
                text(group.name),
                x=8,
                y=group.top + (14 if named else 7),
                class_="b" if named else "m",
                font_size=12 if named else 9,
            )
        )
        parts += [_bar(scene, track, bar, color, inks, link) for bar in group.bars]
    return element("g", "".join(parts))


def _patterns(color: str) -> str:
    """Hatchings: passed leans right, suspended leans left."""
    drawn = ""
    for name, d in (("passed", "M-1 5L5 -1M3 9L9 3"), ("suspended", "M-1 3L5 9M3 -1L9 5")):
        stripes = element("path", d=d, stroke=color, stroke_width="1.6")
        drawn += element(
            "pattern", stripes, id=f"h-{name}", width=8, height=8, patternUnits="userSpaceOnUse"
        )
    return element("defs", drawn)


def _bar(
    scene: Scene,
    track: ClauseTrack,
    bar: ClauseBar,
    color: str,
    inks: Inks,
    link: Callable[[str], str] | None,
) -> str:
    thick = track.row * 0.55
    parts = [element("title", text(bar.words))]
    if link and bar.segments:
        parts.append(_reach(bar, thick))
    if bar.name:
        parts.append(
            element(
                "text",
                text(bar.name),
                x=scene.plot.left - 8,
                y=bar.y + 4,
                text_anchor="end",
                font_size=CLAUSE_NAME_SIZE,
            )
        )
    parts += [_segment(segment, bar.y, thick, color) for segment in bar.segments]
    parts += [_end(x, bar.y, thick, how, contested, inks) for x, how, contested in bar.ends]
    drawn = "".join(parts)
    return element("a", drawn, href=link(bar.id)) if link else element("g", drawn)


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
    half, arm = thick * 0.8, thick * 0.45
    accent = inks.base("accent")
    drawn = element(
        "path",
        d=f"M{number(x)} {number(y - half)}v{number(2 * half)}",
        stroke=accent,
        stroke_width=2,
        stroke_dasharray="2 2" if contested else None,
    )
    if how == "ended":
        d = f"M{number(x - arm)} {number(y - arm)}l{number(2 * arm)} {number(2 * arm)}"
        drawn += element("path", d=d, stroke=accent, stroke_width="1.4")
    return drawn


def _key(key: Key, color: str, inks: Inks) -> str:
    words = element("text", text(key.words), x=key.x, y=key.y + 4, font_size=CLAUSE_NAME_SIZE)
    if key.state in ("expired", "ended"):
        return _end((key.left + key.right) / 2, key.y, 10, key.state, key.contested, inks) + words
    sample = Segment(key.left, key.right, key.state, key.contested, key.words)
    return _segment(sample, key.y, 10, color) + words


def _turn(turn: Turn, bottom: float, inks: Inks) -> str:
    line = element(
        "path",
        d=f"M{number(turn.x)} {number(turn.y - 8)}V{number(bottom)}",
        stroke=inks.base("muted"),
        stroke_dasharray="1 3",
    )
    words = element("text", text(turn.words), x=turn.words_at, y=turn.y, font_size=TURN_SIZE)
    return line + words


def _segment(segment: Segment, y: float, thick: float, color: str) -> str:
    fill = {
        "kept": color,
        "passed": "url(#h-passed)",
        "suspended": "url(#h-suspended)",
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
