"""Writing XML: numbers, texts and elements, escaped at the edge."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def number(value: float) -> str:
    """Return px to a tenth, as short as can be: 12.5, 12, -3."""
    text = f"{value:z.1f}"
    return text[:-2] if text.endswith(".0") else text


def text(value: str) -> str:
    """Return `value` as XML character data; characters that XML forbids are left out."""
    return escape(_NOT_XML.sub("", value))


def attributes(**values: str | float | None) -> str:
    """Return attributes with a space before each; None is left out, ``_`` becomes ``-``.

    A trailing ``_`` keeps a name apart from Python's words: ``class_`` is ``class``.
    """
    written: list[str] = []
    for name, value in values.items():
        if value is None:
            continue
        shown = number(value) if isinstance(value, int | float) else _NOT_XML.sub("", value)
        written.append(f" {name.rstrip('_').replace('_', '-')}={quoteattr(shown)}")
    return "".join(written)


def element(name: str, content: str = "", /, **values: str | float | None) -> str:
    """Return an element; `content` is markup that is already escaped."""
    start = f"<{name}{attributes(**values)}"
    return f"{start}>{content}</{name}>" if content else f"{start}/>"
