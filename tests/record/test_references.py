"""What does not hold between the parts of a record is said, each in one sentence."""

from __future__ import annotations

import pytest

from timeline.record.load.read import RecordError, read_text

SOURCE = "{url: 'https://a.example/p', publisher: P, kind: news}"
POINT = "as_reported: A, source: {document: D, publisher: P, kind: news}"


def event(id_: str, date: str, more: str = "") -> str:
    return f"  - {{id: {id_}, date: {date}, title: T, sources: [{SOURCE}]{more}}}\n"


def events(more: str = "") -> str:
    """Return a file with two events on lines 2 and 3; `more` is added to the second."""
    return f"events:\n{event('2017-a', '2017-05')}{event('2018-b', '2018-05-08', more)}"


def said(text: str) -> list[str]:
    with pytest.raises(RecordError) as caught:
        read_text(text, "e.yaml")
    return [str(problem).removeprefix("e.yaml:") for problem in caught.value.problems]


CLAUSE = (
    "{id: c, title: T, text: T, group: g, reference: R, starts: 2016-01-16, basis: B, "
    "sources: [{document: D, publisher: P, kind: news}]"
)


def tour(step: str, view: str = "from: 2016, to: 2019") -> str:
    return (
        "tours:\n  - {id: t, title: T, for: F, minutes: 1, question: Q, intro: I, "
        f"steps: [{{heading: H, text: T, view: {{{view}}}{step}}}]}}\n"
    )


