"""Fixtures of tests of the static site."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.static.sites import CHOSEN, served, settings
from timeline.record.index import Index
from timeline.static import files, site
from timeline.static.files import Packing


@pytest.fixture(scope="module")
def quickly_packed() -> Generator[None]:
    """Pack quickly: how small a file gets is not looked at then."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "BEST", Packing(1, 1400))
        patch.setattr(files, "QUICK", Packing(1, 4000))
        yield


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory, small_index: Index) -> Path:
    """The small record's site, served at BASE; to be read only."""
    folder = tmp_path_factory.mktemp("www") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "BEST", Packing(1, 1400))
        patch.setattr(files, "QUICK", Packing(1, 4000))
        site.write(served(small_index), folder, settings(small_index, views=(CHOSEN,)))
    return folder
