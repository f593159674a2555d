"""The SVG renderer's part for series of numbers above the lanes."""

from __future__ import annotations

from timeline.chart.metrics import (
    BASELINE,
    LEVEL_ASIDE,
    LEVEL_SIZE,
    POINT_RADIUS,
    SERIES_NAME_SIZE,
    VALUE_SIZE,
)
from timeline.chart.scene import Scene, SeriesLine, SeriesTrack, Words
from timeline.chart.svg.canvas import Canvas
from timeline.chart.xml import element, number, text
from timeline.record.model import Color


def pairs(scene: Scene) -> list[tuple[str, Color]]:
    """Return the custom properties of the series' colors."""
    return [
        (f"s{track}-{line}", each.color)
        for track, tracks in enumerate(scene.series)
        for line, each in enumerate(tracks.lines)
    ]


def series(scene: Scene, canvas: Canvas) -> list[str]:
    """Return a group for each series track; where marks are links, points lead to sources."""
    return [_track(scene, track, at, canvas) for at, track in enumerate(scene.series)]


def _track(scene: Scene, track: SeriesTrack, at: int, canvas: Canvas) -> str:
    inks = canvas.inks
    left, right = scene.plot.left, scene.plot.right
    parts = [
        element(
            "path",
            d="".join(
                f"M{number(left)} {number(level.y)}H{number(right)}"
                for level in track.levels
                if not level.zero
            ),
            stroke=inks.base("line"),
        )
    ]
    parts += [
        element(
            "path",
            d=f"M{number(left)} {number(level.y)}H{number(right)}",
            stroke=inks.base("muted"),
        )
        for level in track.levels
        if level.zero
    ]
    parts += [
        element(
            "text",
            text(level.label),
            x=left - LEVEL_ASIDE,
            y=level.y + 3.5,
            text_anchor="end",
            class_="m",
            font_size=LEVEL_SIZE,
        )
        for level in track.levels
    ]
    parts.append(
        element(
            "text",
            text(track.unit),
            x=left,
            y=track.top + 13,
            class_="m",
            font_size=SERIES_NAME_SIZE,
        )
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
        if limit.label is not None:
            names.append(words(limit.label, "r", f"fill:{inks.base('accent')}"))
    if track.note is not None:
        names.append(words(track.note, "m"))
    for place, line in enumerate(track.lines):
        parts.append(_line(line, inks.pair(line.color, f"s{at}-{place}"), canvas))
    names += [
        element(
            "text",
            text(end.words),
            x=end.x,
            y=end.y + VALUE_SIZE * BASELINE,
            font_size=VALUE_SIZE,
            text_anchor="end" if end.anchor == "end" else None,
            class_="b r",
        )
        for end in track.ends
    ]
    return element("g", "".join(parts + names))


def words(said: Words, classes: str | None = None, style: str | None = None) -> str:
    """Return words as a text."""
    return element(
        "text",
        text(said.text),
        x=said.x,
        y=said.y + said.size * BASELINE,
        font_size=said.size,
        text_anchor="end" if said.anchor == "end" else None,
        class_=classes,
        style=style,
    )


def _line(line: SeriesLine, color: str, canvas: Canvas) -> str:
    x, y = line.name_at
    dash = "5 3" if line.dash else None
    sample = (
        element(
            "path", d=f"M{number(x - 16)} {number(y - 4)}h12", stroke=color, stroke_width=2,
            stroke_dasharray=dash,
        )
        if line.joined
        else element("circle", cx=x - 10, cy=y - 4, r=POINT_RADIUS, fill=color)
    )  # fmt: skip
    parts = [
        sample,
        element("text", text(line.name), x=x, y=y, font_size=SERIES_NAME_SIZE),
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
        mark = title + element("circle", cx=point.x, cy=point.y, r=POINT_RADIUS, fill=color)
        if canvas.links and point.url:
            parts.append(canvas.link(mark, point.url, rel="noopener"))
        else:
            parts.append(element("g", mark))
    return "".join(parts)
