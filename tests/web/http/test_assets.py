"""Assets: each under one name, packed once, as small as can be."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import brotli
import pytest
from flask.testing import FlaskClient

from timeline import plotlyjs
from timeline.record.index import Index
from timeline.web import Site, create
from timeline.web.http import asset_files, assets, encodings
from timeline.web.http.assets import Asset

YEAR = "public, max-age=31536000, immutable"


def client_of(index: Index) -> FlaskClient:
    return create(Site(index, lambda: dt.date(2021, 7, 1))).server.test_client()


@pytest.fixture(scope="module")
def client(small_index: Index) -> FlaskClient:
    return client_of(small_index)


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch) -> list[assets.Thread]:
    """The threads that were to be started, which a test runs when it wants."""
    threads: list[assets.Thread] = []
    monkeypatch.setattr(assets.Thread, "start", lambda thread: threads.append(thread))
    return threads


def test_an_asset_is_packed_once_and_well() -> None:
    asset = assets.script("let word = 1;\n" * 500)
    packed = asset.packed("br")
    assert packed is asset.packed("br")
    assert packed.body == brotli.compress(asset.body, quality=11)
    assert asset.packed("").body == asset.body


def test_a_large_asset_is_answered_at_once_and_packed_well_beside(
    waiting: list[assets.Thread],
) -> None:
    asset = Asset(b"".join(b"%d;" % (number * number) for number in range(30_000)), "text/plain")
    assert len(asset.body) > assets.LARGE
    quick = asset.packed("br")
    assert quick.body == encodings.packed(asset.body, "br", encodings.QUICK)
    assert [asset.packed("br"), len(waiting)] == [quick, 1]
    waiting[0].run()
    well = asset.packed("br")
    assert len(well.body) < len(quick.body)
    assert brotli.decompress(well.body) == asset.body


def test_a_tag_names_one_row_of_bytes_and_who_has_either_need_not_load_the_other(
    small_index: Index, waiting: list[assets.Thread], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "LARGE", 1000)
    client, asked = client_of(small_index), {"Accept-Encoding": "br"}
    quick = client.get("/assets/explorer/explorer.css", headers=asked)
    waiting[0].run()
    well = client.get("/assets/explorer/explorer.css", headers=asked)
    assert len(well.data) < len(quick.data)
    tags = [answer.headers["ETag"] for answer in (quick, well)]
    assert tags[0] != tags[1]
    for tag in tags:
        known = client.get("/assets/explorer/explorer.css", headers={**asked, "If-None-Match": tag})
        assert (known.status_code, known.headers["ETag"]) == (304, tag)


def test_a_style_sheet_is_served_packed_and_for_a_year(client: FlaskClient) -> None:
    address = asset_files.address("explorer/explorer.css")
    answer = client.get(address, headers={"Accept-Encoding": "br"})
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert answer.headers["Cache-Control"] == YEAR
    assert (
        brotli.decompress(answer.data)
        == (asset_files.ASSETS / "explorer/explorer.css").read_bytes()
    )
    known = {"Accept-Encoding": "br", "If-None-Match": answer.headers["ETag"]}
    assert client.get(address, headers=known).status_code == 304
    assert (
        client.get("/assets/explorer/explorer.css").data
        == (asset_files.ASSETS / "explorer/explorer.css").read_bytes()
    )


@pytest.mark.parametrize("v", ["", "1", "0000000000", "{}&v=1", "{}0", "1&v={}"])
@pytest.mark.parametrize("place", [0, 1])
def test_only_the_address_of_these_very_bytes_is_kept_for_a_year(
    client: FlaskClient, v: str, place: int
) -> None:
    addresses = re.findall(r'src="(/[^"]+[?]v=[0-9a-f]{10})"', client.get("/").text)
    path, _, digest = addresses[place].partition("?v=")
    assert client.get(addresses[place]).headers["Cache-Control"] == YEAR
    other = client.get(f"{path}?v={v.format(digest)}")
    assert other.status_code == 200
    assert other.headers["Cache-Control"] in ("public, max-age=3600", "no-cache")


@pytest.mark.parametrize(
    "path", ["none.js", "../app.py", "%2e%2e/app.py", "vendor", "", "a%00b", "/etc/passwd"]
)
def test_nothing_but_assets_is_served(client: FlaskClient, path: str) -> None:
    assert client.get(f"/assets/{path}").status_code in (404, 308)


@pytest.mark.parametrize(
    "spelling",
    [
        "./explorer/explorer.css",
        "././explorer/explorer.css",
        "vendor/../explorer/explorer.css",
        "%2e/explorer/explorer.css",
        "explorer/explorer.css/",
        "explorer/explorer.css/.",
        "explorer/EXPLORER.css",
        "explorer/explorer.css%20",
        "explorer\\explorer.css",
    ],
)
def test_a_file_has_one_name(client: FlaskClient, spelling: str) -> None:
    assert client.get(f"/assets/{spelling}").status_code == 404


def test_each_file_is_read_once_whatever_is_asked_for(
    small_index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    file = asset_files.file

    def noted(name: str) -> Path:
        read.append(name)
        return file(name)

    client = client_of(small_index)
    monkeypatch.setattr(asset_files, "file", noted)
    for times in range(50):
        client.get(f"/assets/{'./' * times}shared/nav.css")
        client.get(f"/assets/shared/nav.css?v={times}", headers={"Accept-Encoding": "br"})
    assert read == ["shared/nav.css"]


def test_every_asset_is_served(client: FlaskClient) -> None:
    names = asset_files.names()
    assert {"explorer/explorer.css", "embed/embed.js"} < names
    for name in names:
        assert client.get(f"/assets/{name}").status_code == 200, name


def test_without_the_small_plotly_the_large_one_is_an_asset_like_others(
    small_index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plotlyjs, "FILE", "vendor/none.js")
    client, address = client_of(small_index), asset_files.bundle()
    assert re.fullmatch(r"/assets/plotly\.min\.js\?v=[0-9a-f]{10}", address)
    page = client.get("/")
    assert f'href="{address}"' in page.text
    answer = client.get(address)
    assert answer.headers["Cache-Control"] == YEAR
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer.data == plotlyjs.default_file().read_bytes()
    known = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
    assert known.status_code == 304
    # A server that has another one does not say that the page is still right.
    monkeypatch.setattr(plotlyjs, "FILE", "explorer/explorer.js")
    again = client_of(small_index).get("/", headers={"If-None-Match": page.headers["ETag"]})
    assert again.status_code == 200
    assert 'href="/assets/explorer/explorer.js?v=' in again.text
