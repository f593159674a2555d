from __future__ import annotations

import datetime as dt

import pytest
from flask import Blueprint, Flask, abort
from flask.testing import FlaskClient
from justhtml import JustHTML

from timeline.query.params import ViewError
from timeline.record.index import Index
from timeline.web import site as sites
from timeline.web.html import error_pages
from timeline.web.http.errors import Missing, Near
from timeline.web.site import Site

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
SCRIPT = "application/json"


@pytest.fixture(scope="module")
def client(small_index: Index) -> FlaskClient:
    app = Flask(__name__)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    sites.install(app, Site(small_index, lambda: dt.date(2021, 7, 1)))
    data = Blueprint("data", __name__)
    near = (Near("talks", "The <talks>", "/things/talks"),)

    @data.get("/data.csv", endpoint="csv")
    @data.get("/data.json", endpoint="json")
    def bad() -> str:
        raise ViewError("from", "from: <b> is not a date; write YYYY")

    @app.get("/page")
    def page() -> str:
        raise ViewError("from", "from: <b> is not a date; write YYYY")

    @app.get("/things/<id>")
    def thing(id: str) -> str:
        raise Missing("thing", id, near)

    @app.get("/gone")
    def gone() -> str:
        abort(410)

    @app.get("/broken")
    def broken() -> str:
        raise RuntimeError("secret")

    error_pages.register(data, data=True)
    error_pages.register(app)
    app.register_blueprint(data)
    return app.test_client()


@pytest.mark.parametrize(
    ("path", "accept", "media_type"),
    [
        ("/page", BROWSER, "text/html"),
        ("/page", "*/*", "text/html"),
        ("/page", None, "text/html"),
        ("/page", SCRIPT, "application/json"),
        ("/data.csv", BROWSER, "text/html"),
        ("/data.csv", "*/*", "application/json"),
        ("/data.csv", None, "application/json"),
        ("/data.csv", "text/csv", "application/json"),
        ("/data.json", BROWSER, "application/json"),
        ("/data.json", "text/html", "application/json"),
    ],
)
def test_html_or_json_as_asked(
    client: FlaskClient, path: str, accept: str | None, media_type: str
) -> None:
    answer = client.get(path, headers={"Accept": accept} if accept else {})
    assert (answer.status_code, answer.mimetype) == (400, media_type)
    assert answer.headers["Vary"] == "Accept"
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    shared = answer.headers.get("Access-Control-Allow-Origin")
    assert shared == ("*" if path.startswith("/data") else None)
    if media_type == "application/json":
        assert answer.json == {
            "error": "from: <b> is not a date; write YYYY",
            "status": 400,
            "parameter": "from",
        }
    else:
        assert "from: &lt;b&gt; is not a date; write YYYY" in answer.text
        assert "<b>" not in answer.text


def test_a_missing_thing_suggests_what_is_near(client: FlaskClient) -> None:
    page = client.get("/things/%3Cscript%3E")
    assert page.status_code == 404
    assert "There is no thing &#39;&lt;script&gt;&#39;; did you mean &#39;talks&#39;?" in page.text
    assert '<a href="/things/talks">The &lt;talks&gt;</a>' in page.text
    assert "<script>" not in page.text
    data = client.get("/things/x", headers={"Accept": SCRIPT})
    assert data.json == {
        "error": "There is no thing 'x'; did you mean 'talks'?",
        "status": 404,
        "suggestions": [{"id": "talks", "name": "The <talks>", "address": "/things/talks"}],
    }


def test_an_address_that_leads_nowhere(client: FlaskClient) -> None:
    answer = client.get("/nowhere/%00%E2%80%8F" + "x" * 200, headers={"Accept": SCRIPT})
    assert (answer.status_code, answer.json) == (
        404,
        {
            "error": f"There is nothing at {'/nowhere/' + chr(0) + chr(0x200F) + 'x' * 69!r}.",
            "status": 404,
        },
    )


def test_only_reading_is_allowed(client: FlaskClient) -> None:
    answer = client.post("/page", headers={"Accept": SCRIPT})
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    assert answer.json is not None
    assert answer.json["error"] == "This address can only be read (GET), not written to."


def test_a_fault_of_ours_tells_nothing_of_the_inside(client: FlaskClient) -> None:
    answer = client.get("/broken")
    assert answer.status_code == 500
    assert "The page could not be made. The fault is ours; please report it." in answer.text
    assert "secret" not in answer.text


def test_another_error_says_what_http_says(client: FlaskClient) -> None:
    answer = client.get("/gone", headers={"Accept": SCRIPT})
    assert answer.status_code == 410
    assert answer.json is not None
    assert answer.json["error"].startswith("The requested URL is no longer available")


def test_the_page_is_valid_and_not_for_search_engines(client: FlaskClient) -> None:
    text = client.get("/things/x").text
    assert JustHTML(text, collect_errors=True).errors == []
    assert '<meta name="robots" content="noindex">' in text
