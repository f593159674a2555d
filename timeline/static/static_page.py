"""A page of the app made fit for a site without a server.

The page says what it said; what asked a server goes. Forms become links to views that were
written, and the search becomes one by script (`assets/pages/static.js`). The explorer loses Dash
and the scripts that need it: its drawing, its list and its links are of use without. The content
security policy stands in the page, as a plain file server sends no header.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from html import escape, unescape

from timeline.static import choices, markup, naming, views
from timeline.static.linking import Links, exact
from timeline.static.naming import normal

SCRIPT, STYLE = "/assets/pages/static.js", "/assets/pages/static.css"
DATA = "/events.json"

_EMBED, _CARD = "/embed/", "/embed/card/"
_CHARSET = '<meta charset="utf-8">\n'
_NOTHING = "default-src 'none'"


def _cuts(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.DOTALL) for pattern in patterns)


# What is cut from every page: the choice of colors is an address, and the system's are followed;
# oEmbed answers, and which version is the newest, are computed when they are asked for.
_CUT = _cuts(
    r'<nav [^>]*aria-label="Colors"[^>]*>.*?</nav>\n?',
    r'<link rel="alternate" type="(?:application/json|text/xml)\+oembed"[^>]*>\n?',
    r'<span id="newer" hidden>.*?</span>',
)
# From the explorer: everything that Dash, or a script that needs it, would move.
_CUT_FROM_EXPLORER = _cuts(
    r"<script\b.*?</script>\n?",
    r'<link rel="preload"[^>]*>\n?',
    r'<p class="field dates">.*?</p>\n?',
    r'<dialog id="keys".*?</dialog>\n?',
    r'<div id="live".*?</div></div>\n?',
)
# From the page that tells how to embed a chart: what is written there by choosing.
_CUT_FROM_BUILDER = _cuts(
    r'<p class="field wide"><label for="alt">.*?</p>\n?',
    r'<div class="snippet"><h3><label for="snippet-address">.*?</div>\n?',
    r'<script defer src="/assets/pages/builder\.js[^>]*></script>\n?',
)
_FRAME = re.compile(r' tabindex="0" role="group" aria-label="Timeline chart\.[^"]*"')
_STILL_FRAME = ' role="group" aria-label="Timeline chart. The list below holds the same events."'
_SEARCH = """\
<form class="site-search" method="get" action="/search" role="search">
<label for="site-q" class="unseen">Search everything</label>
<input type="search" id="site-q" name="q" maxlength="200" placeholder="Search" autocomplete="off">
<button type="submit">Search</button></form>
"""
_TOLD = re.compile(
    r'<(?:link rel="canonical" href|meta property="og:url" content|meta property="og:image" content'
    r'|meta name="twitter:image" content)="([^"]*)">\n?'
)
_IMAGE = re.compile(r'<meta (?:property="og:image[^"]*"|name="twitter:image") [^>]*>\n?')
_SNIPPET = re.compile(r'(?<=<textarea id="snippet-)([^>]*>)(.*?)(?=</textarea>)', re.DOTALL)
_VIEW = re.compile(r'(?<=src-view=")[^"]*')
_SAVED = re.compile(r'<li>(<a class="button"[^>]*>).*?</li>', re.DOTALL)
_BARE_FILES = re.compile(r'<p class="files">(?:(?!</p>|<a ).)*</p>\n?', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Still:
    """What pages are made fit with: the site's links, and what stands in for the server.

    `script` and `style` are addresses of the app.
    """

    links: Links
    script: str
    style: str


def without_server(html: str, address: str) -> str:
    """Return the page at `address` of the app without what would ask a server, but for forms."""
    path = address.partition("?")[0]
    more = {views.EXPLORER: _CUT_FROM_EXPLORER, views.BUILDER: _CUT_FROM_BUILDER}
    for cut in (*_CUT, *more.get(path, ())):
        html = cut.sub("", html)
    return _explorer(html) if path == views.EXPLORER else html


def page(html: str, address: str, still: Still, policy: str = "") -> str:
    """Return a page `without_server` as it stands on the site.

    Parameters
    ----------
    policy:
        The content security policy that the app sent with it.
    """
    links = still.links
    path = address.partition("?")[0]
    if path == views.BUILDER:
        html = _snippets(html, address, links)
    if path.startswith(_EMBED) and path != views.BUILDER:
        html = _embed(html, address, links)
    else:
        html = html.replace("</head>", _served_by_script(still) + "</head>", 1)
        html = choices.as_links(html, normal(address), links)
    html = _told(html, address, links)
    if policy:
        html = html.replace(_CHARSET, _CHARSET + _policy(policy), 1)
    html = markup.change(html, partial(_linked, address=address, links=links))
    return _BARE_FILES.sub("", html)


def moved(to: str, links: Links) -> str:
    """Return a page that leads on: what was at its address is at `to` of the app now."""
    url = escape(links.url(to))
    canonical = f'<link rel="canonical" href="{escape(links.whole(to))}">\n' if links.base else ""
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n{_CHARSET}{_policy(_NOTHING)}'
        "<title>Moved</title>\n"
        f'<meta http-equiv="refresh" content="0; url={url}">\n{canonical}</head>\n'
        f'<body>\n<p>This page has moved: <a href="{url}">{url}</a></p>\n</body>\n</html>\n'
    )


def _served_by_script(still: Still) -> str:
    data = escape(still.links.url(DATA))
    return (
        f'<link rel="stylesheet" href="{escape(still.style)}">\n'
        f'<script defer src="{escape(still.script)}" data-events="{data}"></script>\n'
    )


def _policy(sent: str) -> str:
    """Return a policy as it can stand in a page: who may frame it only a server can say."""
    kept = [each for each in sent.split("; ") if not each.startswith("frame-ancestors")]
    content = markup.attribute("content", "; ".join(kept))
    return f'<meta http-equiv="Content-Security-Policy"{content}>\n'


def _explorer(html: str) -> str:
    html = html.replace("<html ", "<html data-static ", 1)
    html = _FRAME.sub(_STILL_FRAME, html)
    # So that a link from elsewhere can show an event's place in the list.
    html = re.sub(r'(?<=<li )(?=[^>]* data-id="([^"]*)")', r'id="event-\1" ', html)
    if 'action="/search"' not in html:
        html = html.replace('<form id="filters"', _SEARCH + '<form id="filters"', 1)
    return html


def _embed(html: str, address: str, links: Links) -> str:
    """Return an embed page that asks for cards at the site, and for no chart to be computed."""
    version = next((each for each in address.split("?")[-1].split("&") if "version=" in each), "")
    cards = naming.file(f"{_CARD}x?{version}", page=True).removesuffix(f"x/{naming.INDEX}")
    cards = markup.attribute("data-cards", f"{links.prefix}/{cards}")
    return re.sub(r' data-cards="[^"]*" data-zoom="[^"]*"', f'{cards} data-zoom=""', html, count=1)


def _snippets(html: str, address: str, links: Links) -> str:
    """Return the builder's page with what is copied from it naming addresses of the site."""
    whole = re.compile(rf'{re.escape(links.base)}/[^\s"\'<>()\]]*')

    def found(address_in_text: str) -> str:
        wanted = links.own(unescape(address_in_text)) or "/"
        # Of an image the site has one size.
        for each in (wanted, wanted.partition("?")[0]):
            if normal(each) in links.written:
                return links.whole(each)
        return address_in_text

    def view(text: re.Match[str]) -> str:
        wanted = _EMBED + unescape(text[0])
        at = links.lead(wanted, address)
        return at.removeprefix(links.prefix + _EMBED) if at else text[0]

    def snippet(text: re.Match[str]) -> str:
        inner = whole.sub(lambda each: found(each[0]), unescape(text[2]))
        return text[1] + escape(_VIEW.sub(view, inner))

    html = html.replace("Choose what it shows, see it", "See it", 1)
    html = _SNIPPET.sub(snippet, html)

    def saved(item: re.Match[str]) -> str:
        wanted = links.own(markup.attributes(item[1])["href"]) or ""
        return item[0] if normal(wanted) in links.written else ""

    return _SAVED.sub(saved, html)


