from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.record.clause_states import Course, End, course, group_name, state_on
from timeline.record.dates import of_day, parse
from timeline.record.index import Index
from timeline.record.model import Clause, ClauseStatus, Happening, Source

TODAY = dt.date(2026, 11, 24)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def clause(
    *happened: tuple[str, ClauseStatus | None, bool],
    starts: str = "2016-01-16",
    ends: str | None = "2031-01-16",
) -> Clause:
    return Clause(
        id="limit",
        title="A limit",
        text="What it says.",
        group="limits",
        reference="1",
        starts=parse(starts),
        ends=parse(ends) if ends else None,
        basis="As planned.",
        what_happened=tuple(
            Happening(date=parse(date), text="It happened.", status=status, contested=contested)
            for date, status, contested in happened
        ),
        sources=(Source(url="https://example.org/a", publisher="A", kind="primary", read=True),),
    )


def told(of: Clause, today: dt.date = TODAY) -> list[tuple[str, str, str, bool]]:
    return [
        (str(span.first), str(span.last), span.state, span.contested)
        for span in course(of, today).spans
    ]


def test_what_nothing_happened_to_is_kept_and_then_planned() -> None:
    assert told(clause()) == [
        ("2016-01-16", "2026-11-24", "kept", False),
        ("2026-11-25", "2031-01-16", "planned", False),
    ]


def test_a_passed_limit_is_kept_until_the_eve() -> None:
    spans = told(clause(("2019-07-08", "passed", False)))
    assert spans[0] == ("2016-01-16", "2019-07-07", "kept", False)
    assert spans[1] == ("2019-07-08", "2026-11-24", "passed", False)


def test_what_says_nothing_of_the_state_changes_nothing() -> None:
    assert told(clause(("2018-05-08", None, False))) == told(clause())


def test_what_expired_has_ended_and_can_be_restored() -> None:
    embargo = clause(
        ("2020-10-18", "expired", False), ("2025-09-27", "restored", True), ends="2020-10-18"
    )
    assert course(embargo, TODAY).ends == (End(day("2020-10-18"), "expired", False),)
    assert told(embargo) == [
        ("2016-01-16", "2020-10-17", "kept", False),
        ("2025-09-27", "2026-11-24", "restored", True),
    ]


def test_an_end_that_is_disputed_does_not_cut_a_clause_off() -> None:
    spans = told(clause(("2019-07-08", "passed", False), ("2025-10-18", "ended", True)))
    assert spans[1:] == [
        ("2019-07-08", "2025-10-17", "passed", False),
        ("2025-10-18", "2026-11-24", "passed", True),
        ("2026-11-25", "2031-01-16", "planned", True),
    ]


def test_a_clause_without_a_planned_end_goes_on_to_today() -> None:
    assert told(clause(ends=None)) == [("2016-01-16", "2026-11-24", "kept", False)]


def test_later_days_are_unknown_as_of_an_earlier_one() -> None:
    spans = told(clause(("2019-07-08", "passed", False)), day("2018-01-01"))
    assert {state for _, _, state, _ in spans} == {"kept", "planned"}


def test_a_clause_that_has_not_begun_is_planned() -> None:
    assert told(clause(), day("2015-08-01")) == [("2016-01-16", "2031-01-16", "planned", False)]


def test_the_state_on_a_day() -> None:
    limit = clause(("2019-07-08", "passed", False))
    before = state_on(limit, day("2019-07-07"), TODAY)
    after = state_on(limit, day("2019-07-08"), TODAY)
    assert before is not None
    assert after is not None
    assert (before.state, after.state) == ("kept", "passed")
    assert state_on(limit, day("2016-01-15"), TODAY) is None


def test_the_arms_embargo_of_the_record(index: Index) -> None:
    embargo = index.clauses["arms-embargo"]
    states = {
        text: (found.state, found.contested)
        if (found := state_on(embargo, day(text), TODAY))
        else None
        for text in ("2020-10-17", "2020-10-19", "2025-09-28")
    }
    assert states == {
        "2020-10-17": ("kept", False),
        "2020-10-19": None,
        "2025-09-28": ("restored", True),
    }  # fmt: skip


STATUSES: tuple[ClauseStatus, ...] = (
    "kept", "passed", "suspended", "expired", "ended", "restored",
)  # fmt: skip


@given(
    st.lists(
        st.tuples(
            st.dates(dt.date(2010, 1, 1), dt.date(2035, 1, 1)),
            st.sampled_from(STATUSES),
            st.booleans(),
        ),
        max_size=6,
    ),
    st.dates(dt.date(2014, 1, 1), dt.date(2035, 1, 1)),
)
def test_spans_follow_each_other_and_never_overlap(
    happened: list[tuple[dt.date, ClauseStatus, bool]], today: dt.date
) -> None:
    made = clause(
        *((of_day(at).text, status, contested) for at, status, contested in sorted(happened))
    )
    found: Course = course(made, today)
    assert all(span.first <= span.last for span in found.spans)
    assert all(
        before.last < after.first
        for before, after in zip(found.spans, found.spans[1:], strict=False)
    )
    assert all(span.state == "planned" for span in found.spans if span.first > today)


@pytest.mark.parametrize(
    ("group", "name"),
    [
        ("un-restrictions", "UN restrictions"),
        ("arak", "Arak"),
        ("sanctions-relief", "Sanctions relief"),
    ],
)
def test_groups_have_names(group: str, name: str) -> None:
    assert group_name(group) == name
