"""Embed pages: complete in one document, safe with any text, small, and the same when pinned."""

from __future__ import annotations

import base64
import datetime as dt
import gzip
import hashlib
import json
import re

import pytest
from flask.testing import FlaskClient

from tests.builders import event, index_of
from tests.web.embedding import TODAY, Document, client_of
from timeline.query.select import select
from timeline.query.view import View, decode
from timeline.record.index import Index
from timeline.web.embed import page as embed_page
from timeline.web.http import asset_files

CHAIN = "/embed/chain?from_event=2015-03-02-talks-open&to_event=2021-06-30-accord"
PAGES = (
    "/embed/timeline",
    "/embed/list",
    "/embed/clauses",
    "/embed/series/stock",
    "/embed/event/2021-06-30-accord",
    CHAIN,
)
BUDGET = 40 * 1024
EMBED_SCRIPT = 2 * 1024


@pytest.fixture(scope="module")
def client(small_index: Index) -> FlaskClient:
    return client_of(small_index)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_one_document_that_needs_nothing_else(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.content_type == "text/html; charset=utf-8"
    page = Document(answer.text)
    assert len(page.all("h1")) == 1
    assert [attrs for attrs, _ in page.all("script") if "src" in attrs] == []
    assert page.all("img") == page.all("iframe") == page.all("object") == []
    linked = {attrs["rel"] for attrs, _ in page.all("link")}
    assert linked <= {"canonical", "icon", "alternate"}
    assert {"Get the data", "Report an error"} <= {text for _, text in page.all("a")}
    assert "Set-Cookie" not in answer.headers
    assert "url(" not in asset_files.text("embed/embed.css")
    assert not re.search(r"document\.cookie|localStorage|sessionStorage|indexedDB", answer.text)


@pytest.mark.parametrize("path", PAGES)
def test_the_one_script_is_the_one_that_the_policy_names(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    scripts = [text for attrs, text in Document(answer.text).all("script")]
    assert len(scripts) == 1
    digest = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
    policy = answer.headers["Content-Security-Policy"]
    assert f"script-src 'self' 'sha256-{digest}';" in policy
    assert "frame-ancestors *" in policy


def test_every_event_shown_is_a_link_in_the_chart_and_in_the_list(
    client: FlaskClient, small_index: Index
) -> None:
    html = client.get("/embed/timeline?from=2012").text
    chart, _, rest = html.partition('<div class="list">')
    shown = select(small_index, decode("from=2012"))["id"].tolist()
    assert len(shown) == 4
    for part in (chart, rest):
        links = Document(part).hrefs()
        assert {f"/events/{id}" for id in shown} <= links
        assert "/events/1998-first-site" not in links


def test_headline_caption_source_and_links_say_what_is_shown(client: FlaskClient) -> None:
    html = client.get("/embed/timeline?detail=1&title=Two+days+in+Midtown").text
    page = Document(html)
    assert page.all("h1")[0][1] == "Two days in Midtown"
    assert '<p class="sub">The small record: landmarks</p>' in html
    assert {"/?detail=1&title=Two+days+in+Midtown", "/about#corrections"} <= page.hrefs()
    assert "/events.csv?detail=1&title=Two+days+in+Midtown" in page.hrefs()
    assert "data as of" in html


def test_without_a_caption_the_headline_is_ours(client: FlaskClient) -> None:
    html = client.get("/embed/timeline?detail=1").text
    assert Document(html).all("h1")[0][1] == "The small record: landmarks"
    assert 'class="sub"' not in html


def test_an_event_is_told_with_its_sources_causes_and_effects(client: FlaskClient) -> None:
    html = client.get("/embed/event/2015-03-02-talks-open").text
    page = Document(html)
    assert page.all("h1")[0][1] == "Alia and Borea open talks"
    assert "They agree to meet again." in html
    assert {"https://one.example.org/talks", "https://two.example.org/talks"} <= page.hrefs()
    assert {"/events/2012-08-second-site", "/events/2021-06-30-accord"} <= page.hrefs()


def test_an_event_without_causes_and_effects_has_no_chart(small_index: Index) -> None:
    html = client_of(index_of(event("2018-05-08-out"))).get("/embed/event/2018-05-08-out").text
    assert Document(html).all("svg") == []
    assert Document(html).all("h1")[0][1] == "What happened: 2018-05-08-out"


def test_a_series_lists_each_number_with_its_source(client: FlaskClient) -> None:
    html = client.get("/embed/series/stock").text
    list_ = html.partition('<div class="list">')[2]
    assert "12.5 kg" in list_
    assert "The Agency" in list_
    assert "https://one.example.org/stock" in Document(list_).hrefs()
    later = client.get("/embed/series/stock?from=2020").text.partition('<div class="list">')[2]
    assert "12.5 kg" not in later
    assert "18 kg" in later


def test_a_path_shows_only_what_is_on_it(client: FlaskClient) -> None:
    links = Document(client.get(CHAIN).text).hrefs()
    on_path = {"2015-03-02-talks-open", "2018-11-inspection", "2021-06-30-accord"}
    assert {link for link in links if link.startswith("/events/")} == {
        f"/events/{id}" for id in on_path
    }


def test_a_theme_is_written_where_style_and_drawing_look_for_it(client: FlaskClient) -> None:
    for theme in ("auto", "light", "dark"):
        html = client.get(f"/embed/timeline?theme={theme}").text
        assert f'<html lang="en" data-theme="{theme}">' in html


def test_an_address_that_is_known_already_is_not_drawn_again(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = client.get("/embed/timeline?detail=1")
    monkeypatch.setattr(embed_page, "page", None)
    again = client.get("/embed/timeline?detail=1", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.data == b""


def test_another_day_is_another_answer(small_index: Index) -> None:
    tags = {
        client_of(small_index, today=day).get("/embed/timeline").headers["ETag"]
        for day in (TODAY, TODAY + dt.timedelta(days=1))
    }
    assert len(tags) == 2


def test_the_figure_is_of_the_same_view_at_the_size_asked_for(client: FlaskClient) -> None:
    answer = client.get("/embed/timeline/figure.json?from=2012&width=640&height=700&dark=1")
    said = answer.get_json()
    assert said["figure"]["layout"]["width"] == 640
    assert said["height"] == said["figure"]["layout"]["height"] == 700
    assert set(said["events"]) == {
        "2012-08-second-site",
        "2015-03-02-talks-open",
        "2018-11-inspection",
        "2021-06-30-accord",
    }
    assert said["config"]["showSendToCloud"] is False
    assert "bdata" not in answer.text
    assert said["figure"]["layout"]["paper_bgcolor"] == "#14181f"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_a_card_says_date_title_summary_and_sources(client: FlaskClient) -> None:
    page = Document(client.get("/embed/card/2015-03-02-talks-open").text)
    assert page.all("time")[0] == ({"datetime": "2015-03-02"}, "2 to 6 March 2015")
    assert "https://one.example.org/talks" in page.hrefs()
    assert "/events/2015-03-02-talks-open" in page.hrefs()
    assert (
        client.get("/embed/card/2015-03-02-talks").data
        == client.get("/embed/card/2015-03-02-talks-open").data
    )


def test_a_file_to_save_asks_nothing_of_a_server(client: FlaskClient) -> None:
    answer = client.get("/embed/timeline?standalone=1&detail=1")
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="timeline-')
    page = Document(answer.text)
    links = {link for link in page.hrefs() if not link.startswith("#")}
    assert {link for link in links if not link.startswith(("http://", "https://"))} == set()
    main = page.all("main")[0][0]
    assert main["data-zoom"] == ""
    cards = json.loads(next(t for a, t in page.all("script") if a.get("id") == "cards"))
    assert set(cards) == {"2015-03-02-talks-open", "2021-06-30-accord"}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_tells_those_who_share_it_what_it_shows(client: FlaskClient, path: str) -> None:
    page = Document(client.get(path).text)
    told = page.told()
    assert told["og:title"] == told["twitter:title"] == page.all("h1")[0][1]
    assert told["og:description"] == told["description"]
    assert client.get(told["og:url"].removeprefix("http://localhost")).status_code == 200
    assert told["twitter:card"] == "summary_large_image"
    image = told["og:image"]
    assert image == told["twitter:image"]
    assert client.get(image.removeprefix("http://localhost")).content_type == "image/png"


def test_the_image_that_is_shared_is_of_the_same_view(client: FlaskClient) -> None:
    told = Document(client.get("/embed/list?detail=1&theme=dark").text).told()
    assert told["og:image"] == "http://localhost/timeline.png?detail=1&theme=dark"
    assert told["og:url"] == "http://localhost/embed/list?detail=1&theme=dark"


def test_the_embed_of_the_major_events_is_within_its_budget(index: Index) -> None:
    answer = client_of(index).get("/embed/timeline?detail=2", headers={"Accept-Encoding": "br"})
    assert answer.headers["Content-Encoding"] == "br"
    head = sum(len(name) + len(value) + 4 for name, value in answer.headers)
    assert len(answer.data) + head <= BUDGET
    assert len(select(index, View(detail=2))) > 200


def test_the_script_for_other_pages_is_small_and_can_be_included_anywhere(
    client: FlaskClient,
) -> None:
    answer = client.get("/embed.js")
    assert answer.content_type == "text/javascript; charset=utf-8"
    assert len(gzip.compress(answer.data)) < EMBED_SCRIPT
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_versions_says_what_is_served(client: FlaskClient, small_index: Index) -> None:
    assert client.get("/embed/versions.json").get_json() == {
        "current": small_index.version,
        "as_of": "2021-06-30",
        "frozen": [],
    }


def test_the_beginning_of_an_id_is_enough_where_one_event_has_it(client: FlaskClient) -> None:
    for path in ("/embed/event", "/embed/card"):
        whole = client.get(f"{path}/2021-06-30-accord")
        short = client.get(f"{path}/2021-06-30")
        assert (short.status_code, short.text) == (200, whole.text)
