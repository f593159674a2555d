"""Rasters: an SVG of ours as a PNG, without a browser and with fonts of our own.

resvg (https://github.com/linebender/resvg) draws static SVG 1.1 and much of SVG 2, among it
the class selectors of a style sheet. It knows no CSS custom properties, media queries or
pseudo-classes, so what it is given must be drawn with ``Inks(choice, plain=True)``.
"""

from __future__ import annotations

from pathlib import Path

import resvg_py

FONT = "DejaVu Sans"
FONTS = Path(__file__).parent / "fonts"
WIDEST = 4800  # px; a picture takes four bytes a pixel while it is drawn


def png(svg: str, *, width: int) -> bytes:
    """Return `svg` as a PNG `width` px wide, in the proportions of the drawing.

    The only fonts are those in `timeline/draw/fonts`, so the picture is the same on every
    machine.

    Raises
    ------
    ValueError
        If `width` is not between 1 and `WIDEST`, or `svg` is not an SVG document.
    """
    if not 1 <= width <= WIDEST:
        raise ValueError(f"a picture {width} px wide cannot be; write 1 to {WIDEST}")
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        width=width,
        skip_system_fonts=True,
        font_files=[str(FONTS / name) for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")],
        font_family=FONT,
        sans_serif_family=FONT,
    )
