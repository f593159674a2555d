"""A full-text index of words and their positions, ranked by BM25.

Scores follow Okapi BM25 with weighted fields (Robertson and Zaragoza, "The Probabilistic
Relevance Framework: BM25 and Beyond", 2009, sections 3.3 and 3.6): a word counts by the
weight of the field it stands in.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from timeline.query.search.name_folding import sound, words

Phrase = tuple[str, ...]
Field = tuple[float, str]

SHORTEST_PREFIX = 2
# A word this short that the record has is meant as it stands: "un" is not half of "until".
_WHOLE_IF_KNOWN = 3
_SHORTEST_SOUND = 3
_SHORTEST_SOUND_PREFIX = 5

_SATURATION = 5.0
_LENGTH = 0.25
_PREFIX_COUNTS = 0.7
_SOUND_COUNTS = 0.6
_SYNONYM_COUNTS = 0.7

_QUOTED = re.compile(r'"([^"]*)"|([^\s"]+)')
_QUOTES = str.maketrans("“”„«»", '"""""')
_STOP_WORDS = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with")
)


@dataclass(frozen=True, slots=True)
class _Term:
    """What a reader typed between two blanks or quotes.

    `joined` is the same as one word where it was hyphenated, else "".
    """

    phrase: Phrase
    joined: str


@dataclass(frozen=True, slots=True)
class _Unit:
    """Terms that are looked up together: one, or those that together have synonyms."""

    typed: tuple[_Term, ...]
    others: tuple[Phrase, ...]
    last: bool


