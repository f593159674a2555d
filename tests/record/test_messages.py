"""Every kind of error has its sentence: what is wrong, where, and what would be right."""

from __future__ import annotations

import pytest

from tests.record.slips import FORM, event, said

KEYS = (
    "id, formerly, date, end, label, title, summary, note, lane, actors, place, weight, "
    "follows_from, quotes, disputed or sources"
)


def source(fields: str) -> str:
    return event(sources=f"[{{publisher: P, kind: news, {fields}}}]")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        # wrong types
        (event(title="2231"), "4: 2018-x: title is a number; put it in quotes: '2231'"),
        (event(title="[a]"), "4: 2018-x: title is a list; write text"),
        (event(title=""), "4: 2018-x: title is empty; write text"),
        (event(title="' '"), "4: 2018-x: title is empty; write text"),
        (event(weight="4"), "6: 2018-x: weight is 4; write 1, 2 or 3"),
        (event(weight="true"), "6: 2018-x: weight is 'true'; write 1, 2 or 3"),
        (event(actors="iran"), "6: 2018-x: actors is 'iran'; write a list such as [iran]"),
        (event(actors="{a: b}"), "6: 2018-x: actors is a mapping; write a list"),
        (
            source("url: 'https://a.example', read: yes"),
            "5: 2018-x: sources[0].read is 'yes'; write true or false",
        ),
        (
            event(sources="[{document: D, publisher: P, kind: paper}]"),
            "5: 2018-x: sources[0].kind is 'paper'; "
            "write primary, news, state-media, analysis or reference",
        ),
        (
            event(sources="[here]"),
            "5: 2018-x: sources[0] is 'here'; "
            "write a mapping with keys such as url, document, publisher or title",
        ),
        (
            event(id="US exit"),
            "2: US exit: id is 'US exit', not an id; write lower-case letters, digits and hyphens",
        ),
        (
            "events: [here]\n",
            "1: events[0]: the entry is 'here'; "
            "write a mapping with keys such as id, formerly, date or end",
        ),
        (
            event() + "lanes:\n  - {id: events, name: E, color: {light: red, dark: '#000000'}}\n",
            "7: lane events: color.light is 'red'; "
            "write # and six hex digits in lower case, such as #2a7f60",
        ),
        *(
            (
                event() + "series:\n  - id: s\n    title: S\n    unit: kg\n    points:\n"
                f"      - {{date: '2018', value: {written}, as_reported: A, source: "
                "{document: D, publisher: P, kind: news}}\n",
                f"11: series s: points[0].value is {shown}; "
                "write a number from -1,000,000,000,000,000 to 1,000,000,000,000,000",
            )
            for written, shown in (
                ("1e999", "inf"),
                ("-1e999", "-inf"),
                ("1.5e+15", "1500000000000000.0"),
                ("-2000000000000000", "-2000000000000000"),
            )
        ),
        # unknown and missing keys
        (event(lable="x"), "6: 2018-x: unknown key 'lable'; did you mean 'label'?"),
        (event(mood="x"), f"6: 2018-x: unknown key 'mood'; leave it out or use {KEYS}"),
        (event(from_="x"), f"6: 2018-x: unknown key 'from_'; leave it out or use {KEYS}"),
        (
            source("document: D, titel: x"),
            "5: 2018-x: unknown key 'titel' in sources[0]; did you mean 'title'?",
        ),
        (event() + "event: 1\n", "6: unknown key 'event'; did you mean 'events'?"),
        (
            event(date=None),
            "2: 2018-x: date is missing; "
            "add 'date:' (Local date at the place, EDTF, as precise as it is known)",
        ),
        (
            event(id=None),
            "2: events[0]: id is missing; "
            "add 'id:' (Permanent id: the date and a slug, such as 2018-05-08-us-withdrawal)",
        ),
        (
            event(sources="[{document: D, kind: news}]"),
            "5: 2018-x: sources[0].publisher is missing; "
            "add 'publisher:' (Who published it; for a copy, the original first)",
        ),
        # sources
        (
            event(sources=None),
            "2: 2018-x: sources is missing; "
            "add 'sources:' (At least one that was read; weight 1 and 2: two publishers)",
        ),
        (event(sources="[]"), "5: 2018-x: sources is empty; write at least one"),
        (
            event(sources="[{publisher: P, kind: news}]"),
            "5: 2018-x: sources[0] has neither url nor document; add the address of the page",
        ),
        (
            source("url: 'ftp://a.example/p'"),
            "5: 2018-x: sources[0].url: address 'ftp://a.example/p' is not on the web; "
            "write one that starts with https:// or http://",
        ),
        (
            source("url: 'https://a.example/p q'"),
            "5: 2018-x: sources[0].url: address 'https://a.example/p q' has ' ' in it; "
            "write it percent-encoded",
        ),
        # dates
        (event(date="8 May 2018"), f"3: 2018-x: date: '8 May 2018' is not a date; {FORM}"),
        (event(date="[1]"), f"3: 2018-x: date: this is not a date; {FORM}"),
        (
            event(date="2018-13"),
            "3: 2018-x: date: '2018-13' has no such month; months go from 01 to 12",
        ),
        (
            event(date="2018-02-30"),
            "3: 2018-x: date: '2018-02-30' has no such day; February 2018 has 28 days",
        ),
        (
            event(end="2017-12-31"),
            "6: 2018-x: end 2017-12-31 is before date 2018; write a later end",
        ),
        # text
        (event(label="x" * 29), "6: 2018-x: label has 29 characters; write at most 28"),
        (event(title="x" * 71), "4: 2018-x: title has 71 characters; write at most 70"),
        (
            event(summary="a <b>b</b>"),
            "6: 2018-x: summary: HTML ('<b>b</b>') in text; "
            "write plain text, and a space after '<' where it means less",
        ),
        (
            event(summary="A &amp; B"),
            "6: 2018-x: summary: HTML ('&amp;') in text; write the character itself",
        ),
        (event(title='"a\\u202eb"'), "4: 2018-x: title: unseen character U+202E; leave it out"),
        (event(title="a\u202eb"), "4: 2018-x: unseen character U+202E; leave it out"),
        # YAML that plain data can do without
        (
            event(title="T\n    title: U"),
            "5: 2018-x: key 'title' stands twice (first on line 4); keep one",
        ),
        (event(title="&a T"), "4: 2018-x: anchor &a; write values out where they are used"),
        (event(title="*a"), "4: 2018-x: alias *a; write the value out"),
        (event(title="!!str T"), "4: 2018-x: tag 'tag:yaml.org,2002:str'; leave it out"),
        (event(title="T\n    <<: {}"), "5: 2018-x: merge key '<<'; write the keys out"),
        # files that hold no record
        (
            "",
            " the file is empty; "
            "write 'events:' and under it one event with id, date, title and sources",
        ),
        (
            "- a\n",
            " the file has no keys at its top level; "
            "write 'events:' and under it one event with id, date, title and sources",
        ),
        (
            "meta: {title: x}\n",
            " there are no events; "
            "write 'events:' and under it one event with id, date, title and sources",
        ),
        (
            "events: []\n",
            "1: there are no events; "
            "write 'events:' and under it one event with id, date, title and sources",
        ),
        ("events: {a: b}\n", "1: events is no list; start each entry under it with '- '"),
        (event() + "meta: x\n", "6: meta has no keys; write title, as_of and so on under it"),
        (
            "events:\n  - id: 'x\n",
            "3: this is not YAML (found unexpected end of stream); "
            "check indents, quotes and colons here and just above",
        ),
    ],
)
def test_each_error_has_its_sentence(text: str, problem: str) -> None:
    assert said(text) == [f"e.yaml:{problem}"]
