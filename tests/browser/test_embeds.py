"""Embeds in a real browser, in pages of another origin, with and without script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Locator, Page, expect

from tests.browser.embedding import (
    LISTENER,
    WIDTHS,
    Press,
    Reader,
    embedded,
    expect_fitting,
)

WITHDRAWAL = "2018-05-08-us-withdrawal"
VIEW = "timeline?detail=2"
BUDGET = 40 * 1024
KINDS = (
    VIEW,
    "list?from=2018&to=2019",
    "clauses",
    "series/stockpile_total",
    f"event/{WITHDRAWAL}",
    f"chain?from_event={WITHDRAWAL}&to_event=2020-01-05-fifth-step",
)


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    press = Press()
    yield press
    press.close()


@pytest.fixture
def reader(browser: Browser, app_url: str, press: Press) -> Iterator[Reader]:
    reader = Reader(browser, app_url, press)
    yield reader
    seen = reader.leaves()
    if seen:
        pytest.fail("The browser complained:\n" + "\n".join(seen), pytrace=False)


def element(app_url: str, view: str = VIEW) -> str:
    """Return our snippet: the element and the script."""
    return (
        f'<iran-deal-timeline src-view="{view.replace("&", "&amp;")}" title="The talks">'
        f'</iran-deal-timeline><script async src="{app_url}/embed.js"></script>'
    )


def iframe(app_url: str, view: str = VIEW, more: str = "") -> str:
    """Return a plain frame."""
    src = f"{app_url}/embed/{view}".replace("&", "&amp;")
    return f'<iframe src="{src}" title="The talks" width="100%" style="border:0" {more}></iframe>'


def mark(page: Page | Frame, id: str = WITHDRAWAL) -> Locator:
    """Return the link of an event in the drawing that is seen."""
    return page.locator(f".drawing:visible svg a[href$='{id}']")


def label(page: Page | Frame, id: str = WITHDRAWAL) -> Locator:
    """Return the text beside its mark, which a pointer can meet."""
    return mark(page, id).locator("text")


def heard(page: Page) -> list[Any]:
    """Return what the page around has been told."""
    return page.evaluate("heard")


# --- heights


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


# --- reading


def test_pointing_at_a_mark_shows_its_card_in_place(reader: Reader, app_url: str) -> None:
    page = reader.opens(f"{app_url}/embed/{VIEW}", 1000)
    card = page.locator("#card")
    expect(card).to_be_hidden()
    label(page).hover()
    expect(card).to_contain_text("8 May 2018")
    expect(card.locator(".name")).to_have_text("US withdraws from the JCPOA")
    expect(card.locator(".from a").first).to_be_visible()
    inside = "() => { const a = card.getBoundingClientRect(), b = embed.getBoundingClientRect();"
    assert page.evaluate(
        inside + " return a.left >= b.left && a.right <= b.right && a.bottom <= b.bottom }"
    )
    # The pointer can cross to the card; away from both, it goes.
    card.hover()
    expect(card).to_be_visible()
    page.mouse.move(5, 5)
    expect(card).to_be_hidden()


def test_a_mark_is_a_link_to_its_event(reader: Reader, app_url: str) -> None:
    page = reader.opens(f"{app_url}/embed/{VIEW}", 1000)
    link = mark(page)
    assert link.get_attribute("href") == f"/events/{WITHDRAWAL}"
    assert page.evaluate("document.querySelector('base').target") == "_blank"


def test_a_tap_shows_the_card_in_the_chart_and_under_the_row_of_the_list(
    reader: Reader, app_url: str
) -> None:
    wide = reader.opens(f"{app_url}/embed/{VIEW}", 1000, has_touch=True)
    label(wide).tap()
    expect(wide.locator("#card .name")).to_have_text("US withdraws from the JCPOA")
    narrow = reader.opens(f"{app_url}/embed/{VIEW}", 320, has_touch=True)
    row = narrow.locator(".list li", has_text="US withdraws from the JCPOA")
    row.locator("a").first.tap()
    expect(row.locator("#card .text")).to_be_visible()
    row.locator("a").first.tap()
    expect(narrow.locator("#card")).to_be_hidden()
    assert len(narrow.context.pages) == 1


def test_the_keyboard_alone_reads_the_whole_chart(reader: Reader, app_url: str) -> None:
    page = reader.opens(f"{app_url}/embed/timeline?detail=1&from=2018&to=2021", 1000)
    chart = page.locator(".drawing:visible svg")
    focused = "document.activeElement.getAttribute('href')"
    for _ in range(8):
        page.keyboard.press("Tab")
        if chart.locator(":focus").count():
            break
    first = page.evaluate(focused)
    assert first.startswith("/events/2018")
    expect(page.locator("#card .from")).to_contain_text("Sources:")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused) > first
    page.keyboard.press("End")
    last = page.evaluate(focused)
    assert last.startswith("/events/2021")
    page.keyboard.press("Home")
    assert page.evaluate(focused) == first
    # The card's links follow; the other marks do not stand in the way.
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#card') !== null")
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_be_hidden()


def test_keys_move_through_the_list_and_unfold_its_rows(reader: Reader, app_url: str) -> None:
    page = reader.opens(f"{app_url}/embed/timeline?detail=1&from=2018&to=2021", 320)
    rows = page.locator(".list a[data-event]")
    rows.first.focus()
    page.keyboard.press("ArrowDown")
    expect(rows.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#card .from")).to_contain_text("Sources:")
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_be_hidden()
    expect(rows.nth(1)).to_be_focused()


@pytest.mark.parametrize("width", WIDTHS)
def test_without_script_it_is_complete(reader: Reader, app_url: str, width: int) -> None:
    page = reader.opens(f"{app_url}/embed/{VIEW}", width, java_script_enabled=False)
    chart, listed = page.locator(".drawing:visible svg"), page.locator(".list")
    expect(page.locator("#move")).to_be_hidden()
    if width < 600:
        expect(chart).to_have_count(0)
        expect(listed).to_be_visible()
        return
    expect(chart).to_have_count(1)
    expect(listed).to_be_hidden()
    expect(chart.locator(f"a[href='/events/{WITHDRAWAL}']")).to_be_visible()
    page.get_by_label("List").check(force=True)
    expect(chart).to_have_count(0)
    expect(listed.locator(f"a[href='/events/{WITHDRAWAL}']")).to_be_visible()


def test_letters_of_the_chart_can_be_read_at_any_width(reader: Reader, app_url: str) -> None:
    page = reader.opens(f"{app_url}/embed/{VIEW}", 1000)
    for width in range(600, 1250, 50):
        page.set_viewport_size({"width": width, "height": 800})
        shown = page.locator(".drawing:visible svg")
        box = shown.bounding_box()
        assert box is not None
        scale = box["width"] / float((shown.get_attribute("viewBox") or "").split()[2])
        assert 0.8 <= scale <= 1.3


# --- zoom and pan


def test_zoom_and_pan_take_the_place_of_the_drawing_without_a_jump(
    reader: Reader, app_url: str, press: Press
) -> None:
    listener = (
        "<script>states = []; addEventListener('iran-deal-timeline:state',"
        " e => states.push(e.detail.query))</script>"
    )
    page = reader.opens(press.page(listener + element(app_url)), 1000, 1400)
    before = expect_fitting(page)
    frame = embedded(page)
    frame.get_by_role("button", name="Zoom and pan").click()
    expect(frame.locator("main.moving .main-svg").first).to_be_visible()
    assert abs(expect_fitting(page) - before) <= 2
    frame.get_by_role("button", name="Zoom in").click()
    page.wait_for_function("/detail=2&from=20\\d\\d-\\d\\d-\\d\\d&to=20\\d\\d/.test(states.at(-1))")
    frame.wait_for_function(
        "() => document.querySelector('.live').layout.xaxis.range[0].startsWith('2008')"
    )
    assert abs(expect_fitting(page) - before) <= 2
    frame.locator(".live").focus()
    page.keyboard.press("ArrowRight")
    expect(frame.locator("#card .from")).to_contain_text("Sources:")
    frame.get_by_role("button", name="Show the whole span").click()
    page.wait_for_function("states.at(-1) === 'detail=2'")
    frame.get_by_role("button", name="Back to the drawing").click()
    expect(frame.locator(".drawing:visible svg")).to_be_visible()
    expect(frame.get_by_role("button", name="Zoom and pan")).to_be_focused()
    assert expect_fitting(page) == before


# --- measures


def test_the_first_view_is_one_or_two_requests_within_the_budget(
    browser: Browser, app_url: str
) -> None:
    context = browser.new_context(viewport={"width": 1024, "height": 640})
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    sizes: list[int] = []
    devtools.on("Network.loadingFinished", lambda done: sizes.append(done["encodedDataLength"]))
    page.goto(f"{app_url}/embed/{VIEW}", wait_until="networkidle")
    expect(page.locator(".drawing:visible svg")).to_be_visible()
    context.close()
    assert 1 <= len(sizes) <= 2
    assert sum(sizes) <= BUDGET


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(
    reader: Reader, axe: Callable[..., list[str]], app_url: str, kind: str
) -> None:
    page = reader.opens(f"{app_url}/embed/{kind}")
    for width in (1000, 320):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert axe(page) == []


def test_axe_finds_nothing_in_a_card(
    reader: Reader, axe: Callable[..., list[str]], app_url: str
) -> None:
    page = reader.opens(f"{app_url}/embed/{VIEW}", 1000)
    label(page).hover()
    expect(page.locator("#card .from")).to_be_visible()
    assert axe(page) == []


def test_theme_auto_follows_the_reader_and_a_chosen_one_does_not(
    reader: Reader, app_url: str
) -> None:
    color = "getComputedStyle(document.body).backgroundColor"
    light, dark = "rgb(251, 250, 247)", "rgb(20, 24, 31)"
    page = reader.opens(f"{app_url}/embed/clauses", color_scheme="dark")
    assert page.evaluate(color) == dark
    page.emulate_media(color_scheme="light")
    assert page.evaluate(color) == light
    page.goto(f"{app_url}/embed/clauses?theme=dark")
    assert page.evaluate(color) == dark


def test_on_paper_there_are_no_buttons_and_all_rows_are_unfolded(
    reader: Reader, app_url: str
) -> None:
    page = reader.opens(f"{app_url}/embed/{VIEW}", 718, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator("#move")).to_be_hidden()
    expect(page.get_by_label("List")).to_be_hidden()
    expect(page.locator(".drawing:visible svg")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 247)"
    page.goto(f"{app_url}/embed/list?detail=2")
    page.emulate_media(media="print")
    folded = page.locator("details li a").first
    expect(folded).to_be_visible()


def test_a_saved_file_works_without_our_server(reader: Reader, app_url: str, press: Press) -> None:
    page = reader.opens(f"{app_url}/embed/clauses")
    saved = page.request.get(f"{app_url}/embed/timeline?detail=1&standalone=1").text()
    press.pages["/saved"] = saved
    page = reader.opens(f"{press.address}/saved", 1000)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    label(page).hover()
    expect(page.locator("#card .from")).to_contain_text("Sources:")
    expect(page.locator("#move")).to_be_hidden()
    assert asked == []
