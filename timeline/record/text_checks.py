"""What text and addresses may hold: plain text, and http or https only."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

# Control characters, line breaks that only some editors count, halves of surrogate pairs, and
# characters that reverse the order of the text beside them
# (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing).
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)

# The keys whose text is an address.
ADDRESS_KEYS = ("url", "archived", "source", "license_url")
# Where an HTML parser would begin a tag, or read a character reference.
# https://html.spec.whatwg.org/multipage/parsing.html#tag-open-state
HTML = r"<[A-Za-z/!?]|&(#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]+);"
ADDRESS = r"^[hH][tT][tT][pP][sS]?://[^\s/?#\"'<>\\^`{|}]+[^\s\"<>\\^`{|}]*$"

# Letters and a symbol that leave nothing on the page: fillers of Hangul, the empty Braille cell.
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
_HTML = re.compile(HTML)
_ADDRESS = re.compile(ADDRESS)
_NEEDS_A_LOOK = re.compile(f"[<&]|{UNSEEN.pattern}")
_NOT_IN_ADDRESSES = re.compile(r"[\s\"<>\\^`{|}]")


def text_problem(text: str) -> str:
    """Return what is wrong with `text` as plain text and what would be right, or ""."""
    if text and not any(map(_shows, text)):
        return "nothing of this text can be seen; write words"
    if not _NEEDS_A_LOOK.search(text):
        return ""
    hidden = UNSEEN.search(text)
    if hidden:
        return unseen(hidden.group())
    html = _HTML.search(text)
    if not html:
        return ""
    part = text[html.start() : html.start() + 20]
    if part[0] == "&":
        return f"HTML ({html.group()!r}) in text; write the character itself"
    return f"HTML ({part!r}) in text; write plain text, and a space after '<' where it means less"


def _shows(character: str) -> bool:
    return unicodedata.category(character)[0] not in "CMZ" and character not in _BLANK


def address_problem(url: str) -> str:
    """Return what is wrong with `url` as an address of the web and what would be right, or ""."""
    shown = repr(url if len(url) <= 60 else url[:59] + "…")
    odd = _NOT_IN_ADDRESSES.search(url)
    if odd:
        return f"address {shown} has {odd.group()!r} in it; write it percent-encoded"
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        return f"address {shown} is malformed ({error}); copy it again from the browser"
    if parts.scheme not in ("http", "https"):
        return f"address {shown} is not on the web; write one that starts with https:// or http://"
    if not host:
        return f"address {shown} names no host; write one such as https://www.iaea.org/page"
    if "@" in parts.netloc:
        return f"address {shown} has a user name in it; write it without"
    if not _ADDRESS.match(url):
        return f"address {shown} is malformed; copy it again from the browser"
    return ""


def unseen(character: str) -> str:
    """Return the sentence on a character that `UNSEEN` found."""
    return f"unseen character U+{ord(character):04X}; leave it out"
