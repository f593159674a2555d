"""Terms explained in a text: where, which, and nothing of the text lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import event, index_of
from timeline.record.index import Index
from timeline.web.html.prose import explain

TERMS = (
    {"term": "E3", "aka": ("E3/EU",), "definition": "Three states."},
    {"term": "P5+1", "aka": ("E3/EU+3", "the six powers"), "definition": "Six states."},
    {"term": "Additional Protocol", "aka": ("AP",), "definition": "An agreement."},
    {"term": "Joint Plan of Action", "aka": ("interim deal",), "definition": "A deal of 2013."},
    {"term": "Centrifuge", "definition": "A machine."},
    {"term": "UF6", "aka": ("uranium hexafluoride",), "definition": "A gas."},
    {"term": "IR-1, IR-6", "definition": "Two types."},
)


def index() -> Index:
    return index_of(event("2015-07-14-deal"), glossary=TERMS)


def explained(text: str) -> list[tuple[str, str]]:
    """Return what is explained in a text, each with the address it leads to."""
    (pieces,) = explain(index(), [text])
    return [(piece.text, piece.href) for piece in pieces if piece.href]


def test_a_term_is_explained_where_it_first_stands() -> None:
    assert explained("Centrifuges spin. A centrifuge is tall.") == [
        ("Centrifuges", "/glossary#centrifuge")
    ]
    assert explained("A centrifuge is tall.") == [("centrifuge", "/glossary#centrifuge")]


def test_the_longest_name_wins() -> None:
    assert explained("The E3/EU+3 and the E3 met.") == [
        ("E3/EU+3", "/glossary#p5+1"),
        ("E3", "/glossary#e3"),
    ]


def test_a_part_of_a_word_is_no_term() -> None:
    assert explained("The XE3, the E3+3, an E3-led group and microcentrifuges") == []


def test_names_and_what_abbreviations_stand_for_are_explained() -> None:
    assert explained("It held uranium hexafluoride.") == [("uranium hexafluoride", "/glossary#uf6")]
    assert explained("Both IR-1 and IR-6 run.") == [("IR-1", "/glossary#ir-1-ir-6")]


def test_words_that_can_mean_something_else_are_not() -> None:
    assert explained("AP reports an interim deal of another year.") == []


def test_a_page_explains_a_term_once_in_all_its_texts() -> None:
    first, second, none = explain(index(), ["The E3 met.", "The E3 left.", None])
    assert [bool(piece.href) for piece in first] == [False, True, False]
    assert [piece.text for piece in second] == ["The E3 left."]
    assert none == ()


def test_what_the_page_is_about_is_not_explained() -> None:
    ((piece,),) = explain(index(), ["The E3 met."], ours="E3")
    assert piece.text == "The E3 met."


@given(st.text(st.sampled_from("E3/UP5+1 aeCcntrifugsAP-.I6R") | st.characters(), max_size=60))
def test_nothing_of_a_text_is_lost(written: str) -> None:
    (pieces,) = explain(index(), [written])
    assert "".join(piece.text for piece in pieces) == written
    anchors = [piece.anchor for piece in pieces if piece.href]
    assert len(anchors) == len(set(anchors))


def test_a_record_without_a_glossary_explains_nothing() -> None:
    ((piece,),) = explain(index_of(event("2015-07-14-deal")), ["The E3 met."])
    assert piece.href == ""
