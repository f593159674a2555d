"""A record with what stands beside its file: the outlets of its sources, and its corrections."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from timeline.record.index import Index
from timeline.record.load import corrections, outlets
from timeline.record.load.read import read
from timeline.record.model import Record


def read_whole(path: Path) -> Index:
    """Return the index of a record, with its outlets and corrections where these are there.

    Raises
    ------
    RecordError
        With every problem of the first of these files that has one.
    """
    return with_what_is_beside(read(path), path)


def with_what_is_beside(record: Record, path: Path) -> Index:
    """Return the index of a record that was read from this file; see `read_whole`.

    Raises
    ------
    RecordError
        As `read_whole`.
    """
    index = Index(record, outlets=outlets.beside(path))
    return replace(index, corrections=corrections.beside(path, index.ids))
