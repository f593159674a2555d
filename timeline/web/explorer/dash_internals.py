"""What the explorer uses of Dash though Dash promises none of it; written for Dash 4.4.1.

What each buys is measured in benchmarks/README.md. At an upgrade of Dash
``tests/web/explorer/test_dash_internals.py`` fails and says what to look at.

- **Its scripts as one file.** Dash's page names eight and fetches two more when the first `Graph`
  is mounted. They are joined, those of the graph with them (`_generate_scripts_html` names them; a
  webpack chunk that is there already is not fetched: `webpackChunkdash_core_components`).
- **Without what never runs.** `dash_table` is not used; nor is the polyfill, for browsers from
  before 2017, which could not read our own scripts either: what Dash itself uses of it is in
  `assets/explorer/regenerator.js`. Of the chunk that the graph shares with date pickers only the
  modules that it needs are sent.
- **Started by a file.** Dash's inline script is what our content security policy forbids:
  `assets/explorer/start.js` does the same.
- **The same page for every reader** (`_config`), so that it has an ETag.
- **Assets as our own server packs them**, by taking Dash's endpoint (`ASSETS_ENDPOINT`).

The scripts in ``assets/explorer/`` use as little: `window.dash_clientside.set_props`, which is
promised, and the class of Dash's error message (`answers.js`). Of Plotly they use two class names,
by which `chart.js` knows that the chart is there. The page asks early for `/_dash-layout` and
`/_dash-dependencies` (`explorer.html`), and `dispatch.py` knows what is sent to a callback.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterable
from typing import Any, cast

from dash import Dash
from dash.fingerprint import check_fingerprint  # pyright: ignore[reportUnknownVariableType]

from timeline.web.http import asset_files, assets
from timeline.web.http.assets import Asset

# Before Dash's.
BEFORE = "explorer/regenerator.js"
# After Dash's.
START = "explorer/start.js"

ASSETS_ENDPOINT = "_dash_assets.static"
_SUITES = "/_dash-component-suites/"
# From the folder of `dcc`, where its script looks for further parts of itself.
DASH_PATH = f"{_SUITES}dash/dcc/dash-renderer.js"  # the name that Dash looks for in its page

_SCRIPT = re.compile(rf'<script src="{_SUITES}([^/"]+)/([^"?]+)[^"]*"></script>')
_UNNEEDED = re.compile(r"dash_table|polyfill@")
_GRAPH = ("dash", "dcc/async-graph.js")
_SHARED = "dash_core_components-shared.js"
_MODULE = re.compile(r"[,{](\d+):function\(")
_NEEDS = re.compile(r"\b\w\((\d+)\)")
_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


class BareDash(Dash):
    """Dash whose page holds nothing of one reader, and whose scripts are one file."""

    def _config(self) -> dict[str, Any]:
        """Return what Dash's script is told, the same for each reader.

        Dash adds a token of the page load, `end_id`, that binds the handles of background
        callbacks to it (``dash/_callback_signing.py``). There are none here.
        """
        told = cast("Any", super())._config()
        return {name: value for name, value in told.items() if name != "end_id"}

    def joined(self) -> Asset:
        """Return Dash's scripts as one, with what starts them."""
        return joined(cast("Any", self)._generate_scripts_html())


def joined(tags: str) -> Asset:
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
        _in_turn([asset_files.text(BEFORE), *texts, graph, asset_files.text(START)])
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


def _in_turn(texts: Iterable[str]) -> str:
    """Return scripts as one; none of them has a map, as their lines are others."""
    return "\n;".join(_MAP.sub("", text) for text in texts)
