"""About how high an embed will be, for places that must say so before a browser lays it out.

With our script a frame gets its real height; a plain frame keeps this one. So it errs on the
high side: some empty paper is better than a scroll bar. The sizes are those of `embed.css`.
"""

from __future__ import annotations

import math

from timeline.chart import text
from timeline.web.charts.chart_kinds import Chart
from timeline.web.charts.lists import Row, Section

NARROW = 572  # px inside, below which the list is the chart
# px that a drawing is placed in, the second for frames from `_WIDE` px inside. A drawing is
# scaled to its frame; two of them keep its letters between 10 and 14 px.
WIDTHS = (700.0, 1000.0)
_WIDE = 872
_NARROWEST = 160  # px of a frame that anybody reads
_MARGINS = 28
_LINE, _SMALL = 22, 20  # px of a line of text at 15 and at 13.5 px
_SOURCES = 90  # letters of the names of three sources, about
_FROZEN = 130  # letters of what is said of a frozen version, about


def frame_height(chart: Chart, width: int, *, frozen: bool = False) -> int:
    """Return about how high the page of a chart is in a frame `width` px wide, in px.

    Where it is `frozen`, its footer says of when it is, too.
    """
    inner = max(width, _NARROWEST) - _MARGINS
    title = chart.view.title or chart.heading
    height = 22 + 26 * _lines(title, inner, 21, bold=True)
    if chart.view.title:
        height += _LINE * _lines(chart.heading, inner, 15)
    if chart.kind == "event":
        # A place, what the sides dispute and three sources may stand around the summary.
        height += 116 + _LINE * _lines(chart.description, min(inner, 560), 15)
        height += _SMALL * _lines("n" * _SOURCES, inner, 13.5)
    height += 34 + _footer(inner)
    if frozen:
        height += 19 * _lines("n" * _FROZEN, inner, 13)
    if chart.draw is not None and inner >= NARROW:
        design = WIDTHS[0] if inner < _WIDE else WIDTHS[1]
        return round(height + 6 + chart.draw(design, None).height * inner / design)
    return round(height + 8 + sum(_section(section, inner) for section in chart.sections))


def _section(section: Section, inner: int) -> float:
    heading = 10 + 4 + _LINE * _lines(f"{section.heading}  {section.note}", inner, 15, bold=True)
    more = 33 if section.more else 0
    return heading + more + sum(_row(row, inner) for row in section.rows)


def _row(row: Row, inner: int) -> float:
    """Return the height of a row: in columns where there is room, else one below the other."""
    size = 16.0 if row.weight == 1 else 15.0
    room = inner - 20.0
    if inner < NARROW:
        parts = _SMALL * bool(row.when) + (size + 8) * _lines(
            row.text, room, size, bold=row.weight == 1
        )
        return 11 + parts + (_SMALL * _lines(row.extra, room, 13.5) if row.extra else 0)
    extra = text.width(row.extra, 13.5) + 12 if row.extra else 0.0
    room = max(room - 177 - extra, room / 4)
    return 11 + (size + 8) * _lines(row.text, room, size, bold=row.weight == 1)


def _footer(inner: int) -> float:
    """Return the height of source line and links."""
    return 20 + 19 * (1 if inner >= NARROW else 2) + 25 * (1 if inner >= 420 else 2)


def _lines(said: str, room: float, size: float, *, bold: bool = False) -> int:
    """Return on how many lines a text stands in `room` px."""
    # Words do not fill a line to its end.
    return max(math.ceil(text.width(said, size, bold) * 1.06 / max(room, 1)), 1)
