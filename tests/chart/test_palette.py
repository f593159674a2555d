"""Colors and symbols: readable on their page, and told apart by more than hue."""

from __future__ import annotations

import pytest

from timeline.chart import palette
from timeline.chart.palette import CLAUSE, DARK, LIGHT, Theme
from timeline.record.index import Index
from timeline.record.model import Color, Lane


def contrast(one: str, other: str) -> float:
    """Contrast of two colors, 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def spare(place: int) -> Lane:
    return Lane(id=f"l{place}", name="A lane")


@pytest.mark.parametrize("page", [LIGHT, DARK])
def test_text_can_be_read_on_the_page_and_on_its_bands(page: Theme) -> None:
    for text in (page.ink, page.muted, page.accent):
        assert contrast(text, page.paper) >= 4.5
        assert contrast(text, page.band) >= 4.5


@pytest.mark.parametrize("page", [LIGHT, DARK])
def test_links_and_fields_can_be_read(page: Theme) -> None:
    for ground in (page.paper, page.band, page.sheet):
        assert contrast(page.link, ground) >= 4.5
    assert contrast(page.ink, page.sheet) >= 4.5
    assert contrast(page.muted, page.sheet) >= 4.5
    assert contrast(page.edge, page.sheet) >= 3


def test_lines_of_a_track_have_four_colors_that_can_be_read_on_either_page() -> None:
    colors = [palette.series_color(place) for place in range(4)]
    assert len({color.light for color in colors}) == len({color.dark for color in colors}) == 4
    assert palette.series_color(4) == colors[0]
    for color in colors:
        assert contrast(color.light, LIGHT.paper) >= 4.5
        assert contrast(color.dark, DARK.paper) >= 4.5


def test_the_record_names_the_grounds_that_its_colors_stand_on() -> None:
    for name, page in (("light", LIGHT), ("dark", DARK)):
        assert Color.model_fields[name].description == f"On {page.paper}."


def test_lanes_without_a_color_get_one_that_can_be_read_on_either_page() -> None:
    for place in range(8):
        color = palette.color(spare(place), place)
        assert contrast(color.light, LIGHT.paper) >= 4.5
        assert contrast(color.dark, DARK.paper) >= 4.5


def test_the_record_s_lanes_and_the_clauses_can_be_read_on_either_page(index: Index) -> None:
    for color in (*(lane.color for lane in index.lanes.values()), CLAUSE):
        assert color is not None
        assert contrast(color.light, LIGHT.paper) >= 4.5
        assert contrast(color.dark, DARK.paper) >= 4.5


def test_eight_lanes_have_eight_colors_and_eight_symbols() -> None:
    places = range(8)
    assert len({palette.color(spare(place), place).light for place in places}) == 8
    assert len({palette.symbol(spare(place), place) for place in places}) == 8
    assert palette.color(spare(8), 8) == palette.color(spare(0), 0)


def test_a_lane_keeps_its_own_color_and_symbol() -> None:
    own = Color(light="#00798c", dark="#4fc3d9")
    lane = Lane(id="a", name="A", color=own, mark="star")
    assert (palette.color(lane, 3), palette.symbol(lane, 3)) == (own, "star")


def test_a_theme_knows_whether_it_is_dark() -> None:
    assert (LIGHT.dark, DARK.dark) == (False, True)
