from __future__ import annotations

from typing import Any

from tests.builders import event, index_of
from timeline.query.search.mentions import named
from timeline.record.index import Index

PEOPLE: tuple[dict[str, Any], ...] = (
    {
        "id": "ali-khamenei",
        "name": "Ali Khamenei",
        "roles": ({"role": "leader", "actor": "iran", "from": "1989-06", "to": "2026-02"},),
    },
    {
        "id": "mojtaba-khamenei",
        "name": "Mojtaba Khamenei",
        "roles": ({"role": "leader", "actor": "iran", "from": "2026-03", "to": None},),
    },
    {
        "id": "ned-price",
        "name": "Ned Price",
        "roles": ({"role": "spokesman", "actor": "us"},),
    },
    {
        "id": "badr-al-busaidi",
        "name": "Badr al-Busaidi",
        "aka": ("Badr Albusaidi",),
        "roles": ({"role": "minister", "actor": "oman"},),
    },
)


def people_in(text: str, date: str = "2015-01-01") -> tuple[str, ...]:
    one = event(f"{date}-a", date=date, summary=text, actors=("iran", "us", "oman"))
    return named(index_of(one, people=PEOPLE))[one.id]


def test_any_spelling_of_a_name_names() -> None:
    assert people_in("Ned Price speaks") == ("ned-price",)
    assert people_in("It is said by Price") == ("ned-price",)
    assert people_in("Badr Albusaidi and Badr Al-Busaidi meet Busaidi") == ("badr-al-busaidi",)
    assert people_in("Khāmene'i, Ali Khamenai") == ("ali-khamenei",)


def test_a_word_that_is_no_name_names_nobody() -> None:
    assert people_in("The price of oil falls") == ()


def test_a_shared_last_name_means_who_was_in_office() -> None:
    assert people_in("Khamenei agrees", "2015-01-01") == ("ali-khamenei",)
    assert people_in("Khamenei agrees", "2026-06-01") == ("mojtaba-khamenei",)
    assert people_in("Mojtaba Khamenei agrees", "2015-01-01") == ("mojtaba-khamenei",)
    assert people_in("Khamenei agrees", "1980") == ()


def test_speakers_and_quotes_name(index: Index) -> None:
    people = named(index)["2021-04-13-rouhani-lavrov-tehran"]
    assert {"hassan-rouhani", "sergey-lavrov"} <= set(people)
    assert list(people) == sorted(people, key=list(index.people).index)


def test_every_person_of_the_record_is_named_somewhere(index: Index) -> None:
    assert {id for people in named(index).values() for id in people} == set(index.people)
