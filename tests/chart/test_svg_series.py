"""The SVG renderer's part for series."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.chart.drawings import SVG, parsed, place, said, tree, words_in
from timeline.chart.svg import document
from timeline.chart.svg.canvas import MarkLinks
from timeline.query.view import View
from timeline.record.index import Index


def test_every_point_says_its_number_and_its_source(index: Index) -> None:
    drawn = place(index, View(series=tuple(index.series)))
    points = [
        (line, point) for track in drawn.series for line in track.lines for point in line.points
    ]
    marks = [
        mark for mark in tree(drawn).iter() if mark.find(f"{SVG}circle") is not None and said(mark)
    ]
    assert [said(mark) for mark in marks] == [
        f"{line.name}, {point.words} ({point.publisher})" for line, point in points
    ]


def test_a_point_leads_to_its_source_and_a_clause_to_what_is_said_of_it(index: Index) -> None:
    drawn = place(index, View(series=tuple(index.series), clauses=True, detail=1))
    marks = MarkLinks(lambda id_: f"/events/{id_}", lambda id_: f"/clauses#{id_}")
    links = [
        link.attrib["href"] for link in parsed(document.timeline(drawn, marks)).iter(f"{SVG}a")
    ]
    sources = [
        point.url
        for track in drawn.series
        for line in track.lines
        for point in line.points
        if point.url
    ]
    assert sources
    assert [link for link in links if not link.startswith("/")] == sources
    assert drawn.clauses is not None
    bars = [bar.id for group in drawn.clauses.groups for bar in group.bars]
    assert [link for link in links if link.startswith("/clauses")] == [
        f"/clauses#{id_}" for id_ in bars
    ]


def test_units_levels_names_and_limits_are_written(index: Index) -> None:
    drawn = place(index, View(series=("stockpile_total", "enrichment_max")))
    written = Counter(words_in(tree(drawn)))
    for track in drawn.series:
        expected = [track.unit, *(level.label for level in track.levels)]
        expected += [line.name for line in track.lines]
        expected += [limit.label.text for limit in track.limits if limit.label]
        assert Counter(expected) <= written


def test_a_limit_is_written_over_the_lines_with_a_rim(index: Index) -> None:
    drawn = list(tree(place(index, View(series=("stockpile_total",)))).iter())
    (name,) = (each for each in drawn if (each.text or "").startswith("JCPOA limit"))
    assert name.attrib["class"] == "r"
    circles = [at for at, each in enumerate(drawn) if each.tag == f"{SVG}circle"]
    assert drawn.index(name) > max(circles)


def test_what_no_line_joins_has_a_dot_as_its_sample(index: Index) -> None:
    drawn = place(index, View(series=("breakout_estimate",)))
    (line,) = drawn.series[0].lines
    assert not line.joined
    circles = [float(each.attrib["cx"]) for each in tree(drawn).iter(f"{SVG}circle")]
    assert line.name_at[0] - 10 in [pytest.approx(x, abs=0.06) for x in circles]
