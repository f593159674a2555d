"""Each format is served, told of and written wherever formats are, as its one module declares."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from flask.testing import FlaskClient
from markupsafe import escape

from tests.builders import ROOT
from tests.web.reading import client_of, hrefs, page
from timeline.record.index import Index
from timeline.static import files, naming, views
from timeline.web.downloads.format import KINDS, Format, Kind
from timeline.web.downloads.registry import FORMATS, of_kind
from timeline.web.http import encodings, headers

EVENT = "/events/2015-03-02-talks-open"
# Where the addresses of the files of each kind begin: at the page that shows the same.
PLACES: dict[Kind, str] = {
    "events": "/events",
    "event": EVENT,
    "series": "/series/stock",
    "clauses": "/clauses",
}
IN_CHANGELOG: dict[Kind, str] = {
    "events": "/events",
    "event": "/events/ID",
    "series": "/series/ID",
    "clauses": "/clauses",
}


def cases(*, written: bool) -> list[object]:
    """Return each kind and format of which there are, or are no, files."""
    return [
        pytest.param(kind, each, id=f"{kind}-{each.ending}")
        for kind in KINDS
        for each in FORMATS
        if each.writes(kind) == written
    ]


@pytest.fixture(scope="module")
def client(small_index: Index) -> FlaskClient:
    return client_of(small_index)


def test_formats_differ_in_ending_name_and_place() -> None:
    for each in ("ending", "name", "place", "media_type"):
        told = [getattr(form, each) for form in FORMATS]
        assert len(set(told)) == len(told), each
    assert all(re.fullmatch(r"[a-z]+", form.ending) for form in FORMATS)


@pytest.mark.parametrize(("kind", "form"), cases(written=True))
def test_a_file_is_served_as_what_it_is(client: FlaskClient, kind: Kind, form: Format) -> None:
    address = f"{PLACES[kind]}.{form.ending}"
    answer = client.get(address, headers={"Accept-Encoding": "br"})
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, form.media_type)
    assert answer.headers["Content-Security-Policy"] == headers.policy("file")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    packed = answer.headers.get("Content-Encoding") == "br"
    assert packed == encodings.packable(form.media_type)
    assert f'<http://localhost{address}>; rel="canonical"' in answer.headers["Link"]
    assert ('rel="describedby"' in answer.headers["Link"]) == bool(form.schema)
    shown, name = answer.headers["Content-Disposition"].split("; ")
    assert shown == ("inline" if form.shown else "attachment")
    assert name.endswith(f'.{form.ending}"')
    again = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    assert again.headers["Content-Security-Policy"] == headers.policy("file")


@pytest.mark.parametrize(("kind", "form"), cases(written=False))
def test_there_are_no_files_of_what_a_format_does_not_write(
    client: FlaskClient, kind: Kind, form: Format
) -> None:
    assert client.get(f"{PLACES[kind]}.{form.ending}").status_code == 404


@pytest.mark.parametrize(("kind", "form"), cases(written=True))
def test_its_page_and_the_page_on_the_data_link_to_it(
    client: FlaskClient, kind: Kind, form: Format
) -> None:
    address = f"{PLACES[kind]}.{form.ending}"
    assert address in hrefs(page(client, PLACES[kind]))
    if kind != "event":
        assert address in hrefs(page(client, "/data"))
        assert str(escape(form.purpose)) in client.get("/data").text


@pytest.mark.parametrize(("kind", "form"), cases(written=True))
def test_the_changelog_promises_its_address(kind: Kind, form: Format) -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"`{IN_CHANGELOG[kind]}.{form.ending}`" in changelog


@pytest.mark.parametrize(("kind", "form"), cases(written=True))
def test_a_static_site_holds_it(small_index: Index, kind: Kind, form: Format) -> None:
    address = f"{PLACES[kind]}.{form.ending}"
    assert address in views.of(small_index, dt.date(2026, 9, 1), 3, whole=True)
    assert naming.file(address) == address.removeprefix("/")
    assert files.packable(address) == encodings.packable(form.media_type)


def test_lists_have_the_formats_in_their_order() -> None:
    assert [each.place for each in of_kind("events")] == sorted(each.place for each in FORMATS)
