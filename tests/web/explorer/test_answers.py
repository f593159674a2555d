"""The explorer's two callbacks: the same words as the page, a drawing, and nothing kept."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from justhtml import JustHTML

from tests.builders import event, index_of
from timeline.record.index import Index
from timeline.web import Site, create
from timeline.web.http.response_cache import Front, Key

TODAY = dt.date(2021, 7, 1)


def client_of(index: Index) -> FlaskClient:
    return create(Site(index, lambda: TODAY)).server.test_client()


@pytest.fixture(scope="module")
def client(small_index: Index) -> FlaskClient:
    return client_of(small_index)


def call(client: FlaskClient, output: str, given_as: str, data: object) -> dict[str, Any]:
    """Return what a callback answers to what the page's store holds."""
    answer = client.post(
        "/_dash-update-component",
        json={
            "output": f"{output}.data",
            "outputs": {"id": output, "property": "data"},
            "inputs": [{"id": given_as, "property": "data", "value": data}],
            "changedPropIds": [f"{given_as}.data"],
        },
    )
    assert answer.status_code == 200
    assert answer.json is not None
    return answer.json["response"][output]["data"]


def ask(client: FlaskClient, query: str, **more: object) -> dict[str, Any]:
    return call(client, "answer", "ask", {"query": query, **more})


def sketch(client: FlaskClient, query: str, **more: object) -> dict[str, Any]:
    return call(client, "drawing", "sketch", {"query": query, "width": 900, **more})


PARTS = ("notices", "theme", "ranges", "summary", "strip", "details", "list", "tracks")


@pytest.mark.parametrize(
    "query",
    [
        "",
        "event=2015-03-02-talks-open&lanes=talks&theme=dark",
        "q=accord",
        "from=2016&to=2020",
        "from=banana&event=no-such",
        "detail=1&event=1998-first-site",
        "actors=both&series=stock&clauses=1&fold=sites",
    ],
)
def test_an_answer_has_the_words_of_the_page(client: FlaskClient, query: str) -> None:
    page = JustHTML(client.get(f"/?{query}").data, sanitize=False)
    answer = ask(client, query, tracked="none")
    assert tuple(answer["parts"]) == PARTS
    for id, html in answer["parts"].items():
        inside = JustHTML(html, sanitize=False, fragment=True)
        assert page.query_one(f"#{id}").to_text() == inside.to_text(), id
    assert page.query_one("head title").to_text() == answer["title"]
    assert page.query_one("#list").attrs["data-key"] == answer["key"]
    assert page.query_one("#tracks").attrs["data-key"] == answer["tracked"]
    assert page.query_one("#list").attrs["data-query"] == answer["query"]


def test_the_list_is_left_out_where_the_page_has_it(client: FlaskClient) -> None:
    key = ask(client, "lanes=talks")["key"]
    opened = ask(client, "event=2021-06-30-accord&lanes=talks", listed=key)
    assert opened["event"] == "2021-06-30-accord"
    assert "list" not in opened["parts"]
    other = ask(client, "event=2021-06-30-accord", listed=key)
    assert "list" in other["parts"]


def test_tracks_are_left_out_where_the_page_has_them_or_draws_them_in_its_chart(
    client: FlaskClient,
) -> None:
    chosen = "clauses=1&series=stock"
    shown = ask(client, chosen, tracked="")
    assert shown["parts"]["tracks"].count("<svg") == 2
    assert "tracks" not in ask(client, chosen)["parts"]
    opened = ask(client, f"event=2021-06-30-accord&{chosen}", tracked=shown["tracked"])
    assert "tracks" not in opened["parts"]
    moved = ask(client, f"from=2021&{chosen}", tracked=shown["tracked"])
    assert moved["parts"]["tracks"] != shown["parts"]["tracks"]
    assert ask(client, "", tracked=shown["tracked"])["parts"]["tracks"] == ""


def test_an_open_event_below_the_chosen_detail_is_listed(client: FlaskClient) -> None:
    key = ask(client, "detail=1")["key"]
    html = ask(client, "detail=1&event=1998-first-site", listed=key)["parts"]["list"]
    rows = JustHTML(html, sanitize=False, fragment=True).query("[data-id]")
    assert [row.attrs["data-id"] for row in rows] == [
        "1998-first-site",
        "2015-03-02-talks-open",
        "2021-06-30-accord",
    ]


def test_opening_an_event_selects_nothing_new_and_filtering_does(client: FlaskClient) -> None:
    assert (
        ask(client, "")["selected"] == ask(client, "event=1998-first-site&theme=dark")["selected"]
    )
    assert ask(client, "")["selected"] != ask(client, "lanes=talks")["selected"]
    assert ask(client, "lanes=talks")["say"] == "2 events"
    assert ask(client, "q=accord")["say"] == "1 event"


def test_the_query_comes_back_as_one_writes_it(client: FlaskClient) -> None:
    answer = ask(client, "lanes=talks,sites,talks&detail=3&event=2015-03-02-talks&q=++accord+")
    assert answer["query"] == "event=2015-03-02-talks-open&lanes=sites,talks&q=accord"


