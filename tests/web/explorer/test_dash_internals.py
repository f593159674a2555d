"""What is used of Dash and Plotly without their promise: there as we read it, in these versions.

After an upgrade the first test fails. What to do: run this file and the browser tests of the
explorer; read in the new Dash what each failing test here is about; put right
`timeline/web/explorer/dash_internals.py` or the script that is named; run benchmarks/loading.py
and see in benchmarks/README.md whether each trick still earns its place; then write the new version
here and in the docstring of `dash_internals`.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import dash
import pytest
from dash import Dash, dcc
from flask.testing import FlaskClient

from tests.builders import ROOT
from timeline import plotlyjs
from timeline.record.index import Index
from timeline.web import Site, create
from timeline.web.explorer import dash_internals, page
from timeline.web.http import asset_files

DASH = "4.4.1"
PLOTLYJS = "4.1.1"
FOLDER = Path(dash.__file__).parent
RENDERER = FOLDER / "dash-renderer/build/dash_renderer.min.js"
COMPONENTS = FOLDER / "dcc/dash_core_components.js"


def test_the_versions_are_those_that_were_read() -> None:
    todo = (
        "do what the docstring of tests/web/explorer/test_dash_internals.py says, "
        "then write the new version there"
    )
    assert dash.__version__ == DASH, f"Dash is now {dash.__version__}, not {DASH}: {todo}"
    assert f"Dash {DASH}" in (dash_internals.__doc__ or "")
    found = plotlyjs.wanted_version()
    assert found == PLOTLYJS, f"plotly.js is now {found}, not {PLOTLYJS}: {todo}"


@pytest.fixture(scope="module")
def plain() -> Any:
    """Dash as it comes."""
    app = Dash("plain", assets_folder=str(asset_files.ASSETS), include_assets_files=False)
    app.layout = dcc.Store(id="a")
    return app


def test_dash_names_its_scripts_in_its_page(plain: Any) -> None:
    tags = plain._generate_scripts_html()
    for part in ("react@", "react-dom@", "polyfill@", "dash_html_components", "dash_table",
                 "dash_core_components-shared", "dash_renderer"):  # fmt: skip
        assert part in tags, part


def test_what_dash_tells_its_script_differs_in_one_part(plain: Any) -> None:
    one, other = plain._config(), plain._config()
    assert {name for name in one if one[name] != other[name]} == {"end_id"}


def test_dash_serves_assets_at_the_endpoint_that_is_taken(plain: Any) -> None:
    assert dash_internals.ASSETS_ENDPOINT in plain.server.view_functions
    (rule,) = plain.server.url_map.iter_rules(dash_internals.ASSETS_ENDPOINT)
    assert rule.rule == "/assets/<path:filename>"


def test_dash_serves_what_the_page_asks_for_early(plain: Any) -> None:
    client = plain.server.test_client()
    page = (ROOT / "timeline/web/templates/explorer.html").read_text(encoding="utf-8")
    asked = re.findall(r'href="(/_dash-[a-z]+)"', page)
    assert asked == ["/_dash-layout", "/_dash-dependencies"]
    assert [client.get(address).status_code for address in asked] == [200, 200]


def test_dash_is_started_by_a_line_that_our_file_holds_too(plain: Any) -> None:
    assert plain.renderer == "var renderer = new DashRenderer();"
    assert "window.renderer = new window.DashRenderer();" in asset_files.text(dash_internals.START)


def test_the_polyfill_is_needed_for_the_two_functions_only() -> None:
    """`assets/explorer/regenerator.js` does for functions that wait once, as these do."""
    uses = {
        path.name: [path.read_text("utf-8").count(f"regeneratorRuntime.{what}(")
                    for what in ("mark", "wrap", "async", "awrap")]
        for path in (RENDERER, COMPONENTS, FOLDER / "dcc/async-graph.js")
    }  # fmt: skip
    assert uses == {
        RENDERER.name: [1, 1, 0, 0], COMPONENTS.name: [1, 1, 0, 0], "async-graph.js": [0, 0, 0, 0],
    }  # fmt: skip


def test_what_our_scripts_look_for_is_what_dash_and_plotly_write() -> None:
    assert 'className:"_dash-error"' in RENDERER.read_text("utf-8")
    assert "._dash-error" in asset_files.text("explorer/explorer.js")
    components = COMPONENTS.read_text("utf-8")
    assert "Promise.resolve(window.Plotly||" in components
    assert "webpackChunkdash_core_components" in components
    plotly = plotlyjs.default_file().read_text("utf-8")
    for name in ("main-svg", "js-plotly-plot", "plotly_afterplot"):
        assert name in plotly, name
        assert name in asset_files.text("explorer/explorer.js"), name


def test_the_page_is_the_same_for_every_reader(small_index: Index) -> None:
    one, other = (
        create(Site(small_index, lambda: dt.date(2021, 7, 1))).server.test_client().get("/")
        for _ in range(2)
    )
    assert "_dash-config" in one.text
    assert (one.data, one.headers["ETag"]) == (other.data, other.headers["ETag"])


@pytest.fixture(scope="module")
def client(small_index: Index) -> FlaskClient:
    return create(Site(small_index, lambda: dt.date(2021, 7, 1))).server.test_client()


def test_the_page_names_two_scripts_which_hold_all_that_is_needed(client: FlaskClient) -> None:
    (tag,) = re.findall(r"<script defer[^>]*>", client.get("/").text)
    named = re.findall(r'src="([^"]+)"', tag)
    assert [address.partition("?")[0] for address in named] == [
        f"/assets/{page.OURS}",
        dash_internals.DASH_PATH,
    ]
    ours, theirs = (client.get(address) for address in named)
    assert ours.text == asset_files.text(page.OURS)
    assert ours.headers["Cache-Control"] == theirs.headers["Cache-Control"]
    assert theirs.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    for needed in ("window.regeneratorRuntime", "DashRenderer", "dash_core_components", "Graph"):
        assert needed in theirs.text
    assert "window.dash_table=" not in theirs.text
    assert not re.search(r"^//# sourceMappingURL", theirs.text, re.MULTILINE)
    assert theirs.text.startswith(asset_files.text(dash_internals.BEFORE))
    assert theirs.text.endswith(asset_files.text(dash_internals.START))


def test_a_page_without_dash_is_said() -> None:
    with pytest.raises(ValueError, match="Dash names no script of its own"):
        dash_internals.joined('<script src="/assets/a.js"></script>')


CHUNK = (
    '"use strict";(self.w=self.w||[]).push([[384],{1:function(e,t,r){r(2),r(99)},'
    "2:function(e,t,r){var a=[{b:1}]},3:function(e,t,r){r(1)},4:function(){}}]);"
)


@pytest.mark.parametrize(
    ("user", "kept"), [("n(1)", {1, 2}), ("r(3);", {1, 2, 3}), ("r(4)", {4}), ("r(77)", set())]
)
def test_of_a_chunk_what_is_needed_is_kept_with_what_that_needs(user: str, kept: set[int]) -> None:
    part = dash_internals.part_of(CHUNK, user)
    assert part.startswith('"use strict";(self.w=self.w||[]).push([[384],{')
    assert part.endswith("}]);")
    assert {int(id) for id in re.findall(r"(\d+):function", part)} == kept
    assert part.count("{") == part.count("}")


def test_a_chunk_that_is_written_otherwise_is_refused() -> None:
    with pytest.raises(ValueError, match="no modules were found"):
        dash_internals.part_of("export const a = 1;", "r(1)")
