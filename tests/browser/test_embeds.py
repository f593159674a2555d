"""Embeds in pages of another origin: heights, messages, and what is not believed."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.embedding import (
    KINDS,
    LISTENER,
    VIEW,
    WIDTHS,
    WITHDRAWAL,
    Press,
    Reader,
    element,
    embedded,
    expect_fitting,
    heard,
    iframe,
    mark,
)


@pytest.mark.parametrize("kind", KINDS)
def test_with_our_script_a_frame_is_as_high_as_its_chart(
    reader: Reader, app_url: str, press: Press, kind: str
) -> None:
    page = reader.opens(press.page(element(app_url, kind)), 1000)
    frame = page.locator("iran-deal-timeline iframe")
    heights: set[float] = set()
    for width in (1000, 320, 600):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_function("w => document.querySelector('iframe').clientWidth === w", arg=width)
        heights.add(expect_fitting(page))
    assert len(heights) == 3
    assert frame.get_attribute("title") == "The talks"
    assert frame.get_attribute("loading") == "lazy"


def test_a_frame_follows_what_a_reader_unfolds(reader: Reader, app_url: str, press: Press) -> None:
    page = reader.opens(press.page(element(app_url)), 320)
    before = expect_fitting(page)
    embedded(page).locator("summary").first.click()
    embedded(page).wait_for_function("before => innerHeight > before + 30", arg=before)
    assert expect_fitting(page) > before


@pytest.mark.parametrize("width", WIDTHS)
def test_without_our_script_heights_are_told_in_the_forms_that_others_know(
    reader: Reader, app_url: str, press: Press, width: int
) -> None:
    body = LISTENER + iframe(app_url, f"{VIEW}&childId=chart-1")
    page = reader.opens(press.page(body), width)
    frame = embedded(page)
    page.wait_for_function("heard.length >= 3")
    height = frame.evaluate(
        "Math.ceil(document.querySelector('#embed').getBoundingClientRect().height)"
    )
    said = heard(page)
    assert {"sentinel": "amp", "type": "embed-size", "height": height} in said
    assert f"pymxPYMxchart-1xPYMxheightxPYMx{height}" in said
    assert {"source": "iran-deal-timeline", "version": 1, "type": "height", "height": height} in (
        said
    )
    # Given that height, it fits.
    page.evaluate("h => document.querySelector('iframe').style.height = h + 'px'", height)
    expect_fitting(page)


def test_without_a_child_id_nothing_is_said_in_pyms_form(
    reader: Reader, app_url: str, press: Press
) -> None:
    page = reader.opens(press.page(LISTENER + iframe(app_url)))
    page.wait_for_function("heard.length >= 2")
    assert [said for said in heard(page) if isinstance(said, str)] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_a_sandboxed_frame_works_as_far_as_it_may(
    reader: Reader, app_url: str, press: Press, width: int
) -> None:
    sandboxed = iframe(app_url, more='sandbox="allow-scripts"')
    body = f'{sandboxed}<script async src="{app_url}/embed.js"></script>'
    page = reader.opens(press.page(body), width)
    expect_fitting(page)
    frame = embedded(page)
    if width < 600:
        frame.locator(".list a[data-event]").first.click()
    else:
        mark(frame).focus()
        page.keyboard.press("ArrowRight")
    expect(frame.locator("#card .from")).to_contain_text("Sources:")
    if width >= 600:
        frame.get_by_role("button", name="Zoom and pan").click()
        expect(frame.locator("main.moving .main-svg").first).to_be_visible()


def test_two_charts_on_a_page_each_have_their_own_height(
    reader: Reader, app_url: str, press: Press
) -> None:
    body = (
        element(app_url, "timeline?detail=1")
        + iframe(app_url, "clauses")
        + element(app_url, "list")
    )
    page = reader.opens(press.page(body), 1000)
    heights = {expect_fitting(page, number) for number in range(3)}
    assert len(heights) == 3


def test_an_element_that_is_added_or_changed_later_works_too(
    reader: Reader, app_url: str, press: Press
) -> None:
    page = reader.opens(press.page(f'<script src="{app_url}/embed.js"></script>'))
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend',"
        " '<iran-deal-timeline src-view=\"detail=1\"></iran-deal-timeline>')"
    )
    expect_fitting(page)
    assert embedded(page).url == f"{app_url}/embed/timeline?detail=1"
    page.evaluate(
        "document.querySelector('iran-deal-timeline').setAttribute('src-view', 'clauses')"
    )
    expect(page.locator("iframe")).to_have_attribute("src", f"{app_url}/embed/clauses")
    expect_fitting(page)
    assert page.locator("iframe").count() == 1


@pytest.mark.parametrize(
    "view",
    [
        "https://example.org/",
        "//example.org/x",
        "javascript:alert(1)",
        "http://[",
        "data:text/html,x",
        "../about",
        "timeline/../../about",
        "%2e%2e/about",
    ],
)
def test_only_our_own_embeds_are_put_into_a_page(
    reader: Reader, app_url: str, press: Press, view: str
) -> None:
    page = reader.opens(press.page(element(app_url, view)))
    page.wait_for_function("Boolean(customElements.get('iran-deal-timeline'))")
    sources = page.locator("iframe").evaluate_all("frames => frames.map(frame => frame.src)")
    assert all(src.startswith(f"{app_url}/embed/") for src in sources)
    assert page.evaluate("window.alerted") is None


# --- messages


def test_what_the_reader_changes_is_told_as_a_view(
    reader: Reader, app_url: str, press: Press
) -> None:
    listener = (
        "<script>states = []; addEventListener('iran-deal-timeline:state',"
        " e => states.push([e.target.localName, e.detail.query]))</script>"
    )
    page = reader.opens(press.page(listener + element(app_url)), 1000)
    frame = embedded(page)
    mark(frame).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.wait_for_function(
        "q => states.some(([name, query]) => name === 'iframe' && query === q)",
        arg=f"detail=2&event={WITHDRAWAL}",
    )
    page.keyboard.press("Escape")
    page.wait_for_function("states.at(-1)[1] === 'detail=2'")


HOSTILE = """
    const evil = document.querySelector('#evil').contentWindow;
    const ours = document.querySelector('iran-deal-timeline iframe').contentWindow;
    const message = {source: 'iran-deal-timeline', version: 1, type: 'height', height: 7};
    postMessage(message, '*');
    evil.postMessage(['pass on', message], '*');
    ours.postMessage(message, '*');
    for (const data of [null, 1, '', 'pymxPYMx', [], {}, {source: 'iran-deal-timeline'}])
        { postMessage(data, '*'); ours.postMessage(data, '*'); }
