from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import replace
from urllib.parse import quote, quote_from_bytes
from xml.etree import ElementTree

import icalendar
import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.query.strategies import query_strings, views
from timeline.query.select import select
from timeline.query.view import View, decode, encode
from timeline.record.index import Index
from timeline.web import site as sites
from timeline.web.downloads import routes
from timeline.web.html import error_pages
from timeline.web.site import Site

ENDINGS = ("json", "csv", "ics", "atom", "bib", "ris")
FILES = (
    *(f"/events.{ending}" for ending in ENDINGS),
    *(f"/events/2015-03-02-talks-open.{ending}" for ending in ("json", "csv", "bib", "ris", "ics")),
    "/series/stock.csv", "/series/stock.json", "/clauses.csv", "/clauses.json",
)  # fmt: skip


def client_of(index: Index, today: dt.date = dt.date(2021, 7, 1), base: str = "") -> FlaskClient:
    app = Flask(__name__)
    sites.install(app, Site(index, lambda: today, base=base))
    app.register_blueprint(routes.bp)
    error_pages.register(app)
    return app.test_client()


@pytest.fixture(scope="module")
def client(small_index: Index) -> FlaskClient:
    return client_of(small_index)


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline="")))


def _ids(client: FlaskClient, query: str) -> dict[str, list[str]]:
    """Return the ids of the events in each format, in the order of the file."""
    text = {ending: client.get(f"/events.{ending}?{query}").text for ending in ENDINGS}
    links = ElementTree.fromstring(text["atom"]).findall(".//{*}entry/{*}link")
    read = icalendar.Calendar.from_ical(text["ics"]).events
    bibtex = [line[6:-1] for line in text["bib"].split("\n") if line.startswith("@misc{")]
    ris = [line[6:] for line in text["ris"].split("\r\n") if line.startswith("ID  - ")]
    document = client.get(f"/events.json?{query}").json
    assert document is not None
    return {
        "json": [event["id"] for event in document["events"]],
        "csv": [row["id"] for row in _rows(text["csv"])],
        "ics": [each.uid.partition("@")[0] for each in read],
        "atom": [link.get("href", "").rpartition("/")[2] for link in links],
        "bib": [id for id in bibtex if id[:2] in ("19", "20")],
        "ris": [id for id in ris if id[:2] in ("19", "20")],
    }


@pytest.mark.parametrize(
    "query",
    ["", "from=2012&to=2018", "lanes=talks", "q=sites", "detail=1&highlight=1998-first-site",
     "from_event=2015-03-02-talks-open&to_event=2021-06-30-accord", "to=1900"],
)  # fmt: skip
def test_every_format_holds_the_events_of_the_view(
    client: FlaskClient, small_index: Index, query: str
) -> None:
    shown = select(small_index, decode(query, small_index))["id"].tolist()
    found = _ids(client, query)
    assert found.pop("atom") == shown[::-1]
    assert found == dict.fromkeys(("json", "csv", "ics", "bib", "ris"), shown)


@pytest.mark.parametrize(
    ("ending", "media_type"),
    [
        ("json", "application/json"),
        ("csv", "text/csv; charset=utf-8; header=present"),
        ("ics", "text/calendar; charset=utf-8"),
        ("atom", "application/atom+xml; charset=utf-8"),
        ("bib", "application/x-bibtex; charset=utf-8"),
        ("ris", "application/x-research-info-systems; charset=utf-8"),
    ],
)
def test_each_ending_has_its_media_type_and_a_name_to_be_saved_by(
    client: FlaskClient, small_index: Index, ending: str, media_type: str
) -> None:
    answer = client.get(f"/events.{ending}")
    assert answer.headers["Content-Type"] == media_type
    shown = "inline" if ending in ("json", "atom") else "attachment"
    name = f"events-{small_index.version}.{ending}"
    assert answer.headers["Content-Disposition"] == f'{shown}; filename="{name}"'


