"""The style sheet of the explorer and the pages: its colors are the drawing's."""

from __future__ import annotations

import re

from timeline.chart.palette import DARK, LIGHT
from timeline.web.http import asset_files

_PAIR = re.compile(r"--(\w+): light-dark\((#\w{6}), (#\w{6})\);")


def test_the_page_and_the_drawing_have_the_same_colors() -> None:
    css = (asset_files.ASSETS / "explorer/explorer.css").read_text(encoding="utf-8")
    pairs = {name: (light, dark) for name, light, dark in _PAIR.findall(css)}
    for name in ("paper", "ink", "muted", "line", "band", "accent"):
        assert pairs[name] == (getattr(LIGHT, name), getattr(DARK, name)), name
