"""The builder as an editor uses it: choose, look, copy, paste."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.embedding import Press, Reader, embedded, expect_fitting

WITHDRAWAL = "2018-05-08-us-withdrawal"


def expect_preview(page: Page, embed: str) -> None:
    """Wait for the preview to show an embed, as high as it is, and for the address to follow."""
    frame = page.locator("#result iframe")
    expect(frame).to_have_attribute("src", embed)
    expect_fitting(page)


def test_what_is_chosen_is_shown_at_once_and_can_be_taken_back(
    reader: Reader, app_url: str
) -> None:
    page = reader.opens(f"{app_url}/embed/new", 1280)
    expect_preview(page, "/embed/timeline")
    page.get_by_label("Landmarks").check()
    expect_preview(page, "/embed/timeline?detail=1")
    page.get_by_label("From", exact=True).fill("2018")
    expect_preview(page, "/embed/timeline?detail=1&from=2018")
    page.get_by_label("Headline").fill("Out & back")
    expect_preview(page, "/embed/timeline?detail=1&from=2018&title=Out+%26+back")
    expect(page.get_by_label("Headline")).to_be_focused()
    expect(embedded(page).locator("h1")).to_have_text("Out & back")
    assert page.url == f"{app_url}/embed/new?title=Out+%26+back&from=2018&detail=1"
    address = page.get_by_label("WordPress and other editors")
    expect(address).to_have_value(f"{app_url}/embed/timeline?detail=1&from=2018&title=Out+%26+back")
    page.reload()
    expect(page.get_by_label("Headline")).to_have_value("Out & back")
    page.get_by_label("Headline").fill("")
    expect_preview(page, "/embed/timeline?detail=1&from=2018")


def test_an_event_is_searched_for_and_picked(reader: Reader, app_url: str) -> None:
    page = reader.opens(f"{app_url}/embed/new?kind=event", 1280)
    expect(page.locator(".notice")).to_have_text("Choose an event: search for it below.")
    page.get_by_label("Find events").fill("leaves the JCPOA")
    page.get_by_label("US withdraws from the JCPOA").check()
    expect_preview(page, f"/embed/event/{WITHDRAWAL}")
    page.get_by_label("Chart", exact=True).select_option("timeline")
    expect_preview(page, "/embed/timeline")
    page.get_by_label("Find events").fill("withdraws")
    page.get_by_label("US withdraws from the JCPOA").check()
    expect_preview(page, f"/embed/timeline?highlight={WITHDRAWAL}")


def test_the_preview_is_seen_at_three_widths(reader: Reader, app_url: str) -> None:
    page = reader.opens(f"{app_url}/embed/new?detail=1", 1440)
    frame = page.locator("#result iframe")
    widths: list[int] = []
    for name in ("Phone", "Column", "Full width"):
        page.get_by_label(name).check()
        expect_fitting(page)
        widths.append(frame.evaluate("frame => frame.clientWidth"))
    assert widths[:2] == [360, 680]
    assert widths[2] >= 1100


def test_on_a_phone_a_column_is_seen_whole_and_is_not_what_a_phone_shows(
    reader: Reader, app_url: str
) -> None:
    page = reader.opens(f"{app_url}/embed/new?detail=1", 390)
    frame, stage = page.locator("#result iframe"), page.locator(".stage")
    expect(page.get_by_label("Phone")).to_be_checked()
    seen: dict[str, int] = {}
    for name in ("Phone", "Column", "Full width"):
        page.get_by_label(name).check()
        expect_fitting(page)
        seen[name] = frame.evaluate("frame => frame.clientWidth")
        box, around = frame.bounding_box(), stage.bounding_box()
        assert box is not None
        assert around is not None
        assert box["width"] <= around["width"]
    assert seen["Phone"] < 390
    assert (seen["Column"], seen["Full width"]) == (680, 1100)


def test_dates_in_the_wrong_order_are_told_and_put_right_where_they_stand(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/embed/new?from=2020&to=2015", status=400)
    told = "from: 2020 is after to=2015; write the earlier date in 'from'."
    expect(page.locator("#choose .notice")).to_have_text(told)
    expect(page.locator("#result iframe")).to_have_count(0)
    first = page.get_by_label("From", exact=True)
    expect(first).to_have_accessible_description(re.compile(re.escape(told)))
    first.fill("2010")
    expect(page.locator("#result iframe")).to_have_attribute(
        "src", "/embed/timeline?from=2010&to=2015"
    )
    expect(page.locator("#choose .notice")).to_have_count(0)
    expect(first).to_be_focused()


@pytest.mark.parametrize("field", ["Script", "Plain frame"])
def test_what_is_copied_works_in_somebody_elses_page(
    reader: Reader, app_url: str, press: Press, field: str
) -> None:
    page = reader.opens(
        f"{app_url}/embed/new?detail=1&from=2018",
        1280,
        permissions=["clipboard-read", "clipboard-write"],
    )
    expect_preview(page, "/embed/timeline?detail=1&from=2018")
    page.get_by_role("button", name=f"Copy {field}").click()
    expect(page.locator("#said")).to_have_text("Copied")
    code = page.evaluate("navigator.clipboard.readText()")
    article = reader.opens(press.page(code), 680)
    assert embedded(article).url == f"{app_url}/embed/timeline?detail=1&from=2018"
    headline = "The Iran nuclear negotiations: landmarks, since 2018"
    expect(embedded(article).locator("h1")).to_have_text(headline)
    if field == "Script":
        expect_fitting(article)
    else:
        # A frame that cannot follow is at least high enough.
        height = embedded(article).evaluate("innerHeight - document.body.scrollHeight")
        assert 0 <= height < 150


def test_where_scripts_are_off_the_snippet_shows_an_image_with_its_text(
    reader: Reader, app_url: str, press: Press
) -> None:
    page = reader.opens(f"{app_url}/embed/new?detail=1&from=2018", 1280)
    page.get_by_label("Text for those who do not see the image").fill("Landmarks since 2018")
    expect(page.get_by_label("Script")).to_have_value(re.compile('alt="Landmarks since 2018"'))
    code = page.get_by_label("Script").input_value()
    article = reader.opens(press.page(code), 680, java_script_enabled=False)
    image = article.get_by_alt_text("Landmarks since 2018")
    expect(image).to_be_visible()
    link = article.locator("iran-deal-timeline a")
    assert link.get_attribute("href") == f"{app_url}/?detail=1&from=2018"


def test_without_script_the_form_does_the_same(reader: Reader, app_url: str) -> None:
    page = reader.opens(f"{app_url}/embed/new", 1280, java_script_enabled=False)
    page.get_by_label("Landmarks").check()
    page.get_by_label("Dark").check()
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator("#result iframe")).to_have_attribute(
        "src", "/embed/timeline?detail=1&theme=dark"
    )
    expect(page.get_by_label("Landmarks")).to_be_checked()
    expect(page.get_by_role("button", name="Copy Script")).to_have_count(0)


def test_what_is_wrong_is_told_and_can_be_put_right(open_page: Callable[..., Page]) -> None:
    page = open_page("/embed/new?from=soon&detail=1", status=400)
    expect(page.locator(".notice")).to_contain_text("from: 'soon' is not a date")
    expect(page.locator("#result iframe")).to_have_attribute("src", "/embed/timeline?detail=1")


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(
    reader: Reader, axe: Callable[..., list[str]], app_url: str, width: int
) -> None:
    for query in ("detail=1&find=accord", "kind=chain&find=talks"):
        page = reader.opens(f"{app_url}/embed/new?{query}", width)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
