from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.query.search.name_folding import fold, sound, spans, words


@pytest.mark.parametrize(
    "spellings",
    [
        "Araghchi Araqchi Aragchi Arakchi",
        "Fordow Fordo Fordu Fordoo Fordou",
        "Khamenei Khamenai Khamene'i Khaménei",
        "Rouhani Rohani Ruhani Rowhani Roohani Rouhāni",
        "Raisi Raeisi Raissi Raeesi Ra'isi Raʿisi",
        "Soleimani Suleimani Soleymani",
        "Mohammad Mohammed Muhammad Mohamed",
        "Hossein Hussein Husain Hosein Husayn",
        "Isfahan Esfahan",
        "Qalibaf Ghalibaf",
        "Bagheri Baqeri",
        "Qassem Ghassem Qasem Kasim",
        "Ahmadinejad Ahmadinezhad Ahmadinedjad",
        "Fakhrizadeh Fakhrizade",
        "Javad Jawad Djavad",
        "Ebrahim Ibrahim",
        "Tehran Teheran",
        "Saeed Saeid Said",
        "Iraq Irak",
    ],
)
def test_spellings_of_a_name_sound_alike(spellings: str) -> None:
    assert len({sound(fold(name)) for name in spellings.split()}) == 1


def test_other_names_sound_otherwise() -> None:
    names = (
        "Khamenei Khomeini Khatami Hatami Rouhani Raisi Rezaei Araghchi Arak Iraq Iran Oman Amman "
        "Natanz Netanyahu Qom Kerman Germany Isfahan Fordow Ford Zarif Sharif Salehi Jalili Mora "
        "Malley Larijani Vance Price Burns Kerry Korea Bush Busher Biden"
    ).split()
    assert len({sound(fold(name)) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("LÁZARO", "lazaro"),
        ("Straße", "strasse"),
        ("Iran’s", "iran"),
        ("Iran's", "iran"),
        ("Khamene'i", "khamenei"),
        ("inspectors", "inspector"),
        ("countries", "country"),
        ("embargoes", "embargo"),
        ("losses", "loss"),
        ("launches", "launch"),
        ("news", "news"),
        ("Laos", "laos"),
        ("process", "process"),
        ("crisis", "crisis"),
        ("U.S.", "us"),
        ("%", "percent"),
        ("عراقچی", "عراقچی"),
    ],
)
def test_folding(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_words_of_a_text() -> None:
    text = "The U.S. holds 60% of the E3/EU+3’s so-called “al-Busaidi” plan, S/RES/2231."
    assert [word.parts for word in words(text)] == [
        ("the",), ("us",), ("hold",), ("60",), ("percent",), ("of",), ("the",), ("e3",), ("eu",),
        ("3",), ("so", "called"), ("al", "busaidi"), ("plan",), ("s",), ("res",), ("2231",),
    ]  # fmt: skip


def test_what_a_capital_tells() -> None:
    assert [word.capitals for word in words("Arak IAEA deal 60 al-Busaidi")] == [
        (True,),
        (None,),
        (False,),
        (None,),
        (False, True),
    ]


@given(st.text())
def test_words_stand_where_they_are_said_to(text: str) -> None:
    found = list(spans(text))
    assert [word for _, _, word in found] == words(text)
    ends = [0, *(end for _, end, _ in found)]
    assert all(before <= start < end for before, (start, end, _) in zip(ends, found, strict=False))


@given(st.text())
def test_folding_a_word_of_any_script_leaves_no_capitals(text: str) -> None:
    for word in words(text):
        assert word.joined == word.joined.casefold() or not word.joined.isascii()
