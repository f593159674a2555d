"""Query strings: the text of each parameter of a view, with old addresses still understood.

A query string is read as a browser's form sends it (application/x-www-form-urlencoded,
https://url.spec.whatwg.org/#urlencoded-parsing). What the values mean is known in
`timeline.query.view`; this module knows only keys and percent-encoding.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from urllib.parse import quote_plus, unquote_plus

LIST_KEYS = ("actors", "fold", "highlight", "lanes", "series")
SINGLE_KEYS = (
    "as_of", "clauses", "detail", "event", "from", "from_event",
    "lang", "q", "theme", "title", "to", "to_event",
)  # fmt: skip
KEYS = tuple(sorted(LIST_KEYS + SINGLE_KEYS))

# More parameters than this are an accident or an attack; a full view with every list sent
# as one key for each box that is ticked has at most 5 lists of 100 and 12 others.
MOST_PARAMETERS = 512

_TRACKING = frozenset((
    "fbclid", "gclid", "gbraid", "wbraid", "dclid", "msclkid", "twclid",
    "yclid", "igshid", "mc_cid", "mc_eid", "_ga", "_gl",
))  # fmt: skip
_READABLE = ",:/"


class ViewError(ValueError):
    """A parameter that cannot be understood.

    Attributes
    ----------
    parameter:
        The key, as it was written.
    sentence:
        For people: the parameter, what is wrong and what would be right; `str()` gives the same.
    """

    def __init__(self, parameter: str, sentence: str) -> None:
        super().__init__(sentence)
        self.parameter = parameter
        self.sentence = sentence


Pairs = tuple[tuple[str, str], ...]


def _renamed(key: str) -> Callable[[str], Pairs]:
    return lambda value: ((key, value),)


MIGRATIONS: Mapping[str, Callable[[str], Pairs]] = MappingProxyType(
    {
        "start": _renamed("from"),
        "end": _renamed("to"),
        "lane": _renamed("lanes"),
        "actor": _renamed("actors"),
        "id": _renamed("event"),
        "weight": _renamed("detail"),
        "query": _renamed("q"),
        "search": _renamed("q"),
    }
)
"""Old key to the pairs of today's keys and values that say the same as its value did."""


def split(
    query: str | bytes, ignore: frozenset[str] = frozenset()
) -> tuple[dict[str, str], tuple[ViewError, ...]]:
    """Return the text of each parameter of a view, and what is wrong with the query string.

    Old keys are rewritten by `MIGRATIONS`; the keys of a list may be repeated and are joined
    by commas; empty values count as absent. Keys in `ignore` (a route's own) and those that
    other sites append to count their visitors are passed over in silence.

    Every unknown key and every single-valued key that is repeated is an error and is left
    out of the texts. Never raises.
    """
    written = [(key, value) for key, value in pairs(query) if value]
    if len(written) > MOST_PARAMETERS:
        sentence = f"The address has {len(written)} parameters; at most {MOST_PARAMETERS} are read"
        return {}, (ViewError("query", sentence),)
    by_key: dict[str, list[str]] = {}
    errors: dict[str, ViewError] = {}
    for key, value in written:
        if key in ignore or is_tracking(key):
            continue
        rewrite = MIGRATIONS.get(key)
        for today, text in rewrite(value) if rewrite else ((key, value),):
            if today in KEYS:
                by_key.setdefault(today, []).append(text)
            elif today not in errors:
                errors[today] = _unknown(today)
    for key in SINGLE_KEYS:
        if len(by_key.get(key, ())) > 1:
            del by_key[key]
            errors[key] = _repeated(key)
    return {key: ",".join(texts) for key, texts in by_key.items()}, tuple(errors.values())


def pairs(query: str | bytes) -> list[tuple[str, str]]:
    """Return the keys and values written, in their order, with those that are empty.

    >>> pairs("detail=1&amp;version=30c9002b75e6&w")
    [('detail', '1'), ('version', '30c9002b75e6'), ('w', '')]
    """
    if isinstance(query, bytes):
        query = query.decode(errors="replace")
    written: list[tuple[str, str]] = []
    for part in query.removeprefix("?").split("&"):
        key, _, value = part.partition("=")
        if part:
            # A link copied from the source of a page has "&amp;" where "&" was meant.
            key = unquote_plus(key).strip().removeprefix("amp;").strip()
            written.append((key, unquote_plus(value).strip()))
    return written


def own(query: str | bytes, keys: Iterable[str]) -> dict[str, str]:
    """Return the text of each of a route's own keys that is written, also where it is empty.

    They are read as the keys of a view are, so that no spelling of a key is passed over by the
    one and unknown to the other.

    Raises
    ------
    ViewError
        For the first of the keys that is given more than once.
    """
    wanted = frozenset(keys)
    values: dict[str, str] = {}
    for key, value in pairs(query):
        if key in values:
            raise _repeated(key)
        if key in wanted:
            values[key] = value
    return values


def px(key: str, text: str | None, least: int, most: int | None = None) -> int | None:
    """Return a whole number of px that the text of `key` writes; None where it is not given.

    >>> px("w", "800", 320, 2400), px("w", None, 320)
    (800, None)

    Raises
    ------
    ViewError
        If it is no such number, less than `least` or more than `most`.
    """
    if text is None:
        return None
    if text.isascii() and text.isdigit():
        # So many digits are more than anything is wide, and Python refuses to read thousands.
        digits = text.lstrip("0")
        number = int(digits or "0") if len(digits) < 10 else 10**9
        if least <= number and (most is None or number <= most):
            return number
    right = f"from {least} to {most}" if most is not None else f"of at least {least}"
    raise ViewError(key, f"{key}: {text[:40]!r} cannot be; write a number of px {right}")


def join(pairs: Iterable[tuple[str, str]]) -> str:
    """Return the canonical query string of keys and texts: sorted, percent-encoded where needed.

    >>> join([("lanes", "nuclear,un"), ("actors", "p5+1")])
    'actors=p5%2B1&lanes=nuclear,un'
    """
    return "&".join(f"{key}={quote_plus(text, safe=_READABLE)}" for key, text in sorted(pairs))


def _repeated(key: str) -> ViewError:
    return ViewError(key, f"{key}: is given more than once; write it once")


def _unknown(key: str) -> ViewError:
    near = difflib.get_close_matches(key[:40].lower(), KEYS, n=1)
    right = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(KEYS)}"
    return ViewError(key, f"unknown parameter {key[:40]!r}; {right}")


def is_tracking(key: str) -> bool:
    """Return whether others add this parameter to links to follow readers; we pass over it.

    >>> is_tracking("fbclid"), is_tracking("utm_source"), is_tracking("from")
    (True, True, False)
    """
    return key in _TRACKING or key.startswith("utm_")
