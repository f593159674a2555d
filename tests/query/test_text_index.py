from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.query.search.text_index import TextIndex, build

TEXTS = (
    "Araghchi flies to Vienna for talks on a deal",
    "Inspectors visit Fordow; the plant at Fordo is new",
    "The snap-back of sanctions may re-impose the arms embargo",
    "An embargo on arms, and sanctions",
    "Possible military dimensions are the most that Iran must explain",
    "A shot is heard; Iranian forces raise doubts about Raisi",
    "Most of it was said at Most",
)


@pytest.fixture(scope="module")
def text_index() -> TextIndex:
    return build([[(1.0, text)] for text in TEXTS], [("PMD", "possible military dimensions")])


def found(text_index: TextIndex, query: str) -> list[int]:
    return [number for number, score in enumerate(text_index.scores(query)) if score > 0]


@pytest.mark.parametrize(
    ("query", "documents"),
    [
        ("ARAQCHI", [0]),
        ("fordo", [1]),
        ("fordu inspector", [1]),
        ("embargo arms", [2, 3]),
        ('"arms embargo"', [2]),
        ("“arms embargo”", [2]),
        ('"embargo on arms"', [3]),
        ('"arms, and sanctions"', [3]),
        ('"sanctions arms"', []),
        ("snapback", [2]),
        ("snap-back", [2]),
        ("reimpose", [2]),
        ("the embargo of the arms", [2, 3]),
        ("the", [1, 2, 4]),
        ("PMD", [4]),
        ("pmd explain", [4]),
        ("dimensions", [4]),
        ("araghchi vie", [0]),
        ("vie araghchi", []),
        ("araghchi v", []),
        ("iran", [4, 5]),
        ("rais", [5]),
        ("nothing", []),
        ("", []),
        ('"', []),
        ("?!", []),
        ("عراقچی", []),
    ],
)
def test_what_a_query_finds(text_index: TextIndex, query: str, documents: list[int]) -> None:
    assert found(text_index, query) == documents


def test_words_that_are_no_names_are_not_taken_for_others(text_index: TextIndex) -> None:
    # "most" and "must", "shot" and "shut" would sound alike if they were names.
    assert found(text_index, "must deal") == []
    assert found(text_index, "must") == [4]
    assert found(text_index, "shut") == []


def test_a_name_goes_on_in_names_only(text_index: TextIndex) -> None:
    assert text_index.spellings("rais") == {"raise", "raisi"}
    assert text_index.spellings("raisi") == {"raisi"}
    assert text_index.spellings("iran") == {"iran", "iranian"}


def test_a_short_word_that_is_known_is_meant_as_it_stands() -> None:
    text_index = build([[(1.0, "The UN votes")], [(1.0, "until then")]])
    assert found(text_index, "un") == [0]
    assert found(text_index, "unt") == [1]


def test_no_phrase_reaches_from_one_field_into_the_next() -> None:
    text_index = build([[(1.0, "arms"), (1.0, "embargo")], [(1.0, "arms embargo")]])
    assert found(text_index, '"arms embargo"') == [1]
    assert found(text_index, "arms embargo") == [0, 1]


def test_what_counts() -> None:
    def better(one: str, other: str, query: str) -> bool:
        scores = build([[(1.0, one)], [(1.0, other)], [(1.0, "else")]]).scores(query)
        return bool(scores[0] > scores[1] > 0)

    assert better("Rohani Rohani", "Rohani speaks", "rohani")
    assert better("Rohani speaks", "Rouhani speaks", "rohani")
    assert better("the deal", "the dealer", "deal")
    assert better("one word", "one word and a great many more words beside it", "one")
    fields = build([[(1.0, "arak"), (4.0, "else")], [(4.0, "arak"), (1.0, "else")], [(1.0, "x")]])
    assert fields.scores("arak")[1] > fields.scores("arak")[0] > 0
    rare = build([[(1.0, "arak deal")], [(1.0, "qom deal")], [(1.0, "bam deal")]])
    assert rare.scores("qom")[1] > rare.scores("deal")[1] > 0


def test_synonyms_find_each_other_but_count_less() -> None:
    text_index = build(
        [[(1.0, "the interim deal")], [(1.0, "the JPOA")], [(1.0, "a deal"), (1.0, "interim")]],
        [("Joint Plan of Action", "JPOA", "interim deal")],
    )
    assert found(text_index, "jpoa") == [0, 1]
    assert text_index.scores("jpoa")[1] > text_index.scores("jpoa")[0]
    assert found(text_index, "joint plan of action") == [0, 1]
    # As typed, the words need not follow each other; as a synonym, they must.
    assert found(text_index, "interim deal") == [0, 1, 2]


def test_an_empty_record_is_searched_in_vain() -> None:
    assert build([]).scores("anything").tolist() == []


@given(st.text(max_size=40))
def test_any_query_can_be_asked_and_gives_the_same_again(query: str) -> None:
    text_index = build([[(1.0, text)] for text in TEXTS], [("PMD", "possible military dimensions")])
    scores = text_index.scores(query)
    assert scores.tolist() == text_index.scores(query).tolist()
    assert ((scores >= 0) & (scores < 100)).all()


@given(st.sampled_from(TEXTS), st.data())
def test_a_text_is_found_by_any_of_its_words(text: str, data: st.DataObject) -> None:
    text_index = build([[(1.0, one)] for one in TEXTS])
    chosen = data.draw(st.lists(st.sampled_from(text.split()), min_size=1, max_size=4))
    # All words that searching passes over find nothing by themselves, or are searched alone.
    if set(chosen) <= {"a", "at", "of", "on", "the", "The", "and", "to", "for", "An", "A"}:
        return
    assert TEXTS.index(text) in found(text_index, " ".join(chosen))
