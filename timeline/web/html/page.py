"""A page as an answer: its head for browsers, search engines and shared links, and its body."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args
from urllib.parse import urlencode

from flask import Response, request

from timeline.query.params import is_tracking
from timeline.query.view import Theme, encode
from timeline.web.html import jsonld, shell
from timeline.web.html.jsonld import Thing
from timeline.web.html.navigation import Section, navigation, themes
from timeline.web.html.sharing import share
from timeline.web.http import headers, responses
from timeline.web.site import Site

DESCRIPTION_CHARACTERS = 300
# Our own addresses of pages; files that are fetched have a name with a dot.
_OWN_LINK = re.compile(r'(<a\b[^>]*? href=")(/(?!assets/)[^"?#.]*)(\?[^"#]*)?(#[^"]*)?(?=")')


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is written.

    Attributes
    ----------
    template:
        Name of a template in `templates/pages`; it gets `model` as ``page``.
    path:
        Its canonical address on the site, with the query string that belongs to it.
    title, description:
        For the head; plain text, the description at least a sentence.
    section:
        Where it stands in the navigation.
    image:
        Address on the site of the picture that a shared link shows, or "".
    embeds:
        True where an embed stands for the page, which oEmbed then gives.
    things:
        What the page says in schema.org's terms.
    indexed:
        False for a page that search engines are to leave out.
    q:
        What stands in the search field.
    """

    template: str
    path: str
    title: str
    description: str
    model: Any
    section: Section = ""
    image: str = ""
    embeds: bool = False
    things: Sequence[Thing] = ()
    indexed: bool = True
    q: str = ""


def page_response(site: Site, page: Page, status: int = 200) -> Response:
    """Return the page as HTML, in the theme that the request asks for."""
    theme = _theme()
    html = render(site, page, root=root(site), theme=theme)
    return Response(carry(html, theme), status, mimetype="text/html")


def serve(site: Site, make: Callable[[], Page], own: Iterable[str] = ()) -> Response:
    """Return the page that `make` gives, or 304 without making it where the reader has it.

    What the page says must depend on the record, the address and the day alone; of its
    parameters, on those of a view and on the page's `own`.

    Raises
    ------
    ViewError
        For a parameter of a view that cannot be, or one that no page has.
    """
    theme = _theme()
    view = responses.asked(site, frozenset(own))
    kept = urlencode([(key, request.args[key]) for key in sorted(own) if key in request.args])

    def html() -> str:
        return carry(render(site, make(), root=root(site), theme=theme), theme)

    day = site.today().isoformat()
    etag = responses.etag_for(site, "page", request.path, encode(view), kept, root(site), day)
    return responses.answer(html, etag=etag, media_type="text/html; charset=utf-8")


def root(site: Site) -> str:
    """Return the address of the site without a slash at its end."""
    return responses.base(site)


def render(site: Site, page: Page, *, root: str, theme: Theme) -> str:
    """Return the page as HTML; `root` is the address of the site."""
    index = site.index
    record = shell.masthead(index)
    name = record.title
    description = shorten(page.description, DESCRIPTION_CHARACTERS)
    shared = share(root, name, page.path, page.title, description, page.image, site.urls)
    return shell.render(
        f"pages/{page.template}",
        {
            "page": page.model,
            "title": f"{page.title} \N{EN DASH} {name}" if page.title != name else name,
            "description": description,
            "canonical": site.urls.whole(page.path, root),
            "policy": headers.policy("page"),
            "theme": theme,
            "colors": shell.colors(index),
            "record": record,
            "as_of": shell.as_of(index),
            "version": index.version,
            "share": shared if page.embeds else replace(shared, json="", xml=""),
            "head": {
                "indexed": page.indexed,
                "linked": jsonld.written([*page.things, jsonld.trail(root, page.section, page)]),
            },
            "language": shell.language_note(request.args.get("lang", "")),
            "nav": navigation(index, page.section, theme, q=page.q),
            "themes": themes(request.path, _parameters(), theme),
        },
    )


def carry(html: str, theme: Theme) -> str:
    """Return the page with the chosen theme in each of its links to other pages of the site.

    The choice is kept in addresses alone, so nothing is stored in the reader's browser.
    """
    if theme == "auto":
        return html

    def with_theme(link: re.Match[str]) -> str:
        start, path, query, fragment = link.groups(default="")
        if "theme=" in query:
            return link.group()
        return f"{start}{path}{f'{query}&amp;' if query else '?'}theme={theme}{fragment}"

    return _OWN_LINK.sub(with_theme, html)


def shorten(text: str, most: int) -> str:
    """Return the text, cut after a sentence or a word where it is longer than `most` characters.

    >>> shorten("One sentence. Another sentence.", 20), shorten("Without an end", 9)
    ('One sentence.', 'Without…')
    """
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    cut = text[: most + 1]
    sentence = max(cut.rfind(f"{mark} ") for mark in ".?!")
    if sentence > most // 3:
        return cut[: sentence + 1]
    return f"{cut[:most].rsplit(' ', 1)[0]}…"


def _parameters() -> list[tuple[str, str]]:
    """Return the parameters of the request but for those that follow readers."""
    given = request.args.items(multi=True)
    return sorted((key, value) for key, value in given if not is_tracking(key))


def _theme() -> Theme:
    asked = request.args.get("theme", "auto")
    return next((theme for theme in get_args(Theme) if theme == asked), "auto")
