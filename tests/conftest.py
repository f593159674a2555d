"""Fixtures of every test: the record that is published, and one to know by heart."""

from __future__ import annotations

import pytest
from hypothesis import settings

from tests.builders import RECORD, SMALL
from timeline.record.index import Index
from timeline.record.load.outlets import beside
from timeline.record.load.read import read

# An example may take as long as it takes: how fast the machine is says nothing of the code.
settings.register_profile("project", deadline=None, print_blob=True)
settings.load_profile("project")


@pytest.fixture(scope="session")
def index() -> Index:
    """The index of events.yaml."""
    return Index(read(RECORD), outlets=beside(RECORD))


@pytest.fixture(scope="session")
def small_index() -> Index:
    """The index of tests/small.yaml, which has one of everything."""
    return Index(read(SMALL))
