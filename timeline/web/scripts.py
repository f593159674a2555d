"""The explorer's scripts, joined: ours in one file, Dash's in another.

Dash's page names eight files. Joined they are fewer requests and, packed together, a tenth
smaller. Left out is what the explorer never runs:

- `dash_table`, a component that is not used, and
- the polyfill, for browsers from before 2017, which could not read our own scripts either;
  what Dash itself uses of it is in `assets/regenerator.js`.

Added is the part of `dcc` that draws a `Graph`, which Dash fetches only when the first one is
mounted: a webpack chunk that is there already is not fetched (`webpackChunkdash_core_components`
in ``dash/dcc/dash_core_components.js`` of Dash 4.4.1).
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterable
from typing import Any, cast

from dash.fingerprint import check_fingerprint  # pyright: ignore[reportUnknownVariableType]

from timeline.web import assets, shell
from timeline.web.assets import Asset

# Scripts of ours in the order in which they need each other.
OURS = (
    "address.js",
    "answers.js",
    "theme.js",
    "explorer.js",
    "chart.js",
    "strip.js",
    "keyboard.js",
)
# Before Dash's.
BEFORE = "regenerator.js"
# After Dash's: starts Dash's renderer (Dash would do that with an inline script, which a strict
# content security policy forbids).
START = "start.js"

_SUITES = "/_dash-component-suites/"
# From the folder of `dcc`, where its script looks for further parts of itself.
DASH_PATH = f"{_SUITES}dash/dcc/dash-renderer.js"  # the name that Dash looks for in its page
OUR_PATH = "/assets/joined.js"

_SCRIPT = re.compile(rf'<script src="{_SUITES}([^/"]+)/([^"?]+)[^"]*"></script>')
_UNNEEDED = re.compile(r"dash_table|polyfill@")
_GRAPH = ("dash", "dcc/async-graph.js")
_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


def ours() -> Asset:
    """Return our scripts as one."""
    return assets.script(_joined(_text(name) for name in OURS))


def dash(tags: str) -> Asset:
    """Return the scripts of Dash that its page's script `tags` name, and what starts them, as one.

    Raises
    ------
    ValueError
        If there is none.
    """
    named = [
        (package, _unfingerprinted(path))
        for package, path in _SCRIPT.findall(tags)
        if not _UNNEEDED.search(path)
    ]
    if not named:
        raise ValueError("Dash names no script of its own")
    texts = [_resource(package, path) for package, path in (*named, _GRAPH)]
    return assets.script(_joined([_text(BEFORE), *texts, _text(START)]))


def _unfingerprinted(path: str) -> str:
    """Return the path of the file that an address with Dash's fingerprint is of."""
    return cast("Any", check_fingerprint)(path)[0]


def _text(name: str) -> str:
    return (shell.ASSETS / name).read_text(encoding="utf-8")


def _resource(package: str, path: str) -> str:
    data = pkgutil.get_data(package, path)
    assert data is not None, f"{package} is read from files"
    return data.decode()


def _joined(texts: Iterable[str]) -> str:
    """Return scripts as one; none of them has a map, as their lines are others."""
    return "\n;".join(_MAP.sub("", text) for text in texts)
