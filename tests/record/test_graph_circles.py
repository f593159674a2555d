"""Every circle of causes is broken by what is named, and only circles are named."""

from __future__ import annotations

import graphlib
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from timeline.record.graph import circles, in_words

IDS = st.sampled_from("abcdefgh")
GRAPHS = st.dictionaries(IDS, st.lists(IDS, unique=True))


@given(GRAPHS)
def test_what_is_named_is_a_circle_and_without_it_there_is_none(
    graph: dict[str, list[str]],
) -> None:
    graph = {id_: [cause for cause in causes if cause != id_] for id_, causes in graph.items()}
    found = list(circles(graph))
    for circle in found:
        assert circle[0] == circle[-1]
        assert all(cause in graph[effect] for effect, cause in pairwise(circle))
    closing = {circle[-2:] for circle in found}
    rest = {id_: [c for c in causes if (id_, c) not in closing] for id_, causes in graph.items()}
    graphlib.TopologicalSorter(rest).prepare()


def test_a_long_chain_needs_no_recursion() -> None:
    chain = {str(number): [str(number + 1)] for number in range(50_000)}
    assert list(circles(chain)) == []
    chain["49999"] = ["0"]
    (circle,) = circles(chain)
    assert len(circle) == 50_001


def test_a_circle_in_words() -> None:
    assert in_words("aba") == "a follows from b, b from a"
    assert in_words("abcdefa") == "a follows from b, b from c, c from d, ..., f from a"
