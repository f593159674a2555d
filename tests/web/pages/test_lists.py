"""Lists: events with their filters, actors and groups, people, the glossary."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.builders import event, index_of
from tests.web.reading import client_of, hrefs, one, page, texts, things
from timeline.record.index import Index


@pytest.fixture(scope="module")
def client(small_index: Index) -> FlaskClient:
    return client_of(small_index)


def rows(client: FlaskClient, path: str) -> list[str]:
    return [href.removeprefix("/events/") for href in hrefs(page(client, path), ".row a")]


def test_all_events_stand_under_their_periods(client: FlaskClient) -> None:
    parsed = page(client, "/events")
    assert one(parsed, ".standfirst").startswith("5 events.")
    assert texts(parsed, ".period-name") == [
        "Before the talks 1998–2015 · 2 events",
        "The talks since 2015 · 3 events",
    ]
    assert hrefs(parsed, ".row a")[0] == "/events/1998-first-site"


def test_without_periods_they_stand_under_years() -> None:
    client = client_of(index_of(event("2015-07-14-a"), event("2016-01-16-b")))
    assert texts(page(client, "/events"), ".period-name") == ["2015 1 event", "2016 1 event"]


def test_filters_narrow_and_are_taken_back_one_by_one(client: FlaskClient) -> None:
    path = "/events?lanes=sites&from=2012"
    assert rows(client, path) == ["2012-08-second-site", "2018-11-inspection"]
    parsed = page(client, path)
    assert one(parsed, ".standfirst").startswith("2 of 5 events.")
    assert hrefs(parsed, ".chips a") == [
        "/events?from=2012",
        "/events?lanes=sites",
        "/events",
    ]


def test_the_form_asks_as_a_browser_sends_it(client: FlaskClient) -> None:
    path = "/events?q=&from=&to=&detail=2&lanes=sites&lanes=talks&actors=agency"
    assert rows(client, path) == ["2018-11-inspection"]
    checked = [
        box.attrs["value"]
        for box in page(client, path).query(".list-form input")
        if "checked" in box.attrs
    ]
    assert checked == ["2", "talks", "sites", "agency"]


def test_searched_events_stand_by_relevance(client: FlaskClient) -> None:
    assert rows(client, "/events?q=accord")[0] == "2021-06-30-accord"
    assert one(page(client, "/events?q=accord"), ".period-name").startswith("Best matches first")


def test_what_is_not_understood_is_refused_in_words(client: FlaskClient) -> None:
    answer = client.get("/events?lanes=sits,talks", headers={"Accept": "application/json"})
    assert answer.status_code == 400
    assert answer.json == {
        "error": "lanes: there is no lane 'sits'; did you mean 'sites'?",
        "parameter": "lanes",
        "status": 400,
    }


def test_nothing_found_is_said(client: FlaskClient) -> None:
    assert one(page(client, "/events?q=zebra"), ".none").startswith("No event matches.")


def test_the_same_selection_can_be_taken_away_and_seen(client: FlaskClient) -> None:
    parsed = page(client, "/events?lanes=sites")
    assert "/events.csv?lanes=sites" in hrefs(parsed, ".files a")
    assert "/?lanes=sites" in hrefs(parsed, ".standfirst a")
    for href in hrefs(parsed, ".files a"):
        assert client.get(href).status_code == 200


def test_actors_and_groups_count_what_they_did(client: FlaskClient) -> None:
    parsed = page(client, "/actors")
    table = {row[0]: row[1:] for row in (texts_of(tr) for tr in parsed.query("tbody tr"))}
    assert table["Both sidesgroup"][:2] == ["5", "1"]
    assert table["Republic of Aliastate"][:2] == ["5", "1"]
    assert table["Kingdom of Boreastate"][:2] == ["2", ""]


def texts_of(row: object) -> list[str]:
    cells = row.query("th, td")  # type: ignore[attr-defined]
    return [" ".join(cell.to_text(separator="", strip=False).split()) for cell in cells]


def test_an_actor_says_who_acted_for_it_what_was_said_and_with_whom(client: FlaskClient) -> None:
    parsed = page(client, "/actors/alia")
    assert texts(parsed, ".offices li") == ["Ana Ádal Foreign Minister 2014 to 2019"]
    assert texts(parsed, ".quotes blockquote") == ["We came to talk, and we talked."]
    assert texts(parsed, ".shared a") == ["Kingdom of Borea 2", "The Agency 1"]
    assert hrefs(parsed, ".shared a")[0] == "/actors/alia?with=borea#events"
    assert "Member of Both sides." in texts(parsed, ".lead p")


def test_the_events_that_two_share(client: FlaskClient) -> None:
    assert rows(client, "/actors/alia?with=agency") == ["2018-11-inspection"]
    assert one(page(client, "/actors/alia?with=agency"), "#events") == (
        "Events shared with The Agency"
    )


def test_years_lead_to_their_events(client: FlaskClient) -> None:
    parsed = page(client, "/actors/alia")
    links = hrefs(parsed, ".years a")
    assert links[0] == "/events?actors=alia&from=2012&to=2012"
    assert rows(client, links[0]) == ["2012-08-second-site"]
    assert len(parsed.query(".years li")) == 2021 - 2010 + 1


def test_a_group_has_its_members_and_all_that_any_did(client: FlaskClient) -> None:
    parsed = page(client, "/actors/both")
    assert "Also: the two" in texts(parsed, ".lead p")
    assert hrefs(parsed, ".lead p a")[:2] == ["/actors/alia", "/actors/borea"]
    assert len(rows(client, "/actors/both")) == 5
    assert texts(parsed, ".shared a") == ["The Agency 1"]


def test_a_group_with_a_plus_is_found_however_it_is_written(index: Index) -> None:
    client = client_of(index)
    assert one(page(client, "/actors/p5+1"), "h1") == "P5+1"
    assert one(page(client, "/actors/p5%2B1"), "h1") == "P5+1"
    answer = client.get("/actors/p5%201")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/actors/p5+1")


def test_an_unknown_actor_names_the_nearest(client: FlaskClient) -> None:
    assert hrefs(page(client, "/actors/alias", 404), ".bare a")[0] == "/actors/alia"


def test_people_have_their_offices_and_events(client: FlaskClient) -> None:
    parsed = page(client, "/people")
    assert one(parsed, "#ana-adal h2") == "Ana Ádal"
    assert one(parsed, "#ana-adal .offices") == ("Foreign Minister, Republic of Alia 2014 to 2019")
    assert one(parsed, "#ana-adal h3") == "Named in 1 event, quoted 1 time"


def test_terms_say_what_they_mean_and_where_they_matter(client: FlaskClient) -> None:
    parsed = page(client, "/glossary")
    assert one(parsed, "#round .text") == "Talks on the same days in the same place."
    assert hrefs(parsed, "#round a") == ["/events/2015-03-02-talks-open", "/events?q=Round"]
    (term,) = things(parsed)["DefinedTermSet"]["hasDefinedTerm"]
    assert term["name"] == "Round"


def test_a_list_of_a_view_can_be_cited(client: FlaskClient) -> None:
    parsed = page(client, "/events?from=2018")
    assert texts(parsed, "#cite dt") == ["APA", "MLA", "Chicago", "BibTeX"]
    for said in texts(parsed, "#cite dd"):
        assert "http://localhost/?from=2018" in said
    assert "/events?from=2018#cite" in client.get("/?from=2018").text
