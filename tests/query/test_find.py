from __future__ import annotations

import pytest

from tests.builders import event, index_of
from timeline.query.search.find import Hit, find, matches
from timeline.query.search.text_index import build
from timeline.record.index import Index


@pytest.mark.parametrize(
    "spellings",
    [
        ("Araghchi", "Araqchi", "araqchi", "Aragchi"),
        ("Fordow", "Fordo", "FORDO", "Fordu"),
        ("Khamenei", "Khamenai", "Khāmene'i"),
        ("Rouhani", "Rohani", "Ruhani", "Rowhani"),
        ("Isfahan", "Esfahan"),
        ("Raisi", "Raeisi"),
        ("Soleimani", "Suleimani"),
        ("Qalibaf", "Ghalibaf"),
        ("Amirabdollahian", "Amir-Abdollahian"),
        ("Tehran", "Teheran"),
        ("60%", '"60 percent"'),
        ("E3+3", "P5+1"),
    ],
)
def test_spellings_find_the_same_events_of_the_record(
    index: Index, spellings: tuple[str, ...]
) -> None:
    found = {tuple(sorted(matches(index, spelling))) for spelling in spellings}
    assert len(found) == 1
    assert all(len(ids) >= 4 for ids in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khamenei", "Khomeini"),
        ("Iraq", "Iran"),
        ("Iraq", "Arak"),
        ("Araghchi", "Arak"),
        ("Natanz", "Netanyahu"),
        ("Qom", "Kim"),
        ("Bush", "Bushehr"),
        ("Oman", "Amano"),
    ],
)
def test_other_names_find_other_events_of_the_record(index: Index, one: str, other: str) -> None:
    assert set(matches(index, f'"{one}"')) != set(matches(index, f'"{other}"'))


def test_names_of_the_record_that_are_taken_for_each_other_are_few(index: Index) -> None:
    text_index = build(
        [
            [(1.0, f"{one.title}. {one.summary}"), *((1.0, quote.text) for quote in one.quotes)]
            for one in index.events.values()
        ]
    )
    alike = {found for found in text_index.names.values() if len(found) > 1}
    assert alike <= {
        ("fordo", "fordow"),
        ("masoud", "massoud"),
        ("mohamed", "mohammad", "mohammed"),
        ("saeed", "saeid"),
        ("sergei", "sergey"),
        ("emirate", "emirati"),
        ("mossad", "musaad"),
        ("monday", "monde"),
    }


@pytest.mark.parametrize(
    ("query", "id"),
    [
        ("rouhani lavrov", "2021-04-13-rouhani-lavrov-tehran"),
        ("arms embargo expires", "2020-10-18-un-arms-embargo-expires"),
        ("natanz arak", "2002-08-14-natanz-arak-revealed"),
        ("soleimani", "2020-01-03-soleimani-killed"),
        ("stuxnet", "2010-06-stuxnet-found"),
        ("implementation day", "2016-01-16-implementation-day"),
        ("vienna round 1", "2021-04-06-vienna-round-1"),
        ("us withdrawal", "2018-05-08-us-withdrawal"),
    ],
)
def test_what_one_looks_for_comes_among_the_first(index: Index, query: str, id: str) -> None:
    assert id in list(matches(index, query))[:3]


def test_every_event_of_the_record_is_found_by_its_title(index: Index) -> None:
    for one in index.events.values():
        found = list(matches(index, one.title.replace('"', "")))
        assert one.id in found[:5]


def test_the_best_comes_first_then_the_earliest() -> None:
    index = index_of(
        event("2018-05-08-x", title="Talks go on", summary="Bam"),
        event("2019-05-08-y", title="Bam"),
        event("2017-05-08-z", title="Talks go on", summary="Bam"),
    )
    found = matches(index, "bam")
    assert list(found) == ["2019-05-08-y", "2017-05-08-z", "2018-05-08-x"]
    assert found["2017-05-08-z"] == found["2018-05-08-x"] > 0


