from __future__ import annotations

import datetime as dt
from dataclasses import replace

import icalendar
from hypothesis import given

from tests.builders import event, index_of
from tests.web.downloads.origins import events, golden, origin, two, unix
from tests.web.entries import records
from timeline.record.index import Index
from timeline.web.downloads.formats.ical import calendar


def _read(text: bytes) -> list[icalendar.Event]:
    return icalendar.Calendar.from_ical(text).events


def test_two_events_as_a_calendar() -> None:
    assert unix(calendar(origin(two()), events())) == golden("ics")


@given(records())
def test_a_calendar_program_reads_the_same_days_and_words(index: Index) -> None:
    read = _read(calendar(origin(index), index.record.events))
    for said, meant in zip(read, index.record.events, strict=True):
        assert _plain(said.get("summary")) == meant.title
        assert _plain(said.get("location", "")) == (meant.place or "")
        assert said.decoded("dtstart") == meant.date.start
        last = (meant.end or meant.date).end
        after = said.decoded("dtend") - dt.timedelta(days=1)
        assert after == last or last == dt.date.max


def _plain(text: str) -> str:
    return text.replace("\N{WORD JOINER}", "")


def test_a_backslash_in_a_title_is_no_end_of_a_line() -> None:
    index = index_of(event("2018-05-08-a", title="C:\\NEW"))
    said = _read(calendar(origin(index), index.record.events))[0].get("summary")
    assert _plain(said) == "C:\\NEW"


def test_a_month_lasts_all_its_days_and_says_that_the_day_is_not_known() -> None:
    month, days = _read(calendar(origin(two()), events()))
    assert (month.start, month.end) == (dt.date(2012, 8, 1), dt.date(2012, 9, 1))
    assert month.get("description").startswith(
        "Date: about August 2012. The exact day is not known. The date is approximate.\n\n"
    )
    assert days.get("description").startswith('They say "yes"; they agree to meet.\n\n')


def test_the_last_day_of_all_has_no_day_after_it() -> None:
    index = index_of(event("9999-12-31-end"))
    assert _read(calendar(origin(index), index.record.events))[0].end == dt.date(9999, 12, 31)


def test_an_event_is_the_same_one_from_every_site() -> None:
    here = origin(two())
    there = replace(here, base="https://other.example.org", address="https://other.example.org/")
    uids = [[each.uid for each in _read(calendar(at, events()))] for at in (here, there)]
    assert uids[0] == uids[1]
    assert uids[0] == ["2012-08-site@iran-deal-timeline", "2015-03-02-talks@iran-deal-timeline"]