def series(more: str) -> str:
    return f"series:\n  - {{id: s, title: T, unit: kg, {more}}}\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        # ids
        (
            events() + event("2018-b", "2019"),
            "4: 2018-b: id '2018-b' is taken on line 3; choose another",
        ),
        (
            events(", formerly: [2017-a]"),
            "3: 2018-b: formerly '2017-a' is taken on line 2; choose another",
        ),
        (
            events() + "actors:\n  - {id: e3, name: E}\ngroups:\n"
            "  - {id: e3, name: E, members: [e3]}\n",
            "7: group e3: id 'e3' is taken on line 5; choose another",
        ),
        (
            events()
            + "glossary:\n  - {term: LEU, definition: D}\n  - {term: Leu, definition: D}\n",
            "6: term Leu: term 'Leu' is taken on line 5; choose another",
        ),
        (
            events() + "collective_speakers:\n"
            "  - {name: N, actors: [a]}\n  - {name: N, actors: [a]}\n",
            "6: speaker N: name 'N' is taken on line 5; choose another",
        ),
        # lanes and actors, where they are declared
        (
            "lanes: [{id: talks, name: T}, {id: events, name: E}]\n" + events(", lane: talk"),
            "4: 2018-b: unknown lane 'talk'; did you mean 'talks'?",
        ),
        (
            "actors: [{id: iran, name: I}]\n" + events(", actors: [iran, eurasia]"),
            "4: 2018-b: unknown actor 'eurasia'; name one that stands in actors",
        ),
        (
            "actors: [{id: iran, name: I}]\n"
            + events(", quotes: [{speaker: S, actor: us, text: T, source: 'https://a.example/p'}]"),
            "4: 2018-b: unknown actor 'us'; name one that stands in actors",
        ),
        # causes
        (
            events(", follows_from: [2016-c]"),
            "3: 2018-b: unknown event '2016-c'; name one that stands in events",
        ),
        (
            events(", follows_from: [2016-old]").replace(
                "2017-05", "2017-05, formerly: [2016-old]"
            ),
            "3: 2018-b: event '2016-old' has a new id; write 2017-a",
        ),
        (
            events(", follows_from: [2018-b]"),
            "3: 2018-b: the event follows from itself; leave this id out",
        ),
        (
            events() + event("2016-c", "2016", ", follows_from: [2018-b]"),
            "4: 2016-c: follows from 2018-b, which is later (2018-05-08); name earlier events",
        ),
        (
            "events:\n"
            + event("a", "2018", ", follows_from: [b]")
            + event("b", "2018", ", follows_from: [c]")
            + event("c", "2018", ", follows_from: [a]"),
            "4: c: causes go in a circle (a follows from b, b from c, c from a); "
            "leave out one of these links",
        ),
        # quotes
        (
            events(", quotes: [{speaker: S, text: T, source: 'https://b.example/p'}]"),
            "3: 2018-b: the quote's source is none of the event's sources; "
            "add it there or name one of them",
        ),
        # phases, people, speakers, groups, glossary
        (
            events() + "phases:\n  - {id: p, name: P, from: 2018, to: 2017}\n",
            "5: phase p: to 2017 is before from 2018; write a later to",
        ),
        (
            events() + "phases:\n  - {id: p, name: P, from: 2018, turning_point: 2018-a}\n",
            "5: phase p: unknown event '2018-a'; did you mean '2018-b'?",
        ),
        (
            events() + "people:\n"
            "  - {id: p, name: P, roles: [{role: r, actor: iran, from: 2018, to: 2016}]}\n",
            "5: person p: to 2016 is before from 2018; write a later to",
        ),
        (
            events() + "collective_speakers:\n  - {name: N, actors: [a], people: [ann]}\n",
            "5: speaker N: unknown person 'ann'; name one that stands in people",
        ),
        (
            events() + "actors:\n  - {id: us, name: U}\ngroups:\n"
            "  - {id: g, name: G, members: [us], coordinator: eu}\n",
            "7: group g: unknown actor 'eu'; name one that stands in actors",
        ),
        (
            events() + "glossary:\n  - {term: A, definition: D, see: [xyz]}\n",
            "5: term A: unknown event or clause 'xyz'; name one that stands in events or clauses",
        ),
        # series
        (
            events() + series(f"points: [{{date: 2018, value: 5, low: 7, high: 6, {POINT}}}]"),
            "5: series s: low 7 is above high 6; exchange them",
        ),
        (
            events()
            + series(
                f"points: [{{date: 2018-06, value: 1, {POINT}}}, "
                f"{{date: 2018-05, value: 2, {POINT}}}]"
            ),
            "5: series s: points[1] of 2018-05 stands after one of 2018-06; "
            "put them in order of time",
        ),
        (
            events()
            + series(
                f"points: [{{date: 2018, value: 1, {POINT}}}], "
                "limit: {value: 300, label: L, from: 2031, to: 2016}"
            ),
            "5: series s: to 2016 is before from 2031; write a later to",
        ),
        (
            events()
            + series(
                "points: [{date: 2018, value: 1, as_reported: A, "
                "source: {publisher: P, kind: news}}]"
            ),
            "5: series s: points[0].source has neither url nor document; "
            "add the address of the page",
        ),
        # clauses
        (
            events() + f"clauses:\n  - {CLAUSE}, ends: 2015}}\n",
            "5: clause c: ends 2015 is before starts 2016-01-16; write a later ends",
        ),
        (
            events() + f"clauses:\n  - {CLAUSE}, "
            "what_happened: [{date: 2018, text: T}, {date: 2017, text: T}]}\n",
            "5: clause c: what_happened[1] of 2017 stands after one of 2018; "
            "put them in order of time",
        ),
        (
            events() + f"clauses:\n  - {CLAUSE}, "
            "what_happened: [{date: 2018, text: T, event: 2018-c}]}\n",
            "5: clause c: unknown event '2018-c'; did you mean '2018-b'?",
        ),
        # tours
        (
            events() + tour(""),
            "5: tour t: steps[0] names none of event, clause and series; name exactly one",
        ),
        (
            events() + f"clauses: [{CLAUSE}}}]\n" + tour(", event: 2018-b, clause: c"),
            "6: tour t: steps[0] names 2 of event, clause and series; name exactly one",
        ),
        (
            events() + tour(", event: 2018-x"),
            "5: tour t: unknown event '2018-x'; did you mean '2018-b'?",
        ),
        (
            events() + tour(", event: 2018-b", "from: 2019, to: 2018"),
            "5: tour t: to 2018 is before from 2019; write a later to",
        ),
        (
            events() + tour(", event: 2018-b", "from: 2016, to: 2019, series: [oil]"),
            "5: tour t: unknown series 'oil'; name one that stands in series",
        ),
        (
            events() + tour(", event: 2018-b", "from: 2016, to: 2019, highlight: [2017-aa]"),
            "5: tour t: unknown event '2017-aa'; did you mean '2017-a'?",
        ),
        (
            "lanes: [{id: events, name: E}]\n"
            + events()
            + tour(", event: 2018-b", "from: 2016, to: 2019, lanes: [event]"),
            "6: tour t: unknown lane 'event'; did you mean 'events'?",
        ),
    ],
)
def test_what_does_not_hold_has_its_sentence(text: str, problem: str) -> None:
    assert said(text) == [problem]


@pytest.mark.parametrize(
    ("cause", "effect"),
    [
        ("2018-05-08", "2018-05-08"),
        ("2018-05-08", "2018-05"),
        ("2018-05", "2018-05-01"),
        ("2018-06~", "2018-05"),
        ("2018-05-09", "2018-05-08?"),
    ],
)
def test_a_cause_may_be_as_late_as_the_dates_allow(cause: str, effect: str) -> None:
    text = "events:\n" + event("a", cause) + event("b", effect, ", follows_from: [a]")
    assert read_text(text, "e.yaml").events[1].follows_from == ("a",)


def test_an_unsound_entry_is_still_known_by_its_id() -> None:
    text = events(", follows_from: [2017-a]").replace("2017-05", "soon")
    (problem,) = said(text)
    assert problem.startswith("2: 2017-a: date: 'soon' is not a date; ")


def test_undeclared_lanes_and_actors_are_no_errors() -> None:
    record = read_text(events(", lane: talks, actors: [us]"), "e.yaml")
    assert [lane.id for lane in record.lanes] == ["events", "talks"]