@pytest.mark.parametrize("path", FILES)
def test_every_file_names_license_version_and_view(index: Index, path: str) -> None:
    ids = {"2015-03-02-talks-open": "2015-07-14-jcpoa", "stock": "stockpile_total"}
    for small, full in ids.items():
        path = path.replace(small, full)
    client = client_of(index, dt.date(2026, 7, 1), base="https://e.org/iran")
    answer = client.get(f"{path}?from=2015&to=2020&theme=dark&title=Mine")
    # A calendar folds its lines.
    text = answer.text.replace("\r\n ", "")
    assert index.version in text
    assert "CC BY 4.0" in text or "CC-BY-4.0" in text
    view = {
        "events": "/?from=2015&to=2020",
        "series": "/series/stockpile_total?from=2015&to=2020",
        "clauses": "/clauses?from=2015&to=2020",
    }[path.split("/")[1].partition(".")[0]]
    one = path.startswith("/events/")
    address = f"https://e.org/iran{'/events/2015-07-14-jcpoa' if one else view}"
    assert address in text or address.replace("&", "&amp;") in text
    query = "" if one else "?from=2015&to=2020"
    assert answer.headers["Link"].startswith(
        f'<https://e.org/iran{path}{query}>; rel="canonical", '
        '<https://creativecommons.org/licenses/by/4.0/>; rel="license"'
    )


def test_a_table_of_one_event_has_the_columns_of_all(client: FlaskClient) -> None:
    (row,) = _rows(client.get("/events/2021-06-30-accord.csv").text)
    every = _rows(client.get("/events.csv").text)
    (same,) = (each for each in every if each["id"] == row["id"])
    assert {**same, "view_url": row["view_url"]} == row
    assert row["view_url"] == "http://localhost/events/2021-06-30-accord"


@pytest.mark.parametrize("path", FILES)
def test_a_file_without_rows_says_in_headers_what_it_is(small_index: Index, path: str) -> None:
    client = client_of(small_index, base="https://e.org")
    answer = client.get(f"{path}?to=1900&theme=dark")
    one = path.startswith("/events/")
    query = "" if one else "?to=1900"
    page = path.rpartition(".")[0] if path.count("/") > 1 or "clauses" in path else "/"
    assert (
        f'<https://e.org{page}{query}>; rel="alternate"; type="text/html"'
        in (answer.headers["Link"])
    )
    assert answer.headers["Data-Version"] == small_index.version
    assert answer.headers["Access-Control-Expose-Headers"] == "Link, Data-Version"
    again = client.get(f"{path}?to=1900", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    assert again.headers["Data-Version"] == small_index.version


@pytest.mark.parametrize("path", [*FILES, "/events.schema.json"])
def test_other_sites_may_read_a_file_and_who_has_it_is_told_so(
    client: FlaskClient, path: str
) -> None:
    first = client.get(path)
    assert (first.status_code, first.headers["Access-Control-Allow-Origin"]) == (200, "*")
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Access-Control-Allow-Origin"] == "*"
    assert client.head(path).headers["ETag"] == first.headers["ETag"]


def test_one_view_has_one_validator_however_it_is_written(client: FlaskClient) -> None:
    def tag(query: str) -> str:
        return client.get(f"/events.csv?{query}").headers["ETag"]

    assert tag("to=2018&from=2012&theme=dark") == tag("from=2012&to=2018&utm_source=x")
    assert tag("from=2012") != tag("from=2013")


def test_the_address_that_was_asked_is_part_of_the_validator(client: FlaskClient) -> None:
    tags = {
        client.get("/events.csv", base_url=base).headers["ETag"]
        for base in ("http://a.example", "http://b.example", "https://a.example")
    }
    assert len(tags) == 3


def test_the_state_of_clauses_is_of_today_and_so_is_their_validator(small_index: Index) -> None:
    days = dt.date(2021, 6, 30), dt.date(2021, 7, 1)
    answers = [client_of(small_index, day).get("/clauses.csv") for day in days]
    assert [_rows(answer.text)[0]["state"] for answer in answers] == ["planned", "kept"]
    assert answers[0].headers["ETag"] != answers[1].headers["ETag"]
    then = client_of(small_index, days[1]).get("/clauses.csv?as_of=2021-06-29")
    assert _rows(then.text)[0]["state_on"] == "2021-06-29"
    assert _rows(then.text)[0]["what_happened"] == ""


@pytest.mark.parametrize(
    ("query", "dates"),
    [
        ("", ["2018-11", "2021-05-31"]),
        ("from=2018-11-30", ["2018-11", "2021-05-31"]),
        ("to=2018-11-01", ["2018-11"]),
        ("from=2019", ["2021-05-31"]),
        ("as_of=2020", ["2018-11"]),
        ("from=2019&to=2020", []),
    ],
)
def test_a_series_holds_the_numbers_of_the_time_asked_for(
    client: FlaskClient, query: str, dates: list[str]
) -> None:
    table = _rows(client.get(f"/series/stock.csv?{query}").text)
    document = client.get(f"/series/stock.json?{query}").json
    assert document is not None
    points = document["series"][0]["points"]
    assert [row["date"] for row in table] == [point["date"] for point in points] == dates


@pytest.mark.parametrize(("query", "count"), [("", 1), ("to=2021-06", 0), ("from=2032", 0)])
def test_clauses_are_those_planned_for_the_time_asked_for(
    client: FlaskClient, query: str, count: int
) -> None:
    document = client.get(f"/clauses.json?{query}").json
    assert document is not None
    assert len(document["clauses"]) == count


def test_a_former_id_leads_to_todays(client: FlaskClient) -> None:
    answer = client.get("/events/2015-03-02-talks.bib")
    assert answer.status_code == 301
    assert answer.headers["Location"] == "http://localhost/events/2015-03-02-talks-open.bib"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("path", "sentence", "suggestions"),
    [
        (
            "/events/talks-open.json",
            "There is no event 'talks-open'; did you mean '2015-03-02-talks-open'?",
            ["/events/2015-03-02-talks-open.json"],
        ),
        (
            "/series/stocks.csv",
            "There is no series 'stocks'; did you mean 'stock'?",
            ["/series/stock.csv"],
        ),
        ("/series/%00.json", "There is no series '\\x00'.", []),
    ],
)
def test_an_unknown_id_is_a_404_with_the_nearest(
    client: FlaskClient, path: str, sentence: str, suggestions: list[str]
) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (404, "*")
    assert answer.json is not None
    assert answer.json["error"] == sentence
    assert [each["address"] for each in answer.json.get("suggestions", [])] == suggestions


