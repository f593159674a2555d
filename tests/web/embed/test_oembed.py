"""oEmbed: what the 1.0 text asks for, for every public address and for no other."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.embedding import TODAY, client_of
from timeline.record.index import Index
from timeline.releases import store

HOME = "http://localhost"
ADDRESSES = (
    ("/", "/embed/timeline"),
    ("/?detail=1&from=2012", "/embed/timeline?detail=1&from=2012"),
    ("/?start=2012", "/embed/timeline?from=2012"),
    ("/events?lanes=sites", "/embed/list?lanes=sites"),
    ("/events/2021-06-30-accord", "/embed/event/2021-06-30-accord"),
    ("/events/2015-03-02-talks", "/embed/event/2015-03-02-talks-open"),
    ("/series/stock", "/embed/series/stock"),
    ("/clauses", "/embed/clauses"),
    ("/actors/alia", "/embed/timeline?actors=alia"),
    ("/compare?actors=alia,borea", "/embed/timeline?actors=alia,borea"),
    ("/embed/timeline?theme=dark", "/embed/timeline?theme=dark"),
    ("/embed/event/2021-06-30-accord", "/embed/event/2021-06-30-accord"),
)
FOREIGN = (
    "https://example.org/",
    "http://localhost.example.org/",
    "http://localhost@example.org/",
    "ftp://localhost/",
    "javascript:alert(1)",
    "//localhost/",
    "http://[::1/",
    "localhost",
    f"{HOME}/about",
    f"{HOME}/embed/new",
    f"{HOME}/embed/timeline/x",
    f"{HOME}/embed/event",
    f"{HOME}/events/x",
    f"{HOME}/tours/x",
    f"{HOME}/?lanes=x",
    f"{HOME}/embed/timeline?version=abc123",
    f"{HOME}/?q={'x' * 5000}",
)


@pytest.fixture(scope="module")
def client(small_index: Index) -> FlaskClient:
    return client_of(small_index)


def frame_of(html: str) -> dict[str, str]:
    """Return the attributes of an iframe that is the whole of a piece of XHTML."""
    frame = ElementTree.fromstring(html)
    assert frame.tag == "iframe"
    return frame.attrib


@pytest.mark.parametrize(("path", "embed"), ADDRESSES)
def test_every_public_address_becomes_its_chart(client: FlaskClient, path: str, embed: str) -> None:
    answer = client.get("/oembed", query_string={"url": HOME + path})
    assert answer.status_code == 200
    assert answer.content_type == "application/json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    said = answer.get_json()
    assert (said["version"], said["type"]) == ("1.0", "rich")
    frame = frame_of(said["html"])
    assert frame["src"] == HOME + embed
    assert (frame["width"], frame["height"]) == (str(said["width"]), str(said["height"]))
    assert frame["title"] == said["title"]
    assert client.get(embed).status_code == 200
    image = client.get(said["thumbnail_url"].removeprefix(HOME))
    assert image.content_type == "image/png"
    assert (said["thumbnail_width"], said["thumbnail_height"]) == (1200, 630)


def test_a_tour_becomes_the_timeline_that_it_walks_along(client: FlaskClient) -> None:
    said = client.get(f"/oembed?url={HOME}/tours/in-two-steps").get_json()
    assert said["title"] == "The story in two steps"
    src = frame_of(said["html"])["src"].removeprefix(HOME)
    html = client.get(src).text
    assert {"2015-03-02-talks-open", "2021-06-30-accord"} <= set(
        re.findall(r"/events/([\w-]+)", html)
    )


@pytest.mark.parametrize("url", FOREIGN)
def test_other_addresses_are_not_found(client: FlaskClient, url: str) -> None:
    answer = client.get("/oembed", query_string={"url": url})
    assert answer.status_code == 404
    assert answer.get_json()["error"].startswith("There is no chart for the address")


def test_xml_says_the_same_as_json(client: FlaskClient) -> None:
    url = f"{HOME}/?title={quote('<A> & “B”')}"
    said = client.get("/oembed", query_string={"url": url}).get_json()
    answer = client.get("/oembed", query_string={"url": url, "format": "xml"})
    assert answer.content_type == "text/xml; charset=utf-8"
    assert answer.text.startswith('<?xml version="1.0" encoding="utf-8" standalone="yes"?><oembed>')
    root = ElementTree.fromstring(answer.text)
    assert {child.tag: child.text for child in root} == {key: str(v) for key, v in said.items()}
    assert said["title"] == "<A> & “B”"


def test_a_format_that_is_not_known_is_not_implemented(client: FlaskClient) -> None:
    answer = client.get(f"/oembed?url={HOME}/&format=yaml")
    assert answer.status_code == 501
    assert answer.get_json()["error"] == ("This address answers as format=json or format=xml only.")


def test_a_missing_address_is_told(client: FlaskClient) -> None:
    answer = client.get("/oembed")
    assert answer.status_code == 400
    assert answer.get_json()["parameter"] == "url"


@pytest.mark.parametrize(
    ("wide", "high", "thumbnail"),
    [(500, 400, (300, 158)), (5000, 5000, (1200, 630)), (800, 350, (600, 315)), (200, 90, None)],
)
def test_limits_hold_for_the_frame_and_for_its_thumbnail(
    client: FlaskClient, wide: int, high: int, thumbnail: tuple[int, int] | None
) -> None:
    said = client.get(f"/oembed?url={HOME}/&maxwidth={wide}&maxheight={high}").get_json()
    assert said["width"] <= wide
    assert said["height"] <= high
    if thumbnail is None:
        assert "thumbnail_url" not in said
        assert "thumbnail_width" not in said
    else:
        assert (said["thumbnail_width"], said["thumbnail_height"]) == thumbnail


@pytest.mark.parametrize("limit", ["0", "-5", "wide", "1.5"])
def test_a_limit_that_is_no_number_is_told(client: FlaskClient, limit: str) -> None:
    answer = client.get(f"/oembed?url={HOME}/&maxwidth={limit}")
    assert answer.status_code == 400
    assert answer.get_json()["parameter"] == "maxwidth"


def test_a_pinned_embed_stays_pinned(small_index: Index, tmp_path: Path) -> None:
    release = store.write(tmp_path, small_index, TODAY, "c0de")
    client = client_of(small_index, tmp_path)
    url = f"{HOME}/embed/timeline?detail=1&version={release.version}"
    said = client.get("/oembed", query_string={"url": url}).get_json()
    assert frame_of(said["html"])["src"] == url
    assert f"version={release.version}" in said["thumbnail_url"]


def test_a_site_below_a_path_knows_its_own_addresses(small_index: Index) -> None:
    client = client_of(small_index, base="https://example.org/iran")
    said = client.get("/oembed?url=https://example.org/iran/clauses").get_json()
    assert frame_of(said["html"])["src"] == "https://example.org/iran/embed/clauses"
    for url in ("https://example.org/clauses", "https://example.org/iranian/clauses"):
        assert client.get("/oembed", query_string={"url": url}).status_code == 404


def test_an_embed_page_names_its_answers(client: FlaskClient) -> None:
    html = client.get("/embed/timeline?detail=1&from=2012").text
    found = re.findall(r'<link rel="alternate" type="([^"]+)" href="([^"]+)"', html)
    assert [type for type, _ in found] == ["application/json+oembed", "text/xml+oembed"]
    for type, href in found:
        answer = client.get(href.removeprefix(HOME).replace("&amp;", "&"))
        assert answer.status_code == 200
        assert answer.mimetype == type.replace("+oembed", "")
        assert "/embed/timeline?detail=1&amp;from=2012" in answer.text.replace("&amp;amp;", "&amp;")


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    url=st.text(max_size=80) | st.builds(lambda text: f"{HOME}/{text}", st.text(max_size=80)),
    more=st.dictionaries(
        st.sampled_from(["format", "maxwidth", "maxheight"]), st.text(max_size=8), max_size=3
    ),
)
def test_no_address_breaks_it(client: FlaskClient, url: str, more: dict[str, str]) -> None:
    answer = client.get("/oembed", query_string={"url": url, **more})
    assert answer.status_code in (200, 400, 404, 501)
