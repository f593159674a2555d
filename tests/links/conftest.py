"""A server with every kind of answer, anew for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.links.server import Clock, Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


@pytest.fixture
def clock() -> Clock:
    return Clock()
