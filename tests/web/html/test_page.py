"""What every page has: head, navigation, theme; and nothing of a text taken for markup."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import event, index_of
from tests.web.reading import BASE, client_of, hrefs, meta, one, page, texts, things
from timeline.record.index import Index
from timeline.web.html import jsonld
from timeline.web.html.page import carry, shorten

HOSTILE = 'a "b" <c> & </script><img src=x onerror=alert(1)>'
KINDS = (
    "/events",
    "/events/2015-03-02-talks-open",
    "/actors",
    "/actors/alia",
    "/actors/both",
    "/people",
    "/clauses",
    "/series",
    "/series/stock",
    "/tours",
    "/tours/in-two-steps",
    "/compare",
    "/compare?actors=alia,borea",
    "/glossary",
    "/data",
    "/about",
    "/search",
    "/search?q=talks",
)


@pytest.fixture(scope="module")
def client(small_index: Index) -> FlaskClient:
    return client_of(small_index)


@pytest.mark.parametrize("path", KINDS)
def test_every_page_is_valid_and_says_what_it_is(client: FlaskClient, path: str) -> None:
    parsed = page(client, path)
    assert parsed.query_one("html").attrs["lang"] == "en"
    assert len(parsed.query("h1")) == 1
    assert len(parsed.query("main")) == 1
    title = parsed.query_one("title").to_text()
    assert title.endswith("– The small record")
    (canonical,) = parsed.query("link[rel=canonical]")
    assert canonical.attrs["href"] == BASE + path
    assert meta(parsed, "og:url") == BASE + path
    assert meta(parsed, "og:title") == title.removesuffix(" – The small record")
    assert meta(parsed, "og:description") == meta(parsed, "description")
    assert len(meta(parsed, "description")) > 20
    assert meta(parsed, "twitter:card") in ("summary", "summary_large_image")
    assert "BreadcrumbList" in things(parsed)
    (icon,) = parsed.query("link[rel=icon]")
    with client.get(icon.attrs["href"]) as answer:
        assert answer.mimetype == "image/svg+xml"


@pytest.mark.parametrize("path", KINDS)
def test_every_page_leads_everywhere(client: FlaskClient, path: str) -> None:
    parsed = page(client, path)
    assert texts(parsed, ".sections a") == [
        "Timeline", "Events", "Actors", "Clauses", "Numbers", "Tours", "Compare", "Glossary",
        "Data", "About",
    ]  # fmt: skip
    assert len(parsed.query(".sections [aria-current=page]")) == ("/search" not in path)
    assert len(parsed.query("form[action='/search'] input[name=q]")) >= 1


@pytest.mark.parametrize("path", KINDS)
def test_no_script_stands_in_a_page_and_nothing_is_fetched_from_elsewhere(
    client: FlaskClient, path: str
) -> None:
    parsed = page(client, path)
    for script in parsed.query("script"):
        inline = "src" not in script.attrs
        assert not inline or script.attrs["type"] == "application/ld+json"
    fetched = [each.attrs["src"] for each in parsed.query("[src]")]
    fetched += [each.attrs["href"] for each in parsed.query("link[rel=stylesheet]")]
    assert all(address.startswith("/assets/") for address in fetched)
    assert [
        name for each in parsed.query("*") for name in each.attrs if name.startswith("on")
    ] == []


def test_links_to_other_sites_tell_them_nothing(client: FlaskClient) -> None:
    for path in KINDS:
        for link in page(client, path).query("main a"):
            if link.attrs["href"].startswith("http"):
                assert set(link.attrs["rel"].split()) >= {"noopener"}, (path, link.attrs)


def test_a_chosen_theme_is_handed_on(client: FlaskClient) -> None:
    parsed = page(client, "/events/2015-03-02-talks-open?theme=dark")
    assert parsed.query_one("html").attrs["data-theme"] == "dark"
    inside = [
        href
        for href in hrefs(parsed, "a")
        if href.startswith("/") and "." not in href.partition("?")[0]
    ]
    themes = hrefs(parsed, ".themes a")
    assert themes == [
        "/events/2015-03-02-talks-open?theme=auto",
        "/events/2015-03-02-talks-open?theme=light",
        "/events/2015-03-02-talks-open?theme=dark",
    ]
    assert [href for href in inside if "theme=dark" not in href and href not in themes] == []
    (kept,) = parsed.query(".site-search input[name=theme]")
    assert kept.attrs["value"] == "dark"


def test_a_theme_that_is_none_is_refused(client: FlaskClient) -> None:
    answer = client.get("/about?theme=pink", headers={"Accept": "application/json"})
    assert answer.get_json()["error"] == "theme: 'pink' cannot be; write auto, light or dark"


def test_a_page_that_the_reader_has_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get("/events/2015-03-02-talks-open")
    again = {"If-None-Match": first.headers["ETag"]}
    assert client.get("/events/2015-03-02-talks-open", headers=again).status_code == 304
    other = client.get("/events/2015-03-02-talks-open?theme=dark", headers=again)
    assert other.status_code == 200


def test_the_published_address_is_the_canonical_one(small_index: Index) -> None:
    client = client_of(small_index, base="https://example.org/iran")
    parsed = page(client, "/about")
    assert parsed.query_one("link[rel=canonical]").attrs["href"] == "https://example.org/iran/about"


def test_text_of_the_record_is_never_markup() -> None:
    hostile = index_of(
        event(
            "2015-07-14-deal",
            title="A <b> & a title",
            summary=HOSTILE,
            disputed=HOSTILE,
            note=HOSTILE,
            place=HOSTILE,
            lane="talks",
            actors=("alia",),
            quotes=(
                {
                    "speaker": HOSTILE,
                    "role": HOSTILE,
                    "actor": "alia",
                    "text": HOSTILE,
                    "source": "https://example.org/a",
                },
            ),
        ),
        actors=({"id": "alia", "name": HOSTILE, "note": HOSTILE},),
        lanes=({"id": "talks", "name": HOSTILE, "description": HOSTILE},),
        glossary=({"term": "Deal", "definition": HOSTILE},),
        meta={"title": HOSTILE, "description": HOSTILE, "cite": HOSTILE, "gaps": (HOSTILE,)},
    )
    client = client_of(hostile)
    for path in (
        "/events",
        "/events/2015-07-14-deal",
        "/actors",
        "/actors/alia",
        "/compare?actors=alia,alia",
        "/glossary",
        "/data",
        "/about?id=2015-07-14-deal",
        "/search?q=deal",
    ):
        parsed = page(client, path)
        assert parsed.query("img") == [], path
    parsed = page(client, "/events/2015-07-14-deal")
    assert one(parsed, ".summary-text") == HOSTILE
    assert things(parsed)["Event"]["description"] == HOSTILE


@pytest.mark.parametrize("path", ["/search?q=", "/events?q=", "/about?id=", "/events/"])
def test_text_of_an_address_is_never_markup(client: FlaskClient, path: str) -> None:
    answer = client.get(path + "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%22")
    assert "<img" not in answer.text


@given(st.text(max_size=80))
def test_linked_data_cannot_end_its_element(written: str) -> None:
    assert not set(jsonld.written([{"name": written}])) & set("<>&\u2028\u2029")


@given(st.text(max_size=200), st.integers(10, 100))
def test_a_shortened_text_is_not_too_long_and_begins_as_the_text_does(
    written: str, most: int
) -> None:
    short = shorten(written, most)
    assert len(short) <= most + 1
    assert " ".join(written.split()).startswith(short.removesuffix("…"))


def test_only_links_to_pages_take_the_theme_along() -> None:
    html = (
        '<a href="/events/a#b">1</a> <a class="x" href="/compare?actors=a,b">2</a>'
        '<a href="/events.csv?q=a">3</a> <a href="https://example.org/events">4</a>'
        '<a href="#sources">5</a> <link href="/assets/pages.css">'
    )
    assert carry(html, "dark") == (
        '<a href="/events/a?theme=dark#b">1</a> '
        '<a class="x" href="/compare?actors=a,b&amp;theme=dark">2</a>'
        '<a href="/events.csv?q=a">3</a> <a href="https://example.org/events">4</a>'
        '<a href="#sources">5</a> <link href="/assets/pages.css">'
    )
    assert carry(html, "auto") == html


@pytest.mark.parametrize(
    "path", ["/clauses", "/series/stock", "/events/2021-06-30-accord", "/tours", "/people"]
)
def test_a_parameter_that_cannot_be_is_named(client: FlaskClient, path: str) -> None:
    answer = client.get(f"{path}?from=soon", headers={"Accept": "application/json"})
    assert answer.status_code == 400
    assert answer.get_json()["parameter"] == "from"


def test_what_follows_readers_is_passed_over(client: FlaskClient) -> None:
    plain, followed = (client.get(f"/clauses{query}") for query in ("", "?fbclid=x&utm_source=y"))
    assert plain.status_code == followed.status_code == 200
    assert plain.headers["ETag"] == followed.headers["ETag"]
    assert plain.data == followed.data
