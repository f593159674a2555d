"""All sources, by who publishes them, with the events that they carry."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.builders import event, index_of
from tests.web.reading import client_of, hrefs, one, page, text, texts
from timeline.record.index import Index
from timeline.record.outlets.outlet import Outlet, Outlets

OUTLETS = Outlets(
    (
        Outlet(
            name="Alia's government", kind="official", aka=("Alia",), domains=("alia.example.org",)
        ),
        Outlet(name="One", kind="agency", owner="Borea", domains=("one.example.org",)),
    )
)
TWO = "https://two.example.org"


@pytest.fixture(scope="module")
def client(small_index: Index) -> FlaskClient:
    return client_of(Index(small_index.record, outlets=OUTLETS))


@pytest.fixture(scope="module")
def unrated(small_index: Index) -> FlaskClient:
    return client_of(small_index)


def test_outlets_stand_under_their_kinds_with_how_many_sources(client: FlaskClient) -> None:
    parsed = page(client, "/sources")
    assert one(parsed, ".standfirst").startswith("9 sources, named 9 times, of 4 outlets.")
    assert texts(parsed, "h2")[1:] == [
        "Official bodies 2 sources",
        "News agencies 5 sources",
        "Other sites 2 sources",
    ]
    assert texts(parsed, ".shared a") == [
        "The Agency 1",
        "Alia's government 1",
        "One 5 · state: Borea",
        "Other sites: T 2",
    ]
    for href in hrefs(parsed, ".shared a"):
        page(client, href)


def test_an_outlet_has_a_page_of_its_sources_and_their_events(client: FlaskClient) -> None:
    parsed = page(client, "/sources/one")
    assert one(parsed, "h1") == "One"
    assert one(parsed, ".standfirst") == "5 sources for 5 events."
    assert "News agency owned or funded by a state (Borea)" in texts(parsed, ".quiet")
    rows = texts(parsed, ".sources li")
    assert rows[0] == "news A site One First site, 1998"
    assert hrefs(parsed, ".sources li a")[:2] == [
        "https://one.example.org/site",
        "/events/1998-first-site",
    ]


def test_hosts_that_are_not_listed_stand_under_their_letter(client: FlaskClient) -> None:
    parsed = page(client, "/sources/unlisted-t")
    assert one(parsed, "h1") == "Other sites: T"
    assert hrefs(parsed, ".sources li > a") == [f"{TWO}/site", f"{TWO}/talks"]


def test_a_source_of_several_events_is_listed_once_with_each() -> None:
    shared = ({"url": f"{TWO}/a", "publisher": "Two", "kind": "news"},)
    index = index_of(
        event("2015-07-14-deal", sources=shared), event("2016-01-16-day", sources=shared)
    )
    parsed = page(client_of(index), "/sources/unlisted-t")
    assert one(parsed, ".standfirst") == "1 source for 2 events."
    assert hrefs(parsed, ".sources li a") == [
        f"{TWO}/a",
        "/events/2015-07-14-deal",
        "/events/2016-01-16-day",
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("rating=A", ["Report", "Accord"]),
        ("outlets=official&kind=primary", ["Report", "Accord"]),
        ("kind=analysis", ["The site"]),
        ("year=2015", ["Talks", "They talk"]),
        ("year=2015&rating=C", ["They talk"]),
        ("state=unread", ["Measured", "The site"]),
        # a browser sends the fields that were left alone, too
        ("outlets=&kind=analysis&year=&rating=&state=", ["The site"]),
        ("rating=A&kind=analysis", []),
    ],
)
def test_filters_narrow(client: FlaskClient, query: str, found: list[str]) -> None:
    parsed = page(client, f"/sources?{query}")
    assert [_title(each) for each in parsed.query(".sources li")] == found
    assert one(parsed, ".standfirst") == f"{len(found)} of 9 sources."
    assert (parsed.query(".none") == []) is (found != [])


def test_the_form_shows_what_was_chosen(client: FlaskClient) -> None:
    parsed = page(client, "/sources?rating=C&year=2015")
    assert texts(parsed, "option[selected]") == ["2015 (2)", "C: other (2)"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("rating=D", "rating: 'D' cannot be; known: A, B, C"),
        ("year=1066", "year: '1066' cannot be; known: 1998, 2012, 2015, 2018, 2021"),
        ("state=odd", "state: 'odd' cannot be; known: unread, broken, archived"),
        ("page=0", "page: '0' cannot be; write a number from 1"),
        ("page=²", "page: '²' cannot be; write a number from 1"),
        ("kind=news&kind=news", "kind: is given more than once; write it once"),
    ],
)
def test_what_cannot_be_is_refused_in_words(client: FlaskClient, query: str, sentence: str) -> None:
    answer = client.get(f"/sources?{query}", headers={"Accept": "application/json"})
    assert answer.status_code == 400
    assert answer.json is not None
    assert answer.json["error"] == sentence


def test_a_long_list_has_parts() -> None:
    sources = tuple(
        {"url": f"{TWO}/{number}", "publisher": "Two", "kind": "news"} for number in range(401)
    )
    client = client_of(index_of(event("2015-07-14-deal", sources=sources)))
    first = page(client, "/sources?kind=news")
    assert len(first.query(".sources li")) == 200
    assert hrefs(first, ".jump a") == ["/sources?kind=news&page=2", "/sources?kind=news&page=3"]
    last = page(client, "/sources?kind=news&page=3")
    assert hrefs(last, ".sources li > a") == [f"{TWO}/400"]


def test_broken_and_archived_sources_are_marked() -> None:
    copy = "https://web.archive.org/web/2015/https://two.example.org/a"
    sources = (
        {"url": f"{TWO}/a", "publisher": "Two", "kind": "news", "broken": True, "archived": copy},
        {"url": f"{TWO}/b", "publisher": "Two", "kind": "news"},
    )
    client = client_of(index_of(event("2015-07-14-deal", sources=sources)))
    for path, where in (
        ("/sources?state=broken", ".sources li"),
        ("/sources?state=archived", ".sources li"),
        ("/events/2015-07-14-deal", ".sources li"),
        ("/?event=2015-07-14-deal", ".details .sources li"),
    ):
        listed = client.get(path).text if path.startswith("/?") else ""
        if listed:
            assert listed.count("no longer at its address") == 1
            assert f'<a href="{copy}" rel="noopener noreferrer">archived copy</a>' in listed
            continue
        row = page(client, path).query(where)[0]
        assert "no longer at its address · archived copy" in text(row)
        assert copy in [each.attrs["href"] for each in row.query("a")]
    assert len(page(client, "/sources?state=broken").query(".sources li")) == 1


def test_without_outlets_nothing_is_rated(unrated: FlaskClient) -> None:
    parsed = page(unrated, "/sources")
    assert parsed.query("#ratings") == []
    assert parsed.query("select[name=rating]") == []
    assert page(unrated, "/events/2015-03-02-talks-open").query(".support") == []
    assert unrated.get("/sources?rating=A").status_code == 400


def test_an_event_says_how_well_it_is_supported_and_who_publishes_each_source(
    client: FlaskClient,
) -> None:
    parsed = page(client, "/events/2021-06-30-accord")
    assert one(parsed, ".support") == (
        "One established outlet and an official document. What this means"
    )
    assert texts(parsed, ".sources li") == [
        "primary source Accord Alia · Alia's government, official body",
        "news Signed One · news agency owned or funded by a state (Borea)",
    ]
    opened = client.get("/?event=2015-03-02-talks-open").text
    assert '<p class="support">One established outlet and one other site.</p>' in opened
    assert "Two · two.example.org, other site" in opened


def test_weak_support_is_said() -> None:
    index = index_of(event("2015-07-14-deal"))
    client = client_of(Index(index.record, outlets=OUTLETS))
    assert one(page(client, "/events/2015-07-14-deal"), ".support").startswith(
        "No established outlet and no official document, only one other site."
    )


def test_an_unknown_outlet_names_the_nearest(client: FlaskClient) -> None:
    parsed = page(client, "/sources/onne", 404)
    assert one(parsed, ".standfirst") == "There is no outlet 'onne'; did you mean 'one'?"


def _title(row: Any) -> str:
    return text(row.query("a, span:not(.kind)")[0])
