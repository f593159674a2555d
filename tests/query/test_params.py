from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.query.strategies import query_strings
from timeline.query.params import KEYS, LIST_KEYS, MIGRATIONS, ViewError, join, own, px, split

pairs = st.dictionaries(st.sampled_from(KEYS), st.text(min_size=1).filter(str.isprintable))


@given(pairs.filter(lambda found: all(text == text.strip() for text in found.values())))
def test_what_is_joined_is_split_again(found: dict[str, str]) -> None:
    assert split(join(found.items())) == (found, ())


@given(pairs)
def test_a_joined_query_string_says_the_same_to_any_other_reader(found: dict[str, str]) -> None:
    assert parse_qsl(join(found.items()), strict_parsing=bool(found)) == sorted(found.items())


def test_only_what_must_be_is_percent_encoded() -> None:
    pairs = [
        ("q", "60% at Fordow"),
        ("from", "2013-03~"),
        ("actors", "e3,p5+1"),
        ("title", "a:b/c.d_e"),
    ]
    assert join(pairs) == "actors=e3,p5%2B1&from=2013-03~&q=60%25+at+Fordow&title=a:b/c.d_e"


@given(query_strings)
def test_any_query_string_is_split(query: str | bytes) -> None:
    texts, errors = split(query)
    assert set(texts) <= set(KEYS)
    assert all(error.parameter not in texts for error in errors)


def test_empty_values_of_a_form_are_absent() -> None:
    assert split("?q=&from=&lanes=%20&to=2018&nonsense=") == ({"to": "2018"}, ())


def test_check_boxes_of_a_form_are_joined() -> None:
    assert split("lanes=un&lanes=nuclear&lanes=") == ({"lanes": "un,nuclear"}, ())


@pytest.mark.parametrize("key", sorted(set(KEYS) - set(LIST_KEYS)))
def test_a_single_value_that_is_repeated_is_an_error(key: str) -> None:
    texts, errors = split(f"{key}=1&{key}=2&lanes=un")
    assert texts == {"lanes": "un"}
    assert [str(error) for error in errors] == [f"{key}: is given more than once; write it once"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("start=2018", {"from": "2018"}),
        ("end=2018", {"to": "2018"}),
        ("lane=un&lanes=nuclear", {"lanes": "un,nuclear"}),
        ("actor=iran", {"actors": "iran"}),
        ("id=2018-05-08-us-withdrawal", {"event": "2018-05-08-us-withdrawal"}),
        ("weight=1", {"detail": "1"}),
        ("query=arak", {"q": "arak"}),
        ("search=arak", {"q": "arak"}),
    ],
)
def test_old_keys_are_rewritten(old: str, new: dict[str, str]) -> None:
    assert split(old) == (new, ())


def test_migrations_lead_to_keys_of_today() -> None:
    assert {key for rewrite in MIGRATIONS.values() for key, _ in rewrite("x")} <= set(KEYS)
    assert not set(MIGRATIONS) & set(KEYS)


def test_a_link_copied_from_the_source_of_a_page_is_understood() -> None:
    assert split("from=2018&amp;lanes=un") == ({"from": "2018", "lanes": "un"}, ())


def test_what_other_sites_append_is_passed_over() -> None:
    assert split("utm_source=x&utm_medium=y&fbclid=z&gclid=0&q=arak") == ({"q": "arak"}, ())


def test_keys_of_a_route_are_passed_over() -> None:
    assert split("childId=7&width=300&q=a", frozenset({"childId", "width"})) == ({"q": "a"}, ())


def test_an_unknown_key_is_named_once_with_the_nearest() -> None:
    texts, errors = split("lanez=un&lanez=nuclear&q=arak")
    assert texts == {"q": "arak"}
    assert [str(error) for error in errors] == ["unknown parameter 'lanez'; did you mean 'lanes'?"]
    assert errors[0].parameter == "lanez"


def test_an_unknown_key_that_is_near_to_none_is_told_which_there_are() -> None:
    _, errors = split("\u202exyzzy=1")
    assert str(errors[0]) == f"unknown parameter '\\u202exyzzy'; known are {', '.join(KEYS)}"


def test_a_flood_of_parameters_is_refused_in_one_sentence() -> None:
    texts, errors = split("&".join(f"k{number}=1" for number in range(5000)))
    assert texts == {}
    assert [str(error) for error in errors] == [
        "The address has 5000 parameters; at most 512 are read"
    ]


SPELLINGS = ("version", "amp;version", "%20version", "+version", "version%20", "amp;+version")


@pytest.mark.parametrize("key", SPELLINGS)
def test_a_key_of_a_routes_own_is_read_as_those_of_a_view_are(key: str) -> None:
    query = f"detail=1&{key}=+30c9002b75e6"
    assert own(query, ["version"]) == {"version": "30c9002b75e6"}
    assert split(query, frozenset({"version"})) == ({"detail": "1"}, ())


def test_a_key_of_a_routes_own_may_be_empty_but_not_repeated() -> None:
    assert own("version=&w&detail=1&detail=2", ["version", "w"]) == {"version": "", "w": ""}
    with pytest.raises(ViewError, match=r"^w: is given more than once; write it once$"):
        own("w=1&amp;w=", ["w"])


@given(st.integers(320, 2400), st.integers(0, 20))
def test_a_number_of_px_within_its_bounds_is_read(number: int, zeros: int) -> None:
    assert px("w", f"{'0' * zeros}{number}", 320, 2400) == number
    assert px("w", None, 320, 2400) is None


@pytest.mark.parametrize(
    "text", ["", "319", "2401", "0000024000", "-400", "1e3", "400.0", "٤٠٠", "x", "9" * 5000]
)
def test_any_other_is_refused_with_what_would_be_right(text: str) -> None:
    with pytest.raises(ViewError, match="write a number of px from 320 to 2400") as caught:
        px("w", text, 320, 2400)
    assert len(str(caught.value)) < 120


def test_without_an_upper_bound_a_number_may_be_as_long_as_it_likes() -> None:
    assert (px("w", "7", 1), px("w", "9" * 5000, 1)) == (7, 10**9)
    with pytest.raises(ViewError, match="of at least 1"):
        px("w", "0", 1)
