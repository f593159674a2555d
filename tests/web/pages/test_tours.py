"""Guided tours: a page of plain sections, each with the drawing of its view."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from tests.web.reading import TODAY, client_of, hrefs, one, page, texts, things
from timeline.query.select import select
from timeline.query.view import decode
from timeline.record.index import Index
from timeline.web.pages.tour_steps import step_view


@pytest.fixture(scope="module")
def client(small_index: Index) -> FlaskClient:
    return client_of(small_index)


def test_the_tours_are_offered_with_their_questions(client: FlaskClient) -> None:
    parsed = page(client, "/tours")
    assert texts(parsed, ".card .question") == ["How did the accord come about?"]
    assert texts(parsed, ".card .quiet") == ["2 steps, about 1 minute. For newcomers."]


def test_every_step_is_there_without_script(client: FlaskClient) -> None:
    parsed = page(client, "/tours/in-two-steps")
    assert texts(parsed, ".step h2") == ["1 They meet", "2 They sign"]
    assert hrefs(parsed, ".step-subject a") == [
        "/events/2015-03-02-talks-open",
        "/events/2021-06-30-accord",
    ]
    assert len(parsed.query(".step .drawing.wide svg")) == 2
    assert texts(parsed, ".tour-end li") == ["They met", "then they signed."]
    (nav,) = parsed.query(".tour-nav")
    assert "hidden" in nav.attrs


def test_the_steps_time_is_a_part_of_the_tours(client: FlaskClient) -> None:
    steps = page(client, "/tours/in-two-steps").query(".step")
    spans = [(float(step.attrs["data-left"]), float(step.attrs["data-width"])) for step in steps]
    assert all(left >= 0 and left + width <= 100.01 for left, width in spans)
    assert spans[0][0] == 0
    assert spans[1][0] + spans[1][1] == pytest.approx(100)


def test_a_step_leads_into_the_timeline_with_its_view(
    client: FlaskClient, small_index: Index
) -> None:
    links = hrefs(page(client, "/tours/in-two-steps"), ".step figcaption a")
    steps = small_index.tours["in-two-steps"].steps
    assert [decode(urlsplit(link).query, small_index) for link in links] == [
        step_view(step) for step in steps
    ]


def test_every_event_told_is_in_the_view_of_its_step(index: Index) -> None:
    for tour in index.record.tours:
        for step in tour.steps:
            shown = set(select(index, step_view(step))["id"])
            wanted = {*step.view.highlight, *((step.event,) if step.event else ())}
            assert wanted <= shown, (tour.id, step.heading)


def test_a_step_that_tells_a_clause_draws_its_course(index: Index) -> None:
    parsed = page(client_of(index), "/tours/snapback")
    told = [step for step in index.tours["snapback"].steps if step.clause]
    drawings = texts(parsed, ".step .drawing.wide svg")
    drawn = [text for text in drawings if "declared no longer binding" in text]
    assert len(drawn) == len(told) > 0


def test_it_says_to_machines_what_it_teaches(client: FlaskClient) -> None:
    told = things(page(client, "/tours/in-two-steps"))["LearningResource"]
    assert told["teaches"] == "How did the accord come about?"
    assert told["timeRequired"] == "PT1M"


def test_the_handout_names_the_tours_own_events_only(index: Index) -> None:
    parsed = page(client_of(index, today=TODAY), "/tours/ten-events")
    drawn = one(parsed, ".handout svg")
    steps = index.tours["ten-events"].steps
    assert all(index.events[step.event or ""].label in drawn for step in steps)
    assert len(parsed.query(".handout a")) == len(steps)


def test_an_unknown_tour_names_the_nearest(client: FlaskClient) -> None:
    assert hrefs(page(client, "/tours/in-to-steps", 404), ".bare a")[0] == "/tours/in-two-steps"
