"""Fixtures of every test: the record that is published, and one to know by heart."""

from __future__ import annotations

import pytest
from hypothesis import settings

from tests.builders import RECORD, SMALL
from timeline.record.index import Index
from timeline.record.load.read import read
from timeline.record.load.whole import read_whole

# An example may take as long as it takes: how fast the machine is says nothing of the code.
settings.register_profile("project", deadline=None, print_blob=True)
settings.load_profile("project")


@pytest.fixture(scope="session")
def index() -> Index:
    """The index of events.yaml."""
    return read_whole(RECORD)


@pytest.fixture(scope="session")
def small_index() -> Index:
    """The index of tests/small.yaml, which has one of everything."""
    return Index(read(SMALL))
