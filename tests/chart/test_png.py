"""PNG: exact size, our own font, and what an SVG says."""

from __future__ import annotations

import struct
import zlib

import pytest

from tests.chart.drawings import TODAY
from timeline.chart.layout import timeline
from timeline.chart.metrics import PICTURE_WIDEST
from timeline.chart.palette import Inks
from timeline.chart.png import FONTS, png
from timeline.chart.svg import document
from timeline.query.view import View
from timeline.record.index import Index

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">{}</svg>'


def pixels(data: bytes) -> tuple[int, int, list[bytes]]:
    """Width, height and rows of RGBA of a PNG, by its own rules (https://www.w3.org/TR/png/)."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height, depth, color = struct.unpack_from(">IIBB", data, 16)
    assert (depth, color) == (8, 6)
    at, packed = 8, b""
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        if kind == b"IDAT":
            packed += data[at + 8 : at + 8 + length]
        at += length + 12
    raw, rows, above = zlib.decompress(packed), [], bytes(4 * width)
    for start in range(0, len(raw), 4 * width + 1):
        above = _unfiltered(raw[start], raw[start + 1 : start + 1 + 4 * width], above)
        rows.append(above)
    return width, height, rows


def _unfiltered(kind: int, line: bytes, above: bytes) -> bytes:
    found = bytearray(line)
    for at, value in enumerate(line):
        left = found[at - 4] if at >= 4 else 0
        up, corner = above[at], above[at - 4] if at >= 4 else 0
        guess = left + up - corner
        best = min((left, up, corner), key=lambda each: abs(guess - each))
        found[at] = (value + (0, left, up, (left + up) // 2, best)[kind]) % 256
    return bytes(found)


def colors(data: bytes) -> set[bytes]:
    _, _, rows = pixels(data)
    return {row[at : at + 4] for row in rows for at in range(0, len(row), 4)}


@pytest.mark.parametrize(("width", "height"), [(40, 20), (80, 40), (20, 10)])
def test_a_picture_is_exactly_as_wide_as_asked_in_the_drawing_s_proportions(
    width: int, height: int
) -> None:
    assert pixels(png(SQUARE.format(""), width=width))[:2] == (width, height)


@pytest.mark.parametrize(
    ("width", "height", "drawn"),
    [(3, 2, (3463, 2309)), (1, 1, (2828, 2828)), (4800, 1666, (4800, 1666)), (1, 900, (94, 84600))],
)
def test_a_picture_of_more_than_8_megapixels_is_scaled_down(
    width: int, height: int, drawn: tuple[int, int]
) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"/>'
    assert struct.unpack_from(">II", png(svg, width=4800), 16) == drawn
    assert drawn[0] * drawn[1] <= 8_000_000


def test_shapes_and_classes_of_a_style_sheet_are_drawn() -> None:
    square = '<rect class="b" width="40" height="20"/>'
    drawn = f'<style>.a .b{{fill:#00ff00}}</style><g class="a">{square}</g>'
    assert colors(png(SQUARE.format(drawn), width=40)) == {b"\x00\xff\x00\xff"}


@pytest.mark.parametrize("said", ["Vienna", "Ğöé…", "مذاکرات", "Вена", "Βιέννη"])
def test_text_is_drawn_with_our_own_font(said: str) -> None:
    drawn = f'<text x="2" y="15" font-family="system-ui, \'DejaVu Sans\'">{said}</text>'
    assert len(colors(png(SQUARE.format(drawn), width=40))) > 2


def test_bold_is_bolder() -> None:
    def ink(weight: int) -> int:
        drawn = f'<text x="2" y="15" font-family="DejaVu Sans" font-weight="{weight}">MM</text>'
        return sum(sum(row[3::4]) for row in pixels(png(SQUARE.format(drawn), width=40))[2])

    assert ink(700) > 1.2 * ink(400)


def test_the_fonts_come_with_their_licence() -> None:
    assert sorted(each.name for each in FONTS.iterdir()) == [
        "DejaVuSans-Bold.ttf", "DejaVuSans.ttf", "LICENSE.txt", "README.md",
    ]  # fmt: skip
    assert all(each.stat().st_size < 200_000 for each in FONTS.iterdir())


def test_a_drawing_of_the_record_is_drawn_with_every_color_it_has(small_index: Index) -> None:
    placed = timeline.place(small_index, View(), width=700, today=TODAY)
    found = colors(png(document.timeline(placed, inks=Inks("dark", plain=True)), width=700))
    for hex_ in ("#14181f", "#4fc3d9", "#ff9f6b"):
        assert bytes.fromhex(hex_[1:]) + b"\xff" in found


@pytest.mark.parametrize("width", [0, -5, PICTURE_WIDEST + 1])
def test_a_width_that_cannot_be_is_refused(width: int) -> None:
    with pytest.raises(ValueError, match=f"a picture {width} px wide cannot be; write 1 to 4800"):
        png(SQUARE.format(""), width=width)


@pytest.mark.parametrize("text", ["", "not a drawing", "<svg"])
def test_what_is_no_svg_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (the words are the renderer's)
        png(text, width=10)


def test_a_picture_says_what_it_is_to_programs(index: Index) -> None:
    said = {"Title": "Iran’s stockpile", "Description": "CC BY 4.0"}
    plain, told = (
        png('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>', width=4, about=about)
        for about in (None, said)
    )
    at, found = 8, dict[str, str]()
    while at < len(told):
        length, kind = struct.unpack(">I4s", told[at : at + 8])
        content = told[at + 8 : at + 8 + length]
        assert zlib.crc32(kind + content) == int.from_bytes(
            told[at + 8 + length : at + 12 + length]
        )
        if kind == b"iTXt":
            keyword, _, text = content.partition(b"\0\0\0\0\0")
            found[keyword.decode()] = text.decode()
        at += 12 + length
    assert found == said
    assert len(told) > len(plain)
