"""Dash's endpoint takes what a page of ours sends; anything else is its sender's fault."""

from __future__ import annotations

import datetime as dt
import json
import logging
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from tests.builders import SMALL
from timeline.record.index import Index
from timeline.record.load.read import read
from timeline.web import Site, create
from timeline.web.explorer import callbacks, dispatch
from timeline.web.http import bounds

APP = create(Site(Index(read(SMALL)), lambda: dt.date(2021, 7, 1)))
CLIENT: FlaskClient = APP.server.test_client()
RIGHT: dict[str, Any] = {
    "output": "answer.data",
    "outputs": {"id": "answer", "property": "data"},
    "inputs": [{"id": "ask", "property": "data", "value": {"query": ""}}],
    "changedPropIds": ["ask.data"],
    "parsedChangedPropsIds": ["ask.data"],
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


def post(body: bytes | str, content_type: str = "application/json") -> TestResponse:
    return CLIENT.post(dispatch.PATH, data=body, content_type=content_type)


def changed(**parts: Any) -> str:
    return json.dumps({**RIGHT, **parts})


def test_it_knows_the_callbacks_that_there_are() -> None:
    server_side = {
        output: each["inputs"] for output, each in APP.callback_map.items() if "callback" in each
    }
    assert server_side == {
        f"{written}.data": [{"id": read, "property": "data"}]
        for written, read in callbacks.CALLBACKS.items()
    }


def test_what_a_page_sends_is_answered() -> None:
    assert post(json.dumps(RIGHT)).status_code == 200
    sketch = {"id": "sketch", "property": "data", "value": {"query": "", "width": 900}}
    outputs = {"id": "drawing", "property": "data"}
    body = {"output": "drawing.data", "outputs": outputs, "inputs": [sketch]}
    assert post(json.dumps(body)).status_code == 200


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("", 400),
        ("{", 400),
        (b"\xff\xfe", 400),
        ("null", 400),
        ("[]", 400),
        ("7", 400),
        ("{}", 400),
        ("[" * 60_000, 400),
        (changed(output=None), 400),
        (changed(output=["answer.data"]), 400),
        (changed(output="answer"), 404),
        (changed(output="nothing.data"), 404),
        (changed(output="..answer.data...drawing.data.."), 404),
        (changed(output="x" * 50_000), 404),
        (changed(inputs=None), 400),
        (changed(inputs={}), 400),
        (changed(inputs=[]), 400),
        (changed(inputs=RIGHT["inputs"] * 2), 400),
        (changed(inputs=[RIGHT["inputs"]]), 400),
        (changed(inputs=[{"id": {"type": "x"}, "property": "data"}]), 400),
        (changed(inputs=[{"id": "sketch", "property": "data"}]), 400),
        (changed(inputs=[{"id": "ask", "property": "children"}]), 400),
        (changed(outputs=[]), 400),
        (changed(outputs={"id": "drawing", "property": "data"}), 400),
        (changed(state=[{"id": "ask", "property": "data"}]), 400),
        (changed(state=7), 400),
        (changed(changedPropIds=7), 400),
        (changed(changedPropIds=["x"]), 400),
        (changed(parsedChangedPropsIds=json.loads("[" * 50 + "]" * 50)), 400),
        (json.dumps({key: RIGHT[key] for key in RIGHT if key != "outputs"}), 400),
    ],
)  # fmt: skip
def test_what_no_page_sends_is_refused_with_a_sentence(body: bytes | str, status: int) -> None:
    answer = post(body)
    assert answer.status_code == status
    assert answer.headers["Content-Security-Policy"]
    assert len(answer.data) < 20_000


def test_a_script_that_dash_does_not_have_is_not_found() -> None:
    for path in ("nothing/x.js", "dash/x.js", "dash_renderer/../x.js", "%27/%00"):
        assert CLIENT.get(f"/_dash-component-suites/{path}").status_code == 404


def test_another_type_is_refused() -> None:
    for content_type in ("text/plain", "multipart/form-data; boundary=x", ""):
        assert post(json.dumps(RIGHT), content_type).status_code == 415


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(RIGHT, JSON)))
def test_no_part_of_a_body_is_an_error_of_the_server(parts: dict[str, Any]) -> None:
    assert post(changed(**parts)).status_code in (200, 400, 404)


@given(JSON)
def test_no_body_is_an_error_of_the_server(body: Any) -> None:
    assert post(json.dumps(body)).status_code == 400


def test_a_body_that_is_too_large_is_refused_in_the_words_of_the_site() -> None:
    for length in (bounds.BODY_BYTES, bounds.BODY_BYTES + 1):
        answer = CLIENT.post(
            dispatch.PATH,
            data=b" " * length,
            content_type="application/json",
            headers={"Accept": "application/json"},
        )
        large = length > bounds.BODY_BYTES
        assert answer.status_code == (413 if large else 400)
        assert ("64 KB at most" in answer.get_json()["error"]) == large


def test_a_log_does_not_quote_a_body_whole(caplog: pytest.LogCaptureFixture) -> None:
    logger = APP.server.logger
    with caplog.at_level(logging.ERROR):
        try:
            raise ValueError("beginning" + "x" * 60_000 + "end")
        except ValueError:
            logger.exception("y" * 60_000)
    (record,) = caplog.records
    said = caplog.handler.format(record)
    assert len(said) < 3 * bounds.LOG_CHARACTERS
    assert "Traceback" in said
    assert said.endswith("end")