def _told(html: str, address: str, links: Links) -> str:
    """Return the page with what it tells other sites of itself: whole addresses, or nothing."""

    def told(tag: re.Match[str]) -> str:
        # A page that names another server for itself means its own address.
        own = links.own(unescape(tag[1])) or address
        if not links.base or normal(own) not in links.written:
            return ""
        return tag[0].replace(f'"{tag[1]}"', f'"{escape(links.whole(own))}"')

    html = _TOLD.sub(told, html)
    if "og:image:" in html and '"og:image"' not in html:
        html = _IMAGE.sub("", html).replace('content="summary_large_image"', 'content="summary"')
    return html


def _linked(piece: str, address: str, links: Links) -> str:
    """Return markup with every link to the site leading to something that is there."""

    def anchor(tag: str, inner: str) -> str:
        given = markup.attributes(tag)
        own = links.own(given.get("href", ""))
        if own is None:
            return f"{tag}{inner}</a>"
        to = links.lead(own, address)
        if to is not None:
            return f"{markup.with_attribute(tag, 'href', to)}{inner}</a>"
        # A sign or a file says nothing without its link; words do.
        if "aria-label" in given or exact(own.partition("?")[0]):
            return ""
        return f"{markup.with_attribute(tag, 'href', None)}{inner}</a>"

    def fetched(tag: str) -> str:
        if 'rel="canonical"' in tag:
            return tag
        for name, value in markup.attributes(tag).items():
            own = links.own(value) if name in ("href", "src") else None
            if own is None:
                continue
            to = links.lead(own, address)
            if to is None:
                return ""
            return markup.with_attribute(tag, name, to)
        return tag

    return markup.tags(markup.anchors(piece, anchor), fetched)
