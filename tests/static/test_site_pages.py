"""Pages without a server: nothing on them asks one, and what they say is what they said."""

from __future__ import annotations

import pytest

from timeline.static import choices, markup, naming, static_page
from timeline.static.linking import Links
from timeline.static.static_page import Still

BASE = "https://example.org/iran"
PAGES = (
    "/", "/?detail=1", "/?detail=2", "/?lanes=talks", "/?lanes=sites", "/?actors=p5%2B1", "/events",
    "/events/a", "/embed/event/a", "/embed/card/a", "/embed/new?event=a&kind=event",
)  # fmt: skip
FILES = ("/events.json", "/events/a.png", "/assets/static.js?v=1", "/assets/static.css?v=2")
WRITTEN = {
    **{address: naming.file(address, page=True) for address in PAGES},
    **{address: naming.file(address, page=False) for address in FILES},
}
STILL = Still(Links(BASE, "/iran", WRITTEN), *FILES[2:])
NOWHERE = Still(Links("", "", WRITTEN), *FILES[2:])
HEAD = """\
<!doctype html>
<html lang="en" data-theme="auto">
<head>
<meta charset="utf-8">
<link rel="canonical" href="https://example.org/iran/events/a">
<meta property="og:url" content="https://example.org/iran/events/a">
<meta property="og:image" content="https://example.org/iran/events/{image}.png">
<meta property="og:image:width" content="1200">
<meta name="twitter:card" content="summary_large_image">
<meta name="twitter:image" content="https://example.org/iran/events/{image}.png">
</head>
"""


def page(html: str, address: str = "/events/a", made: Still = STILL, policy: str = "") -> str:
    return static_page.page(static_page.without_server(html, address), address, made, policy)


FORM = """\
<form class="filters" method="get" action="/" role="search" aria-label="Choose what is shown">
<p class="field search"><label for="q">Search</label> <input type="search" id="q" name="q"></p>
<fieldset class="choice"><legend>Detail</legend>
<label><input type="radio" name="detail" value="1"><span>Landmarks</span></label>
<label><input type="radio" name="detail" value="2"><span>Major</span></label>
<label><input type="radio" name="detail" value="3" checked><span>Everything</span></label>
</fieldset>
<details><summary>Actors</summary><fieldset><legend>Show only events with any of</legend>
<label><input type="checkbox" name="actors" value="p5+1"><span>P5+1</span></label>
<label><input type="checkbox" name="actors" value="iran"><span>Iran</span></label>
</fieldset></details>
<fieldset class="lanes"><legend>Show only</legend>
<label data-lane="talks" title="Talks &amp; more">
<input type="checkbox" name="lanes" value="talks">Talks</label>
<label data-lane="sites" title="What is built">
<input type="checkbox" name="lanes" value="sites">Sites</label>
</fieldset>
<button type="submit">Show</button></form>
"""


def test_a_form_becomes_links_to_what_was_written() -> None:
    found = choices.as_links(FORM, "/?lanes=sites", STILL.links)
    assert found == (
        '<nav class="choices" aria-label="Choose what is shown">\n'
        '<p class="choice"><span class="choosing">Detail</span>\n'
        '<a href="/?detail=1"><span>Landmarks</span></a>\n'
        '<a href="/?detail=2"><span>Major</span></a>\n'
        '<a href="/"><span>Everything</span></a></p>\n'
        # One actor was written, which is no choice.
        '<p class="choice"><span class="choosing">Show only</span>\n'
        '<a href="/?lanes=talks" data-lane="talks" title="Talks &amp; more">Talks</a>\n'
        '<a href="/?lanes=sites" data-lane="sites" title="What is built" aria-current="true">'
        "Sites</a></p>\n"
        "</nav>\n"
    )


def test_what_a_form_offers_are_views_of_one_choice() -> None:
    assert choices.offered(FORM) == (
        "/?detail=1", "/?detail=2", "/", "/?actors=p5%2B1", "/?actors=iran", "/?lanes=talks",
        "/?lanes=sites",
    )  # fmt: skip


def test_a_search_leads_to_the_list_and_is_seen_only_with_script() -> None:
    form = (
        '<form class="site-search" method="get" action="/search"><input name="q" '
        'placeholder="Search everything"><button>Search</button></form>'
    )
    assert choices.as_links(form, "/", STILL.links) == (
        '<form class="site-search scripted" method="get" action="/iran/events"><input name="q" '
        'placeholder="Search events"><button>Search</button></form>'
    )


def test_a_form_without_choices_goes() -> None:
    form = '<form method="get" action="/compare"><select name="actors"></select></form>'
    assert (
        choices.as_links(f"<p>A</p>{form}<p>B</p>", "/compare", STILL.links) == "<p>A</p><p>B</p>"
    )


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ('<a href="/events">All</a>', '<a href="/iran/events">All</a>'),
        ('<a href="/?lanes=talks&amp;to=2018">Talks</a>', '<a href="/iran/lanes=talks">Talks</a>'),
        # Words stay without their link; a sign, a file and an embed say nothing without it.
        ('<a href="/tours/x" class="t">Tour</a>', '<a class="t">Tour</a>'),
        ('<a href="/tours/x" aria-label="Remove">×</a>', ""),
        ('<a href="/events/a.csv">CSV</a>', ""),
        ('<a href="/embed/new?kind=list">Embed this list</a>', ""),
        # Other sites, also those on the same host, and places on the page.
        ('<a href="https://example.org/x?a=1">X</a>', '<a href="https://example.org/x?a=1">X</a>'),
        ('<a href="#sources">Sources</a>', '<a href="#sources">Sources</a>'),
        ('<a href="https://example.org/iran/events">L</a>', '<a href="/iran/events">L</a>'),
    ],
)
def test_links(link: str, shown: str) -> None:
    assert page(link) == shown


