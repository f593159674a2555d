"""The explorer's scripts: ours in one file, Dash's in another.

Ours are joined as all modules are (`timeline.web.http.modules`). Dash's page names eight files.
Joined they are fewer requests and, packed together, a tenth smaller. Left out is what the
explorer never runs:

- `dash_table` and `dash_html_components`, which are not used, and
- the polyfill, for browsers from before 2017, which could not read our own scripts either;
  what Dash itself uses of it is in `assets/explorer/regenerator.js`.

Added is the part of `dcc` that draws a `Graph`, which Dash fetches only when the first one is
mounted: a webpack chunk that is there already is not fetched (`webpackChunkdash_core_components`
in ``dash/dcc/dash_core_components.js`` of Dash 4.4.1). Of the chunk that it shares with date
pickers and others, only the modules that it needs are kept: 2 of 114 kB.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterable
from typing import Any, cast

from dash.fingerprint import check_fingerprint  # pyright: ignore[reportUnknownVariableType]

from timeline.web.http import asset_files, assets
from timeline.web.http.assets import Asset

# Imports the others of ours.
OURS = "explorer/explorer.js"
# Before Dash's.
BEFORE = "explorer/regenerator.js"
# After Dash's: starts Dash's renderer (Dash would do that with an inline script, which a strict
# content security policy forbids).
START = "explorer/start.js"

_SUITES = "/_dash-component-suites/"
# From the folder of `dcc`, where its script looks for further parts of itself.
DASH_PATH = f"{_SUITES}dash/dcc/dash-renderer.js"  # the name that Dash looks for in its page

_SCRIPT = re.compile(rf'<script src="{_SUITES}([^/"]+)/([^"?]+)[^"]*"></script>')
_UNNEEDED = re.compile(r"dash_table|dash_html_components|polyfill@")
_GRAPH = ("dash", "dcc/async-graph.js")
_SHARED = "dash_core_components-shared.js"
_MODULE = re.compile(r"[,{](\d+):function\(")
_NEEDS = re.compile(r"\b\w\((\d+)\)")
_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


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
    graph = _resource(*_GRAPH)
    texts = [
        part_of(_resource(package, path), graph)
        if path.endswith(_SHARED)
        else _resource(package, path)
        for package, path in named
    ]
    return assets.script(
        _joined([asset_files.text(BEFORE), *texts, graph, asset_files.text(START)])
    )


def part_of(chunk: str, user: str) -> str:
    """Return a webpack chunk with only those of its modules that another script needs.

    >>> part_of("x([[1],{7:function(e,t,r){r(8)},8:function(){},9:function(){}}]);", "r(7)")
    'x([[1],{7:function(e,t,r){r(8)},8:function(){}}]);'

    Raises
    ------
    ValueError
        If the chunk is not written as webpack writes it.
    """
    starts = list(_MODULE.finditer(chunk))
    if not starts or "}]" not in chunk:
        raise ValueError("no modules were found in a chunk of Dash's scripts")
    end = chunk.rindex("}]")
    ends = [*(start.start() for start in starts[1:]), end]
    modules = {
        start[1]: chunk[start.start() + 1 : stop] for start, stop in zip(starts, ends, strict=True)
    }
    needed: set[str] = set()
    todo = _NEEDS.findall(user)
    while todo:
        id = todo.pop()
        if id in modules and id not in needed:
            needed.add(id)
            todo += _NEEDS.findall(modules[id])
    kept = ",".join(text for id, text in modules.items() if id in needed)
    return f"{chunk[: starts[0].start() + 1]}{kept}{chunk[end:]}"


def _unfingerprinted(path: str) -> str:
    """Return the path of the file that an address with Dash's fingerprint is of."""
    return cast("Any", check_fingerprint)(path)[0]


def _resource(package: str, path: str) -> str:
    data = pkgutil.get_data(package, path)
    assert data is not None, f"{package} is read from files"
    return data.decode()


def _joined(texts: Iterable[str]) -> str:
    """Return scripts as one; none of them has a map, as their lines are others."""
    return "\n;".join(_MAP.sub("", text) for text in texts)
