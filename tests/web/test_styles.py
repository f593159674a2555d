"""Style sheets name colors; the palette writes them, for pages and embeds, light and dark."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import asdict

import pytest
from flask.testing import FlaskClient

from timeline.chart.palette import CLAUSE, DARK, LIGHT, embed_css, page_css
from timeline.record.index import Index
from timeline.web import Site, create
from timeline.web.html import shell
from timeline.web.http import asset_files

SHEETS = tuple(
    path.relative_to(asset_files.ASSETS).as_posix()
    for path in sorted(asset_files.ASSETS.rglob("*.css"))
)
EMBED = "embed/embed.css"
# Of what is printed on white paper.
PRINTED = {"#fff", "#555"}

_USED = re.compile(r"var\(--([\w-]+)\)")
_SET = re.compile(r"--([\w-]+)\s*:\s*([^;}]*)")
_DECLARATIONS = re.compile(r"\{([^{}]*)\}")
_HEX = re.compile(r"#[0-9a-fA-F]{3,8}\b")


@pytest.fixture(scope="module")
def client(small_index: Index) -> FlaskClient:
    return create(Site(small_index, lambda: dt.date(2021, 7, 1))).server.test_client()


def names_set(css: str) -> set[str]:
    return {name for name, _ in _SET.findall(css)}


def blocks(css: str) -> list[str]:
    """What stands in the innermost braces: declarations, not selectors such as `#fab`."""
    return _DECLARATIONS.findall(css)


@pytest.mark.parametrize("name", SHEETS)
def test_no_style_sheet_has_a_color_of_its_own_but_for_paper(name: str) -> None:
    css = asset_files.text(name)
    screen, _, printed = css.partition("@media print")
    assert not _HEX.findall("".join(blocks(screen)))
    assert set(_HEX.findall("".join(blocks(printed)))) <= PRINTED


@pytest.mark.parametrize("name", [name for name in SHEETS if name != EMBED])
def test_a_page_sets_every_name_that_its_style_sheets_use(name: str, small_index: Index) -> None:
    lent = {"gutter", "axis", "ratio", "narrow", "rows"}  # by style attributes, of places
    known = names_set(shell.colors(small_index) + "".join(map(asset_files.text, SHEETS))) | lent
    used = set(_USED.findall(asset_files.text(name)))
    assert used <= known | ({"tall"} if name.startswith("pages/") else set())


def test_an_embed_sets_every_name_that_its_style_sheet_uses(small_index: Index) -> None:
    used = set(_USED.findall(asset_files.text(EMBED)))
    assert {"paper", "ink", "lane"} <= used
    assert used <= names_set(embed_css()) | names_set(shell.lane_colors(small_index))


def test_a_page_has_each_color_of_the_palette_light_and_dark() -> None:
    light, dark = asdict(LIGHT), asdict(DARK)
    expected = {name: f"light-dark({light[name]},{dark[name]})" for name in light}
    expected["clause"] = f"light-dark({CLAUSE.light},{CLAUSE.dark})"
    assert dict(_SET.findall(page_css())) == expected


def test_an_embed_has_each_color_light_then_dark_where_it_is_chosen_then_of_the_system() -> None:
    light, chosen, system = map(dict, map(_SET.findall, blocks(embed_css())))
    assert (light, chosen, system) == (asdict(LIGHT), asdict(DARK), asdict(DARK))


@pytest.mark.parametrize("path", ["/", "/events", "/clauses", "/about", "/no-such-page"])
def test_every_page_has_the_palette(client: FlaskClient, path: str) -> None:
    assert client.get(path, headers={"Accept": "text/html"}).text.count(page_css()) == 1


@pytest.mark.parametrize("path", ["/embed/timeline", "/embed/event/no-such-event"])
def test_every_embed_has_the_palette_before_what_uses_it(client: FlaskClient, path: str) -> None:
    assert f"<style>{embed_css()}" in client.get(path).text