def test_a_drawing_fits_the_frame_and_names_its_span(client: FlaskClient) -> None:
    drawing = sketch(client, "from=2015&to=2018-05", height=700)
    assert (drawing["first"], drawing["last"]) == ("2015-01-01", "2018-05-31")
    assert drawing["figure"]["layout"]["width"] == 900
    assert drawing["height"] == drawing["figure"]["layout"]["height"] == 700
    ids = {id for trace in drawing["figure"]["data"] for id in trace.get("customdata") or ()}
    assert ids - {None} == {"2015-03-02-talks-open"}
    assert not drawing["config"]["displayModeBar"]
    assert not drawing["config"]["showSendToCloud"]


def test_after_zooming_a_frame_is_lower_only_where_much_of_it_would_be_blank(
    client: FlaskClient,
) -> None:
    def height(now: float, **more: object) -> float:
        return sketch(client, "", height=now, **more)["height"]

    needed = height(800, least=0)
    assert needed < 0.5 * 800
    assert height(800) == 800
    assert height(800, least=500) == 500
    assert height(800, least=700) == 800
    assert height(needed + 10, least=0) == needed + 10
    assert height(800, least="x") == 800


def test_a_drawing_is_dark_or_for_touch_as_asked(client: FlaskClient) -> None:
    light, dark = sketch(client, ""), sketch(client, "", dark=True, touch=True)
    papers = [each["figure"]["layout"]["paper_bgcolor"] for each in (light, dark)]
    assert papers == ["#fbfaf7", "#14181f"]
    drags = [each["figure"]["layout"]["dragmode"] for each in (light, dark)]
    assert drags == ["pan", False]


def test_two_readers_do_not_see_each_other(small_index: Index) -> None:
    """Each answer depends on its question alone, whatever was asked before and by whom."""
    app = create(Site(small_index, lambda: TODAY))
    one, two = app.server.test_client(), app.server.test_client()
    alone = ask(client_of(small_index), "event=2021-06-30-accord&lanes=talks")
    ask(two, "q=stock&theme=dark&event=1998-first-site")
    sketch(two, "fold=talks", dark=True)
    between = ask(one, "event=2021-06-30-accord&lanes=talks")
    again = ask(two, "event=2021-06-30-accord&lanes=talks")
    assert alone == between == again
    assert all("Set-Cookie" not in client.get("/").headers for client in (one, two))


def tags(client: FlaskClient, paths: list[str]) -> set[str]:
    """Return the validators of these addresses."""
    return {client.get(path).headers["ETag"] for path in paths}


def bodies(client: FlaskClient) -> set[Key]:
    """Return what the server keeps bodies under."""
    front: Any = client.application.wsgi_app
    assert isinstance(front, Front)
    return {key for key in front.kept() if len(key) == 2}


def test_a_page_is_drawn_once_however_its_view_is_written(small_index: Index) -> None:
    client = client_of(small_index)
    followed = [f"/?fbclid={number}&utm_source={number}" for number in range(20)]
    assert len(tags(client, ["/", "/?detail=3", "/?from=&x=", *followed])) == 1
    assert len(bodies(client)) == 1
    assert len(tags(client, ["/?lanes=talks,sites", "/?fbclid=1&lanes=sites&lanes=talks"])) == 1
    assert len(bodies(client)) == 2


def test_a_page_that_says_what_was_not_understood_is_another(client: FlaskClient) -> None:
    paths = ["/", "/?form=2015", "/?from=banana", "/?detail=9", "/?lang=fr"]
    assert len(tags(client, paths)) == len(paths)
    assert "form" in client.get("/?form=2015").text
    assert len(tags(client, ["/?form=2015", "/?form=2016"])) == 1


def test_a_first_drawing_is_drawn_once_however_its_view_is_written(small_index: Index) -> None:
    client = client_of(small_index)
    queries = ["", "detail%3D3", "fbclid%3D1", "fbclid%3D2", "from%3Dbanana", "utm_source%3Dx"]
    assert len(tags(client, [f"/drawing.json?query={query}" for query in queries])) == 1
    assert len(bodies(client)) == 1
    others = ["query=detail%3D1", "width=700", "height=700", "dark=1", "touch=1"]
    assert len(tags(client, [f"/drawing.json?{other}" for other in others])) == len(others)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
KEYS = st.sampled_from(["query", "listed", "width", "height", "dark", "touch", "turn"])


@given(st.dictionaries(KEYS, JSON) | JSON)
def test_whatever_a_page_sends_is_answered(data: object) -> None:
    """A page of another version, or somebody's script, may send anything."""
    assert "summary" in call(CLIENT, "answer", "ask", data)["parts"]
    assert 0 < call(CLIENT, "drawing", "sketch", data)["height"] <= 6000


CLIENT = client_of(index_of(event("2015-03-02-a"), event("2018-05-08-b")))
