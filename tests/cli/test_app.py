"""`app.py` as a server imports it: what it serves, and what it says at its start."""

from __future__ import annotations

import runpy
from typing import Any

import pytest

from tests.builders import ROOT, SMALL
from timeline import plotlyjs


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVENTS", str(SMALL))
    for name in ("HOST", "PORT", "BASE", "RELEASES"):
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
