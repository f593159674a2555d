"""The data, what is known of the record, and what crawlers are told."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.builders import event, index_of
from tests.web.reading import BASE, client_of, hrefs, one, page, text, texts, things
from timeline.record import schema
from timeline.record.index import Index
from timeline.releases import store
from timeline.web.downloads.formats import columns


@pytest.fixture(scope="module")
def client(small_index: Index) -> FlaskClient:
    return client_of(small_index)


def test_every_file_that_is_offered_is_there(client: FlaskClient) -> None:
    files = hrefs(page(client, "/data"), "section[aria-labelledby=files] td a")
    assert {"/events.csv", "/events.json", "/events.ics", "/events.atom"} <= set(files)
    assert {"/series/stock.csv", "/clauses.json", "/events.schema.json"} <= set(files)
    for file in files:
        assert client.get(file).status_code == 200, file


def test_the_files_are_told_to_machines(client: FlaskClient, small_index: Index) -> None:
    dataset = things(page(client, "/data"))["Dataset"]
    assert dataset["version"] == small_index.version
    assert dataset["temporalCoverage"] == "1998-01-01/2021-06-30"
    for file in dataset["distribution"]:
        answer = client.get(file["contentUrl"].removeprefix(BASE))
        assert answer.mimetype == file["encodingFormat"], file


def test_the_dictionary_has_every_field_and_every_column(client: FlaskClient) -> None:
    parsed = page(client, "/data")
    told = {
        (table.attrs["id"], text(name))
        for table in parsed.query(".dictionary")
        for name in table.query("tbody th")
    }
    for row in schema.dictionary():
        section = f"field-{row.section.replace('.', '-') or 'record'}"
        assert (section, row.field) in told
    for name, of in (
        ("events", columns.EVENTS),
        ("points", columns.POINTS),
        ("clauses", columns.CLAUSES),
    ):
        assert {(f"columns-{name}", column.name) for column in of} <= told


def test_how_to_cite_and_which_version(client: FlaskClient, small_index: Index) -> None:
    parsed = page(client, "/data")
    assert texts(parsed, ".cites dt") == ["APA", "MLA", "Chicago", "BibTeX"]
    assert all(small_index.version in text(each) for each in parsed.query(".cites dd"))
    assert "No earlier version is kept on this site." in texts(parsed, "section p")


def test_frozen_versions_are_listed(small_index: Index, tmp_path: Path) -> None:
    store.write(tmp_path, small_index, dt.date(2021, 7, 1), "1")
    client = client_of(small_index, releases=tmp_path)
    parsed = page(client, "/data")
    (row,) = parsed.query("section[aria-labelledby=versions] tbody tr")
    assert text(row).startswith(small_index.version)
    (href,) = [each.attrs["href"] for each in row.query("a")]
    with client.get(href) as answer:
        assert answer.status_code == 200


def test_sources_are_counted_by_kind(client: FlaskClient) -> None:
    rows = [
        [text(cell) for cell in row.query("th, td")][:3]
        for row in page(client, "/about").query("section[aria-labelledby=kinds] tbody tr")
    ]
    assert rows == [
        ["Primary source", "2", "2"],
        ["News", "6", "5"],
        ["State media", "0", "0"],
        ["Analysis", "1", "0"],
        ["Reference", "0", "0"],
        ["All", "9", "7"],
    ]


def test_what_is_in_it_and_how_current_it_is(client: FlaskClient) -> None:
    said = one(page(client, "/about"), "section[aria-labelledby=current] p")
    assert said.startswith("5 events from 1998 to 30 June 2021, 1 quote, 9 references to sources")
    assert "The data is as of 30 June 2021" in said


def test_gaps_are_told() -> None:
    gaps = ("Nothing of 2016 is in it.",)
    client = client_of(index_of(event("2015-07-14-deal"), meta={"gaps": gaps}))
    assert "Nothing of 2016 is in it." in texts(page(client, "/about"), "li")


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("2021-06-30-accord", "Alia and Borea sign an accord"),
        ("alia", "Republic of Alia"),
        ("both", "Both sides"),
        ("stock-limit", "Limit of the stock"),
        ("stock", "Stock"),
        ("in-two-steps", "The story in two steps"),
        ("ana-adal", "Ana Ádal"),
    ],
)
def test_a_report_of_an_error_is_begun(client: FlaskClient, id: str, name: str) -> None:
    report = one(page(client, f"/about?id={id}"), "#report")
    assert report.startswith(f"Correction to: {name} ({id}) Address: {BASE}/")
    assert report.endswith("Source that shows it:")


@pytest.mark.parametrize("path", ["/about", "/about?id=", "/about?id=nowhere"])
def test_without_a_thing_to_correct_it_says_where_to_begin(client: FlaskClient, path: str) -> None:
    assert page(client, path).query("#report") == []


def test_the_map_of_the_site_has_every_page_and_each_is_there(client: FlaskClient) -> None:
    answer = client.get("/sitemap.xml")
    assert answer.mimetype == "application/xml"
    addresses = [each.text or "" for each in ET.fromstring(answer.text).findall(".//{*}loc")]
    assert len(addresses) == len(set(addresses)) == 13 + 5 + 1 + 3 + 1 + 1
    for address in addresses:
        assert client.get(address.removeprefix(BASE)).status_code == 200, address


def test_robots_are_shown_the_map(client: FlaskClient) -> None:
    lines = client.get("/robots.txt").text.splitlines()
    assert "User-agent: *" in lines
    assert f"Sitemap: {BASE}/sitemap.xml" in lines


def test_browsers_that_ask_for_the_old_icon_get_ours(client: FlaskClient) -> None:
    with client.get("/favicon.ico", follow_redirects=True) as answer:
        assert answer.mimetype == "image/svg+xml"


def test_nowhere_is_a_page_with_a_search(client: FlaskClient) -> None:
    parsed = page(client, "/no/where", 404)
    assert one(parsed, "h1") == "Not found"
    assert len(parsed.query("main form[action='/search']")) == 1
