"""Dates keep their precision, and say what is wrong with what is none."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.record import dates
from timeline.record.dates import in_words, of_day, parse, precision_in_words

DAYS = st.dates()
QUALIFIERS = st.sampled_from(["", "~", "?", "%"])
EDTF = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[~?%]?")
FORM = "write YYYY, YYYY-MM or YYYY-MM-DD, then ~ or ? if need be, such as 2018-05-08 or 2013-03~"


@st.composite
def edtf(draw: st.DrawFn) -> str:
    text = draw(DAYS).isoformat()
    return text[: draw(st.sampled_from([4, 7, 10]))] + draw(QUALIFIERS)


@given(edtf())
def test_a_date_is_written_as_it_was_read(text: str) -> None:
    assert str(parse(text)) == text


@given(edtf())
def test_a_date_starts_before_it_ends_and_both_days_bear_its_text(text: str) -> None:
    date = parse(text)
    bare = text.rstrip("~?%")
    assert date.start <= date.end
    assert date.start.isoformat().startswith(bare)
    assert date.end.isoformat().startswith(bare)


@given(edtf())
def test_the_days_around_a_date_do_not_bear_its_text(text: str) -> None:
    date, bare, day = parse(text), text.rstrip("~?%"), dt.timedelta(days=1)
    if date.start > dt.date.min:
        assert not (date.start - day).isoformat().startswith(bare)
    if date.end < dt.date.max:
        assert not (date.end + day).isoformat().startswith(bare)


@given(DAYS)
def test_the_day_stands_before_its_month_only_on_the_first(day: dt.date) -> None:
    month = parse(day.isoformat()[:7])
    assert (of_day(day) < month) == (day.day == 1)


@given(st.lists(edtf(), min_size=2))
def test_dates_are_ordered_by_first_day_then_last(texts: list[str]) -> None:
    found = sorted(map(parse, texts))
    keys = [(date.start, date.end) for date in found]
    assert keys == sorted(keys)


@given(DAYS, QUALIFIERS)
def test_only_a_certain_day_is_not_vague(day: dt.date, qualifier: str) -> None:
    text = day.isoformat()
    assert parse(text + qualifier).vague == bool(qualifier)
    assert parse(text[:7] + qualifier).vague
    assert parse(text[:4] + qualifier).vague


@given(st.text(max_size=12))
def test_what_is_no_date_is_refused_with_a_sentence(text: str) -> None:
    if EDTF.fullmatch(text):
        return
    with pytest.raises(ValueError, match="; "):
        parse(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("8 May 2018", f"'8 May 2018' is not a date; {FORM}"),
        ("2018-5-8", f"'2018-5-8' is not a date; {FORM}"),
        ("2018-05-08~?", f"'2018-05-08~?' is not a date; {FORM}"),
        ("٢٠١٨", f"'٢٠١٨' is not a date; {FORM}"),
        ("2018\n", f"'2018\\n' is not a date; {FORM}"),
        ("0000", f"'0000' has no such year; {FORM}"),
        ("2018-13", "'2018-13' has no such month; months go from 01 to 12"),
        ("2018-02-29", "'2018-02-29' has no such day; February 2018 has 28 days"),
        ("2018-05-00", "'2018-05-00' has no such day; May 2018 has 31 days"),
    ],
)
def test_the_sentence_says_what_would_be_right(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "precision", "approximate", "uncertain"),
    [
        ("2018-05-08", "day", False, False),
        ("2002-08?", "month", False, True),
        ("2013-03~", "month", True, False),
        ("1974%", "year", True, True),
    ],
)
def test_precision_and_qualifiers(
    text: str, precision: dates.Precision, approximate: bool, uncertain: bool
) -> None:
    date = parse(text)
    assert (date.precision, date.approximate, date.uncertain) == (
        precision,
        approximate,
        uncertain,
    )


@pytest.mark.parametrize(
    ("date", "end", "words"),
    [
        ("2018-05-08", None, "8 May 2018"),
        ("2018-05-08", "2018-05-08", "8 May 2018"),
        ("2002-08", None, "August 2002"),
        ("2013-03~", None, "about March 2013"),
        ("1974?", None, "1974 (uncertain)"),
        ("1974%", None, "about 1974 (uncertain)"),
        ("2021-04-06", "2021-04-09", "6 to 9 April 2021"),
        ("2021-04-27", "2021-05-01", "27 April to 1 May 2021"),
        ("2021-12-27", "2022-03-11", "27 December 2021 to 11 March 2022"),
        ("2013-03~", "2013-05", "about March 2013 to May 2013"),
        ("2013-03", "2013-05", "March to May 2013"),
    ],
)
def test_dates_and_spans_in_words(date: str, end: str | None, words: str) -> None:
    assert in_words(parse(date), parse(end) if end else None) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2018-05-08", ""),
        ("2002-08", "The exact day is not known."),
        ("1974", "Only the year is known."),
        ("2013-03-01~", "The date is approximate."),
        ("2002-08?", "The exact day is not known. The date is uncertain."),
    ],
)
def test_precision_in_words(text: str, words: str) -> None:
    assert precision_in_words(parse(text)) == words
