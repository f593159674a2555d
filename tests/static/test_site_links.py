"""Where links lead: to what was written, or to what holds everything that they promise."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.query.select import select
from timeline.query.view import decode, encode
from timeline.record.index import Index
from timeline.static import naming, views
from timeline.static.linking import StaticUrls

WRITTEN = (
    "/", "/?lanes=talks", "/?from=2015-03-02", "/?series=stock", "/?actors=alia", "/events",
    "/events?lanes=talks", "/events/2018-11-inspection", "/about", "/compare",
    "/embed/timeline",
)  # fmt: skip
URLS = StaticUrls("https://example.org/iran", "/iran", {a: naming.file(a) for a in WRITTEN})


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
    assert URLS.lead(address, page) == to


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
    assert URLS.own(value) == own


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


TODAY = dt.date(2026, 9, 1)


def test_each_view_of_one_choice_is_written(small_index: Index) -> None:
    wanted = set(views.of(small_index, TODAY, 1, whole=True))
    assert {
        "/?series=stock",
        "/?clauses=1",
        "/?detail=2",
        "/?lanes=talks",
        "/?actors=both",
    } <= wanted
    assert {"/?from=1998", "/?from=1998&to=2015-03-01", "/events?lanes=sites"} <= wanted
    assert not {"/?from=1998&lanes=talks", "/?event=2018-11-inspection"} & wanted
    for starts in ("/search", "/oembed", "/_dash", "/healthz"):
        assert not any(each.startswith(starts) for each in wanted)


def test_images_and_embed_pages_go_as_far_as_the_detail(small_index: Index) -> None:
    weights = {event.id: event.weight for event in small_index.record.events}
    assert set(weights.values()) == {1, 2, 3}
    for detail in (1, 2, 3):
        wanted = views.of(small_index, TODAY, detail, whole=True)
        for id, weight in weights.items():
            for address in (f"/events/{id}.png", f"/embed/new?event={id}&kind=event"):
                assert (address in wanted) == (weight <= detail)
            assert {f"/events/{id}", f"/embed/event/{id}"} <= set(wanted)


def test_without_a_whole_address_nobody_is_told_how_to_embed(small_index: Index) -> None:
    wanted = views.of(small_index, TODAY, 3, whole=False)
    assert not any(each.startswith(("/embed/new", "/sitemap")) for each in wanted)


def test_an_address_for_others_is_whole_or_none() -> None:
    assert URLS.whole("/?lanes=talks", "http://localhost") == "https://example.org/iran/lanes=talks"
    assert URLS.whole("/?lanes=sites", "http://localhost") == ""
    assert StaticUrls("", "/iran", URLS.files).whole("/about", "/iran") == ""


def test_what_is_not_written_is_found_nowhere_else() -> None:
    assert URLS.written("/?lanes=talks")
    assert not URLS.written("/?lanes=talks&to=2018")
    assert URLS.lead("https://example.net/?a=1", "/") == "https://example.net/?a=1"
    assert URLS.lead("#sources", "/") == "#sources"


@pytest.mark.parametrize(
    ("version", "folder"),
    [("", "/iran/embed/card/"), ("30c9002b75e6", "/iran/releases/30c9002b75e6/embed/card/")],
)
def test_cards_are_those_of_the_version(version: str, folder: str) -> None:
    assert URLS.cards("", version) == folder
