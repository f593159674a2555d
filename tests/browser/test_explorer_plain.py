"""The explorer on a phone, with fingers, on paper, and with script turned off."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.exploring import WITHDRAWAL, expect_open, expect_query, row, shown, started
from timeline.record.index import Index

Open = Callable[..., Page]
WITHDRAWS = "US withdraws from the JCPOA"


def last_year(index: Index) -> str:
    """Return the day on which the last 12 months of the data begin."""
    as_of = index.record.meta.as_of
    assert as_of is not None
    return (as_of.end.replace(year=as_of.end.year - 1) + dt.timedelta(days=1)).isoformat()


def test_on_a_phone_the_list_leads_and_no_chart_is_loaded(open_page: Open) -> None:
    page = started(open_page("/", 390, 844, touch=True))
    expect(page.locator("#frame")).to_be_hidden()
    expect(page.locator("#list h3").first).to_be_in_viewport()
    names = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    assert [name for name in names if "plotly" in name or "async-graph" in name] == []
    row(page, shown(page)[0]).tap()
    sheet = page.locator("#details")
    expect(sheet).to_be_in_viewport()
    expect(page.locator("#details h2")).to_be_in_viewport()
    box = sheet.bounding_box()
    assert box
    assert box["height"] <= 0.71 * 844
    page.get_by_role("link", name="Close details").tap()
    expect(sheet).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_on_a_phone_filters_are_behind_a_button(open_page: Open, index: Index) -> None:
    page = started(open_page("/", 390, 844, touch=True))
    lane = page.locator(".lanes label", has_text="Sanctions")
    expect(page.locator(".lanes")).to_be_hidden()
    page.get_by_text("Filters").tap()
    expect(page.locator(".lanes")).to_be_visible()
    lane.tap()
    expect_query(page, "lanes=sanctions")
    expect(page.locator("#summary li")).to_have_text("Lane: Sanctions ×")
    page.get_by_role("link", name="Last 12 months").tap()
    expect_query(page, f"from={last_year(index)}&lanes=sanctions")


def test_on_a_phone_a_list_of_everything_is_not_said_to_begin_later(open_page: Open) -> None:
    page = started(open_page("/", 390, 844, touch=True))
    every = page.get_by_role("link", name="All", exact=True)
    opens = page.get_by_role("link", name="Since 2002")
    pressed = every.evaluate("link => getComputedStyle(link).backgroundColor")
    expect(opens).to_be_hidden()
    page.get_by_role("link", name="Deal years").tap()
    expect_query(page, "from=2015-07-14&to=2018-05-07")
    expect(every).not_to_have_css("background-color", pressed)
    expect(opens).to_be_hidden()
    every.tap()
    expect_query(page, "from=1957")
    expect(every).to_have_css("background-color", pressed)
    page.goto(page.url.replace("1957", "2002"))
    expect(opens).to_be_visible()
    expect(every).not_to_have_css("background-color", pressed)


@pytest.mark.parametrize("script", [True, False])
def test_on_a_phone_chosen_numbers_stand_above_the_list(open_page: Open, script: bool) -> None:
    page = open_page("/?series=stockpile_60&clauses=1", 390, 844, script=script, touch=True)
    tracks = page.locator("#tracks details")
    expect(tracks).to_have_count(2)
    expect(tracks.first.locator("svg")).to_be_visible()
    expect(tracks.first).to_contain_text("kg of uranium")
    expect(tracks.last).to_contain_text("exceeded or not observed")
    ids = page.locator("[id]").evaluate_all("all => all.map(each => each.id)") if script else []
    assert len(ids) == len(set(ids))
    tracks.first.get_by_role("link", name="Every number with its source").click()
    expect(page).to_have_url(re.compile("/series/stockpile_60$"))


def test_on_a_phone_they_follow_the_view(open_page: Open, index: Index) -> None:
    page = started(open_page("/", 390, 844, touch=True))
    tracks = page.locator("#tracks details")
    expect(tracks).to_have_count(0)
    page.get_by_text("Filters").tap()
    page.locator("#tracks-menu summary").tap()
    page.get_by_role("checkbox", name="Uranium enriched up to 60%").check()
    expect_query(page, "series=stockpile_60")
    expect(tracks.locator("svg")).to_be_visible()
    page.locator("#tracks-menu summary").tap()
    whole = tracks.inner_html()
    page.get_by_role("link", name="Last 12 months").tap()
    expect_query(page, f"from={last_year(index)}&series=stockpile_60")
    expect(tracks.locator("summary")).to_have_text(re.compile("60%"))
    page.wait_for_function(
        "html => document.querySelector('#tracks details').innerHTML !== html", arg=whole
    )
    page.get_by_role("link", name=re.compile("^Remove: Series")).tap()
    expect(tracks).to_have_count(0)


def test_a_wide_page_has_them_in_its_chart_and_a_narrowed_one_catches_up(open_page: Open) -> None:
    page = started(open_page("/?series=stockpile_60", 1024, 800))
    tracks = page.locator("#tracks details")
    expect(tracks).to_be_hidden()
    page.get_by_role("link", name=re.compile("^Remove: Series")).click()
    expect_query(page, "")
    page.set_viewport_size({"width": 390, "height": 844})
    expect(tracks).to_have_count(0)


def test_turning_a_phone_draws_the_chart(open_page: Open) -> None:
    page = started(open_page("/", 390, 844))
    page.set_viewport_size({"width": 844, "height": 390})
    started(page)
    expect(page.locator("#frame")).to_be_visible()


def test_fingers_scroll_past_the_chart(open_page: Open) -> None:
    page = started(open_page("/", 820, 1000, touch=True))
    drag = "document.querySelector('#chart .js-plotly-plot').layout.dragmode"
    assert page.evaluate(drag) is False
    trap = "getComputedStyle(document.querySelector('#chart .nsewdrag')).touchAction"
    assert page.evaluate(trap) != "none"


def test_between_phone_and_desktop_details_are_a_sheet(open_page: Open) -> None:
    page = started(open_page("/", 1024, 768))
    row(page, WITHDRAWAL).click()
    expect_open(page, WITHDRAWS)
    box = page.locator("#details").bounding_box()
    assert box
    assert box["height"] <= 0.5 * 768 + 1
    assert box["width"] == 1024
    assert page.locator("#frame").bounding_box()["width"] > 900  # type: ignore[index]
    # The row that was opened is not under the sheet.
    top = row(page, WITHDRAWAL).bounding_box()
    assert top
    assert top["y"] + top["height"] <= box["y"]


def test_without_script_one_filters_with_the_form(open_page: Open, index: Index) -> None:
    page = open_page("/", script=False)
    expect(page.locator("#still svg")).to_be_visible()
    expect(page.get_by_role("button", name="Zoom in")).to_be_hidden()
    page.get_by_role("checkbox", name="Sanctions").check(force=True)
    page.get_by_role("searchbox").fill("oil")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page).to_have_url(re.compile(r"lanes=sanctions"))
    rows = shown_without_script(page)
    assert 0 < len(rows) < 60
    assert {index.events[id].lane for id in rows} == {"sanctions"}
    page.get_by_role("link", name="Remove: Search: oil").click()
    expect_query(page, "lanes=sanctions")


def test_without_script_events_open_by_links(open_page: Open) -> None:
    page = open_page("/?lanes=sanctions", script=False)
    page.locator(f"#list [data-id='{WITHDRAWAL}'] a").click()
    expect_query(page, f"event={WITHDRAWAL}&lanes=sanctions")
    expect_open(page, WITHDRAWS)
    page.locator("#following").click()
    expect(page.locator("#details h2")).not_to_have_text(WITHDRAWS)
    page.get_by_role("link", name="Close details").click()
    expect_open(page, "Start here")
    page.locator("#still a").first.click(force=True)
    expect(page).to_have_url(re.compile("event="))


@pytest.mark.parametrize("width", [1440, 390])
def test_without_script_nothing_is_missing(open_page: Open, width: int) -> None:
    page = open_page(f"/?event={WITHDRAWAL}&theme=dark", width, script=False)
    expect_open(page, WITHDRAWS)
    expect(page.locator("#details h2")).to_be_in_viewport()
    assert len(shown_without_script(page)) > 500
    expect(page.get_by_text("Loading")).to_have_count(0)


def test_a_printed_page_is_the_list(open_page: Open) -> None:
    page = started(open_page("/?detail=1"))
    page.emulate_media(media="print")
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator("#list")).to_be_visible()
    expect(page.get_by_role("link", name="Since 2018")).to_be_hidden()


@pytest.mark.parametrize("theme", ["auto", "dark"])
def test_a_printed_page_is_light(open_page: Open, theme: str) -> None:
    page = open_page(f"/?theme={theme}", dark=True, script=False)
    expect(page.locator("body")).to_have_css("background-color", "rgb(20, 24, 31)")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator("body")).to_have_css("background-color", "rgb(251, 250, 247)")
    expect(page.locator("#list time").first).to_have_css("color", "rgb(92, 97, 104)")


def shown_without_script(page: Page) -> list[str | None]:
    return [each.get_attribute("data-id") for each in page.locator("#list [data-id]").all()]
