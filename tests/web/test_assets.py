"""Assets: packed once, as small as can be."""

from __future__ import annotations

import datetime as dt

import brotli
import pytest
from flask.testing import FlaskClient

from timeline.record.index import Index
from timeline.web import Site, assets, create, encodings, shell
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
