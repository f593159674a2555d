"""What every page shares: templates, addresses of assets, colors, the masthead.

Whatever comes from the record or from a query string is escaped here, by Jinja's
autoescaping, as it is written into HTML.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from timeline.chart import palette
from timeline.chart.symbols import SHAPES
from timeline.record import dates
from timeline.record.index import Index
from timeline.web.html import linking
from timeline.web.http import asset_files, headers
from timeline.web.origin import license_name


@dataclass(frozen=True, slots=True)
class When:
    """A date for a page: in words and as HTML's `datetime` takes it."""

    words: str
    datetime: str


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a page says of the record."""

    title: str
    description: str
    cite: str
    license: str
    license_url: str | None


LANGUAGES = {"fa": "Persian", "fr": "French", "de": "German", "ru": "Russian", "zh": "Chinese"}


def language_note(lang: str) -> str:
    """Return what is said to a reader who asks for a language that there is no text in, or "".

    >>> language_note("fr"), language_note("en")
    ('The record is in English; there is no French text yet.', '')
    """
    name = LANGUAGES.get(lang)
    return f"The record is in English; there is no {name} text yet." if name else ""


@cache
def _templates() -> Environment:
    templates = Environment(
        loader=PackageLoader("timeline.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    given = {"asset": _asset, "to": linking.to, "lead": linking.lead, "within": headers.within}
    templates.globals.update(given)  # pyright: ignore[reportUnknownMemberType]
    templates.tests["there"] = linking.there  # pyright: ignore[reportUnknownMemberType]
    return templates


def render(template: str, values: Mapping[str, Any]) -> Markup:
    """Return the template filled with these values, as HTML that is safe to write."""
    written = {"static": linking.site_urls().static, **values}
    return Markup(_templates().get_template(template).render(written))


def _asset(name: str) -> str:
    return linking.lead(asset_files.address(name)) or ""


def masthead(index: Index) -> Masthead:
    """Return what a page says of the record."""
    meta = index.record.meta
    return Masthead(
        title=meta.title,
        description=meta.description or "",
        cite=meta.cite or "",
        license=license_name(meta.license or ""),
        license_url=meta.license_url,
    )


def as_of(index: Index) -> When | None:
    """Return the day that the record's data is of, if it says so."""
    date = index.record.meta.as_of
    return When(dates.in_words(date), date.text.rstrip("~?%")) if date else None


def colors(index: Index) -> Markup:
    """Return the CSS that sets a page's colors and those of the record's lanes."""
    return Markup(palette.page_css()) + lane_colors(index)


@lru_cache(maxsize=8)
def lane_colors(index: Index) -> Markup:
    """Return CSS that gives everything with `data-lane` its lane's color and the shape of its mark.

    Lane ids and colors have no character that could end the rule: the model holds them to
    lower-case letters, digits, "-", "+", "_" and to six hex digits.
    """
    light: list[str] = []
    dark: list[str] = []
    for place, lane in enumerate(index.record.lanes):
        color = palette.color(lane, place)
        shape = SHAPES[palette.symbol(lane, place)].clip
        light.append(f'[data-lane="{lane.id}"]{{--lane:{color.light};--mark:{shape}}}')
        dark.append(f'[data-lane="{lane.id}"]{{--lane:{color.dark}}}')
    chosen = "".join(f":root[data-theme=dark] {rule}" for rule in dark)
    auto = "".join(f":root[data-theme=auto] {rule}" for rule in dark)
    on_screen = f"@media screen{{{chosen}}}"
    follows = f"@media screen and (prefers-color-scheme:dark){{{auto}}}"
    return Markup("".join(light) + on_screen + follows)
