"""Charts of one series and of one event."""

from __future__ import annotations

import pytest

from tests.builders import event, index_of
from tests.chart.drawings import TODAY, crossing, outside, touching
from timeline.chart.layout import focus
from timeline.query.view import View
from timeline.record import dates, graph
from timeline.record.index import Index


@pytest.mark.parametrize("width", [700, 1200])
def test_a_chart_of_every_series_is_clean(index: Index, width: int) -> None:
    for id_, series in index.series.items():
        drawn = focus.series(index, View(), id_, width=width, today=TODAY)
        assert [line.id for track in drawn.series for line in track.lines] == [id_]
        assert drawn.title == series.title
        assert touching(drawn) == crossing(drawn) == outside(drawn) == []
        assert {index.events[mark.event].weight for mark in drawn.marks} <= {1}


def test_a_chart_of_a_series_shows_all_its_points(index: Index) -> None:
    for id_, series in index.series.items():
        drawn = focus.series(index, View(), id_, width=1000, today=TODAY)
        numbers = [point for point in series.points if point.value is not None]
        assert len(drawn.series[0].lines[0].points) == len(numbers)


def test_a_range_and_a_day_are_kept_to(index: Index) -> None:
    view = View(from_=dates.parse("2019"), to=dates.parse("2021"))
    drawn = focus.series(index, view, "stockpile_total", width=1000, today=TODAY)
    assert drawn.scale.first == dates.parse("2019").start.toordinal()
    view = View(as_of=dates.parse("2020-01-01"))
    drawn = focus.series(index, view, "stockpile_total", width=1000, today=TODAY)
    last = max(point.x for point in drawn.series[0].lines[0].points)
    assert last <= drawn.scale.x(dates.parse("2020-01-02").start.toordinal())
    assert drawn.as_of is not None


def test_a_series_or_an_event_that_is_not_there_is_a_key_error(index: Index) -> None:
    with pytest.raises(KeyError):
        focus.series(index, View(), "no-such", width=1000, today=TODAY)
    with pytest.raises(KeyError):
        focus.event(index, "no-such", width=1000, today=TODAY)


@pytest.mark.parametrize("width", [700, 1200])
def test_an_event_is_drawn_with_its_causes_and_effects(index: Index, width: int) -> None:
    for id_ in ("2018-05-08-us-withdrawal", "2015-07-14-jcpoa", "2025-09-27-un-sanctions-return"):
        drawn = focus.event(index, id_, width=width, today=TODAY)
        around = {each for link in graph.around(index, id_) for each in link} | {id_}
        assert {mark.event for mark in drawn.marks} == around
        next_to = {each for link in graph.around(index, id_, 1) for each in link}
        assert next_to <= {label.event for label in drawn.labels}
        assert touching(drawn) == crossing(drawn) == outside(drawn) == []
        assert {lane.id for lane in drawn.lanes} == {index.events[each].lane for each in around}


def test_an_event_alone_is_drawn_with_some_days_around_it() -> None:
    index = index_of(event("2018-05-08-out", label="Out"))
    drawn = focus.event(index, "2018-05-08-out", width=700, today=TODAY)
    assert drawn.scale.days > 100
    assert [label.text for label in drawn.labels] == ["Out"]
    assert "It answers 0 and led to 0" in drawn.description
