"""How bodies are packed, and what readers say that they can read."""

from __future__ import annotations

import gzip

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.web.http import encodings
from timeline.web.http.encodings import BEST, QUICK, Encoding, Packed


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("GZIP;q=0.5, br;q=0.4", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0", ""),
        ("identity", ""),
        ("*", "br"),
        ("", ""),
        ("deflate, zstd", ""),
        (";;=,q=,br;q=x", ""),
    ],
)
def test_the_best_that_is_accepted_is_chosen(accepted: str, chosen: str) -> None:
    assert encodings.choose(accepted) == chosen


@given(st.text(max_size=3000))
def test_whatever_a_reader_sends_there_is_a_choice(accepted: str) -> None:
    assert encodings.choose(accepted) in ("br", "gzip", "")


@given(st.binary(), st.sampled_from([QUICK, BEST]))
def test_what_is_packed_can_be_unpacked(body: bytes, level: int) -> None:
    assert brotli.decompress(encodings.packed(body, "br", level)) == body
    zipped = encodings.packed(body, "gzip", level)
    assert gzip.decompress(zipped) == body
    assert zipped == encodings.packed(body, "gzip", level), "the same bytes at any time"
    assert encodings.packed(body, "", level) == body


def test_each_way_of_packing_has_a_tag_of_its_own() -> None:
    ways: list[tuple[Encoding, int]] = [
        ("br", QUICK), ("br", BEST), ("gzip", QUICK), ("gzip", BEST), ("", QUICK),
    ]  # fmt: skip
    tags = {Packed(b"", encoding, level).tag("abc") for encoding, level in ways}
    assert len(tags) == len(ways)
    assert {tag.partition(":")[0] for tag in tags} == {"abc"}
