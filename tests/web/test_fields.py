"""Every field of an event, its quotes and its sources is shown to readers, or says that it is not.

One event has a value of its own in each field: a text field gets its name for a value, what
else there is stands in `VALUES`. A new field is walked without a change here if it is text.
"""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from pydantic.fields import FieldInfo

from tests.builders import event, index_of
from tests.web.reading import client_of, page, texts
from timeline.cli.new import template
from timeline.query.search.find import matches
from timeline.record.index import Index
from timeline.record.messages import keys, part_of
from timeline.record.model import Event, Part, Quote, Source, columns_of, shown
from timeline.record.schema import dictionary

ID = "2018-05-08-marked"
ADDRESS = "https://example.org/marked-address"
COPY = "https://example.org/marked-copy"
WHEN = '<p class="when"><time datetime="2018-05-08">'
SECTIONS: dict[type[Part], str] = {
    Event: "events",
    Quote: "events.quotes",
    Source: "events.sources",
}
# What is no text: the value, how the event's page writes it, and how its table does.
VALUES: dict[tuple[type[Part], str], tuple[Any, str, str]] = {
    (Event, "id"): (ID, f'href="/events/{ID}.csv"', ID),
    (Event, "formerly"): (["2018-05-08-marked-before"], "marked-before", "marked-before"),
    (Event, "date"): ("2018-05-08", f"{WHEN}8 to 9 May", "2018-05-08"),
    (Event, "end"): ("2018-05-09", f"{WHEN}8 to 9 May", "2018-05-09"),
    (Event, "lane"): ("marked-lane", 'lanes=marked-lane">Marked Lane<', "marked-lane"),
    (Event, "actors"): (["marked-actor"], ">Marked Actor<", "marked-actor"),
    (Event, "weight"): (1, "landmark", "1"),
    (Event, "follows_from"): (["2017-01-01-cause"], "/events/2017-01-01-cause", "2017-01-01-cause"),
    (Quote, "actor"): ("marked-speaker", "Marked Speaker", "marked-speaker"),
    (Quote, "source"): (ADDRESS, f'cite="{ADDRESS}"', f"[{ADDRESS}]"),
    (Source, "url"): (ADDRESS, f'href="{ADDRESS}"', ADDRESS),
    (Source, "kind"): ("state-media", "state media", "state-media"),
    (Source, "read"): (False, "not read for this record", "no"),
    (Source, "broken"): (True, "no longer at its address", "broken"),
    (Source, "archived"): (COPY, f'href="{COPY}"', COPY),
}
TYPES = {(row.section, row.field): row.type for row in dictionary()}
FIELDS = [
    (part, key, info)
    for part in SECTIONS
    for key, info in keys(part).items()
    if not part_of(info.annotation)
]
each_field = pytest.mark.parametrize(
    ("part", "key", "info"), FIELDS, ids=[f"{part.__name__}.{key}" for part, key, _ in FIELDS]
)


def _marked(part: type[Part], key: str) -> tuple[Any, str, str]:
    """Return the value that the field has, and how a page and a table write it."""
    if (part, key) in VALUES:
        return VALUES[part, key]
    assert TYPES[SECTIONS[part], key] == "text", (
        f"say in VALUES which value {part.__name__}.{key} has and how it looks"
    )
    mark = f"marked{part.__name__}{key}".lower()
    return mark, mark, mark


def _filled(part: type[Part]) -> dict[str, Any]:
    return {key: _marked(of, key)[0] for of, key, _ in FIELDS if of is part}


@pytest.fixture(scope="module")
def index() -> Index:
    paper = {key: value for key, value in _filled(Source).items() if key != "url"}
    sources = [_filled(Source), paper]
    fields = {**_filled(Event), "quotes": [_filled(Quote)], "sources": sources}
    # As a file is read: lists of the file are tuples of the model.
    marked = Event.model_validate(fields, strict=False)
    return index_of(event("2017-01-01-cause", actors=("other",)), marked)


@pytest.fixture(scope="module")
def client(index: Index) -> FlaskClient:
    return client_of(index)


@pytest.fixture(scope="module")
def html(client: FlaskClient) -> str:
    whole = client.get(f"/events/{ID}").text
    return whole[whole.index("<main") : whole.index("</main>")]


@each_field
def test_the_page_of_an_event_shows_it(
    html: str, part: type[Part], key: str, info: FieldInfo
) -> None:
    _, written, _ = _marked(part, key)
    assert (written in html) == ("page" not in shown(info).not_in), (
        f"show {part.__name__}.{key} in templates/pages/event.html (of quotes and sources: in "
        "macros.html), or say Shown(not_in=('page',)) at the field, not both"
    )


@each_field
def test_the_table_of_events_has_it(
    client: FlaskClient, part: type[Part], key: str, info: FieldInfo
) -> None:
    _, _, written = _marked(part, key)
    answer = client.get(f"/events/{ID}.csv").data.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(answer))
    cells = [row[column.name] for column in columns_of(key, info)] or list(row.values())
    assert any(written in cell for cell in cells) == ("table" not in shown(info).not_in), (
        f"give {part.__name__}.{key} a column, or say Shown(not_in=('table',)) at the field, "
        "not both"
    )


@each_field
def test_json_has_it(client: FlaskClient, part: type[Part], key: str, info: FieldInfo) -> None:
    value, _, _ = _marked(part, key)
    (found,) = client.get(f"/events/{ID}.json").get_json()["events"]
    of = {Event: found, Quote: found["quotes"][0], Source: found["sources"][0]}[part]
    assert of[key] == value


@each_field
def test_the_search_finds_its_text_if_the_field_says_so(
    index: Index, part: type[Part], key: str, info: FieldInfo
) -> None:
    value, _, _ = _marked(part, key)
    if (part, key) not in VALUES:
        assert (ID in matches(index, value)) == (shown(info).search > 0)


def test_the_data_dictionary_tells_each(client: FlaskClient) -> None:
    parsed = page(client, "/data")
    for part, section in SECTIONS.items():
        told = texts(parsed, f"#field-{section.replace('.', '-')} code")
        assert told == list(keys(part))


def test_an_empty_event_asks_for_each() -> None:
    wanted: list[str] = []
    for key, info in keys(Event).items():
        part = part_of(info.annotation)
        wanted += [key, *(keys(part) if part else ())]
    assert re.findall(r"^[ #-]*([a-z_]+):(?: |$)", template(), re.MULTILINE) == wanted
