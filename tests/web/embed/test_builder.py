"""The builder: a form that works without script, and code to copy that does what it says."""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.embedding import TODAY, client_of
from timeline.query.params import KEYS
from timeline.query.view import View
from timeline.record.index import Index
from timeline.releases import store
from timeline.web import urls

HOME = "http://localhost"


@pytest.fixture(scope="module")
def client(small_index: Index) -> FlaskClient:
    return client_of(small_index)


def snippet(page: str, id: str) -> str:
    """Return the text of a field of the page."""
    found = re.search(rf'<textarea id="{id}"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    assert found, f"there is no field {id}"
    return html.unescape(found[1])


def preview(page: str) -> str:
    """Return the address of the preview's frame."""
    found = re.search(r'<iframe src="([^"]*)"', page)
    assert found
    return html.unescape(found[1])


@pytest.mark.parametrize(
    ("asked", "embed"),
    [
        ("", "/embed/timeline"),
        (
            "kind=timeline&detail=1&lanes=sites&lanes=talks&from=2012&series=stock&theme=dark"
            "&highlight=1998-first-site&title=Two+sites&find=&pin=",
            "/embed/timeline?detail=1&from=2012&highlight=1998-first-site&lanes=sites,talks"
            "&series=stock&theme=dark&title=Two+sites",
        ),
        ("kind=list&actors=alia&event=1998-first-site", "/embed/list?actors=alia"),
        ("kind=event&event=2021-06-30-accord&lanes=sites", "/embed/event/2021-06-30-accord"),
        ("kind=series&series=stock&detail=1", "/embed/series/stock"),
        ("kind=clauses&theme=light", "/embed/clauses?theme=light"),
        (
            "kind=chain&from_event=2015-03-02-talks-open&to_event=2021-06-30-accord",
            "/embed/chain?from_event=2015-03-02-talks-open&to_event=2021-06-30-accord",
        ),
    ],
)
def test_what_is_chosen_is_previewed_and_can_be_copied(
    client: FlaskClient, asked: str, embed: str
) -> None:
    answer = client.get(f"/embed/new?{asked}")
    assert answer.status_code == 200
    assert preview(answer.text) == embed
    assert client.get(embed).status_code == 200

    frame = ElementTree.fromstring(snippet(answer.text, "snippet-frame"))
    assert frame.get("src") == HOME + embed
    assert frame.get("title")
    assert snippet(answer.text, "snippet-address") == HOME + embed
    assert client.get(f"/oembed?url={quote(HOME + embed, safe='')}").status_code == 200

    script = snippet(answer.text, "snippet-script")
    element, loader = script.split("\n")
    assert loader == f'<script async src="{HOME}/embed.js"></script>'
    view = ElementTree.fromstring(element).get("src-view")
    assert f"/embed/{view}" == embed
    image = re.search(r'<noscript><a href="[^"]+"><img src="([^"]+)" alt="([^"]+)"', element)
    assert image
    assert html.unescape(image[2]) == snippet(answer.text, "alt")

    markdown = re.fullmatch(
        r"\[!\[(.*)\]\((\S+)\)\]\((\S+)\)", snippet(answer.text, "snippet-markdown")
    )
    assert markdown
    for address in (html.unescape(image[1]), markdown[2]):
        path = address.removeprefix(HOME)
        assert client.get(path).content_type == "image/png"


def test_everything_that_can_be_saved_is_there(client: FlaskClient) -> None:
    page = client.get("/embed/new?detail=1").text
    saves = page.partition('<ul class="saves">')[2].partition("</ul>")[0]
    found = {
        name: html.unescape(href)
        for href, name in re.findall(r'href="([^"]+)" download>([^<]+)<', saves)
    }
    assert list(found) == ["PNG", "PNG 2x", "PNG 1200 × 630", "SVG", "HTML", "CSV"]
    for name, href in found.items():
        answer = client.get(href)
        assert answer.status_code == 200
        assert name.split()[0].lower() in answer.content_type


def test_the_suggested_text_follows_the_view_and_ones_own_stays(client: FlaskClient) -> None:
    page = client.get("/embed/new?detail=1").text
    suggestion = snippet(page, "alt")
    assert suggestion.startswith("Timeline of 2 events from 2015 to 2021 in one lane")
    digest = re.search(r'name="suggested" form="choose" value="(\w+)"', page)
    assert digest
    asked = f"alt={quote(suggestion)}&suggested={digest[1]}"
    # As the form sends it without script: nothing was written, so another view is described.
    other = client.get(f"/embed/new?lanes=sites&{asked}").text
    assert "3 events" in snippet(other, "alt")
    own = client.get(f"/embed/new?lanes=sites&alt=Mine&suggested={digest[1]}").text
    assert snippet(own, "alt") == "Mine"
    assert 'alt="Mine"' in snippet(own, "snippet-script")


def test_what_is_copied_is_safe_whatever_was_written(client: FlaskClient) -> None:
    nasty = '"><script>alert(1)</script>](javascript:alert(1))['
    page = client.get(f"/embed/new?title={quote(nasty)}&alt={quote(nasty)}").text
    assert "<script>alert" not in page
    for field in ("snippet-script", "snippet-frame"):
        code = snippet(page, field)
        assert "<script>alert" not in code
    markdown = snippet(page, "snippet-markdown")
    assert re.fullmatch(r"\[!\[(?:\\.|[^\]\\])*\]\(http[^()]*\)\]\(http[^()]*\)", markdown)


def test_events_are_searched_and_picked(client: FlaskClient) -> None:
    page = client.get("/embed/new?find=accord&highlight=1998-first-site").text
    picks = re.findall(r'name="highlight" value="([^"]+)"( checked)?', page)
    assert picks[0] == ("1998-first-site", " checked")
    assert ("2021-06-30-accord", "") in picks
    assert "No event matches." in client.get("/embed/new?find=zzzz").text


@pytest.mark.parametrize(
    ("asked", "notice"),
    [
        ("kind=event", "Choose an event: search for it below."),
        ("kind=series", "Choose which numbers to show."),
        ("kind=chain&from_event=&to_event=", "Choose the two events: search for them below."),
        (
            "kind=chain&from_event=2021-06-30-accord&to_event=1998-first-site",
            "There is no path of causes",
        ),
    ],
)
def test_what_is_still_to_be_chosen_is_told(client: FlaskClient, asked: str, notice: str) -> None:
    answer = client.get(f"/embed/new?{asked}")
    assert answer.status_code == 200
    assert notice in html.unescape(answer.text)
    assert "<iframe" not in answer.text


@pytest.mark.parametrize(
    ("asked", "notice"),
    [
        ("kind=pie", "kind: 'pie' cannot be; write timeline, list, series, clauses, event, chain."),
        ("from=soon", "from: 'soon' is not a date"),
        (f"alt={'x' * 2001}", "alt: 2,001 characters are too many; write at most 2,000."),
    ],
)
def test_what_cannot_be_is_told_on_the_page_itself(
    client: FlaskClient, asked: str, notice: str
) -> None:
    answer = client.get(f"/embed/new?{asked}")
    assert answer.status_code == 400
    assert notice in html.unescape(answer.text)
    assert preview(answer.text) == "/embed/timeline"


@pytest.mark.parametrize(
    ("asked", "parameter", "sentence"),
    [
        ("kind=pie", "kind", "kind: 'pie' cannot be; write timeline, list, series, clauses, "),
        ("from=soon", "from", "from: 'soon' is not a date"),
        ("from=2020&to=2015", "from", "from: 2020 is after to=2015; write the earlier date in"),
        ("fro=2018", "fro", "unknown parameter 'fro'; did you mean 'from'?"),
        ("pin=abc123", "pin", "pin: there is no frozen version 'abc123'"),
        (f"alt={'x' * 2001}", "alt", "alt: 2,001 characters are too many; write at most 2,000"),
    ],
)
def test_what_cannot_be_is_told_as_json_where_that_is_asked(
    client: FlaskClient, asked: str, parameter: str, sentence: str
) -> None:
    answer = client.get(f"/embed/new?{asked}", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.content_type) == (400, "application/json")
    said = answer.get_json()
    assert (said["status"], said["parameter"]) == (400, parameter)
    assert said["error"].startswith(sentence)


def test_dates_in_the_wrong_order_are_told_beside_them_and_nothing_else_is_shown(
    client: FlaskClient,
) -> None:
    answer = client.get("/embed/new?from=2020&to=2015&detail=1")
    assert answer.status_code == 400
    page = answer.text
    form = page.partition('<form id="choose"')[2].partition("</form>")[0]
    told = "from: 2020 is after to=2015; write the earlier date in &#39;from&#39;."
    assert told in form
    assert page.count(told) == 1
    assert 'name="from" value="2020"' in form
    assert 'name="to" value="2015"' in form
    assert "<iframe" not in page
    own = client.get("/embed/new?from=2020&to=2015&alt=Mine%22").text
    assert '<input type="hidden" name="alt" value="Mine&#34;" data-own>' in own
    right = client.get("/embed/new?from=2015&to=2020").text
    assert "aria-invalid" not in right
    assert preview(right) == "/embed/timeline?from=2015&to=2020"


def test_a_chart_can_be_pinned_once_a_version_is_frozen(small_index: Index, tmp_path: Path) -> None:
    assert "Never changes" not in client_of(small_index, tmp_path).get("/embed/new").text
    release = store.write(tmp_path, small_index, TODAY, "c0de")
    client = client_of(small_index, tmp_path)
    offered = client.get("/embed/new").text
    assert "Stays at one version: frozen on 1 September 2026, data as of 30 June 2021" in offered
    known = client_of(small_index, tmp_path, "https://example.org").get("/embed/new").text
    assert "Never changes: frozen on 1 September 2026, data as of 30 June 2021" in known
    page = client.get(f"/embed/new?detail=1&pin={release.version}").text
    pinned = f"/embed/timeline?detail=1&version={release.version}"
    assert preview(page) == pinned
    assert snippet(page, "snippet-address") == HOME + pinned
    assert f"version={release.version}" in snippet(page, "snippet-markdown")
    assert client.get(pinned).status_code == 200
    saves = page.partition('<ul class="saves">')[2].partition("</ul>")[0]
    files = dict(map(reversed, re.findall(r'href="([^"]+)" download>([^<]+)<', saves)))
    assert html.unescape(files["CSV"]) == f"/events.csv?detail=1&version={release.version}"
    assert client.get(html.unescape(files["CSV"])).status_code == 200
    assert files["YAML"] == f"/embed/releases/{release.version}/events.yaml"


def test_a_version_that_there_is_not_gives_no_chart_that_follows_updates(
    client: FlaskClient,
) -> None:
    answer = client.get("/embed/new?detail=1&pin=000000")
    assert answer.status_code == 400
    assert "pin: there is no frozen version '000000'." in html.unescape(answer.text)
    assert "<iframe" not in answer.text
    assert "snippet-script" not in answer.text


def test_the_address_of_the_builder_keeps_the_view(client: FlaskClient) -> None:
    address = urls.builder("series", View(series=("stock",), theme="dark"))
    assert address == "/embed/new?series=stock&theme=dark&kind=series"
    assert preview(client.get(address).text) == "/embed/series/stock?theme=dark"
    assert urlsplit(urls.builder("timeline", View())).query == ""


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=st.dictionaries(
        st.sampled_from([*KEYS, "kind", "find", "pin", "alt", "suggested"]),
        st.text(max_size=40)
        | st.sampled_from(["chain", "event", "series", "stock", "2021-06-30-accord", "a\0b"]),
        max_size=5,
    )
)
def test_no_choice_breaks_it(client: FlaskClient, query: dict[str, str]) -> None:
    assert client.get("/embed/new", query_string=query).status_code in (200, 400)
