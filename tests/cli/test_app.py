"""`app.py` as a server imports it: what it serves, and what it says at its start."""

from __future__ import annotations

import re
import runpy
from typing import Any

import pytest

from tests.builders import ROOT, SMALL
from timeline import plotlyjs


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVENTS", str(SMALL))
    for name in ("HOST", "PORT", "BASE", "RELEASES", "WATCH"):
        monkeypatch.delenv(name, raising=False)


def imported() -> dict[str, Any]:
    """Return the names of `app.py`, read as by ``import app``."""
    return runpy.run_path(str(ROOT / "app.py"), run_name="app")


def test_it_gives_a_server_that_answers() -> None:
    client = imported()["server"].test_client()
    assert client.get("/healthz").get_json()["status"] == "ok"
    assert client.get("/").status_code == 200


def test_a_missing_small_plotly_is_said_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(plotlyjs, "FILE", "vendor/none.js")
    client = imported()["server"].test_client()
    for _ in range(3):
        client.get("/")
    said = [record.getMessage() for record in caplog.records if record.name == "timeline"]
    assert said == [plotlyjs.missing()]


def test_nothing_is_said_where_it_is_there(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(plotlyjs, "FILE", "explorer/explorer.js")
    imported()
    assert [record for record in caplog.records if record.name == "timeline"] == []


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("BASE", "example.org", "BASE: 'example.org' is not an address"),
        ("BASE", "https://example.org/iran", "links lead to the root of a host"),
        ("BASE", "https://example.org?x", "with nothing after it"),
        ("EVENTS", "none.yaml", "none.yaml: cannot be read"),
    ],
)
def test_a_setting_that_cannot_be_ends_it_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, name: str, text: str, said: str
) -> None:
    monkeypatch.setenv(name, text)
    with pytest.raises(SystemExit, match=re.escape(said)):
        imported()


@pytest.mark.parametrize("port", ["99999", "-1", "x", "1.5", "٣"])
def test_a_port_that_cannot_be_ends_it_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], port: str
) -> None:
    monkeypatch.setenv("PORT", port)
    with pytest.raises(SystemExit) as ended:
        imported()
    assert ended.value.code == 2
    assert f"{port!r} is no port; name one from 0 to 65535" in capsys.readouterr().err


def test_the_site_is_where_the_settings_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BASE", "https://example.org/")
    page = imported()["server"].test_client().get("/about").text
    assert 'rel="canonical" href="https://example.org/about"' in page
