"""Text of the record with the glossary's terms explained where they first stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from timeline.record.index import Index
from timeline.record.model import Term
from timeline.web import urls

_RECORDS_KEPT = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text; where it is a term, with its definition and where the glossary has it.

    `anchor` is an id for the definition that no other piece of the page has.
    """

    text: str
    href: str = ""
    definition: str = ""
    anchor: str = ""


Prose = tuple[Piece, ...]


def explain(index: Index, texts: Sequence[str | None], ours: str = "") -> tuple[Prose, ...]:
    """Return each text in pieces; a term is explained only where it first stands in any of them.

    `ours` is a term that is not explained because the page is about it.
    """
    seen = {ours}
    return tuple(tuple(_pieces(index, text, seen)) if text else () for text in texts)


def sentence(text: str) -> str:
    """Return the text with a full stop, unless it ends like a sentence.

    >>> sentence("It ends"), sentence("Does it end?")
    ('It ends.', 'Does it end?')
    """
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def _pieces(index: Index, text: str, seen: set[str]) -> Iterator[Piece]:
    spellings = _spellings(index)
    end = 0
    for match in spellings.pattern.finditer(text) if spellings.pattern else ():
        term = spellings.meaning(match.group())
        if term.term in seen:
            continue
        seen.add(term.term)
        if match.start() > end:
            yield Piece(text[end : match.start()])
        yield Piece(
            match.group(),
            urls.term(term.term),
            term.definition,
            f"term-{urls.slug(term.term)}",
        )
        end = match.end()
    if end < len(text):
        yield Piece(text[end:])


@dataclass(frozen=True, eq=False)
class _Spellings:
    """A pattern of every spelling of every term, and the terms by spelling."""

    pattern: re.Pattern[str] | None
    terms: dict[str, Term]

    def meaning(self, written: str) -> Term:
        """Return the term that a match of the pattern means."""
        for spelling in (written, written.removesuffix("s")):
            if term := self.terms.get(_key(spelling)):
                return term
        raise KeyError(written)


@lru_cache(maxsize=_RECORDS_KEPT)
def _spellings(index: Index) -> _Spellings:
    terms: dict[str, Term] = {}
    for term in index.record.glossary:
        for spelling in _written(term):
            terms.setdefault(_key(spelling), term)
    if not terms:
        return _Spellings(None, terms)
    spellings = {spelling for term in index.record.glossary for spelling in _written(term)}
    # The longest first, so that "E3/EU+3" is not taken for "E3".
    ordered = sorted(spellings, key=lambda text: (-len(text), text))
    choices = "|".join(_either_case(spelling) for spelling in ordered)
    return _Spellings(re.compile(rf"(?<![\w-])(?:{choices})s?(?![\w+-])"), terms)


def _written(term: Term) -> Iterator[str]:
    """Yield the spellings that can only mean this term.

    Those are its own name, other names with a capital letter, and what an abbreviation
    stands for. An ordinary word ("the deal") may mean something else elsewhere, and so
    may two letters.
    """
    yield from (part.strip() for part in term.term.split(",") if part.strip())
    abbreviation = term.term.isupper()
    for other in term.aka:
        if len(other) > 2 and (abbreviation or any(letter.isupper() for letter in other)):
            yield other


def _either_case(spelling: str) -> str:
    """Return a pattern of a spelling that may stand at the beginning of a sentence or inside."""
    first, rest = spelling[0], spelling[1:]
    if rest != rest.lower() or not first.isalpha():
        return re.escape(spelling)
    return f"[{first.upper()}{first.lower()}]{re.escape(rest)}"


def _key(spelling: str) -> str:
    return spelling[:1].upper() + spelling[1:]
