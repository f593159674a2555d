"""The view: what a reader asked for, as a frozen value, and its one codec to query strings.

The explorer, pages, embeds, downloads and the command line all read and write views here,
so that one view has one address.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from dataclasses import replace as replace
from typing import Any, Literal, cast, get_args

from timeline.query import params
from timeline.query.params import LIST_KEYS
from timeline.query.params import ViewError as ViewError
from timeline.query.suggest import known_ids
from timeline.record import dates
from timeline.record.dates import EdtfDate
from timeline.record.index import Index

Detail = Literal[1, 2, 3]
Theme = Literal["auto", "light", "dark"]
Language = Literal["en", "fa", "fr", "de", "ru", "zh"]

QUERY_CHARACTERS = 200
TITLE_CHARACTERS = 120
LIST_IDS = 100

_ID = re.compile(r"[a-z0-9][a-z0-9+_-]{0,79}", re.ASCII)
_DATE_KEYS = ("from", "to", "as_of")
_EVENT_KEYS = ("event", "from_event", "to_event")
# Marks that turn the direction of the text around them: a caption could pose as another.
_BIDI_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_CHOICES: Mapping[str, Mapping[str, Any]] = {
    "detail": {"1": 1, "2": 2, "3": 3},
    "clauses": {"1": True},
    "theme": {theme: theme for theme in get_args(Theme)},
    "lang": {language: language for language in get_args(Language)},
}
_CHOICES_IN_WORDS = {
    "detail": "1 (landmarks), 2 (major events) or 3 (everything)",
    "clauses": "1 to show the clauses, or leave it out",
    "theme": "auto, light or dark",
    "lang": "en, fa, fr, de, ru or zh",
}


@dataclass(frozen=True, slots=True)
class View:
    """What a reader asked for. A view that exists is valid and in canonical form.

    Lists are sets: they are sorted and each id stands once. An empty list of lanes or actors
    means all of them. The default view selects every event.

    Attributes
    ----------
    from_, to:
        Events that overlap the days from the first day of `from_` to the last of `to`.
    lanes, actors:
        Ids of lanes; ids of actors or groups, of which an event must have any.
    detail:
        Greatest weight shown: 1 landmarks, 2 major events, 3 everything.
    q:
        Words searched, single-spaced, at most 200 characters.
    event:
        Id of the open event.
    from_event, to_event:
        Ids between which the path of causes is shown; both or neither.
    highlight:
        Ids of events whose labels always show.
    series, clauses, fold:
        Ids of series drawn above the lanes; whether the clauses are; ids of folded lanes.
    as_of:
        Only what had begun by the last day of it.
    theme, lang, title:
        Colors, language and the embedder's caption (plain text, at most 120 characters).

    Raises
    ------
    ViewError
        For a value that no view can have.
    """

    from_: EdtfDate | None = None
    to: EdtfDate | None = None
    lanes: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    detail: Detail = 3
    q: str = ""
    event: str | None = None
    from_event: str | None = None
    to_event: str | None = None
    highlight: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    clauses: bool = False
    fold: tuple[str, ...] = ()
    as_of: EdtfDate | None = None
    theme: Theme = "auto"
    lang: Language = "en"
    title: str = ""

    def __post_init__(self) -> None:
        for key in LIST_KEYS:
            object.__setattr__(self, key, _ids(key, getattr(self, key)))
        for key in _EVENT_KEYS:
            if (value := getattr(self, key)) is not None:
                _must_be_id(key, value)
        for key, choices in _CHOICES.items():
            if (value := getattr(self, key)) is not False and value not in choices.values():
                raise _no_such_choice(key, str(value))
        object.__setattr__(self, "q", _words(self.q))
        object.__setattr__(self, "title", _caption(self.title))
        for error in _conflicts(self.from_, self.to, self.from_event, self.to_event):
            raise error


_FIELDS = {field.name.rstrip("_"): field for field in fields(View)}


def encode(view: View) -> str:
    """Return the canonical query string of `view`, without "?"; "" for the default view.

    >>> encode(View(from_=dates.parse("2018-05"), lanes=("un", "nuclear"), detail=1))
    'detail=1&from=2018-05&lanes=nuclear,un'
    """
    return params.join(
        (key, _text(value))
        for key, field in _FIELDS.items()
        if (value := getattr(view, field.name)) != field.default
    )


def decode(
    query: str | bytes, index: Index | None = None, ignore: frozenset[str] = frozenset()
) -> View:
    """Return the view that a query string, with or without "?", asks for.

    With an index, ids are checked and an event's former id is rewritten to today's. Keys in
    `ignore` (a route's own) are passed over.

    Raises
    ------
    ViewError
        For the first parameter that is unknown, repeated or has a value that cannot be.
    """
    view, errors = _read(query, index, ignore)
    if errors:
        raise errors[0]
    return view


def decode_leniently(
    query: str | bytes, index: Index | None = None, ignore: frozenset[str] = frozenset()
) -> tuple[View, tuple[str, ...]]:
    """Return the view as far as it can be understood, and a sentence for what was left out.

    Parameters that `decode` would refuse are left out; of a list, only the ids that the
    record does not know. Never raises.
    """
    view, errors = _read(query, index, ignore)
    return view, tuple(error.sentence for error in errors)


def selection(view: View) -> View:
    """Return the view with only what decides which events are selected.

    Two views that select the same by the same parameters give equal values: a key for caches.
    """
    exempt = view.detail < 3
    return View(
        from_=view.from_,
        to=view.to,
        lanes=view.lanes,
        actors=view.actors,
        detail=view.detail,
        q=view.q,
        from_event=view.from_event,
        to_event=view.to_event,
        event=view.event if exempt else None,
        highlight=view.highlight if exempt else (),
        as_of=view.as_of,
    )


def _read(
    query: str | bytes, index: Index | None, ignore: frozenset[str]
) -> tuple[View, tuple[ViewError, ...]]:
    texts, refused = params.split(query, ignore)
    errors = list(refused)
    values: dict[str, Any] = {}
    for key, text in texts.items():
        try:
            if key in LIST_KEYS or key in _EVENT_KEYS:
                values[key], unknown = _ids_in(key, text, index)
                errors.extend([unknown] if unknown else [])
            else:
                values[key] = _value(key, text)
        except ViewError as error:
            errors.append(error)
    for pair in (("from", "to"), ("from_event", "to_event")):
        ends = {key: values[key] for key in pair if values.get(key) is not None}
        conflict = next(_conflicts(**{_FIELDS[key].name: end for key, end in ends.items()}), None)
        if conflict:
            values = {key: value for key, value in values.items() if key not in pair}
            # An end that is missing because it is wrong has been complained of already.
            if not any(error.parameter in pair for error in errors):
                errors.append(conflict)
    return View(**{_FIELDS[key].name: value for key, value in values.items()}), tuple(errors)


def _ids_in(
    key: str, text: str, index: Index | None
) -> tuple[tuple[str, ...] | str | None, ViewError | None]:
    """Return the id or ids that a parameter names, without those the record does not know."""
    # No id has a space, so a space was a "+" that nobody percent-encoded, as in p5+1.
    written = [part.strip().replace(" ", "+") for part in text.split(",")]
    ids = tuple(dict.fromkeys(id for id in written if id)) if key in LIST_KEYS else (text,)
    known, unknown = known_ids(key, ids, index) if index else (ids, None)
    good = _ids(key, known)
    if key in LIST_KEYS:
        return good, unknown
    return (good[0] if good else None), unknown


def _value(key: str, text: str) -> Any:
    if key in _DATE_KEYS:
        try:
            return dates.parse(text)
        except ValueError as error:
            raise ViewError(key, f"{key}: {error}") from None
    if key in _CHOICES:
        if text not in _CHOICES[key]:
            raise _no_such_choice(key, text)
        return _CHOICES[key][text]
    return _words(text) if key == "q" else _caption(text)


def _text(value: Any) -> str:
    if isinstance(value, tuple):
        return ",".join(cast("tuple[str, ...]", value))
    return "1" if value is True else str(value)


def _ids(key: str, ids: Collection[str]) -> tuple[str, ...]:
    distinct = sorted(set(ids))
    if len(distinct) > LIST_IDS:
        raise ViewError(key, f"{key}: {len(distinct)} ids are too many; write at most {LIST_IDS}")
    return tuple(_must_be_id(key, id) for id in distinct)


def _must_be_id(key: str, text: str) -> str:
    if not _ID.fullmatch(text):
        right = "ids have lower-case letters, digits, '-', '+' and '_' only, at most 80"
        raise ViewError(key, f"{key}: {text[:40]!r} is not an id; {right}")
    return text


def _no_such_choice(key: str, text: str) -> ViewError:
    return ViewError(key, f"{key}: {text[:40]!r} cannot be; write {_CHOICES_IN_WORDS[key]}")


def _words(text: str) -> str:
    return _plain("q", " ".join(text.split()), QUERY_CHARACTERS)


def _caption(text: str) -> str:
    return _plain("title", text, TITLE_CHARACTERS).strip()


def _plain(key: str, text: str, most: int) -> str:
    if len(text) > most:
        raise ViewError(key, f"{key}: {len(text)} characters are too many; write at most {most}")
    for character in text:
        if (
            unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
            or character in _BIDI_OVERRIDES
        ):
            wrong = f"{key}: has the control character U+{ord(character):04X}"
            raise ViewError(key, f"{wrong}; write plain text on one line")
    return text


def _conflicts(
    from_: EdtfDate | None = None,
    to: EdtfDate | None = None,
    from_event: str | None = None,
    to_event: str | None = None,
) -> Iterator[ViewError]:
    """Yield what is wrong between parameters that are right by themselves."""
    if from_ and to and from_.start > to.end:
        yield ViewError("from", f"from: {from_} is after to={to}; write the earlier date in 'from'")
    if (from_event is None) != (to_event is None):
        given, missing = ("to_event", "from_event") if to_event else ("from_event", "to_event")
        yield ViewError(given, f"{given}: needs {missing} as well; a path has two ends")
