"""Pages that no server stands behind: nothing on them asks one, and what they say stays."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.static.sites import BASE, CHOSEN
from timeline.static import naming

LANDMARK, MINOR = "2021-06-30-accord", "2018-11-inspection"


def html(folder: Path, address: str) -> str:
    return (folder / naming.file(address)).read_text("utf-8")


def test_a_form_becomes_links_to_what_was_written(small_site: Path) -> None:
    page = html(small_site, "/?lanes=sites")
    found = re.search(r'<nav class="choices".*?</nav>', page, re.DOTALL)
    assert found is not None
    groups = re.findall(r'<(?:span class="choosing"|summary)>([^<]*)<', found[0])
    assert groups == [
        "Detail", "Show only events with any of", "Draw above the lanes", "Show only",
    ]  # fmt: skip
    assert '<a href="/iran/">Everything</a>' in found[0]
    assert (
        '<a href="/iran/lanes=sites" data-lane="sites" title="What is built and measured." '
        'aria-current="true"><i class="mark" aria-hidden="true"></i>Sites</a>'
    ) in found[0]
    assert '<a href="/iran/lanes=talks" data-lane="talks" title="Rounds of talks.">' in found[0]
    assert "<form" not in page.replace('<form class="site-search', "")


@pytest.mark.parametrize("address", ["/", "/about", "/events"])
def test_a_search_leads_to_the_list_and_is_seen_only_with_script(
    address: str, small_site: Path
) -> None:
    page = html(small_site, address)
    assert page.count("<form") == 1
    assert '<form class="site-search scripted" method="get" action="/iran/events"' in page
    assert 'placeholder="Search events"' in page


def test_a_form_without_choices_goes(small_site: Path) -> None:
    assert "<select" not in html(small_site, "/compare")


def test_words_stay_without_their_link_and_files_go_with_it(small_site: Path) -> None:
    page = html(small_site, CHOSEN)
    assert '<p class="files">' not in page
    assert "Embed this list" not in page
    assert re.search(r'<a href="[^"]*">See them on the timeline</a>', page)
    assert '<p class="files">' in html(small_site, "/events")


def test_an_event_is_opened_from_the_explorer_and_found_in_it_from_elsewhere(
    small_site: Path,
) -> None:
    explorer = html(small_site, "/?lanes=sites")
    assert f'<li id="event-{MINOR}" class="row' in explorer
    assert explorer.count(f'href="/iran/events/{MINOR}"') >= 2  # the list and the drawing
    assert f'href="/iran/#event-{MINOR}"' in html(small_site, f"/events/{MINOR}")


def test_the_choice_of_colors_and_answers_of_a_server_go(small_site: Path) -> None:
    for address in ("/", "/events", f"/events/{LANDMARK}", "/embed/timeline"):
        page = html(small_site, address)
        for gone in ('aria-label="Colors"', "oembed", 'id="newer"', "?theme=", "/_dash"):
            assert gone not in page, (address, gone)


def test_the_explorer_has_nothing_that_its_script_would_move(small_site: Path) -> None:
    page = html(small_site, "/")
    for gone in ("Fold lane", 'id="keys"', 'id="live"', 'id="zoom-in"', "Enter opens one"):
        assert gone not in page


def test_a_page_tells_its_whole_address_and_image(small_site: Path) -> None:
    page = html(small_site, f"/events/{LANDMARK}")
    assert f'<link rel="canonical" href="{BASE}/events/{LANDMARK}">' in page
    assert f'"og:image" content="{BASE}/events/{LANDMARK}.png"' in page
    assert 'content="summary_large_image"' in page


def test_an_image_that_was_not_written_is_not_told(small_site: Path) -> None:
    page = html(small_site, f"/events/{MINOR}")
    assert "og:image" not in page
    assert '<meta name="twitter:card" content="summary">' in page
    assert f'"og:url" content="{BASE}/events/{MINOR}"' in page


def test_the_policy_stands_in_the_page_but_for_who_may_frame_it(small_site: Path) -> None:
    for address in ("/", "/about", "/embed/timeline", "/404"):
        file = small_site / "404.html" if address == "/404" else small_site / naming.file(address)
        head = file.read_text("utf-8").partition("<link")[0]
        assert head.count('<meta http-equiv="Content-Security-Policy"') == 1, address
        assert "default-src" in head
        assert "frame-ancestors" not in head


def test_an_embed_takes_cards_from_the_site_and_asks_for_no_drawing(small_site: Path) -> None:
    page = html(small_site, "/embed/timeline")
    assert 'data-cards="/iran/embed/card/" data-zoom=""' in page
    assert "/assets/" not in page


def test_what_is_copied_names_what_was_written(small_site: Path) -> None:
    page = html(small_site, f"/embed/new?event={LANDMARK}&kind=event")
    assert f'src="/iran/embed/event/{LANDMARK}"' in page
    assert f"src-view=&#34;event/{LANDMARK}&#34;" in page
    assert f"{BASE}/events/{LANDMARK}.png" in page
    assert ".png?" not in page
    assert 'id="snippet-address"' not in page
    assert 'id="alt"' not in page
    saved = re.findall(r'<a class="button" href="([^"]*)" download>', page)
    assert saved == [f"/iran/events/{LANDMARK}.{ending}" for ending in ("png", "csv")]


def test_what_has_moved_leads_on(small_site: Path) -> None:
    page = html(small_site, "/events/2015-03-02-talks")
    to = "events/2015-03-02-talks-open"
    assert f'<meta http-equiv="refresh" content="0; url=/iran/{to}">' in page
    assert f'<link rel="canonical" href="{BASE}/{to}">' in page
    assert f'<a href="/iran/{to}">' in page