def test_a_line_of_files_goes_with_its_last_file() -> None:
    line = '<p class="files"><span class="files-label">As</span> <a href="/{}">JSON</a></p>\n'
    assert page(line.format("events.csv?q=a")) == ""
    assert 'href="/iran/events.json"' in page(line.format("events.json"))


def test_text_in_scripts_and_fields_is_left_alone() -> None:
    text = '<script>x = "<a href=\\"/events\\">";</script><textarea><a href="/tours"></textarea>'
    assert page(text) == text


def test_the_choice_of_colors_and_answers_of_a_server_go() -> None:
    html = (
        '<link rel="alternate" type="application/json+oembed" href="/oembed?url=x" title="X">\n'
        '<nav class="choice" aria-label="Colors"><a href="/?theme=dark">Dark</a></nav>\n'
        '<p>Frozen<span id="newer" hidden>: a newer version exists</span>.</p>'
    )
    assert page(html) == "<p>Frozen.</p>"


def test_a_page_tells_its_whole_address_and_image() -> None:
    html = page(HEAD.format(image="a"))
    assert '<link rel="canonical" href="https://example.org/iran/events/a">' in html
    assert '"og:image" content="https://example.org/iran/events/a.png"' in html
    assert 'content="summary_large_image"' in html


def test_an_image_that_was_not_written_is_not_told() -> None:
    html = page(HEAD.format(image="b"))
    assert "image" not in html.replace("summary_large_image", "")
    assert '<meta name="twitter:card" content="summary">' in html
    assert "og:url" in html


def test_without_a_whole_address_none_is_told() -> None:
    html = page(HEAD.format(image="a"), made=NOWHERE)
    assert [word for word in ("canonical", "og:url", "image", "example.org") if word in html] == []


def test_the_policy_stands_in_the_page_but_for_who_may_frame_it() -> None:
    policy = "default-src 'none'; script-src 'self' 'sha256-x='; frame-ancestors *"
    html = page(HEAD.format(image="a"), policy=policy)
    tag, given = '<meta http-equiv="Content-Security-Policy"', "default-src 'none'; script-src"
    start = html.index(tag)
    assert start < html.index("<link")
    found = markup.attributes(html[start : html.index(">", start)])["content"]
    assert found == f"{given} 'self' 'sha256-x='"


def test_a_page_gets_what_searches_in_the_place_of_a_server_and_an_embed_does_not() -> None:
    html = page(HEAD.format(image="a"))
    assert '<link rel="stylesheet" href="/iran/assets/static.2.css">' in html
    assert 'src="/iran/assets/static.1.js" data-events="/iran/events.json"></script>' in html
    assert "static" not in page(HEAD.format(image="a"), "/embed/event/a")


MAIN = '<main id="embed" data-query="" data-cards="{}/embed/card/" data-zoom="/embed/zoom.js">'


@pytest.mark.parametrize("base", ["", "https://example.org/iran"])
def test_an_embed_takes_cards_from_the_site_and_asks_for_no_drawing(base: str) -> None:
    assert page(MAIN.format(base), "/embed/event/a") == (
        '<main id="embed" data-query="" data-cards="/iran/embed/card/" data-zoom="">'
    )


def test_a_pinned_embed_takes_the_cards_of_its_version() -> None:
    html = page(MAIN.format(""), "/embed/timeline?detail=1&version=30c9002b75e6")
    assert 'data-cards="/iran/releases/30c9002b75e6/embed/card/"' in html


BUILDER = """\
<div class="snippet"><h3><label for="snippet-script">Script</label></h3>
<textarea id="snippet-script" readonly>&lt;iran-deal-timeline src-view=&#34;event/a&#34;\
&gt;&lt;a href=&#34;https://example.org/iran/events/a&#34;&gt;\
&lt;img src=&#34;https://example.org/iran/events/a.png?w=1000&amp;amp;scale=2&#34;&gt;</textarea></div>
<div class="snippet"><h3><label for="snippet-address">WordPress</label></h3>
<textarea id="snippet-address" readonly>https://example.org/iran/embed/event/a</textarea></div>
<ul><li><a class="button" href="/events/a.png?w=1000" download>PNG</a> 1000 px</li>\
<li><a class="button" href="/events/a.png" download>PNG</a> 1200 px</li></ul>
<script defer src="/assets/pages/builder.js?v=578efd33ea"></script>
"""


def test_what_is_copied_names_what_was_written() -> None:
    html = page(BUILDER, "/embed/new?event=a&kind=event")
    assert html == (
        '<div class="snippet"><h3><label for="snippet-script">Script</label></h3>\n'
        '<textarea id="snippet-script" readonly>&lt;iran-deal-timeline src-view=&quot;event/a&quot;'
        "&gt;&lt;a href=&quot;https://example.org/iran/events/a&quot;&gt;"
        "&lt;img src=&quot;https://example.org/iran/events/a.png&quot;&gt;</textarea></div>\n"
        '<ul><li><a class="button" href="/iran/events/a.png" download>PNG</a> 1200 px</li></ul>\n'
    )


def test_what_has_moved_leads_on() -> None:
    html = static_page.moved("/events/a", STILL.links)
    assert '<meta http-equiv="refresh" content="0; url=/iran/events/a">' in html
    assert '<link rel="canonical" href="https://example.org/iran/events/a">' in html
    assert '<a href="/iran/events/a">' in html
