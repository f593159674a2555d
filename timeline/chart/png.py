"""Rasters: an SVG of ours as a PNG, without a browser and with fonts of our own.

resvg (https://github.com/linebender/resvg) draws static SVG 1.1 and much of SVG 2, among it
the class selectors of a style sheet. It knows no CSS custom properties, media queries or
pseudo-classes, so what it is given must be drawn with ``Inks(choice, plain=True)``.

It holds Python's lock while it draws, so a server that has more to do draws in a process of its
own: ``python -m timeline.chart.png`` reads the arguments of `png` as JSON and writes the picture.
"""

from __future__ import annotations

import json
import os
import re
import struct
import sys
import zlib
from collections.abc import Mapping
from math import ceil
from pathlib import Path

import resvg_py

from timeline.chart.metrics import PICTURE_AREA, PICTURE_WIDEST

FONT = "DejaVu Sans"
FONTS = Path(__file__).parent / "fonts"

_SIZE = re.compile(r'<svg [^>]*?(?<![-\w])width="([0-9.]+)" height="([0-9.]+)"')


def png(svg: str, *, width: int, about: Mapping[str, str] | None = None) -> bytes:
    """Return `svg` as a PNG `width` px wide, in the proportions of the drawing.

    One of more than `PICTURE_AREA` pixels is scaled down to that.

    `about` says of it what programs that read pictures show: text by keyword, such as Title,
    Description, Copyright, Source (PNG specification, third edition, section 11.3.3.1).

    The only fonts are those in `timeline/chart/fonts`, so the picture is the same on every
    machine.

    Raises
    ------
    ValueError
        If `width` is not between 1 and `PICTURE_WIDEST`, or `svg` is not an SVG document that
        says how wide and high it is.
    """
    if not 1 <= width <= PICTURE_WIDEST:
        raise ValueError(f"a picture {width} px wide cannot be; write 1 to {PICTURE_WIDEST}")
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg,
        width=_within(PICTURE_AREA, svg, width),
        skip_system_fonts=True,
        font_files=[str(FONTS / name) for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")],
        font_family=FONT,
        sans_serif_family=FONT,
    )
    texts = b"".join(_text(keyword, said) for keyword, said in (about or {}).items())
    # Behind the signature and the first chunk, IHDR (sections 5.2 and 11.2.1), in bytes.
    header = 8 + 4 + 4 + 13 + 4
    return drawn[:header] + texts + drawn[header:]


def _within(area: int, svg: str, width: int) -> int:
    """Return `width`, or the largest at which the picture has no more than `area` pixels."""
    size = _SIZE.match(svg)
    if size is None:
        raise ValueError("this is no SVG document that says its width and height")
    ratio = float(size[2]) / float(size[1])
    # Its height is rounded up.
    while width > 1 and width * ceil(width * ratio) > area:
        width -= 1
    return width


def _text(keyword: str, said: str) -> bytes:
    """Return a chunk of text in UTF-8, not compressed (iTXt, section 11.3.3.4)."""
    content = b"iTXt" + keyword.encode("latin-1") + b"\0" * 5 + said.encode()
    return struct.pack(">I", len(content) - 4) + content + struct.pack(">I", zlib.crc32(content))


if __name__ == "__main__":
    os.nice(10)  # of 0 to 19: readers of pages go before pictures
    sys.stdout.buffer.write(png(**json.load(sys.stdin)))
