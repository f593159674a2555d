"""Serving the app: it answers while the block runs, and what goes wrong is told."""

from __future__ import annotations

import urllib.error
import urllib.request

import pytest

from tests.browser.serving import serving


def test_the_app_answers_while_it_is_served_and_not_after() -> None:
    with (
        serving("--events", "tests/small.yaml") as address,
        urllib.request.urlopen(f"{address}/healthz") as answer,
    ):
        assert answer.status == 200
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(f"{address}/healthz")


def test_an_app_that_ends_is_told_with_what_it_printed() -> None:
    with pytest.raises(AssertionError) as raised, serving("--no-such-option"):
        pass
    assert str(raised.value).startswith("python app.py ended with status 2; it printed:\nusage:")
