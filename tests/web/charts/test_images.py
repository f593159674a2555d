"""Images of every chart, for any view, in the size that is asked for."""

from __future__ import annotations

import struct
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.embedding import client_of
from timeline.query.params import KEYS
from timeline.record.index import Index

PATHS = ("/timeline", "/clauses", "/series/stock", "/events/2021-06-30-accord")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def client(small_index: Index) -> FlaskClient:
    return client_of(small_index)


def size(png: bytes) -> tuple[int, int]:
    """Return width and height of a PNG (its IHDR chunk, PNG specification section 11.2.2)."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert png[12:16] == b"IHDR"
    return struct.unpack(">II", png[16:24])


@pytest.mark.parametrize("path", PATHS)
def test_without_a_width_an_image_has_the_size_for_sharing(client: FlaskClient, path: str) -> None:
    answer = client.get(f"{path}.png")
    assert answer.content_type == "image/png"
    assert size(answer.data) == (1200, 630)
    drawn = client.get(f"{path}.svg")
    assert drawn.content_type == "image/svg+xml; charset=utf-8"
    root = ElementTree.fromstring(drawn.text)
    assert (root.tag, root.get("width"), root.get("height")) == (f"{SVG}svg", "1200", "630")


@pytest.mark.parametrize("path", PATHS)
def test_with_a_width_it_is_the_chart_that_wide(client: FlaskClient, path: str) -> None:
    root = ElementTree.fromstring(client.get(f"{path}.svg?w=800").text)
    assert root.get("width") == "800"
    high = float(root.get("height") or 0)
    wide, pixels = size(client.get(f"{path}.png?w=800").data)
    assert wide == 800
    assert abs(pixels - high) <= 1
    wide, twice = size(client.get(f"{path}.png?w=800&scale=2").data)
    assert wide == 1600
    assert abs(twice - 2 * high) <= 2


@pytest.mark.parametrize("width", ["", "w=800&"])
@pytest.mark.parametrize("path", PATHS)
def test_it_says_whose_data_it_is_by_what_licence_and_in_which_version(
    client: FlaskClient, small_index: Index, path: str, width: str
) -> None:
    drawn = client.get(f"{path}.svg?{width}from=2012").text
    root = ElementTree.fromstring(drawn)
    about = root.findtext(f"{SVG}metadata") or ""
    for said in (f"data version {small_index.version}", "License: CC0", "http://localhost/"):
        assert said in about
    assert "The small record · data as of 30 June 2021" in "".join(root.itertext())
    assert about.encode() in client.get(f"{path}.png?{width}from=2012").data


def test_a_small_card_is_for_thumbnails(client: FlaskClient) -> None:
    assert size(client.get("/timeline.png?scale=0.25").data)[0] == 300


@pytest.mark.parametrize("width", ["", "w=800&"])
def test_marks_of_a_drawing_are_whole_links_by_the_beginnings_of_ids(
    client: FlaskClient, width: str
) -> None:
    root = ElementTree.fromstring(client.get(f"/timeline.svg?{width}from=2012").text)
    links = {link.get("href") for link in root.iter(f"{SVG}a")}
    assert links == {
        f"http://localhost/events/{beginning}"
        for beginning in ("2012-08-second", "2015-03-02", "2018-11-inspection", "2021-06-30")
    }


def test_a_view_decides_what_is_drawn(client: FlaskClient) -> None:
    light, dark = (client.get(f"/timeline.png?theme={t}").data for t in ("light", "dark"))
    assert light != dark
    later = client.get("/timeline.svg?w=800&from=2021").text
    assert "The accord" in later
    assert "Talks open" not in later
    assert "A caption" in client.get("/timeline.svg?title=A+caption").text


def test_a_path_between_two_events_is_drawn_as_one(client: FlaskClient) -> None:
    ends = "from_event=2015-03-02-talks-open&to_event=2021-06-30-accord"
    root = ElementTree.fromstring(client.get(f"/timeline.svg?w=800&{ends}").text)
    assert len(list(root.iter(f"{SVG}a"))) == 3
    assert "how one led to the other" in client.get(f"/timeline.svg?{ends}").text


def test_an_event_is_named_on_its_card(client: FlaskClient) -> None:
    assert "Alia and Borea sign an accord" in client.get("/events/2021-06-30-accord.svg").text


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/timeline.png?w=99", 400, "w: '99' cannot be; write a number of px from 320 to 2400"),
        ("/timeline.png?w=1e3", 400, "w: '1e3' cannot be; write a number of px from 320 to 2400"),
        ("/timeline.svg?scale=3", 400, "scale: '3' cannot be; write 0.25, 0.5, 1, 2"),
        ("/timeline.svg?from=soon", 400, None),
        ("/events/x.png", 404, "There is no event 'x'."),
        ("/series/stokc.svg", 404, "There is no series 'stokc'; did you mean 'stock'?"),
        ("/timeline.gif", 404, None),
    ],
)
def test_what_cannot_be_is_refused(
    client: FlaskClient, path: str, status: int, sentence: str | None
) -> None:
    answer = client.get(path, headers={"Accept": "application/json"})
    assert answer.status_code == status
    if sentence:
        assert answer.get_json()["error"] == sentence


def test_a_former_id_leads_to_todays(client: FlaskClient) -> None:
    answer = client.get("/events/2015-03-02-talks.png?scale=2")
    assert (answer.status_code, answer.location) == (
        301,
        "/events/2015-03-02-talks-open.png?scale=2",
    )


TEXTS = st.text(max_size=30)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.sampled_from([f"{path}.svg" for path in PATHS])
    | st.builds(lambda text: f"/events/{quote(text, safe='')}.png", TEXTS),
    query=st.dictionaries(
        st.sampled_from([*KEYS, "w", "scale", "version"]),
        TEXTS | st.sampled_from(["2018", "1", "320", "2", "stock", "sites", "dark"]),
        max_size=4,
    ),
)
def test_no_address_breaks_an_image(client: FlaskClient, path: str, query: dict[str, str]) -> None:
    answer = client.get(path, query_string=query)
    assert answer.status_code in (200, 301, 400, 404)
    if answer.status_code == 200 and path.endswith(".svg"):
        ElementTree.fromstring(answer.text)
