"""The explorer's scripts: two files that hold what is needed and nothing else."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from flask.testing import FlaskClient

from timeline.record.index import Index
from timeline.web import Site, create
from timeline.web.explorer import scripts
from timeline.web.http import asset_files


@pytest.fixture(scope="module")
def client(small_index: Index) -> FlaskClient:
    return create(Site(small_index, lambda: dt.date(2021, 7, 1))).server.test_client()


def test_the_page_names_two_scripts_which_hold_all_that_is_needed(client: FlaskClient) -> None:
    (tag,) = re.findall(r"<script defer[^>]*>", client.get("/").text)
    named = re.findall(r'src="([^"]+)"', tag)
    assert [address.partition("?")[0] for address in named] == [
        f"/assets/{scripts.OURS}",
        scripts.DASH_PATH,
    ]
    ours, theirs = (client.get(address) for address in named)
    assert ours.text == asset_files.text(scripts.OURS)
    assert ours.headers["Cache-Control"] == theirs.headers["Cache-Control"]
    assert theirs.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    for needed in ("window.regeneratorRuntime", "DashRenderer", "dash_core_components", "Graph"):
        assert needed in theirs.text
    for unneeded in ("dash_html_components", "dash_table"):
        assert f"window.{unneeded}=" not in theirs.text
    assert not re.search(r"^//# sourceMappingURL", theirs.text, re.MULTILINE)
    assert theirs.text.startswith(asset_files.text(scripts.BEFORE))
    assert theirs.text.endswith(asset_files.text(scripts.START))
    assert "window.renderer = new window.DashRenderer();" in asset_files.text(scripts.START)


def test_a_page_without_dash_is_said() -> None:
    with pytest.raises(ValueError, match="Dash names no script of its own"):
        scripts.dash('<script src="/assets/a.js"></script>')


CHUNK = (
    '"use strict";(self.w=self.w||[]).push([[384],{1:function(e,t,r){r(2),r(99)},'
    "2:function(e,t,r){var a=[{b:1}]},3:function(e,t,r){r(1)},4:function(){}}]);"
)


@pytest.mark.parametrize(
    ("user", "kept"), [("n(1)", {1, 2}), ("r(3);", {1, 2, 3}), ("r(4)", {4}), ("r(77)", set())]
)
def test_of_a_chunk_what_is_needed_is_kept_with_what_that_needs(user: str, kept: set[int]) -> None:
    part = scripts.part_of(CHUNK, user)
    assert part.startswith('"use strict";(self.w=self.w||[]).push([[384],{')
    assert part.endswith("}]);")
    assert {int(id) for id in re.findall(r"(\d+):function", part)} == kept
    assert part.count("{") == part.count("}")


def test_a_chunk_that_is_written_otherwise_is_refused() -> None:
    with pytest.raises(ValueError, match="no modules were found"):
        scripts.part_of("export const a = 1;", "r(1)")
