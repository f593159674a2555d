"""Widths of text before it is drawn, held against the font they are taken from."""

from __future__ import annotations

import struct
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.chart import png, text

_words = st.text("abcW i.,-é’“ж", max_size=40)


@cache
def advances(file: str) -> tuple[dict[int, int], int]:
    """Advance widths of a font by character, and its units to the em, from its tables.

    https://learn.microsoft.com/typography/opentype/spec: cmap format 4 and hmtx.
    """
    data = (png.FONTS / file).read_bytes()
    count = struct.unpack_from(">H", data, 4)[0]
    tables = {
        data[12 + 16 * at : 16 + 16 * at]: struct.unpack_from(">I", data, 20 + 16 * at)[0]
        for at in range(count)
    }
    em = struct.unpack_from(">H", data, tables[b"head"] + 18)[0]
    last = struct.unpack_from(">H", data, tables[b"hhea"] + 34)[0] - 1
    found: dict[int, int] = {}
    for character, glyph in _glyphs(data, tables[b"cmap"]).items():
        found[character] = struct.unpack_from(">H", data, tables[b"hmtx"] + 4 * min(glyph, last))[0]
    return found, em


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    starts = (
        cmap + struct.unpack_from(">I", data, cmap + 8 + 8 * at)[0]
        for at in range(struct.unpack_from(">H", data, cmap + 2)[0])
    )
    start = next(each for each in starts if struct.unpack_from(">H", data, each)[0] == 4)
    segments = struct.unpack_from(">H", data, start + 6)[0] // 2
    found: dict[int, int] = {}
    for at in range(segments):
        end = struct.unpack_from(">H", data, start + 14 + 2 * at)[0]
        begin = struct.unpack_from(">H", data, start + 16 + 2 * (segments + at))[0]
        delta = struct.unpack_from(">H", data, start + 16 + 2 * (2 * segments + at))[0]
        place = start + 16 + 2 * (3 * segments + at)
        offset = struct.unpack_from(">H", data, place)[0]
        for character in range(begin, end + 1):
            glyph = character
            if offset:
                glyph = struct.unpack_from(">H", data, place + offset + 2 * (character - begin))[0]
            found[character] = (glyph + delta) % 65536
    return found


@pytest.mark.parametrize(
    ("file", "bold"), [("DejaVuSans.ttf", False), ("DejaVuSans-Bold.ttf", True)]
)
def test_widths_are_those_of_the_font(file: str, bold: bool) -> None:
    found, em = advances(file)
    for character in map(chr, range(0x20, 0x7F)):
        exact = found[ord(character)] / em
        assert text.width(character, 1, bold) == pytest.approx(exact, abs=0.0006), character


@pytest.mark.parametrize(
    ("file", "bold"), [("DejaVuSans.ttf", False), ("DejaVuSans-Bold.ttf", True)]
)
def test_no_letter_of_latin_or_common_sign_is_wider_than_thought(file: str, bold: bool) -> None:
    found, em = advances(file)
    for character in (*range(0xA0, 0x180), *map(ord, "–—‘’“”…•€")):
        if chr(character) in "ŉĲ":  # two letters in one, out of use
            continue
        assert text.width(chr(character), 1, bold) >= found[character] / em - 0.0006


@given(_words, st.floats(1, 60), st.booleans())
def test_width_grows_with_the_text_and_its_size(said: str, size: float, bold: bool) -> None:
    assert text.width(said + "x", size, bold) > text.width(said, size, bold)
    assert text.width(said, 2 * size, bold) == pytest.approx(2 * text.width(said, size, bold))


@given(_words, st.floats(20, 300), st.booleans())
def test_a_shortened_text_fits_and_begins_like_the_whole(
    said: str, limit: float, bold: bool
) -> None:
    short = text.shorten(said, limit, 12, bold)
    assert text.width(short, 12, bold) <= limit
    assert short == said or (short.endswith("…") and said.startswith(short[:-1]))


def test_a_text_is_cut_at_a_word() -> None:
    assert text.shorten("The deal at work", 85, 11) == "The deal at…"
    assert text.shorten("The deal at work", 500, 11) == "The deal at work"


def test_a_long_word_is_cut_where_it_must() -> None:
    assert text.shorten("Uninterrupted", 60, 11) == "Uninterr…"
