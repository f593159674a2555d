"""Assets: packed once, as small as can be, and the explorer's scripts joined."""

from __future__ import annotations

import datetime as dt
import re

import brotli
import pytest
from flask.testing import FlaskClient

from timeline.record.index import Index
from timeline.web import Site, assets, create, encodings, scripts, shell
from timeline.web.assets import Asset


@pytest.fixture(scope="module")
def client(small_index: Index) -> FlaskClient:
    return create(Site(small_index, lambda: dt.date(2021, 7, 1))).server.test_client()


def test_an_asset_is_packed_once_and_well() -> None:
    asset = assets.script("let word = 1;\n" * 500)
    packed = asset.packed("br")
    assert packed is asset.packed("br")
    assert packed == brotli.compress(asset.body, quality=11)
    assert asset.packed("") == asset.body


def test_a_large_asset_is_answered_at_once_and_packed_well_beside(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waiting: list[assets.Thread] = []
    monkeypatch.setattr(assets.Thread, "start", lambda thread: waiting.append(thread))
    asset = Asset(b"".join(b"%d;" % (number * number) for number in range(30_000)), "text/plain")
    assert len(asset.body) > assets.LARGE
    quick = asset.packed("br")
    assert quick == encodings.packed(asset.body, "br", encodings.QUICK)
    assert [asset.packed("br"), len(waiting)] == [quick, 1]
    waiting[0].run()
    well = asset.packed("br")
    assert len(well) < len(quick)
    assert brotli.decompress(well) == asset.body


def test_a_style_sheet_is_served_packed_and_for_a_year(client: FlaskClient) -> None:
    address = shell.asset("explorer.css")
    answer = client.get(address, headers={"Accept-Encoding": "br"})
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert brotli.decompress(answer.data) == (shell.ASSETS / "explorer.css").read_bytes()
    known = {"Accept-Encoding": "br", "If-None-Match": answer.headers["ETag"]}
    assert client.get(address, headers=known).status_code == 304
    assert client.get("/assets/explorer.css").data == (shell.ASSETS / "explorer.css").read_bytes()


@pytest.mark.parametrize(
    "path", ["none.js", "../app.py", "%2e%2e/app.py", "vendor", "", "a%00b", "/etc/passwd"]
)
def test_nothing_but_assets_is_served(client: FlaskClient, path: str) -> None:
    assert client.get(f"/assets/{path}").status_code in (404, 308)


def test_the_page_names_two_scripts_which_hold_all_that_is_needed(client: FlaskClient) -> None:
    named = re.findall(r'<script defer[^>]* src="([^"]+)"', client.get("/").text)
    assert [address.partition("?")[0] for address in named] == [
        scripts.OUR_PATH,
        scripts.DASH_PATH,
    ]
    ours, theirs = (client.get(address) for address in named)
    for name in scripts.OURS:
        assert (shell.ASSETS / name).read_text(encoding="utf-8") in ours.text
    assert ours.headers["Cache-Control"] == theirs.headers["Cache-Control"]
    assert theirs.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    for needed in ("window.regeneratorRuntime", "DashRenderer", "dash_core_components", "Graph"):
        assert needed in theirs.text
    assert not re.search(r"^//# sourceMappingURL", theirs.text, re.MULTILINE)
    assert theirs.text.rstrip().endswith("new window.DashRenderer();")


def test_a_page_without_dash_is_said() -> None:
    with pytest.raises(ValueError, match="Dash names no script of its own"):
        scripts.dash('<script src="/assets/a.js"></script>')
