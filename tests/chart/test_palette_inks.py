"""Inks of the SVG renderer: custom properties, or plain values for rasters."""

from __future__ import annotations

import pytest

from timeline.chart.palette import DARK, LIGHT, Inks, Theme, ThemeChoice
from timeline.record.model import Color

PAIR = Color(light="#111111", dark="#eeeeee")


@pytest.mark.parametrize(("choice", "theme"), [("auto", LIGHT), ("light", LIGHT), ("dark", DARK)])
def test_plain_inks_are_the_values_of_one_theme(choice: ThemeChoice, theme: Theme) -> None:
    inks = Inks(choice, plain=True)
    assert inks.base("paper") == theme.paper
    assert inks.pair(PAIR, "l0") == (PAIR.dark if theme.dark else PAIR.light)
    assert inks.style([("l0", PAIR)]) == ""


def test_other_inks_are_custom_properties() -> None:
    assert Inks().base("ink") == "var(--ink)"
    assert Inks().pair(PAIR, "l0") == "var(--l0)"


@pytest.mark.parametrize(("choice", "value"), [("light", PAIR.light), ("dark", PAIR.dark)])
def test_a_theme_that_is_asked_for_is_the_only_one(choice: ThemeChoice, value: str) -> None:
    style = Inks(choice).style([("l0", PAIR)])
    assert f"--l0:{value}" in style
    assert "prefers-color-scheme" not in style
    assert "data-theme" not in style


def test_a_dark_drawing_prints_light() -> None:
    dark, printed = Inks("dark").style([("l0", PAIR)]).split("@media print")
    assert "--l0:#eeeeee" in dark
    assert "--l0:#111111" in printed


def test_auto_follows_the_system_then_the_page_and_prints_light() -> None:
    style = Inks().style([("l0", PAIR)], inline=True)
    order = [
        style.index(rule)
        for rule in (
            "--l0:#111111",
            "@media(prefers-color-scheme:dark)",
            "[data-theme=light] .tl",
            "[data-theme=dark] .tl",
            "@media print",
        )
    ]
    assert order == sorted(order)
    assert style.count("--l0:#eeeeee") == 2


def test_a_file_stands_in_no_page_that_could_choose_a_theme() -> None:
    style = Inks().style([("l0", PAIR)])
    assert "data-theme" not in style
    assert "prefers-color-scheme" in style
    assert style.rpartition("@media print")[2].count("--l0:#111111") == 1
