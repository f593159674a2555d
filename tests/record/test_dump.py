"""The canonical form loses nothing, is always the same, and any YAML reader understands it."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import RECORD, event
from tests.record.strategies import NASTY, records, texts
from timeline.record.dump import WIDTH, in_order, to_yaml
from timeline.record.load import parse
from timeline.record.load.read import open_file, open_text
from timeline.record.model import Record


def of_summary(text: str) -> Record:
    return Record(events=(event("2018-05-08-x", summary=text, actors=("us", "no", "1957")),))


@settings(max_examples=60)
@given(records())
def test_what_is_written_is_read_as_it_was(record: Record) -> None:
    text = to_yaml(record)
    again = open_text(text, "e.yaml").record
    assert again == record
    assert to_yaml(again) == text


@given(texts())
def test_any_text_is_written_so_that_it_is_read_as_it_was(text: str) -> None:
    assert open_text(to_yaml(of_summary(text)), "e.yaml").record == of_summary(text)


@pytest.mark.parametrize("text", [" ".join(text.split(" ")).strip() for text in NASTY])
def test_nasty_text_is_text_for_other_readers_too(text: str) -> None:
    record = of_summary(" ".join(text.split()))
    written = to_yaml(record)
    for loader in (yaml.SafeLoader, yaml.CSafeLoader):
        (found,) = yaml.load(written, Loader=loader)["events"]
        assert found["summary"] == record.events[0].summary
        assert found["actors"] == ["us", "no", "1957"]


@settings(max_examples=30)
@given(records())
def test_the_python_parser_reads_the_same(record: Record) -> None:
    text = to_yaml(record)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parse, "_LOADER", yaml.BaseLoader)
        assert open_text(text, "e.yaml").record == record


@given(st.lists(texts(60), min_size=1, max_size=60).map(" ".join))
def test_long_text_is_folded_at_the_width(text: str) -> None:
    written = to_yaml(of_summary(text)).splitlines()
    start = next(n for n, line in enumerate(written) if line.startswith("    summary:"))
    if written[start] != "    summary: >-":
        assert len(written[start]) <= WIDTH or " " not in text
        return
    lines = [line for line in written[start + 1 :] if line.startswith("      ")]
    assert all(len(line) <= WIDTH or " " not in line.strip() for line in lines)


def test_the_published_record_is_in_its_canonical_form() -> None:
    assert to_yaml(in_order(open_file(RECORD).record)) == RECORD.read_text(encoding="utf-8")


def test_the_form() -> None:
    source = {"url": "https://example.org/a", "publisher": "A: B", "kind": "news", "read": True}
    record = Record.model_validate(
        {
            "lanes": (
                {"id": "talks", "name": "Talks", "color": {"light": "#000000", "dark": "#ffffff"}},
            ),
            "people": (
                {
                    "id": "p",
                    "name": "P",
                    "roles": (
                        {"role": "head, for now", "actor": "iran", "from": "2013-08~", "to": None},
                    ),
                },
            ),
            "events": (
                {
                    "id": "2018-05-08-x",
                    "date": "2018-05-08",
                    "title": "T",
                    "summary": "One two three. " * 9 + "End.",
                    "lane": "talks",
                    "weight": 1,
                    "actors": ("iran", "us"),
                    "sources": (source,),
                },
                {
                    "id": "2019-y",
                    "date": "2019",
                    "title": "- T",
                    "lane": "talks",
                    "follows_from": tuple(f"2018-05-{n:02}-some-longer-id" for n in range(1, 5)),
                    "sources": ({"document": "yes", "publisher": "P", "kind": "primary"},),
                },
            ),
        },
        by_alias=True,
    )
    assert to_yaml(record) == (
        """\
# yaml-language-server: $schema=events.schema.json

# Tracks of the chart, in display order.
lanes:
  - id: talks
    name: Talks
    color: {light: "#000000", dark: "#ffffff"}

# People.
people:
  - id: p
    name: P
    roles:
      - {role: "head, for now", actor: iran, from: "2013-08~", to: null}

# Events, in order of time.
events:
  # 2018
  - id: 2018-05-08-x
    date: 2018-05-08
    title: T
    summary: >-
      One two three. One two three. One two three. One two three. One two three. One two three. One
      two three. One two three. One two three. End.
    lane: talks
    actors: [iran, us]
    weight: 1
    sources:
      - url: https://example.org/a
        publisher: "A: B"
        kind: news
        read: true

  # 2019
  - id: 2019-y
    date: 2019
    title: "- T"
    lane: talks
    follows_from:
      - 2018-05-01-some-longer-id
      - 2018-05-02-some-longer-id
      - 2018-05-03-some-longer-id
      - 2018-05-04-some-longer-id
    sources:
      - document: "yes"
        publisher: P
        kind: primary
"""
    )


@given(st.permutations(["2018-05-08-a", "2018-05-08-b", "2018-05-01-c", "2019-01-01-d"]))
def test_events_are_put_in_order_and_those_of_a_day_stay_as_they_were(ids: list[str]) -> None:
    record = in_order(Record(events=tuple(event(id_) for id_ in ids)))
    found = [each.id for each in record.events]
    assert [id_[:10] for id_ in found] == sorted(id_[:10] for id_ in ids)
    same_day = [id_ for id_ in ids if id_.startswith("2018-05-08")]
    assert [id_ for id_ in found if id_ in same_day] == same_day
