"""Small series, and the tracks of them, for tests of how they are drawn."""

from __future__ import annotations

import datetime as dt
from typing import Any

from timeline.chart.layout.series import tracks
from timeline.chart.scale import TimeScale
from timeline.chart.scene import SeriesTrack
from timeline.record import dates
from timeline.record.model import Series

SCALE = TimeScale(dt.date(2010, 1, 1).toordinal(), dt.date(2029, 12, 31).toordinal(), 100, 1100)
SOURCE = {"url": "https://example.org/a", "publisher": "Example", "kind": "news", "read": True}


def series(*points: tuple[str, float | None], **fields: Any) -> Series:
    return Series.model_validate(
        {
            "id": "stock",
            "title": "Stock",
            "unit": "kg",
            "points": tuple(
                {"date": date, "value": value, "as_reported": f"{value}", "source": SOURCE}
                for date, value in points
            ),
            **fields,
        }
    )


def drawn(*each: Series, last_day: str | None = None) -> tuple[SeriesTrack, ...]:
    stop = dates.parse(last_day).start.toordinal() if last_day else None
    return tracks.tracks(each, SCALE, 50, stop)


def x(day: str) -> float:
    return SCALE.x(dates.parse(day).start.toordinal() + 0.5)
