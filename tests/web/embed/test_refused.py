"""Embeds that are refused, and text that stays text: whatever an address or the record says."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import event, index_of
from tests.web.embedding import Document, client_of
from timeline.query.params import KEYS
from timeline.record.index import Index
from timeline.web.embed import page as embed_page

PATHS_OF_PAGES = (
    "/embed/timeline",
    "/embed/list",
    "/embed/clauses",
    "/embed/series/stock",
    "/embed/event/2021-06-30-accord",
    "/embed/chain",
)


@pytest.fixture(scope="module")
def client(small_index: Index) -> FlaskClient:
    return client_of(small_index)


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        (
            "/embed/timeline?lanes=site",
            400,
            "lanes: there is no lane 'site'; did you mean 'sites'?",
        ),
        ("/embed/timeline?detail=9", 400, None),
        (
            "/embed/chain",
            400,
            "from_event: a path has two ends; write from_event=ID and to_event=ID",
        ),
        (
            "/embed/chain?from_event=2021-06-30-accord&to_event=1998-first-site",
            404,
            "There is no path of causes '2021-06-30-accord to 1998-first-site'.",
        ),
        (
            "/embed/event/2021-06-30-acord",
            404,
            "There is no event '2021-06-30-acord'; did you mean '2021-06-30-accord'?",
        ),
        ("/embed/series/stok", 404, "There is no series 'stok'; did you mean 'stock'?"),
        ("/embed/nothing", 404, None),
        ("/embed/timeline?version=abcdef123456", 404, "There is no frozen version 'abcdef123456'."),
        (
            "/embed/timeline/figure.json?width=1",
            400,
            "width: '1' cannot be; write a number of px from 240 to 4000",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    client: FlaskClient, path: str, status: int, sentence: str | None
) -> None:
    answer = client.get(path, headers={"Accept": "application/json"})
    assert answer.status_code == status
    if sentence:
        assert answer.get_json()["error"] == sentence
    page = client.get(path, headers={"Accept": "text/html"})
    assert page.status_code == status
    if not path.split("?")[0].endswith(".json"):
        assert page.mimetype == "text/html"


def test_in_a_frame_a_refusal_is_as_small_as_it_can_be(client: FlaskClient) -> None:
    answer = client.get("/embed/event/2021-06-30-acord")
    page = Document(answer.text)
    assert page.all("h1")[0][1] == "There is no chart here"
    assert "There is no event '2021-06-30-acord'" in answer.text.replace("&#39;", "'")
    assert [attrs["href"] for attrs, _ in page.all("a")] == ["/embed/event/2021-06-30-accord", "/"]
    assert page.all("nav") == []
    # It tells its height, by the script that its policy allows.
    assert embed_page.script_hash() in answer.headers["Content-Security-Policy"]
    assert len(page.all("script")) == 1


def test_a_former_id_leads_to_todays(client: FlaskClient) -> None:
    answer = client.get("/embed/event/2015-03-02-talks?theme=dark")
    assert answer.status_code == 301
    assert answer.location == "/embed/event/2015-03-02-talks-open?theme=dark"


@pytest.mark.parametrize(
    "caption",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</style></title><svg onload=alert(1)>",
        "{{ 7 * 7 }} ${7*7} %s",
        "مذاکرات هسته‌ای \u200f← ok",
        "🕊️ peace 👩‍🔬",
    ],
)
def test_a_caption_is_text_whatever_it_says(client: FlaskClient, caption: str) -> None:
    answer = client.get(f"/embed/timeline?title={quote(caption)}")
    assert answer.status_code == 200
    page = Document(answer.text)
    assert page.all("h1")[0][1] == caption.strip()
    assert page.all("title")[0][1] == caption.strip()
    assert len(page.all("script")) == 1
    assert [attrs for _, attrs, _ in page.elements if {"onerror", "onload"} & set(attrs)] == []


@pytest.mark.parametrize("caption", ["x" * 10_000, "a\0b", "right\u202eleft", "two\nlines"])
def test_a_caption_that_could_pose_as_something_else_is_refused(
    client: FlaskClient, caption: str
) -> None:
    answer = client.get(f"/embed/timeline?title={quote(caption)}")
    assert answer.status_code == 400
    assert "title:" in answer.text


def test_text_of_the_record_is_escaped_in_page_card_and_file() -> None:
    nasty = '<b onclick="x">&amp;</b></script>'
    index = index_of(event("2018-05-08-out", weight=1, title=nasty, label="<i>", summary=nasty))
    client = client_of(index)
    for path in ("/embed/timeline", "/embed/event/2018-05-08-out", "/embed/card/2018-05-08-out"):
        page = Document(client.get(path).text)
        assert page.all("b") == page.all("i") == []
    file = Document(client.get("/embed/timeline?standalone=1").text)
    cards = json.loads(next(t for a, t in file.all("script") if a.get("id") == "cards"))
    assert set(cards) == {"2018-05-08-out"}
    assert Document(cards["2018-05-08-out"]).all("b") == []


TEXTS = st.text(max_size=60)
QUERIES = st.lists(
    st.tuples(
        st.sampled_from([*KEYS, "version", "standalone", "width", "height", "childId", "x"]),
        st.one_of(
            TEXTS,
            st.sampled_from(["2018", "stock", "sites", "2021-06-30-accord", "1", "dark", "a\0b"]),
        ),
    ),
    max_size=4,
)
PATHS = st.sampled_from(
    [
        *PATHS_OF_PAGES,
        "/embed/timeline/figure.json",
        "/embed/series/stock/figure.json",
        "/embed/event/x/figure.json",
        "/embed/card/2021-06-30-accord",
        "/embed/versions.json",
        "/embed.js",
    ]
) | st.builds(lambda text: f"/embed/event/{quote(text, safe='')}", TEXTS)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=PATHS, query=QUERIES)
def test_no_address_breaks_a_route(
    client: FlaskClient, path: str, query: list[tuple[str, str]]
) -> None:
    text = "&".join(f"{quote(k)}={quote(v, errors='replace')}" for k, v in query)
    answer = client.get(f"{path}?{text}")
    assert answer.status_code in (200, 301, 308, 400, 404)
    if answer.status_code == 400:
        assert "<script>" not in answer.text.partition("<main")[2].partition("</main>")[0]
