"""The explorer as a person uses it with a pointer: look, filter, search, open, share."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.exploring import (
    WITHDRAWAL,
    expect_drawn,
    expect_open,
    expect_query,
    mark,
    query,
    row,
    shown,
    started,
)
from timeline.record.index import Index

Open = Callable[..., Page]
WITHDRAWS = "US withdraws from the JCPOA"


def test_the_chart_takes_the_place_of_the_drawing_and_nothing_moves(open_page: Open) -> None:
    page = started(open_page("/"))
    shift = page.evaluate(
        """() => new Promise(done => new PerformanceObserver(list => done(list.getEntries()
            .reduce((sum, entry) => sum + entry.value, 0)))
            .observe({type: "layout-shift", buffered: true}) || setTimeout(() => done(0), 300))"""
    )
    assert shift < 0.02
    box, chart = page.locator("#frame").bounding_box(), page.locator("#chart").bounding_box()
    assert box == chart
    expect(page.locator("#still")).to_be_hidden()


OPEN = f"/?event={WITHDRAWAL}"
TRACKS = "/?series=enrichment_max,stockpile_60&clauses=1&detail=1"
FILTERED = "/?q=snapback&actors=e3&detail=2&from=banana&event=2018-05-08-us-withdrawl"


@pytest.mark.parametrize(
    ("path", "width", "dark"),
    [
        ("/", 1440, False),
        ("/", 1440, True),
        ("/", 390, True),
        (OPEN, 1440, True),
        (OPEN, 1024, False),
        (OPEN, 390, False),
        (TRACKS, 390, False),
        (TRACKS, 390, True),
        (TRACKS, 1440, False),
        (FILTERED, 1440, False),
        (FILTERED, 1024, True),
        (FILTERED, 390, True),
    ],
)
def test_nothing_is_in_the_way_of_anybody(
    open_page: Open, axe: Callable[..., list[str]], path: str, width: int, dark: bool
) -> None:
    page = started(open_page(path, width, dark=dark))
    # What is not laid out yet has no size that could be judged.
    page.add_style_tag(content=".group { content-visibility: visible !important }")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_filtering_by_lane_and_taking_it_back(open_page: Open, index: Index) -> None:
    page = started(open_page("/"))
    page.get_by_role("checkbox", name="Sanctions").check(force=True)
    expect_query(page, "lanes=sanctions")
    sanctions = [event.id for event in index.record.events if event.lane == "sanctions"]
    expect(page.locator(".total")).to_have_text(
        f"{len(sanctions)} events of {len(index.record.events)}"
    )
    assert sorted(shown(page)) == sorted(sanctions)
    expect(page).to_have_title("Sanctions")
    expect_drawn(page)
    expect(page.locator("#say")).to_have_text(f"{len(sanctions)} events")

    page.get_by_role("checkbox", name="Verification").check(force=True)
    expect_query(page, "lanes=sanctions,verification")
    page.get_by_role("link", name="Remove: Lane: Sanctions").click()
    expect_query(page, "lanes=verification")
    expect(page.get_by_role("checkbox", name="Sanctions")).not_to_be_checked()
    page.go_back()
    expect_query(page, "lanes=sanctions,verification")
    expect(page.get_by_role("checkbox", name="Sanctions")).to_be_checked()
    page.go_forward()
    expect_query(page, "lanes=verification")
    page.get_by_role("link", name="Reset", exact=True).click()
    expect_query(page, "")
    expect(page.locator(".total")).to_have_text(f"{len(index.record.events)} events")
    assert len(shown(page)) == len(index.record.events)


def test_filtering_by_a_group_of_actors(open_page: Open, index: Index) -> None:
    page = started(open_page("/"))
    page.locator("#actors-menu summary").click()
    page.get_by_role("checkbox", name=re.compile("^E3 ")).check()
    expect_query(page, "actors=e3")
    members = set(index.groups["e3"].members)
    with_any = [event.id for event in index.record.events if members & set(event.actors)]
    expect(page.locator(".total strong")).to_have_text(f"{len(with_any)} events")
    expect(page.locator("#actors-menu summary")).to_have_text("Actors (1)")
    # A click elsewhere closes the menu.
    page.locator("h1").click(position={"x": 5, "y": 5}, modifiers=["Alt"])
    expect(page.locator("#actors-menu")).not_to_have_attribute("open", re.compile(".*"))


def test_fewer_details(open_page: Open, index: Index) -> None:
    page = started(open_page("/"))
    page.get_by_role("radio", name="Landmarks").check(force=True)
    expect_query(page, "detail=1")
    landmarks = [event.id for event in index.record.events if event.weight == 1]
    expect(page.locator(".total strong")).to_have_text(f"{len(landmarks)} events")
    assert set(shown(page)) == set(landmarks)


def test_searching_finds_other_spellings_and_ranks(open_page: Open) -> None:
    page = started(open_page("/"))
    entries = page.evaluate("history.length")
    page.get_by_role("searchbox").press_sequentially("Araqchi")
    expect_query(page, "q=Araqchi")
    expect(page.locator("#list h3").first).to_contain_text("Best matches first")
    found = shown(page)
    assert 5 < len(found) < 100
    page.get_by_role("searchbox").fill("Araghchi")
    expect_query(page, "q=Araghchi")
    expect(page.locator("#summary li").first).to_contain_text("Search: Araghchi")
    assert set(shown(page)) == set(found)
    # Each letter is not a step back.
    assert page.evaluate("history.length") == entries


def test_opening_closing_and_the_way_back(open_page: Open) -> None:
    page = started(open_page("/"))
    row(page, WITHDRAWAL).click()
    expect_query(page, f"event={WITHDRAWAL}")
    expect_open(page, WITHDRAWS)
    expect(page.locator("#details h2")).to_be_focused()
    expect(row(page, WITHDRAWAL)).to_have_attribute("aria-current", "true")
    expect(page).to_have_title(f"{WITHDRAWS}, 8 May 2018 – The Iran nuclear negotiations")
    expect(page.locator("#details .when")).to_have_text("8 May 2018 · Washington, United States")
    for heading in ("What was said", "Because of", "Led to", "Sources"):
        expect(page.locator("#details").get_by_role("heading", name=heading)).to_be_visible()

    cause = page.locator("#details section", has_text="Because of").locator("a").first
    label = cause.locator("span").inner_text()
    cause.click()
    expect(page.locator("#details h2")).not_to_have_text(WITHDRAWS)
    assert label
    page.go_back()
    expect_open(page, WITHDRAWS)
    page.reload()
    started(page)
    expect_open(page, WITHDRAWS)
    expect_drawn(page)
    page.get_by_role("link", name="Close details").click()
    expect_query(page, "")
    expect_open(page, "Start here")
    page.go_back()
    expect_open(page, WITHDRAWS)


@pytest.mark.parametrize("width", [1440, 390])
def test_the_bar_of_the_open_row_stands_beside_its_date(open_page: Open, width: int) -> None:
    page = started(open_page(OPEN, width))
    edges: list[float] = row(page, WITHDRAWAL).evaluate(
        """link => {
            const row = link.closest("li").getBoundingClientRect().left;
            const bar = row + parseFloat(getComputedStyle(link, "::after").left);
            const group = link.closest("section").getBoundingClientRect().left;
            const time = link.parentElement.querySelector("time").getBoundingClientRect().left;
            return [0, group, bar, bar + 3, time];
        }"""
    )
    assert edges == sorted(edges)


def test_closing_gives_focus_back_to_where_it_was(open_page: Open) -> None:
    page = started(open_page("/"))
    row(page, WITHDRAWAL).focus()
    page.keyboard.press("Enter")
    expect_open(page, WITHDRAWS)
    page.keyboard.press("Escape")
    expect_open(page, "Start here")
    expect(row(page, WITHDRAWAL)).to_be_focused()


def test_a_shared_link_opens_with_the_event_in_sight(open_page: Open) -> None:
    page = started(open_page(f"/?event={WITHDRAWAL}"))
    expect_open(page, WITHDRAWS)
    expect(page.locator("#details h2")).to_be_in_viewport()
    place = mark(page, WITHDRAWAL)
    assert 0 < place["y"] < 900
    assert 0 < place["x"] < 1440
    # Arcs pass behind the labels.
    expect(page.locator("#chart .textpoint text").first).to_have_css("paint-order", "stroke")


def test_an_event_low_in_the_chart_is_brought_into_sight(open_page: Open) -> None:
    page = started(open_page("/?event=2024-05-19-raisi-death", 1440, 600))
    page.wait_for_function("() => scrollY > 0")
    assert 0 < mark(page, "2024-05-19-raisi-death")["y"] < 600
    expect(page.locator("#details h2")).to_be_in_viewport()


def test_a_mark_of_the_chart_opens_its_event(open_page: Open) -> None:
    page = started(open_page("/?lanes=sanctions&from=2018&to=2018"))
    place = mark(page, WITHDRAWAL)
    page.mouse.move(place["x"], place["y"])
    expect(page.locator("#chart .hoverlayer")).to_contain_text(WITHDRAWS)
    expect(page.locator("#chart .hoverlayer")).to_contain_text("8 May 2018")
    page.mouse.click(place["x"], place["y"])
    expect_query(page, f"event={WITHDRAWAL}&from=2018&lanes=sanctions&to=2018")
    expect_open(page, WITHDRAWS)


def test_previous_and_next_stay_in_the_view(open_page: Open) -> None:
    page = started(open_page(f"/?event={WITHDRAWAL}&lanes=sanctions"))
    order = shown(page)
    here = order.index(WITHDRAWAL)
    page.locator("#following").click()
    expect_query(page, f"event={order[here + 1]}&lanes=sanctions")
    page.locator("#previous").click()
    expect_open(page, WITHDRAWS)
    page.locator("#previous").click()
    expect_query(page, f"event={order[here - 1]}&lanes=sanctions")


def test_a_lane_is_folded_by_its_name(open_page: Open) -> None:
    page = started(open_page("/"))
    high = page.locator("#frame").bounding_box()
    page.get_by_role("link", name=re.compile("Fold lane Diplomacy")).click()
    expect_query(page, "fold=diplomacy")
    expect_drawn(page)
    low = page.locator("#frame").bounding_box()
    assert high
    assert low
    assert low["height"] < high["height"]
    page.get_by_role("link", name=re.compile("Unfold lane Diplomacy")).click()
    expect_query(page, "")


def test_the_theme_follows_the_system_until_it_is_chosen(open_page: Open) -> None:
    page = started(open_page("/"))
    paper = "getComputedStyle(document.body).backgroundColor"
    drawn = """document.querySelector("#chart .js-plotly-plot").layout.paper_bgcolor"""
    assert page.evaluate(paper) == "rgb(251, 250, 247)"
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"() => {drawn} === '#14181f'")
    assert page.evaluate(paper) == "rgb(20, 24, 31)"
    page.get_by_role("link", name="Light", exact=True).click()
    expect_query(page, "theme=light")
    page.wait_for_function(f"() => {drawn} === '#fbfaf7'")
    assert page.evaluate(paper) == "rgb(251, 250, 247)"
    page.reload()
    started(page)
    assert page.evaluate(paper) == "rgb(251, 250, 247)"
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_chart_fits_a_window_that_changes(open_page: Open) -> None:
    page = started(open_page("/"))
    page.set_viewport_size({"width": 1200, "height": 800})
    page.wait_for_function(
        """() => document.querySelector("#chart .js-plotly-plot").layout.width
            === document.getElementById("frame").clientWidth"""
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 1200


def test_a_notice_is_read_and_dismissed(open_page: Open) -> None:
    page = started(open_page("/?from=banana&lanes=un"))
    expect(page.locator(".notice")).to_contain_text("'banana' is not a date")
    expect_query(page, "lanes=un")
    page.get_by_role("link", name="Dismiss this notice").click()
    expect(page.locator(".notice")).to_have_count(0)


def test_link_and_citation_can_be_copied(open_page: Open) -> None:
    page = started(open_page(f"/?event={WITHDRAWAL}"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("#say")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.locator("#details").get_by_text("Cite", exact=True).click()
    copy = page.locator("#cite button").first
    copy.click()
    expect(copy).to_have_text("Copied")
    cited = page.evaluate("navigator.clipboard.readText()")
    assert cited.startswith(f"{WITHDRAWS}. (2026, ")
    assert "). In The Iran nuclear negotiations" in cited
    assert f"/events/{WITHDRAWAL}" in cited


def test_a_link_opened_in_another_tab_is_left_to_the_browser(open_page: Open) -> None:
    page = started(open_page("/"))
    with page.context.expect_page() as opened:
        row(page, WITHDRAWAL).click(modifiers=["ControlOrMeta"])
    expect_open(opened.value, WITHDRAWS)
    assert query(page) == ""


def test_quick_choices_end_with_the_last(open_page: Open) -> None:
    page = started(open_page("/"))
    for name in ("Agreement", "Diplomacy", "Security", "Politics"):
        page.get_by_role("checkbox", name=name).check(force=True)
    expect_query(page, "lanes=agreement,diplomacy,politics,security")
    expect(page.locator("#summary li")).to_have_count(4)
    expect_drawn(page)
