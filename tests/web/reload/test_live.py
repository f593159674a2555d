"""A file that is edited while it is served: in one process, and with no clock."""

from __future__ import annotations

import datetime as dt
import logging
import os
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.builders import SMALL
from timeline.record.index import Index
from timeline.record.load.read import read, read_text
from timeline.record.model import Record
from timeline.web import Site, create
from timeline.web.reload.live import Live
from timeline.web.reload.verdict import Held, Verdict, digest

SOUND = SMALL.read_bytes()
OTHER = SOUND.replace(b"The accord", b"The other accord")
BROKEN = SOUND + b"\nnonsense: [\n"
ODD = SOUND.replace(b"lane: talks", b"lane: nowhere")


def server_of(record: Record) -> Flask:
    return create(Site(Index(record), lambda: dt.date(2021, 7, 1))).server


def version(content: bytes) -> str:
    return Index(read_text(content.decode(), "x")).version


class Edited:
    """A served file, the server, and what tells it to look."""

    def __init__(self, file: Path) -> None:
        file.write_bytes(SOUND)
        self.file = file
        self.made: list[str] = []
        server = server_of(read(file))
        self.live = Live(file, server, self._make, Held(Verdict(digest(SOUND), SOUND)))
        self.client: FlaskClient = server.test_client()
        self._times = 0

    def _make(self, record: Record) -> Flask:
        self.made.append(Index(record).version)
        return server_of(record)

    def edit(self, content: bytes) -> None:
        """Write the file, at a time of its own however coarse the clock is."""
        self._times += 1
        self.file.write_bytes(content)
        os.utime(self.file, ns=(self._times, self._times))

    def after(self, content: bytes) -> FlaskClient:
        self.edit(content)
        for _ in range(2):
            self.live.look()
        return self.client


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    return Edited(tmp_path / "events.yaml")


def test_the_contents_are_what_the_tests_say() -> None:
    assert len({SOUND, OTHER, BROKEN, ODD}) == 4
    assert version(SOUND) != version(OTHER)


def test_a_sound_record_takes_the_place_of_the_one_before(edited: Edited) -> None:
    for content in (OTHER, SOUND, OTHER):
        client = edited.after(content)
        assert client.get("/healthz").json == {"status": "ok", "version": version(content)}
        for path in ("/", "/about", "/events.json"):
            assert version(content) in client.get(path).text
    assert len(edited.made) == 3


def test_a_file_that_stays_is_read_once(edited: Edited) -> None:
    edited.after(OTHER)
    for _ in range(5):
        edited.live.look()
    edited.after(OTHER)
    assert edited.made == [version(OTHER)]


