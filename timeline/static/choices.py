"""Forms on a site without a server: what can be chosen becomes links to what was written."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import urlencode

from timeline.query.view import decode_leniently, encode
from timeline.static import markup
from timeline.static.linking import Links
from timeline.static.naming import normal
from timeline.static.views import LIST

_FORM = re.compile(r'<form\b(?P<given>[^>]*\bmethod="get"[^>]*)>(?P<inner>.*?)</form>', re.DOTALL)
_FIELDSET = re.compile(
    r"<fieldset\b[^>]*>\s*<legend\b[^>]*>(.*?)</legend>(.*?)</fieldset>", re.DOTALL
)
_LABEL = re.compile(r"<label\b([^>]*)>\s*<input\b([^>]*)>(.*?)</label>", re.DOTALL)
_ONE_CHOSEN = ("radio", "checkbox")
_IN_SIGHT = 8  # choices that stand in a row; more of them unfold
SEARCH = "/search"
_EVERYTHING = re.compile(r"Search (?:everything|the whole site|from here)")


def offered(html: str) -> tuple[str, ...]:
    """Return the addresses of the views that the forms of a page offer, a choice each."""
    return tuple(
        dict.fromkeys(
            address
            for form in _FORM.finditer(html)
            for label in _LABEL.finditer(form["inner"])
            if (address := _address(markup.attributes(form["given"])["action"], label[2]))
        )
    )


def as_links(html: str, page: str, links: Links) -> str:
    """Return the page with links in the place of forms that would ask a server.

    A search leads to the list of events, which can be searched by script, and so is shown only
    where there is script.

    Parameters
    ----------
    page:
        The address of the page; a link to it is marked as the current one.
    """

    def replaced(form: re.Match[str]) -> str:
        given = markup.attributes(form["given"])
        if given["action"] == SEARCH:
            return _search(form, given.get("class", ""), links.url(LIST))
        groups = [
            _group(legend, labels, given["action"], page, links)
            for legend, labels in _FIELDSET.findall(form["inner"])
        ]
        shown = "\n".join(filter(None, groups))
        name = markup.attribute("aria-label", given.get("aria-label", "Choose"))
        return f'<nav class="choices"{name}>\n{shown}\n</nav>' if shown else ""

    return _FORM.sub(replaced, html)


def _search(form: re.Match[str], class_: str, action: str) -> str:
    tag = markup.with_attribute(f"<form{form['given']}>", "action", action)
    scripted = markup.attribute("class", f"{class_} scripted".strip())
    tag = markup.with_attribute(tag, "class", None).replace("<form", f"<form{scripted}", 1)
    # What a script searches is the list of events.
    return _EVERYTHING.sub("Search events", f"{tag}{form['inner']}</form>")


def _group(legend: str, labels: str, action: str, page: str, links: Links) -> str:
    """Return the choices of a fieldset as links; "" where fewer than two were written."""
    found: list[str] = []
    for label, control, inner in _LABEL.findall(labels):
        address = _address(action, control)
        if address not in links.written:
            continue
        given = markup.attributes(label)
        kept = [name for name in ("data-lane", "title") if name in given]
        more = "".join(markup.attribute(name, given[name]) for name in kept)
        current = ' aria-current="true"' if address == page else ""
        found.append(f'<a href="{escape(address)}"{more}{current}>{inner.strip()}</a>')
    if len(found) < 2:
        return ""
    name, choices = escape(markup.words(legend)), "\n".join(found)
    if len(found) > _IN_SIGHT:
        return (
            f'<details class="choosing"><summary>{name}</summary>\n'
            f'<p class="choice">{choices}</p></details>'
        )
    return f'<p class="choice"><span class="choosing">{name}</span>\n{choices}</p>'


def _address(action: str, control: str) -> str:
    """Return the address of the view that a control alone asks for; "" where it asks for none."""
    given = markup.attributes(control)
    if given.get("type") not in _ONE_CHOSEN or "name" not in given:
        return ""
    view, told = decode_leniently(urlencode([(given["name"], given.get("value", ""))]))
    return "" if told else normal(f"{action}?{encode(view)}")
