"""The explorer's page as it leaves the server: whole and of use before any script runs."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from justhtml import JustHTML

from tests.builders import event, index_of
from timeline.record.index import Index
from timeline.record.load.read import read_text
from timeline.web import Site, create
from timeline.web.explorer import page as pages

TODAY = dt.date(2021, 7, 1)


def client_of(index: Index) -> FlaskClient:
    return create(Site(index, lambda: TODAY)).server.test_client()


@pytest.fixture(scope="module")
def client(small_index: Index) -> FlaskClient:
    return client_of(small_index)


def page(client: FlaskClient, path: str = "/") -> JustHTML:
    """Return the page, which must be valid HTML."""
    answer = client.get(path)
    assert answer.status_code == 200
    parsed = JustHTML(answer.data, sanitize=False, collect_errors=True)
    assert parsed.errors == []
    return parsed


def text(element: Any) -> str:
    return " ".join(element.to_text(separator="", strip=False).split())


def texts(parsed: JustHTML, selector: str) -> list[str]:
    return [text(found) for found in parsed.query(selector)]


def listed(parsed: JustHTML) -> list[str]:
    return [row.attrs["data-id"] for row in parsed.query("#list [data-id]")]


def checked(parsed: JustHTML, name: str) -> list[str]:
    boxes = parsed.query(f"#filters [name={name}]")
    return [box.attrs["value"] for box in boxes if "checked" in box.attrs]


def test_the_default_page_says_what_it_is_and_lists_everything(client: FlaskClient) -> None:
    parsed = page(client)
    assert parsed.query_one("html").attrs["lang"] == "en"
    assert texts(parsed, "head title") == ["The small record"]
    assert texts(parsed, "h1") == ["The small record"]
    assert texts(parsed, ".lede") == [
        "Two states and an agency that never were. Data as of 30 June 2021."
    ]
    assert parsed.query_one("meta[name=description]").attrs["content"] == (
        "Two states and an agency that never were."
    )
    assert parsed.query_one("link[rel=canonical]").attrs["href"] == "http://localhost/"
    assert texts(parsed, ".total") == ["5 events"]
    assert texts(parsed, "#list h3") == [
        "Before the talks 1998–2015 · 2 events",
        "The talks since 2015 · 3 events",
    ]
    assert listed(parsed) == [
        "1998-first-site",
        "2012-08-second-site",
        "2015-03-02-talks-open",
        "2018-11-inspection",
        "2021-06-30-accord",
    ]
    assert "Loading..." not in parsed.to_html()


def test_a_row_has_a_date_for_people_and_for_machines(client: FlaskClient) -> None:
    row = page(client).query_one("[data-id='2012-08-second-site']")
    assert row.query_one("time").attrs["datetime"] == "2012-08"
    assert text(row) == ("about August 2012 Alia builds a second site Sites Alia")


def test_actors_that_are_a_group_are_named_together(client: FlaskClient) -> None:
    who = texts(page(client), "[data-id='2021-06-30-accord'] .who")
    assert who == ["Both sides"]


def test_the_drawing_is_there_and_its_marks_are_links(client: FlaskClient) -> None:
    still = page(client, "/?detail=1").query_one("#still svg")
    links = still.query("a")
    assert {link.attrs["href"] for link in links} == {
        "/?detail=1&event=2015-03-02-talks-open",
        "/?detail=1&event=2021-06-30-accord",
    }
    assert {link.attrs["tabindex"] for link in links} == {"-1"}


def test_an_open_event_tells_everything_known(client: FlaskClient) -> None:
    parsed = page(client, "/?event=2015-03-02-talks-open")
    panel = parsed.query_one("#details")
    assert panel.attrs["class"] == "details open"
    assert texts(parsed, "head title") == [
        "Alia and Borea open talks, 2 to 6 March 2015 – The small record"
    ]
    assert texts(parsed, "#details h2") == ["Alia and Borea open talks"]
    assert texts(parsed, "#details .when") == ["2 to 6 March 2015 · Midtown, Borea"]
    assert texts(parsed, "#details .text") == [
        "The two sides meet for the first time. They agree to meet again."
    ]
    assert texts(parsed, "#details .tags li") == ["Republic of Alia", "Kingdom of Borea"]
    assert texts(parsed, "#details blockquote") == ["We came to talk, and we talked."]
    assert texts(parsed, "#details figcaption") == ["Ana Ádal, Foreign Minister · source"]
    assert texts(parsed, "#details h3") == [
        "What was said",
        "Because of",
        "Led to",
        "Sources",
        "Share",
    ]
    assert texts(parsed, "#details .sources li") == ["news Talks One", "news They talk Two"]
    assert texts(parsed, "#details .previous") == [
        "Previous about August 2012 Alia builds a second site"
    ]
    assert texts(parsed, "#details .following") == ["Next November 2018 Inspection"]
    assert texts(parsed, "#cite h4") == ["APA", "MLA", "Chicago", "BibTeX"]
    for style in ("apa", "mla", "chicago", "bibtex"):
        assert "http://localhost/events/2015-03-02-talks-open" in texts(parsed, f"#cite-{style}")[0]
    current = parsed.query("#list [aria-current=true]")
    assert [text(row) for row in current] == ["Alia and Borea open talks"]


def test_dates_that_are_vague_say_so(client: FlaskClient) -> None:
    assert texts(page(client, "/?event=1998-first-site"), ".precision") == [
        "Only the year is known."
    ]
    assert texts(page(client, "/?event=2012-08-second-site"), ".precision") == [
        "The exact day is not known. The date is approximate."
    ]


def test_sources_stand_by_kind_with_documents_as_text(client: FlaskClient) -> None:
    parsed = page(client, "/?event=2018-11-inspection")
    assert texts(parsed, "#details .sources li") == [
        "primary source Report The Agency, AG/2018/7",
        "news Measured One not read",
    ]
    first, second = parsed.query("#details .sources li")
    assert first.query("a") == []
    assert second.query_one("a").attrs["rel"] == "noopener noreferrer"


def test_a_former_id_opens_the_event_and_the_page_names_todays(client: FlaskClient) -> None:
    parsed = page(client, "/?event=2015-03-02-talks")
    assert texts(parsed, "#details h2") == ["Alia and Borea open talks"]
    assert parsed.query_one("link[rel=canonical]").attrs["href"] == (
        "http://localhost/?event=2015-03-02-talks-open"
    )


def test_without_an_open_event_the_panel_says_where_to_start(client: FlaskClient) -> None:
    parsed = page(client, "/?lanes=talks")
    assert texts(parsed, "#details h2") == ["Start here"]
    assert texts(parsed, "#details .links li") == ["2 to 6 March 2015 Talks open"]
    assert parsed.query_one("#details .links a").attrs["href"] == (
        "/?event=2015-03-02-talks-open&lanes=talks"
    )


def test_a_submitted_form_filters_and_shows_its_state(client: FlaskClient) -> None:
    """The fields are sent as a browser sends them: one by one, and the empty ones too."""
    sent = "/?q=&detail=2&actors=alia&actors=agency&lanes=sites&from=&to=2018"
    parsed = page(client, sent)
    assert listed(parsed) == ["1998-first-site", "2018-11-inspection"]
    assert checked(parsed, "detail") == ["2"]
    assert checked(parsed, "actors") == ["alia", "agency"]
    assert checked(parsed, "lanes") == ["sites"]
    assert parsed.query_one("#to").attrs["value"] == "2018"
    assert parsed.query_one("link[rel=canonical]").attrs["href"] == (
        "http://localhost/?actors=agency,alia&detail=2&lanes=sites&to=2018"
    )
    assert texts(parsed, ".total") == ["2 events of 5"]


def test_each_filter_can_be_taken_back_by_a_link(client: FlaskClient) -> None:
    parsed = page(client, "/?detail=1&lanes=sites,talks&q=talks&theme=dark")
    chips = parsed.query("#summary li")
    assert [text(chip) for chip in chips] == [
        "Search: talks ×",
        "Lane: Talks ×",
        "Lane: Sites ×",
        "Detail: landmarks ×",
    ]
    assert [chip.query_one("a").attrs["href"] for chip in chips] == [
        "/?detail=1&lanes=sites,talks&theme=dark",
        "/?detail=1&lanes=sites&q=talks&theme=dark",
        "/?detail=1&lanes=talks&q=talks&theme=dark",
        "/?lanes=sites,talks&q=talks&theme=dark",
    ]
    assert parsed.query_one("#reset").attrs["href"] == "/?theme=dark"


def test_the_form_keeps_what_it_has_no_control_for(client: FlaskClient) -> None:
    hidden = page(client, "/?event=1998-first-site&theme=dark&lanes=sites").query("#kept input")
    assert {(field.attrs["name"], field.attrs["value"]) for field in hidden} == {
        ("event", "1998-first-site"),
        ("theme", "dark"),
    }


def test_a_search_lists_the_best_match_first(client: FlaskClient) -> None:
    parsed = page(client, "/?q=accord")
    assert texts(parsed, "#list h3") == ["Best matches first 1 event"]
    assert listed(parsed) == ["2021-06-30-accord"]


def test_nothing_found_says_how_to_see_something(client: FlaskClient) -> None:
    parsed = page(client, "/?q=xyzzy")
    assert texts(parsed, "#list") == ["No event matches. Remove a filter above or show all events."]


def test_what_is_not_understood_is_said_and_the_rest_is_shown(client: FlaskClient) -> None:
    parsed = page(client, "/?from=banana&lanes=talks&event=2021-06-30-acord")
    assert texts(parsed, ".notice p") == [
        "from: 'banana' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD, then ~ or ? if need "
        "be, such as 2018-05-08 or 2013-03~.",
        "event: there is no event '2021-06-30-acord'; did you mean '2021-06-30-accord'?",
    ]
    assert parsed.query_one(".notice p a").attrs["href"] == "/?event=2021-06-30-accord&lanes=talks"
    assert listed(parsed) == ["2015-03-02-talks-open", "2021-06-30-accord"]


def test_an_event_outside_the_choice_is_told_all_the_same(client: FlaskClient) -> None:
    parsed = page(client, "/?event=1998-first-site&lanes=talks")
    assert texts(parsed, ".elsewhere") == ["This event is not among those chosen. Show all events"]
    assert parsed.query_one(".elsewhere a").attrs["href"] == "/?event=1998-first-site"
    assert parsed.query("#details .neighbors a") == []


def test_an_open_event_leads_to_the_timeline_as_of_its_day(client: FlaskClient) -> None:
    parsed = page(client, "/?event=2015-03-02-talks-open")
    assert texts(parsed, ".then") == ["The timeline as of 2 March 2015, without what came later"]
    there = page(client, parsed.query_one(".then a").attrs["href"])
    assert max(listed(there)) <= "2015-03-02-talks-open"
    assert there.query(".then") == []


def test_an_open_event_leads_to_paths_from_and_to_landmarks(index: Index) -> None:
    client = client_of(index)
    parsed = page(client, "/?event=2018-05-08-us-withdrawal&theme=dark")
    offered = {link.to_text(): link.attrs["href"] for link in parsed.query(".paths a")}
    assert "From “Lausanne framework” to this" in offered
    assert "From this to “Law orders 20% enrichment”" in offered
    for href in offered.values():
        there = listed(page(client, href))
        assert "theme=dark" in href
        assert "2018-05-08-us-withdrawal" in (there[0], there[-1])
        assert len(there) > 2
    then = page(client, "/?event=2018-05-08-us-withdrawal&as_of=2018-05-08")
    assert texts(then, ".paths a")
    assert not any(text.startswith("From this") for text in texts(then, ".paths a"))


def test_events_before_the_chart_are_counted_and_linked(client: FlaskClient) -> None:
    edge = page(client).query_one("#edges a")
    assert edge.to_text() == "1 earlier event, 1998–2009"
    assert edge.attrs["href"] == "/?from=1998"


def test_lanes_are_folded_and_unfolded_by_links(client: FlaskClient) -> None:
    fold = page(client).query_one("#fold-sites")
    assert fold.attrs["aria-label"] == "Fold lane Sites, 2 events"
    unfold = page(client, fold.attrs["href"]).query_one("#fold-sites")
    assert unfold.attrs["aria-label"] == "Unfold lane Sites, 2 events"
    assert unfold.attrs["href"] == "/"


@pytest.mark.parametrize("theme", ["auto", "light", "dark"])
def test_the_theme_is_in_the_address_alone(client: FlaskClient, theme: str) -> None:
    answer = client.get(f"/?theme={theme}")
    assert "Set-Cookie" not in answer.headers
    parsed = JustHTML(answer.data, sanitize=False)
    assert parsed.query_one("html").attrs["data-theme"] == theme
    assert texts(parsed, "#theme [aria-current]") == [theme.capitalize()]


def test_no_script_stands_in_the_page(client: FlaskClient) -> None:
    parsed = page(client)
    inline = [script for script in parsed.query("script") if "src" not in script.attrs]
    assert [script.attrs["type"] for script in inline] == ["application/json"]
    handlers = [
        name
        for element in parsed.query("*")
        for name in (element.attrs or {})
        if name.startswith("on")
    ]
    assert handlers == []


HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;"


def test_hostile_text_in_the_record_is_only_text() -> None:
    parts = {
        "title": HOSTILE[:60],
        "summary": HOSTILE,
        "note": HOSTILE,
        "disputed": HOSTILE,
        "place": HOSTILE,
        "label": HOSTILE[:28],
        "lane": "talks",
        "weight": 1,
        "actors": ("alia",),
        "quotes": (
            {
                "speaker": HOSTILE,
                "role": HOSTILE,
                "text": HOSTILE,
                "source": "https://e.org/?a=1&b='",
            },
        ),
        "sources": (
            {
                "url": "https://e.org/?a=1&b='",
                "publisher": HOSTILE,
                "title": HOSTILE,
                "kind": "news",
            },
        ),
    }
    index = index_of(
        event("2015-03-02-a", **parts),
        meta={"title": HOSTILE, "description": HOSTILE, "cite": HOSTILE, "license": HOSTILE},
        lanes=({"id": "talks", "name": HOSTILE, "description": HOSTILE},),
        phases=({"id": "p", "name": HOSTILE, "from": "2014"},),
        actors=({"id": "alia", "name": HOSTILE, "short": HOSTILE},),
        groups=({"id": "g", "name": HOSTILE, "members": ("alia",)},),
    )
    parsed = page(client_of(index), "/?event=2015-03-02-a")
    assert texts(parsed, "h1") == [HOSTILE]
    assert texts(parsed, "#details .text") == [HOSTILE]
    assert {script.attrs.get("type") or "src" for script in parsed.query("script")} == {
        "src",
        "application/json",
    }
    assert parsed.query("img") == []


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=120))
def test_any_query_gives_a_page_without_its_markup(query: str) -> None:
    with_markup = f"/?q={query}<i data-evil>&title=<i data-evil>&{query}"
    answer = CLIENT.get(with_markup)
    assert answer.status_code == 200
    assert JustHTML(answer.data, sanitize=False).query("[data-evil]") == []


def test_a_file_with_nothing_but_events_is_served() -> None:
    source = "sources: [{url: https://e.org/a, publisher: E, kind: news, read: true}]"
    record = read_text(
        f"events:\n- id: 1914-first\n  date: 1914\n  title: First\n  {source}\n"
        f"- id: 1915-05-second\n  date: 1915-05\n  title: Second\n  {source}\n",
        "mine.yaml",
    )
    parsed = page(client_of(Index(record)), "/?event=1914-first")
    assert listed(parsed) == ["1914-first", "1915-05-second"]
    assert texts(parsed, "#list h3") == ["1914 1 event", "1915 1 event"]
    assert texts(parsed, "#details h2") == ["First"]
    assert parsed.query("#actors-menu, #tracks-menu") == []


def test_a_long_list_says_how_much_is_left_out() -> None:
    day = dt.date(2000, 1, 1)
    index = index_of(
        *(event(f"{day + dt.timedelta(days=place)}-e", weight=3) for place in range(1003))
    )
    parsed = page(client_of(index))
    assert len(listed(parsed)) == 1000
    assert texts(parsed, ".rest") == [
        "The first 1,000 of 1,003 events are listed. Narrow the choice to see the others."
    ]


def test_healthz_names_the_version_of_the_data(client: FlaskClient, small_index: Index) -> None:
    answer = client.get("/healthz")
    assert answer.json == {"status": "ok", "version": small_index.version}


@pytest.mark.parametrize("path", ["/nothing-here", "/assets", "/index.html"])
def test_other_addresses_are_not_the_explorer(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_every_asset_that_the_page_names_is_there(client: FlaskClient) -> None:
    parsed = page(client)
    named = [
        element.attrs.get("src") or element.attrs.get("href")
        for element in parsed.query("script[src], link[rel=stylesheet], link[rel=preload]")
    ]
    assert {urlsplit(address).netloc for address in named} == {""}
    for address in named:
        with client.get(address) as answer:
            assert answer.status_code == 200, address
    ours = [urlsplit(address) for address in named if address.startswith("/assets/")]
    assert f"/assets/{pages.OURS}" in [part.path for part in ours]
    assert [part.path for part in ours if "v" not in parse_qs(part.query)] == []


def test_the_whole_record_opens_at_the_named_event(index: Index) -> None:
    parsed = page(client_of(index), "/?event=2018-05-08-us-withdrawal")
    assert texts(parsed, "#details h2") == ["US withdraws from the JCPOA"]
    assert len(listed(parsed)) == len(index.record.events)


CLIENT = client_of(index_of(event("2015-03-02-a"), event("2018-05-08-b")))


def test_a_language_without_text_is_told(client: FlaskClient) -> None:
    told = "The record is in English; there is no Persian text yet."
    for address in ("/?lang=fa", "/events?lang=fa", "/embed/timeline?lang=fa"):
        assert told in client.get(address).text
    assert "there is no" not in client.get("/").text


def test_as_of_a_day_no_later_landmark_is_offered(client: FlaskClient) -> None:
    assert texts(page(client, "/"), ".start .links span") == ["Talks open"]
    assert texts(page(client, "/?as_of=2014"), ".start .links span") == []
