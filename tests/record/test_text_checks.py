"""Text is plain, and addresses are of the web."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.record.text_checks import address_problem, text_problem

TAG = "in text; write plain text, and a space after '<' where it means less"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a <b>bold</b> word", f"HTML ('<b>bold</b> word') {TAG}"),
        ("x<img src=y", f"HTML ('<img src=y') {TAG}"),
        ("</p>", f"HTML ('</p>') {TAG}"),
        ("<!-- a -->", f"HTML ('<!-- a -->') {TAG}"),
        ("<?php", f"HTML ('<?php') {TAG}"),
        ("AT&amp;T", "HTML ('&amp;') in text; write the character itself"),
        ("a&#39;b", "HTML ('&#39;') in text; write the character itself"),
        ("a&#x27;b", "HTML ('&#x27;') in text; write the character itself"),
        ("a\u200fb", "unseen character U+200F; leave it out"),
        ("a\x1b[31mb", "unseen character U+001B; leave it out"),
        ("AT&T; R&D, 3 < 5, <5%, <-, a & b;", ""),
        ("Iran’s “breakout” — 60 % …", ""),
        ("ایران", ""),
    ],
)
def test_text(text: str, problem: str) -> None:
    assert text_problem(text) == problem


@given(st.text(st.characters(exclude_characters="<&", categories=["L", "N", "P", "S", "Zs"])))
def test_text_without_angle_brackets_and_ampersands_is_plain(text: str) -> None:
    assert text_problem(f"a{text}") == ""


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("https://www.iaea.org/a?b=c&d=e#f", ""),
        ("http://[::1]:8050/", ""),
        ("HTTP://example.org", ""),
        ("https://example.org/ä/(b)'c", ""),
        (
            "javascript:alert(1)",
            "address 'javascript:alert(1)' is not on the web; "
            "write one that starts with https:// or http://",
        ),
        (
            "//example.org/a",
            "address '//example.org/a' is not on the web; "
            "write one that starts with https:// or http://",
        ),
        (
            "ftp://example.org/a",
            "address 'ftp://example.org/a' is not on the web; "
            "write one that starts with https:// or http://",
        ),
        (
            "https:///a/b",
            "address 'https:///a/b' names no host; write one such as https://www.iaea.org/page",
        ),
        (
            "https://example.org/a b",
            "address 'https://example.org/a b' has ' ' in it; write it percent-encoded",
        ),
        (
            'https://example.org/"onload=',
            "address 'https://example.org/\"onload=' has '\"' in it; write it percent-encoded",
        ),
        (
            "https://example.org:port/",
            "address 'https://example.org:port/' is malformed (Port could not be cast to integer "
            "value as 'port'); copy it again from the browser",
        ),
        (
            "https://user@example.org/",
            "address 'https://user@example.org/' has a user name in it; write it without",
        ),
    ],
)
def test_addresses(url: str, problem: str) -> None:
    assert address_problem(url) == problem


@given(st.text())
def test_any_text_is_an_address_or_is_said_to_be_none(text: str) -> None:
    problem = address_problem(text)
    assert problem or text.lower().startswith(("http://", "https://"))
