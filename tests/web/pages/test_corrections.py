"""What was corrected: on a page of its own, and on the page of the event."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from tests.web.reading import client_of, hrefs, one, page, texts
from timeline.record.index import Index
from timeline.record.load import corrections as corrections_file

INSPECTION = "2018-11-inspection"
TEXT = f"""
## 2021-02-03: a second reading

- `{INSPECTION}`, summary: It < said too "much". (<https://www.example.org/a?b&c>)
- `{INSPECTION}`, title: It was too strong. (the record itself)
"""


@pytest.fixture(scope="module")
def client(small_index: Index) -> FlaskClient:
    read = corrections_file.read_text(TEXT, "c.md", small_index.ids)
    return client_of(replace(small_index, corrections=read))


def test_they_are_listed_by_day_with_what_shows_them(client: FlaskClient) -> None:
    parsed = page(client, "/corrections")
    assert "3 February 2021: a second reading" in texts(parsed, "h2")
    assert f"/events/{INSPECTION}" in hrefs(parsed, ".bullets a")
    assert texts(parsed, ".mends li") == [
        'Summary. It < said too "much". example.org',
        "Title. It was too strong. The record itself.",
    ]
    assert "https://www.example.org/a?b&c" in hrefs(parsed, ".mends a")


def test_an_event_tells_its_own(client: FlaskClient) -> None:
    parsed = page(client, f"/events/{INSPECTION}")
    assert "Corrected" in texts(parsed, "h3")
    assert any("3 February 2021: Title." in each for each in texts(parsed, "main li"))
    other = page(client, "/events/2021-06-30-accord")
    assert "Corrected" not in texts(other, "h3")


def test_a_record_without_any_says_so(small_index: Index) -> None:
    parsed = page(client_of(small_index), "/corrections")
    assert "None has been made yet." in texts(parsed, "main p")
    assert one(parsed, "h1") == "Corrections"


def test_what_a_page_says_of_them_is_part_of_its_validator(
    client: FlaskClient, small_index: Index
) -> None:
    path = f"/events/{INSPECTION}"
    tags = {each.get(path).headers["ETag"] for each in (client, client_of(small_index))}
    assert len(tags) == 2
