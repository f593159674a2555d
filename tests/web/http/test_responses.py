from __future__ import annotations

import datetime as dt

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient
from flask_compress import Compress

from tests.builders import event, index_of
from timeline.query.params import ViewError
from timeline.record.index import Index
from timeline.web.http import responses
from timeline.web.site import Site


def _site(index: Index, base: str = "") -> Site:
    return Site(index, lambda: dt.date(2021, 7, 1), base=base)


class Counted:
    """Makes an answer and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> str:
        self.times += 1
        return "made"


@pytest.fixture
def made() -> Counted:
    return Counted()


@pytest.fixture
def client(made: Counted) -> FlaskClient:
    app = Flask(__name__)

    @app.get("/live")
    def live() -> Response:
        return responses.answer(made, etag="abc", media_type="text/csv; charset=utf-8", shared=True)

    @app.get("/frozen")
    def frozen() -> Response:
        return responses.answer(
            made,
            etag="def",
            media_type="image/png",
            cache=responses.FROZEN,
            headers={"X-Kept": "1"},
        )

    @app.get("/moved")
    def moved() -> Response:
        return responses.moved("/live", shared=True)

    return app.test_client()


def test_an_answer_says_how_long_it_may_be_kept(client: FlaskClient) -> None:
    live = client.get("/live")
    assert (live.status_code, live.text) == (200, "made")
    assert live.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert live.headers["ETag"] == '"abc"'
    assert live.headers["Cache-Control"] == "public, max-age=300, must-revalidate"
    assert live.headers["Access-Control-Allow-Origin"] == "*"
    frozen = client.get("/frozen")
    assert frozen.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Access-Control-Allow-Origin" not in frozen.headers


@pytest.mark.parametrize(
    "tag", ['"abc"', 'W/"abc"', '"abc:br"', '"abc:br-11"', '"x", "abc:gzip"', "*"]
)
def test_who_has_it_is_told_so_and_nothing_is_made(
    client: FlaskClient, made: Counted, tag: str
) -> None:
    answer = client.get("/live", headers={"If-None-Match": tag})
    assert (answer.status_code, answer.data, made.times) == (304, b"", 0)
    assert "Content-Type" not in answer.headers
    assert answer.headers["ETag"].startswith('"abc')
    assert answer.headers["Cache-Control"] == "public, max-age=300, must-revalidate"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("tag", ['"abd"', '"abcd"', "", "nonsense", '"br:abc"'])
def test_who_has_something_else_gets_it(client: FlaskClient, made: Counted, tag: str) -> None:
    answer = client.get("/live", headers={"If-None-Match": tag})
    assert (answer.status_code, answer.text, made.times) == (200, "made", 1)


def test_who_has_it_compressed_is_told_so(client: FlaskClient, made: Counted) -> None:
    client.application.config["COMPRESS_MIMETYPES"] = ["text/csv"]
    client.application.config["COMPRESS_MIN_SIZE"] = 0
    Compress(client.application)
    first = client.get("/live", headers={"Accept-Encoding": "br"})
    assert (first.headers["ETag"], first.headers["Content-Encoding"]) == ('"abc:br-7"', "br")
    kept = {"Accept-Encoding": "br", "If-None-Match": first.headers["ETag"]}
    again = client.get("/live", headers=kept)
    assert (again.status_code, again.headers["ETag"], made.times) == (304, '"abc:br-7"', 1)


def test_further_headers_are_those_of_a_304_too(client: FlaskClient) -> None:
    answer = client.get("/frozen", headers={"If-None-Match": '"def"'})
    assert (answer.status_code, answer.headers["X-Kept"]) == (304, "1")


def test_a_redirect_lasts_and_may_be_followed_by_scripts(client: FlaskClient) -> None:
    answer = client.get("/moved")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/live")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_the_validator_changes_with_all_that_decides_the_answer() -> None:
    one, other = _site(index_of(event("2015-01-01-a"))), _site(index_of(event("2015-01-01-b")))
    tags = [
        responses.etag_for(one, "csv", "from=2015"),
        responses.etag_for(one, "csv", "from=2016"),
        responses.etag_for(one, "csv", "from=2015", ""),
        responses.etag_for(one, "ics", "from=2015"),
        responses.etag_for(other, "csv", "from=2015"),
    ]
    assert len(set(tags)) == len(tags)
    again = _site(index_of(event("2015-01-01-a")))
    assert responses.etag_for(again, "csv", "from=2015") == tags[0]


def test_the_address_of_the_site_is_where_it_is_published_or_was_asked(small_index: Index) -> None:
    app = Flask(__name__)
    with app.test_request_context("/x", base_url="http://localhost:8050"):
        assert responses.base(_site(small_index)) == "http://localhost:8050"
        assert responses.base(_site(small_index, "https://e.org/iran")) == "https://e.org/iran"
    with app.test_request_context("/x", base_url="https://e.org/iran/"):
        assert responses.base(_site(small_index)) == "https://e.org/iran"


@pytest.mark.parametrize("host", ["", '"><script>', "a b", "e.org:99999", "é.org", "a\\b"])
def test_a_host_that_cannot_be_is_left_out_of_addresses(small_index: Index, host: str) -> None:
    with Flask(__name__).test_request_context("/x", headers={"Host": host}):
        assert responses.base(_site(small_index)) == ""


def test_the_view_asked_for_is_read_strictly(small_index: Index) -> None:
    site, app = _site(small_index), Flask(__name__)
    with app.test_request_context("/x?lanes=talks&version=1"):
        assert responses.asked(site, frozenset(("version",))).lanes == ("talks",)
        with pytest.raises(ViewError, match="unknown parameter 'version'"):
            responses.asked(site)