@dataclass(frozen=True, eq=False)
class TextIndex:
    """An inverted index of documents, each a sequence of weighted fields; see `build`.

    Case, accents and plural do not matter, nor, for names, which romanization is used. Every
    word and "quoted phrase" of a query must match; the last word may be the beginning of one.
    A term that has synonyms finds those too.
    """

    documents: int
    positions: Mapping[str, NDArray[np.int64]]
    document_at: NDArray[np.int64]
    weight_at: NDArray[np.float64]
    saturation: NDArray[np.float64]
    vocabulary: Sequence[str]
    ordinary: frozenset[str]
    names: Mapping[str, tuple[str, ...]]
    sounds: Sequence[str]
    synonyms: Mapping[Phrase, tuple[Phrase, ...]]

    def scores(self, query: str) -> NDArray[np.float64]:
        """Return the relevance of each document to `query`; 0 where it does not match."""
        units = self._units(query)
        if not units:
            return np.zeros(self.documents)
        by_unit = [self._unit(unit) for unit in units]
        return np.where(np.all([one > 0 for one in by_unit], axis=0), np.sum(by_unit, axis=0), 0.0)

    def spellings(self, query: str) -> frozenset[str]:
        """Return the folded words, as the documents write them, that `query` is taken to mean."""
        return frozenset(
            token
            for unit in self._units(query)
            for number, phrase in enumerate(
                (*(term.phrase for term in unit.typed), *unit.others), start=1
            )
            for place, word in enumerate(phrase, start=1)
            for token in self._meant(
                word, prefix=unit.last and number == len(unit.typed) and place == len(phrase)
            )
        )

    def _units(self, query: str) -> list[_Unit]:
        terms = _terms(query)
        units: list[_Unit] = []
        first = 0
        while first < len(terms):
            after, others = self._synonyms(terms, first)
            typed = tuple(terms[first:after])
            idle = len(typed[0].phrase) == 1 and typed[0].phrase[0] in _STOP_WORDS
            if others or not idle or len(terms) == 1:
                units.append(_Unit(typed, others, last=after == len(terms)))
            first = after
        return units

    def _synonyms(self, terms: Sequence[_Term], first: int) -> tuple[int, tuple[Phrase, ...]]:
        """Return where the longest known name that starts at `first` ends, and its synonyms."""
        for after in range(len(terms), first, -1):
            name = tuple(word for term in terms[first:after] for word in term.phrase)
            if name in self.synonyms:
                return after, self.synonyms[name]
        return first + 1, ()

    def _unit(self, unit: _Unit) -> NDArray[np.float64]:
        typed: list[NDArray[np.float64]] = []
        for number, term in enumerate(unit.typed, start=1):
            prefix = unit.last and number == len(unit.typed)
            score = self._phrase(term.phrase, prefix=prefix)
            if term.joined:
                score = np.maximum(score, self._phrase((term.joined,), prefix=prefix))
            typed.append(score)
        counts = np.where(np.all([one > 0 for one in typed], axis=0), np.sum(typed, axis=0), 0.0)
        for other in unit.others:
            counts = np.maximum(counts, _SYNONYM_COUNTS * self._phrase(other, prefix=False))
        return counts

    def _phrase(self, phrase: Phrase, *, prefix: bool) -> NDArray[np.float64]:
        """Return the score of each document for words that follow each other."""
        last = len(phrase) - 1
        starts, counts = self._occurrences(phrase[0], prefix=prefix and last == 0)
        for offset, word in enumerate(phrase[1:], start=1):
            at, _ = self._occurrences(word, prefix=prefix and offset == last)
            follows = np.isin(starts + offset, at)
            starts, counts = starts[follows], counts[follows]
        of = self.document_at[starts]
        frequency = np.bincount(of, self.weight_at[starts] * counts, minlength=self.documents)
        having = np.count_nonzero(frequency)
        rarity = np.log1p((self.documents - having + 0.5) / (having + 0.5))
        return rarity * frequency / (frequency + self.saturation)

    def _occurrences(
        self, word: str, *, prefix: bool
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Return the positions of `word` in any spelling, and how much each counts."""
        meant = self._meant(word, prefix=prefix)
        if not meant:
            return np.empty(0, dtype=np.int64), np.empty(0)
        places = [self.positions[token] for token in meant]
        counts = np.repeat(list(meant.values()), [len(one) for one in places])
        return np.concatenate(places), counts

    def _meant(self, word: str, *, prefix: bool) -> Mapping[str, float]:
        """Return the words of the documents that `word` can mean, and how much each counts."""
        meant: dict[str, float] = {}
        known = word in self.positions
        prefix = prefix and len(word) >= SHORTEST_PREFIX
        if prefix and not (known and len(word) <= _WHOLE_IF_KNOWN):
            longer = _beginning_with(word, self.vocabulary)
            if known and word not in self.ordinary:
                # A name goes on in names only: "Iranian", but not "raising" for Raisi.
                longer = [token for token in longer if token not in self.ordinary]
            meant.update(dict.fromkeys(longer, _PREFIX_COUNTS))
        if word not in self.ordinary and len(word) >= _SHORTEST_SOUND:
            key = sound(word)
            if prefix and not known and len(key) >= _SHORTEST_SOUND_PREFIX:
                for longer in _beginning_with(key, self.sounds):
                    meant.update(dict.fromkeys(self.names[longer], _SOUND_COUNTS * _PREFIX_COUNTS))
            meant.update(dict.fromkeys(self.names.get(key, ()), _SOUND_COUNTS))
        if known:
            meant[word] = 1.0
        return meant


def build(
    documents: Sequence[Sequence[Field]], synonyms: Iterable[Iterable[str]] = ()
) -> TextIndex:
    """Return the index of `documents`, where each set of `synonyms` names one thing.

    A name is a word that the documents write with a capital letter and never without.
    """
    occurrences: list[str] = []
    at: list[int] = []
    document_at: list[int] = []
    weight_at: list[float] = []
    seen: dict[bool | None, set[str]] = {True: set(), False: set(), None: set()}
    for document, fields in enumerate(documents):
        for weight, text in fields:
            for word in words(text):
                here = len(document_at)
                for part, is_name in zip(word.parts, word.capitals, strict=True):
                    at.append(len(document_at))
                    occurrences.append(part)
                    seen[is_name].add(part)
                    document_at.append(document)
                    weight_at.append(weight)
                if len(word.parts) > 1:
                    at.append(here)
                    occurrences.append(word.joined)
                    seen[True if all(word.capitals) else None].add(word.joined)
            # A position that no word has, so that no phrase reaches into the next field.
            document_at.append(document)
            weight_at.append(0.0)
    of = np.array(document_at, dtype=np.int64)
    lengths = np.bincount(of, minlength=len(documents))
    relative = lengths / max(float(lengths.mean()) if len(documents) else 1.0, 1.0)
    names = _by_sound(name for name in seen[True] - seen[False] if len(name) >= _SHORTEST_SOUND)
    positions = _positions(occurrences, at)
    return TextIndex(
        documents=len(documents),
        positions=positions,
        document_at=of,
        weight_at=np.array(weight_at),
        saturation=_SATURATION * (1 - _LENGTH + _LENGTH * relative),
        vocabulary=sorted(positions),
        ordinary=frozenset(seen[False]),
        names=names,
        sounds=sorted(names),
        synonyms=_other_names(synonyms),
    )


def phrase(text: str) -> Phrase:
    """Return the folded words of `text`, the parts of hyphenated ones apart."""
    return tuple(part for word in words(text) for part in word.parts)


def _terms(query: str) -> list[_Term]:
    """Return the words and quoted phrases of a query; what no blank parts is a phrase."""
    terms: list[_Term] = []
    for match in _QUOTED.finditer(query.translate(_QUOTES)):
        typed = words(match[1] or match[2] or "")
        parts = tuple(part for word in typed for part in word.parts)
        hyphenated = len(typed) == 1 and len(parts) > 1
        if parts:
            terms.append(_Term(parts, typed[0].joined if hyphenated else ""))
    return terms


def _positions(occurrences: list[str], at: list[int]) -> dict[str, NDArray[np.int64]]:
    number = {token: place for place, token in enumerate(dict.fromkeys(occurrences))}
    numbers = np.fromiter((number[token] for token in occurrences), np.int64, len(occurrences))
    order = np.argsort(numbers, kind="stable")
    where = np.array(at, dtype=np.int64)[order]
    ends = np.cumsum(np.bincount(numbers, minlength=len(number)))
    return dict(zip(number, np.split(where, ends[:-1]), strict=True)) if number else {}


def _by_sound(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    alike: dict[str, list[str]] = {}
    for name in sorted(names):
        alike.setdefault(sound(name), []).append(name)
    return {key: tuple(spelled) for key, spelled in alike.items()}


def _other_names(synonyms: Iterable[Iterable[str]]) -> dict[Phrase, tuple[Phrase, ...]]:
    others: dict[Phrase, tuple[Phrase, ...]] = {}
    for same in synonyms:
        phrases = list(dict.fromkeys(written for text in same if (written := phrase(text))))
        for one in phrases:
            known = others.get(one, ())
            others[one] = (*known, *(other for other in phrases if other not in (one, *known)))
    return others


def _beginning_with(prefix: str, ordered: Sequence[str]) -> Sequence[str]:
    first = bisect_left(ordered, prefix)
    return ordered[first : bisect_left(ordered, prefix + chr(0x10FFFF))]
