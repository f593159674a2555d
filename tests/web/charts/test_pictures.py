"""Pictures of a server that others read: in turns, and in a process of their own."""

from __future__ import annotations

from threading import Thread

import pytest
from flask.testing import FlaskClient
from werkzeug.exceptions import ServiceUnavailable

from tests.web import reading
from timeline.chart import png
from timeline.record.index import Index
from timeline.web.charts import pictures
from timeline.web.charts.pictures import Queue

PATH = "/timeline.png?scale=0.25"


def client_of(index: Index, queue: Queue | None = None) -> FlaskClient:
    client = reading.client_of(index)
    if queue:
        pictures.install(client.application, queue)
    return client


def test_a_picture_has_the_same_bytes_wherever_it_is_drawn(
    small_index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = client_of(small_index).get(PATH)
    # What this process would draw is not drawn.
    monkeypatch.delattr(png, "png")
    apart = client_of(small_index, Queue()).get(PATH)
    assert (apart.status_code, apart.data) == (200, here.data)


def test_beyond_the_queue_one_is_told_when_to_come_again(small_index: Index) -> None:
    queue = Queue(waiting=0)
    client = client_of(small_index, queue)
    with queue.turn():
        refused = client.get(PATH)
        assert refused.status_code == 503
        assert refused.headers["Retry-After"] == "5"
        assert refused.headers["Cache-Control"] == "no-store"
        assert refused.headers["Access-Control-Allow-Origin"] == "*"
        assert "ask for this one again" in refused.text
        assert client.get("/timeline.svg").status_code == client.get("/about").status_code == 200
    assert client.get(PATH).status_code == 200


def test_what_was_drawn_is_given_without_a_turn(small_index: Index) -> None:
    queue = Queue(waiting=0)
    client = client_of(small_index, queue)
    drawn = client.get(PATH)
    with queue.turn():
        assert client.get(PATH).data == drawn.data


def test_who_waits_gets_a_turn_or_is_sent_away_in_time() -> None:
    patient, hasty = Queue(waiting=1), Queue(waiting=1, longest_wait=0.01)
    had: list[str] = []

    def ask() -> None:
        with patient.turn():
            had.append("second")

    other = Thread(target=ask)
    with patient.turn():
        other.start()
        had.append("first")
    other.join()
    assert had == ["first", "second"]
    with hasty.turn(), pytest.raises(ServiceUnavailable), hasty.turn():
        pass
    # Nobody's place is kept.
    with hasty.turn():
        pass


def test_a_drawing_that_does_not_end_is_given_up_and_the_next_one_is_drawn(
    small_index: Index, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    client = client_of(small_index, Queue(waiting=0))
    with monkeypatch.context() as short:
        short.setattr(pictures, "LONGEST_DRAWING", 0)
        assert client.get(PATH).status_code == 503
    assert "could not be drawn" in caplog.text
    assert client.get(PATH).status_code == 200
