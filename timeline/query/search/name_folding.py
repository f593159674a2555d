"""Spellings: one form for words that differ only in case, accents, plural or transliteration.

Persian and Arabic names reach English in many spellings. `sound` folds what romanizations
of the same letters differ in (compare https://en.wikipedia.org/wiki/Romanization_of_Persian).
It is meant for names only: in common English words the same letters stand for different
sounds, and "most" would be taken for "must".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_CACHED_WORDS = 65536
_APOSTROPHES = "'’‘ʼʿʾ`´"
_HYPHENS = r"\-‐‑"
_WRITTEN = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|[^\W_]+(?:[{_APOSTROPHES}{_HYPHENS}][^\W_]+)*|%",
)
_HYPHEN = re.compile(f"[{_HYPHENS}]")
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}]s$", re.IGNORECASE)
_SILENT = str.maketrans(dict.fromkeys(_APOSTROPHES + "."))
_PLURALS = (
    (re.compile(r"(?<=[a-z]{3})ies$"), "y"),
    (re.compile(r"(?<=[a-z]{2})(o|x|ss|ch|sh)es$"), r"\1"),
    (re.compile(r"(?<=[a-z]{3}[a-hj-rtv-z])s$"), ""),
)
_SOUNDS = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"gh(?=[^t])|q|g(?=[bcdfjkmpstvz])", "k"),  # Araghchi, Araqchi, Aragchi; Qassem, Ghasem
        (r"dj|zh", "j"),  # Ahmadinejad, Ahmadinedjad, Ahmadinezhad
        (r"ee", "i"),  # Saeed, Saeid
        (r"(.)\1+", r"\1"),  # Mohammad, Mohamad; Rasool, Rasol
        (r"ow(?![aeiou])|ou|u", "o"),  # Rowhani, Rouhani, Ruhani; Fordow, Fordo
        (r"w", "v"),  # Jawad, Javad
        (r"(?<=.)y", "i"),  # Soleymani, Soleimani
        (r"[ae]+i", "i"),  # Khamenei, Khamenai; Raeisi, Raisi
        (r"(?<=m)ed$", "ad"),  # Mohammed, Mohammad; Ahmed, Ahmad
        (r"(?<=eh)e(?=r)", ""),  # Teheran, Tehran
        (r"(?<=[aeo])h$", ""),  # Fakhrizadeh, Fakhrizade
        (r"e", "i"),  # Esfahan, Isfahan; Ebrahim, Ibrahim
        (r"(.)\1+", r"\1"),
    )
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is written somewhere.

    Attributes
    ----------
    parts:
        Its folded parts: one, or more where it is hyphenated.
    capitals:
        For each part, True if it is written as names are ("Arak"), False if as ordinary words
        are ("deal"), None if that cannot be told ("IAEA", "60").
    """

    parts: tuple[str, ...]
    capitals: tuple[bool | None, ...]

    @property
    def joined(self) -> str:
        """The parts as one word: "reimpose" for "re-impose"."""
        return "".join(self.parts)


def words(text: str) -> list[Word]:
    """Return the words of `text` in order.

    >>> [word.parts for word in words("The U.S. and Iran’s Majid Takht-Ravanchi")]
    [('the',), ('us',), ('and',), ('iran',), ('majid',), ('takht', 'ravanchi')]
    """
    return [_word(written) for written in _WRITTEN.findall(text)]


def spans(text: str) -> Iterator[tuple[int, int, Word]]:
    """Yield the words of `text` in order, each with where it starts and ends."""
    for match in _WRITTEN.finditer(text):
        yield match.start(), match.end(), _word(match.group())


def fold(word: str) -> str:
    """Return `word` without case, accents, possessive, apostrophes and plural s.

    >>> fold("Lázaro"), fold("Inspectors"), fold("parties"), fold("Raʿisi"), fold("%")
    ('lazaro', 'inspector', 'party', 'raisi', 'percent')
    """
    if word == "%":
        return "percent"
    word = _POSSESSIVE.sub("", word).translate(_SILENT).casefold()
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", word)
        bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
        word = bare.casefold()  # once more: a decomposed letter may be a capital, as of 𝕬
    for plural, singular in _PLURALS:
        word = plural.sub(singular, word)
    return word


@lru_cache(maxsize=_CACHED_WORDS)
def sound(word: str) -> str:
    """Return what the spellings of a name have in common; `word` is folded already.

    >>> {sound(name) for name in ("rouhani", "rohani", "ruhani", "rowhani")}
    {'rohani'}
    """
    for pattern, letters in _SOUNDS:
        word = pattern.sub(letters, word)
    return word


@lru_cache(maxsize=_CACHED_WORDS)
def _word(written: str) -> Word:
    parts = _HYPHEN.split(written)
    return Word(tuple(fold(part) for part in parts), tuple(_capital(part) for part in parts))


def _capital(part: str) -> bool | None:
    if part[0].islower():
        return False
    return True if part[0].isupper() and not part.isupper() else None