def test_a_landmark_comes_before_a_detail() -> None:
    index = index_of(
        event("2017-05-08-a", title="Bam", weight=3), event("2018-05-08-b", title="Bam", weight=1)
    )
    assert list(matches(index, "bam")) == ["2018-05-08-b", "2017-05-08-a"]


@pytest.mark.parametrize(
    ("query", "id"),
    [
        ("first site", "1998-first-site"),  # label
        ("builds second", "2012-08-second-site"),  # title
        ("around august", "2012-08-second-site"),  # summary
        ("borea a year before", "2012-08-second-site"),  # dispute
        ('"we came to talk"', "2015-03-02-talks-open"),  # quote
        ("Adal", "2015-03-02-talks-open"),  # speaker
        ("anna", "2015-03-02-talks-open"),  # another spelling of a person's name
        ("midtown meet", "2015-03-02-talks-open"),  # place
        ("agency", "2018-11-inspection"),  # actor
        ('"kingdom of borea" accord', "2021-06-30-accord"),  # an actor's full name
        ("both sides effect", "2021-06-30-accord"),  # group
        ("talks effect", "2021-06-30-accord"),  # lane
        ("november 2018", "2018-11-inspection"),  # month and year
    ],
)
def test_where_events_are_searched(small_index: Index, query: str, id: str) -> None:
    assert list(matches(small_index, query))[:1] == [id]


def test_an_alias_of_a_term_finds_what_uses_the_term() -> None:
    index = index_of(
        event("2013-11-24-a", title="The JPOA is agreed"),
        event("2014-01-20-b", title="The interim deal begins"),
        event("2014-01-21-c", title="A deal"),
        glossary=(
            {"term": "Joint Plan of Action", "aka": ("JPOA", "interim deal"), "definition": "It."},
        ),
    )
    for query in ("jpoa", "interim deal", "joint plan of action"):
        assert set(matches(index, query)) == {"2013-11-24-a", "2014-01-20-b"}


def test_a_term_about_several_things_makes_them_no_synonyms() -> None:
    index = index_of(
        event("2013-11-24-a", title="The IR-1 spins"),
        event("2014-01-20-b", title="The IR-6 spins"),
        glossary=({"term": "IR-1, IR-6", "definition": "Machines."},),
    )
    assert list(matches(index, "ir-6")) == ["2014-01-20-b"]


def test_everything_that_has_a_page_is_found(small_index: Index) -> None:
    found = {
        query: [(hit.kind, hit.id) for hit in find(small_index, query, limit=3)]
        for query in ("Ana Adal", "meeting", "limit stock", "stock", "two steps", "accord")
    }
    assert found["Ana Adal"][0] == ("person", "ana-adal")
    assert found["meeting"][0] == ("term", "Round")
    assert found["limit stock"] == [("clause", "stock-limit")]
    assert set(found["stock"]) == {("series", "stock"), ("clause", "stock-limit")}
    assert found["two steps"] == [("tour", "in-two-steps")]
    assert found["accord"][0] == ("event", "2021-06-30-accord")
    assert find(small_index, "adal", limit=1) == find(small_index, "adal")[:1]


def test_a_hit_has_a_title_and_plain_text(small_index: Index) -> None:
    assert find(small_index, "inspection")[0] == Hit(
        "event",
        "2018-11-inspection",
        "The Agency inspects both sites",
        "In November, the Agency inspects both sites and measures at each.",
    )


def test_a_snippet_is_cut_around_the_word_between_words() -> None:
    summary = f"{'Before it comes this. ' * 20}Then Rohani speaks. {'After it comes that. ' * 20}"
    index = index_of(event("2015-01-01-a", summary=summary))
    snippet = find(index, "rouhani")[0].snippet
    assert snippet == (
        "…Before it comes this. Before it comes this. Then Rohani speaks. After it comes that. "
        "After it comes that. After it comes that. After it comes that. After it…"
    )


def test_every_snippet_of_the_record_is_short(index: Index) -> None:
    for query in ("iran", "sanctions", "araqchi", "enrichment", "snapback"):
        for hit in find(index, query, limit=1000):
            assert len(hit.snippet) <= 162
            assert hit.title
