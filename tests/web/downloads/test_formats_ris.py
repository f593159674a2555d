from __future__ import annotations

import re

from hypothesis import given

from tests.builders import event, index_of
from tests.web.downloads.origins import events, golden, origin, two, unix
from tests.web.entries import records
from timeline.record.index import Index
from timeline.web.downloads.formats.ris import references

LINE = re.compile(r"([A-Z][A-Z0-9])  - (.*)")


def _read(text: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for block in unix(text).removesuffix("\n").split("\n\n"):
        lines = [LINE.fullmatch(line) for line in block.split("\n")]
        assert all(lines), block
        pairs = [(line[1], line[2]) for line in lines if line]
        assert pairs[0][0] == "TY"
        assert pairs[-1] == ("ER", "")
        found.append(dict(pairs))
    return found


def test_two_events_as_references() -> None:
    assert unix(references(origin(two()), events())) == golden("ris")


@given(records())
def test_every_text_stands_on_a_line_of_its_own(index: Index) -> None:
    read = {each["ID"]: each for each in _read(references(origin(index), index.record.events))}
    for each in index.record.events:
        assert read[each.id]["TI"] == each.title
        assert read[each.id].get("AB", "") == (each.summary or "")


def test_a_date_is_as_precise_as_the_data() -> None:
    for as_of, written in (
        ("2021-06-30", "2021/06/30/"), ("2021-06", "2021/06//"), ("2021", "2021///"),
    ):  # fmt: skip
        index = index_of(event("2015-01-01-x"), meta={"as_of": as_of})
        read = _read(references(origin(index), index.record.events))
        assert {each["DA"] for each in read if "DA" in each} == {written}


def test_the_record_names_its_license_version_and_view() -> None:
    first = _read(references(origin(two()), events()))[0]
    assert (first["TY"], first["TI"], first["ET"]) == ("DATA", "Talks & sites", two().version)
    assert first["N1"].endswith("Taken from https://site.example.org/?from=2012")
    assert "CC BY 4.0" in first["N1"]
