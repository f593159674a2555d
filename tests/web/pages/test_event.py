"""The page of one event: everything known of it, in the order in which one checks."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.builders import event, index_of
from tests.web.reading import BASE, client_of, hrefs, meta, one, page, texts, things
from timeline.record.index import Index

TALKS = "/events/2015-03-02-talks-open"


@pytest.fixture(scope="module")
def client(small_index: Index) -> FlaskClient:
    return client_of(small_index)


def test_what_happened_when_where_and_who(client: FlaskClient) -> None:
    parsed = page(client, TALKS)
    assert one(parsed, "h1") == "Alia and Borea open talks"
    assert one(parsed, ".when") == "2 to 6 March 2015 · Midtown, Borea"
    assert one(parsed, ".kicker") == "Talks · landmark"
    assert one(parsed, ".summary-text") == (
        "The two sides meet for the first time. They agree to meet again."
    )
    assert hrefs(parsed, ".tags a") == ["/actors/alia", "/actors/borea"]


def test_a_date_that_is_not_one_day_says_so(client: FlaskClient) -> None:
    assert one(page(client, "/events/2012-08-second-site"), ".precision") == (
        "The exact day is not known. The date is approximate."
    )
    assert texts(page(client, TALKS), ".precision") == []


def test_an_end_that_is_not_one_day_says_so() -> None:
    client = client_of(index_of(event("2015-07-14-deal", end="2015-08")))
    assert one(page(client, "/events/2015-07-14-deal"), ".precision") == (
        "Of the last day: the exact day is not known."
    )


def test_a_quote_names_the_speaker_and_leads_to_its_source(client: FlaskClient) -> None:
    parsed = page(client, TALKS)
    assert one(parsed, ".quote blockquote") == "We came to talk, and we talked."
    assert one(parsed, ".quote figcaption") == "Ana Ádal, Foreign Minister. Source: Two news"
    assert hrefs(parsed, ".quote figcaption a") == [
        "/people#ana-adal",
        "https://two.example.org/talks",
    ]


def test_what_is_disputed_is_told(client: FlaskClient) -> None:
    parsed = page(client, "/events/2012-08-second-site")
    assert "Borea says that it began a year before." in texts(parsed, ".story section p")


def test_causes_and_consequences_are_told_two_steps_deep_and_nothing_twice(
    client: FlaskClient,
) -> None:
    parsed = page(client, "/events/2012-08-second-site")
    assert hrefs(parsed, ".branches a") == [
        "/events/1998-first-site",
        "/events/2015-03-02-talks-open",
        "/events/2018-11-inspection",
        "/events/2021-06-30-accord",
    ]
    assert texts(parsed, ".branches summary") == ["2 events that followed from it"]
    assert len(parsed.query(".drawing svg")) == 1


def test_an_event_without_links_has_no_drawing() -> None:
    parsed = page(client_of(index_of(event("2015-07-14-deal"))), "/events/2015-07-14-deal")
    assert parsed.query(".drawing") == []
    assert "Causes and consequences" not in texts(parsed, "h2")


def test_sources_stand_in_order_of_kind_and_say_whether_they_were_read(
    client: FlaskClient,
) -> None:
    parsed = page(client, "/events/1998-first-site")
    assert texts(parsed, ".sources li") == [
        "news A site One",
        "analysis The site Two · not read for this record",
    ]


def test_a_document_without_an_address_is_text(client: FlaskClient) -> None:
    parsed = page(client, "/events/2018-11-inspection")
    assert texts(parsed, ".sources li") == [
        "primary source Report The Agency, AG/2018/7",
        "news Measured One · not read for this record",
    ]
    assert hrefs(parsed, ".sources a") == ["https://one.example.org/measures"]


def test_the_primary_source_is_one_click_from_the_claim(client: FlaskClient) -> None:
    parsed = page(client, "/events/2021-06-30-accord")
    assert one(parsed, ".check") == "Primary source: Accord, Alia. All 2 sources"
    assert hrefs(parsed, ".check a") == ["https://alia.example.org/accord", "#sources"]


def test_without_a_primary_source_the_first_that_was_read_stands_there(
    client: FlaskClient,
) -> None:
    parsed = page(client, "/events/1998-first-site")
    assert one(parsed, ".check") == "Source: A site, One. All 2 sources"


def test_it_leads_into_the_timeline_around_it(client: FlaskClient) -> None:
    assert "/?event=2015-03-02-talks-open&from=2014&to=2016" in hrefs(page(client, TALKS))


def test_neighbors_are_those_in_time(client: FlaskClient) -> None:
    parsed = page(client, TALKS)
    assert hrefs(parsed, ".neighbors a") == [
        "/events/2012-08-second-site",
        "/events/2018-11-inspection",
    ]
    assert hrefs(page(client, "/events/1998-first-site"), ".neighbors a") == [
        "/events/2012-08-second-site"
    ]


def test_where_it_is_told_and_which_clauses_it_touches(client: FlaskClient) -> None:
    parsed = page(client, "/events/2021-06-30-accord")
    assert "/tours/in-two-steps#step-2" in hrefs(parsed, ".box a")
    assert "/clauses#stock-limit" in hrefs(parsed, ".box a")


def test_an_error_is_reported_with_the_id_filled_in(client: FlaskClient) -> None:
    assert "/about?id=2015-03-02-talks-open#corrections" in hrefs(page(client, TALKS))
    report = one(page(client, "/about?id=2015-03-02-talks-open"), "#report")
    assert report.startswith(
        "Correction to: Alia and Borea open talks (2015-03-02-talks-open) "
        f"Address: {BASE}/events/2015-03-02-talks-open Data version: "
    )


def test_a_former_id_leads_to_the_page_for_good(client: FlaskClient) -> None:
    answer = client.get("/events/2015-03-02-talks?theme=dark")
    assert answer.status_code == 301
    assert answer.headers["Location"] == "/events/2015-03-02-talks-open?theme=dark"


def test_a_beginning_that_one_event_has_leads_to_it_for_now(client: FlaskClient) -> None:
    answer = client.get("/events/2015-03-02?theme=dark")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/events/2015-03-02-talks-open?theme=dark"


def test_its_files_and_images_answer_to_it_as_well(client: FlaskClient) -> None:
    for ending in ("json", "csv", "ics", "bib", "svg"):
        answer = client.get(f"/events/2015-03-02.{ending}")
        assert answer.status_code == 200, ending
        assert "2015-03-02-talks-open" in answer.text
    found = client.get(f"/oembed?url={BASE}/events/2015-03-02")
    assert found.status_code == 200
    assert "/embed/event/2015-03-02-talks-open" in found.text


def test_a_parameter_that_cannot_be_is_refused_there_too(client: FlaskClient) -> None:
    assert client.get("/events/2015-03-02?foo=1").status_code == 400


def test_a_beginning_that_several_have_names_them() -> None:
    index = index_of(event("2015-07-14-deal"), event("2015-07-14-vote"))
    parsed = page(client_of(index), "/events/2015-07-14", 404)
    assert hrefs(parsed, ".bare a")[:2] == ["/events/2015-07-14-deal", "/events/2015-07-14-vote"]


def test_an_unknown_id_names_the_nearest(client: FlaskClient) -> None:
    parsed = page(client, "/events/2015-03-02-talks-opened", 404)
    assert one(parsed, ".standfirst") == (
        "There is no event '2015-03-02-talks-opened'; did you mean '2015-03-02-talks-open'?"
    )
    assert hrefs(parsed, ".bare a")[0] == "/events/2015-03-02-talks-open"


def test_a_file_of_an_event_is_not_taken_for_an_event(client: FlaskClient) -> None:
    assert client.get(f"{TALKS}.json").mimetype == "application/json"
    assert client.get(f"{TALKS}.svg").mimetype == "image/svg+xml"


def test_it_says_to_machines_what_it_says_to_people(client: FlaskClient) -> None:
    parsed = page(client, TALKS)
    told = things(parsed)["Event"]
    assert told["@id"] == f"{BASE}{TALKS}"
    assert (told["startDate"], told["endDate"]) == ("2015-03-02", "2015-03-06")
    assert told["location"]["name"] == "Midtown, Borea"
    assert [party["name"] for party in told["contributor"]] == [
        "Republic of Alia",
        "Kingdom of Borea",
    ]
    assert [each["@type"] for each in told["subjectOf"]] == [
        "CreativeWork",
        "CreativeWork",
        "Quotation",
    ]
    assert meta(parsed, "og:image") == f"{BASE}{TALKS}.png"
    assert things(page(client, "/events/2012-08-second-site"))["Event"]["startDate"] == "2012-08"
