"""Searching as people ask: a question is searched by the words in it that say what is meant."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations, zip_longest

from timeline.query.search.find import Hit, find
from timeline.record.index import Index

# Words that a question has and that the record need not: "why did Iran start enriching?"
_ASKING = frozenset(
    "a about an and are at became become been began begin being but by can could did do does ever "
    "for from get give had has have he her his how if in is it its made make many may me much of "
    "on or our please she should so start started tell than that the their them then there these "
    "they this to those was we were what when where which who whom whose why will with would "
    "you".split()
)
_MARKS = "?!.,;:()"
MOST_WORDS = 6
ENOUGH = 8


def hits_for(index: Index, q: str, limit: int) -> tuple[str, tuple[Hit, ...]]:
    """Return what matches `q`, the best first, and the words that were searched for.

    Where nothing has every word, the words that ask are left out, then those that nothing
    has, then up to two others, at last all but one, until a few things are found: first
    what has the most words. The words are those that the first has, "" where nothing is
    found.
    """
    hits = find(index, q, limit)
    if hits or '"' in q:
        return q if hits else "", hits
    first, gathered = "", dict[tuple[str, str], Hit]()
    for choices in _fewer(index, q):
        lists = [(words, find(index, words, limit)) for words in choices]
        first = first or next((words for words, hits in lists if hits), "")
        for hit in chain.from_iterable(zip_longest(*(hits for _, hits in lists))):
            if hit:
                gathered.setdefault((hit.kind, hit.id), hit)
        if len(gathered) >= ENOUGH:
            break
    return first, tuple(gathered.values())[:limit]


def _fewer(index: Index, q: str) -> Iterator[list[str]]:
    """Yield fewer and fewer of the words of `q`, each time every choice of so many."""
    words = [word for each in q.split() if (word := each.strip(_MARKS))]
    meant = [word for word in words if word.lower() not in _ASKING][:MOST_WORDS]
    known = [word for word in meant if find(index, word, 1)]
    for count in dict.fromkeys((len(known), len(known) - 1, len(known) - 2, 1)):
        if count > 0:
            yield [" ".join(chosen) for chosen in combinations(known, count)]
