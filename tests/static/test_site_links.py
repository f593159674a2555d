"""Where links lead: to what was written, or to what holds everything that they promise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.query.select import select
from timeline.query.view import decode, encode
from timeline.record.index import Index
from timeline.static import naming, views
from timeline.static.linking import Links

WRITTEN = (
    "/", "/?lanes=talks", "/?from=2015-03-02", "/?series=stock", "/?actors=alia", "/events",
    "/events?lanes=talks", "/events/2018-11-inspection", "/about", "/compare",
    "/embed/timeline",
)  # fmt: skip
LINKS = Links("https://example.org/iran", "/iran", {a: naming.file(a, page=True) for a in WRITTEN})


@pytest.mark.parametrize(
    ("address", "page", "to"),
    [
        # What was written.
        ("/?lanes=talks", "/about", "/iran/lanes=talks"),
        ("/events/2018-11-inspection#sources", "/", "/iran/events/2018-11-inspection#sources"),
        # An event: opened from the explorer, shown in the explorer's list from elsewhere.
        (
            "/?event=2018-11-inspection&lanes=talks",
            "/?lanes=talks",
            "/iran/events/2018-11-inspection",
        ),
        ("/?event=2018-11-inspection&from=2018", "/about", "/iran/#event-2018-11-inspection"),
        ("/?event=2018-11-unwritten", "/about", None),
        # What holds it and more: first what its own page has not, then less and less telling.
        ("/?from=2015-03-02&lanes=talks", "/?lanes=talks", "/iran/from=2015-03-02"),
        ("/?detail=1&from=2015&lanes=talks&to=2018", "/about", "/iran/lanes=talks"),
        ("/?highlight=a,b&series=stock&to=2018", "/about", "/iran/series=stock"),
        ("/about?id=2018-11-inspection#corrections", "/events", "/iran/about#corrections"),
        # Never the page itself, never less than was promised.
        ("/?detail=1&lanes=talks", "/?lanes=talks", "/iran/"),
        ("/events?detail=1", "/events", None),
        ("/?clauses=1&from=2015", "/about", None),
        ("/?from_event=a&to_event=b", "/about", None),
        # Words are searched by script.
        ("/events?q=heavy+water", "/about", "/iran/events?q=heavy+water"),
        ("/?q=heavy+water", "/about", "/iran/events?q=heavy+water"),
        # Of files and embeds only themselves.
        ("/events.csv?lanes=talks", "/events", None),
        ("/embed/timeline?detail=1", "/about", None),
        ("/embed/timeline", "/about", "/iran/embed/timeline"),
    ],
)
def test_a_link_leads_to_what_is_there(address: str, page: str, to: str | None) -> None:
    assert LINKS.lead(address, page) == to


@pytest.mark.parametrize(
    ("value", "own"),
    [
        ("/events", "/events"),
        ("https://example.org/iran", "/"),
        ("https://example.org/iran/events?a=1#b", "/events?a=1#b"),
        ("https://example.org/iranian", None),
        ("https://example.org/", None),
        ("//example.org/iran", None),
        ("#sources", None),
        ("mailto:a@example.org", None),
    ],
)
def test_a_link_of_ones_own_is_told_from_others(value: str, own: str | None) -> None:
    assert LINKS.own(value) == own


ASKED = st.fixed_dictionaries(
    {},
    optional={
        "actors": st.sampled_from(["alia", "borea", "agency", "alia,borea"]),
        "detail": st.sampled_from(["1", "2"]),
        "from": st.sampled_from(["1998", "2012-08"]),
        "to": st.sampled_from(["2015-03-06", "2021-06-30"]),
        "lanes": st.sampled_from(["talks", "sites"]),
        "as_of": st.sampled_from(["2012", "2018-11"]),
    },
)


@given(ASKED, st.lists(ASKED, max_size=6), ASKED)
def test_what_stands_in_for_a_view_holds_all_its_events(
    small_index: Index, asked: dict[str, str], others: list[dict[str, str]], page: dict[str, str]
) -> None:
    def address(parameters: dict[str, str]) -> str:
        text = encode(decode("&".join(f"{key}={value}" for key, value in parameters.items())))
        return f"/events?{text}" if text else "/events"

    def shown(address: str) -> set[str]:
        return set(select(small_index, decode(address.partition("?")[2]))["id"])

    written = {"/events", *map(address, others)}
    found = views.wider(address(asked), address(page), written)
    assert found is None or found in written
    assert found != address(page)
    if found is not None:
        assert shown(found) >= shown(address(asked))
    elif address(page) != "/events":
        raise AssertionError("the whole list was written and holds every view of it")


def test_an_explorer_page_leads_on_to_pages_and_not_to_its_endless_neighbors(
    small_index: Index,
) -> None:
    wanted = views.of(small_index, 1, whole=True)
    assert wanted.follows("/?series=stock", "/series/stock")
    assert wanted.follows("/?from=1998", "/")
    assert wanted.follows("/events/2018-11-inspection", "/?series=stock")
    assert not wanted.follows("/?from=1998", "/?series=stock")
    assert not wanted.follows("/?from=1998&lanes=talks", "/")


@pytest.mark.parametrize(
    "address", ["/search?q=a", "/oembed?url=a", "/_dash-layout", "/healthz", "/events?theme=dark"]
)
def test_what_a_server_computes_is_not_followed(small_index: Index, address: str) -> None:
    assert not views.of(small_index, 3, whole=True).follows(address, "/about")


def test_images_and_embed_pages_go_as_far_as_the_detail(small_index: Index) -> None:
    weights = {event.id: event.weight for event in small_index.record.events}
    assert set(weights.values()) == {1, 2, 3}
    for detail in (1, 2, 3):
        wanted = views.of(small_index, detail, whole=True)
        for id, weight in weights.items():
            for address in (f"/events/{id}.png", f"/embed/new?event={id}&kind=event"):
                assert wanted.follows(address, f"/events/{id}") == (weight <= detail)
            assert {f"/events/{id}", f"/embed/event/{id}"} <= set(wanted.seeds)


def test_without_a_whole_address_nobody_is_told_how_to_embed(small_index: Index) -> None:
    wanted = views.of(small_index, 3, whole=False)
    assert not any(seed.startswith("/embed/new") for seed in wanted.seeds)
    assert not wanted.follows("/embed/new?kind=list", "/events")