"""


def test_messages_of_others_are_ignored(reader: Reader, app_url: str, press: Press) -> None:
    evil = press.page(
        "<script>addEventListener('message', e => Array.isArray(e.data) &&"
        " parent.postMessage(e.data[1], '*'))</script>",
        "/evil",
    )
    body = f'<iframe id="evil" src="{evil}" title="Evil"></iframe>{element(app_url, "clauses")}'
    page = reader.opens(press.page(body))
    before = expect_fitting(page, 1)
    page.evaluate(f"() => {{ {HOSTILE} }}")
    # A message that does count comes after them, so that all of them have been heard.
    page.set_viewport_size({"width": 700, "height": 800})
    after = expect_fitting(page, 1)
    assert after != before
    assert page.locator("#evil").evaluate("frame => frame.clientHeight") == 150
    assert after > 300


def test_a_frame_that_shows_another_page_is_not_believed(
    reader: Reader, app_url: str, press: Press
) -> None:
    evil = press.page(
        "<script>parent.postMessage({source: 'iran-deal-timeline', version: 1, type: 'height',"
        " height: 7}, '*'); parent.postMessage('told', '*')</script>",
        "/evil",
    )
    page = reader.opens(press.page(LISTENER + element(app_url, "clauses")))
    before = expect_fitting(page)
    page.evaluate("to => document.querySelector('iframe').contentWindow.location.replace(to)", evil)
    page.wait_for_function("heard.includes('told')")
    assert page.locator("iframe").evaluate("frame => frame.clientHeight") == before


@pytest.mark.parametrize("height", ["1e9", "NaN", "-5", "'9'", "Infinity", "null"])
def test_a_height_is_capped_and_must_be_a_number(
    reader: Reader, app_url: str, press: Press, height: str
) -> None:
    page = reader.opens(press.page(LISTENER + element(app_url, "clauses")))
    before = expect_fitting(page)
    page.evaluate(
        "heights = []; frame = document.querySelector('iframe'); new MutationObserver(() =>"
        " heights.push(frame.style.height)).observe(frame, {attributes: true})"
    )
    embedded(page).evaluate(
        "() => { parent.postMessage({source: 'iran-deal-timeline', version: 1, type: 'height',"
        f" height: {height}}}, '*'); parent.postMessage('told', '*') }}"
    )
    page.wait_for_function("heard.includes('told')")
    if height == "1e9":
        assert page.evaluate("heights[0]") == "15000px"
    else:
        assert page.evaluate("heights") == []
    # A frame that is too high says so itself.
    assert expect_fitting(page) == before


@pytest.mark.parametrize("width", [320, 700, 1000])
@pytest.mark.parametrize("kind", KINDS)
def test_the_height_named_for_a_plain_frame_is_enough(
    reader: Reader, app_url: str, kind: str, width: int
) -> None:
    address = f"{app_url}/embed/{kind}"
    page = reader.opens(address, width)
    real = page.locator("#embed").evaluate("main => main.getBoundingClientRect().height")
    asked = {"url": address, "maxwidth": str(width)}
    said = page.request.get(f"{app_url}/oembed", params=asked).json()["height"]
    assert real <= said <= 1.3 * real + 40