def test_a_file_that_is_being_written_is_left_until_it_stays(edited: Edited) -> None:
    for content in (OTHER[: len(OTHER) // 2], BROKEN, OTHER):
        edited.edit(content)
        edited.live.look()
        assert edited.client.get("/healthz").json == {"status": "ok", "version": version(SOUND)}
    edited.live.look()
    assert edited.client.get("/healthz").json == {"status": "ok", "version": version(OTHER)}


@pytest.mark.parametrize("wrong", [BROKEN, ODD, b"", b"\xff", b"events: []"])
def test_with_a_broken_one_the_last_sound_record_stays(
    edited: Edited, wrong: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    before = edited.after(OTHER).get("/events.json").data
    told = edited.after(wrong).get("/healthz")
    assert told.status_code == 200
    assert told.json is not None
    assert (told.json["status"], told.json["version"]) == ("degraded", version(OTHER))
    assert edited.client.get("/events.json").data == before
    said = [entry.getMessage() for entry in caplog.records if entry.levelno == logging.ERROR]
    for problem in told.json["problems"]:
        assert any(problem["text"] in line and str(edited.file) in line for line in said)
    caplog.clear()
    edited.live.look()
    assert caplog.records == []
    assert edited.after(OTHER).get("/healthz").json == {"status": "ok", "version": version(OTHER)}
    assert edited.made == [version(OTHER)]


def test_problems_are_said_with_their_lines(edited: Edited) -> None:
    told = edited.after(ODD).get("/healthz").json
    assert told is not None
    lines = SOUND.splitlines()
    assert {problem["id"] for problem in told["problems"]} != {""}
    assert all(b"lane: talks" in lines[problem["line"] - 1] for problem in told["problems"])


def test_a_file_that_is_gone_is_a_problem_until_it_is_back(edited: Edited) -> None:
    edited.file.unlink()
    for _ in range(3):
        edited.live.look()
    told = edited.client.get("/healthz").json
    assert told is not None
    assert told["status"] == "degraded"
    assert "cannot be read" in told["problems"][0]["text"]
    assert edited.client.get("/").status_code == 200
    assert edited.after(SOUND).get("/healthz").json == {"status": "ok", "version": version(SOUND)}


def test_a_record_that_no_site_can_be_made_of_is_not_served(
    edited: Edited, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fault(record: Record) -> Flask:
        raise ZeroDivisionError

    monkeypatch.setattr(edited.live, "_create", fault)
    told = edited.after(OTHER).get("/healthz").json
    assert told is not None
    assert (told["status"], told["version"]) == ("degraded", version(SOUND))
    assert any(entry.exc_info for entry in caplog.records)
    assert edited.client.get("/about").status_code == 200


def test_a_record_whose_front_page_fails_is_not_served(
    edited: Edited, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edited.live, "_create", lambda _: Flask("without a front page"))
    told = edited.after(OTHER).get("/healthz").json
    assert told is not None
    assert (told["status"], told["version"]) == ("degraded", version(SOUND))


@pytest.mark.parametrize("path", ["/", "/about", "/none", "/events?lanes=talks"])
def test_who_edits_sees_what_is_wrong_above_each_page(edited: Edited, path: str) -> None:
    before = edited.client.get(path).text
    answer = edited.after(BROKEN + b"<script>x</script>: [").get(
        path, headers={"Accept-Encoding": "br", "If-None-Match": '"x"', "Range": "bytes=0-9"}
    )
    assert 'role="alert"' in answer.text
    assert "this is not YAML" in answer.text
    assert "<script>x" not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    assert 'role="alert"' not in edited.after(SOUND).get(path).text
    assert edited.client.get(path).text == before


@pytest.mark.parametrize(
    "sent",
    [
        {"REMOTE_ADDR": "192.0.2.1"},
        {"REMOTE_ADDR": ""},
        {"HTTP_HOST": "timeline.example.org"},
        {"HTTP_X_FORWARDED_FOR": "192.0.2.1"},
        {"HTTP_X_REAL_IP": "192.0.2.1"},
        {"HTTP_FORWARDED": "for=192.0.2.1"},
        {"HTTP_VIA": "1.1 proxy"},
    ],
)
def test_no_reader_sees_it(edited: Edited, sent: dict[str, str]) -> None:
    before = edited.client.get("/about").data
    client = edited.after(BROKEN)
    answer = client.get("/about", environ_overrides=sent)
    if "HTTP_HOST" in sent:
        assert 'role="alert"' not in answer.text
    else:
        assert answer.data == before
    assert 'role="alert"' in client.get("/about").text


@pytest.mark.parametrize("path", ["/embed/timeline", "/events.json", "/timeline.svg", "/embed.js"])
def test_embeds_and_files_have_nothing_of_it(edited: Edited, path: str) -> None:
    before = edited.client.get(path).data
    assert edited.after(BROKEN).get(path).data == before


def test_at_a_signal_the_file_is_read_at_once(edited: Edited) -> None:
    edited.edit(OTHER)
    edited.live.judge()
    edited.live.follow()
    assert edited.client.get("/healthz").json == {"status": "ok", "version": version(OTHER)}