@pytest.mark.parametrize("path", [*FILES, "/events.schema.json"])
@pytest.mark.parametrize(
    ("query", "parameter", "sentence"),
    [
        ("from=2018-13", "from", "from: '2018-13' has no such month; months go from 01 to 12"),
        ("lane=x", "lanes", "lanes: there is no lane 'x'; known are talks, sites"),
        ("fro=2018", "fro", "unknown parameter 'fro'; did you mean 'from'?"),
        ("q=%00", "q", "q: has the control character U+0000; write plain text on one line"),
    ],
)  # fmt: skip
def test_a_bad_query_is_a_400_that_names_the_parameter(
    client: FlaskClient, path: str, query: str, parameter: str, sentence: str
) -> None:
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 400
    assert answer.json == {"error": sentence, "status": 400, "parameter": parameter}


paths = st.one_of(
    st.sampled_from(FILES),
    st.builds(
        lambda kind, id, ending: f"/{kind}/{id}.{ending}",
        st.sampled_from(("events", "series", "clauses")),
        st.one_of(
            st.text(max_size=40).map(lambda text: quote(text, safe="", errors="replace")),
            st.binary(max_size=20).map(lambda raw: quote_from_bytes(raw, safe="")),
            st.sampled_from(("%00", "%F0%9F%98%80", "%E2%80%8F", "a" * 10_000, "..", "%2e%2e")),
        ),
        st.sampled_from((*ENDINGS, "html", "")),
    ),
)


@given(paths, query_strings, st.sampled_from((None, "*/*", "text/html", "x;q=nonsense", "\u00e9")))
@settings(max_examples=300)
def test_whatever_is_asked_there_is_an_answer(
    small_index: Index, path: str, query: str | bytes, accept: str | None
) -> None:
    raw = query if isinstance(query, bytes) else query.encode(errors="surrogatepass")
    answer = client_of(small_index).get(
        path,
        query_string=raw.decode("latin-1"),
        headers={"Accept": accept} if accept else {},
    )
    assert answer.status_code in (200, 301, 308, 400, 404)
    if answer.status_code in (400, 404):
        assert answer.mimetype in ("application/json", "text/html")


@given(views())
@settings(max_examples=50)
def test_every_view_gives_files_that_can_be_read(small_index: Index, view: View) -> None:
    kept = replace(
        view,
        lanes=("talks",), actors=("both",), series=(), fold=(), highlight=(),
        event=None, from_event=None, to_event=None,
    )  # fmt: skip
    assert _ids(client_of(small_index), encode(kept))["csv"] == (
        select(small_index, kept)["id"].tolist()
    )
