"""Where answers are kept: every address has a file of its own, within the folder."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.static.naming import address_of, file, normal

WORDS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1)
KEYS = st.sampled_from(["actors", "detail", "from", "lanes", "q", "to"])
QUERIES = st.dictionaries(KEYS, WORDS, min_size=1, max_size=4).map(
    lambda asked: "&".join(f"{key}={quote(value, safe=',:/')}" for key, value in asked.items())
)
PATHS = st.sampled_from(["/", "/events", "/embed/timeline", "/events/2018-05-08-us-withdrawal"])


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/", "index.html"),
        ("/events/2018-05-08-us-withdrawal", "events/2018-05-08-us-withdrawal/index.html"),
        ("/events.csv", "events.csv"),
        ("/?lanes=nuclear", "lanes=nuclear/index.html"),
        ("/embed/timeline?to=2018&detail=1", "embed/timeline/detail=1/to=2018/index.html"),
        ("/timeline.png?actors=iran", "timeline/actors=iran.png"),
        ("/assets/pages/a.css?v=ed170c0fbc", "assets/pages/a.ed170c0fbc.css"),
        (
            "/embed/timeline?detail=1&version=30c9002b75e6",
            "releases/30c9002b75e6/embed/timeline/detail=1/index.html",
        ),
        ("/timeline.svg?version=30c9002b75e6", "releases/30c9002b75e6/timeline.svg"),
    ],
)
def test_a_query_becomes_folders(address: str, path: str) -> None:
    assert file(address) == path


def test_parameters_in_another_order_are_the_same_address() -> None:
    assert normal("/embed/new?kind=event&event=a#copy") == normal("/embed/new?event=a&kind=event&")


@pytest.mark.parametrize(
    ("written", "of_a_view"),
    [
        ("lanes=nuclear%2Cun", "lanes=nuclear,un"),
        ("actors=p5%2B1", "actors=p5%2B1"),
        ("title=A%20%26%20B%3d1", "title=A+%26+B%3D1"),
        ("title=%FF", "title=%FF"),
    ],
)
def test_an_address_that_is_written_otherwise_is_the_same(written: str, of_a_view: str) -> None:
    assert normal(f"/embed/timeline?{written}") == f"/embed/timeline?{of_a_view}"


@given(PATHS, QUERIES, PATHS, QUERIES)
def test_two_addresses_never_share_a_file(
    path: str, query: str, other_path: str, other_query: str
) -> None:
    one, other = normal(f"{path}?{query}"), normal(f"{other_path}?{other_query}")
    assert (file(one) == file(other)) == (one == other)


@given(PATHS, QUERIES, st.booleans())
def test_a_file_is_within_the_folder_and_its_address_leads_to_it(
    path: str, query: str, page: bool
) -> None:
    kept = file(f"{path.rstrip('/') or '/timeline'}{'' if page else '.png'}?{query}")
    assert ".." not in PurePosixPath(kept).parts
    assert not kept.startswith("/")
    # A server takes the percent signs of an address for what they stand for, once.
    asked = unquote(address_of(kept)).removeprefix("/")
    assert kept in (asked, f"{asked}/index.html")
    assert max(len(part.encode()) for part in PurePosixPath(kept).parts) <= 130


@pytest.mark.parametrize(
    "address", ["/events/../../etc/passwd.csv", "/events/%2e%2e/x.csv", "/a%2Fb.csv", "/a%00.csv"]
)
def test_an_address_that_leads_out_of_the_folder_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="is not an address on the site"):
        file(address)
