"""The editorial rules: what a record owes its readers beyond a sound structure.

Each rule is a function whose docstring is the rule; it yields ``(place, sentence)`` for each
place in the part that breaks it. The tables at the end say which part each rule is for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, cast

from timeline.record.check.supported import landmarks_are_supported, majors_are_supported
from timeline.record.load.parse import Value
from timeline.record.load.read import Document
from timeline.record.messages import Place, Problem, gathered
from timeline.record.model import (
    QUOTE_WORDS,
    Clause,
    Event,
    Part,
    Phase,
    Quote,
    Record,
    Series,
    Step,
)
from timeline.record.outlets.outlet import NONE, Outlets
from timeline.record.text_checks import ADDRESS_KEYS

Broken = Iterator[tuple[Place, str]]

_DATE_OF_ID = re.compile(r"\d{4}(?:-\d{2}){0,2}(?=-)")
_MARKDOWN = re.compile(r"\]\(https?:|\*\*\S")


def check(document: Document, outlets: Outlets = NONE) -> tuple[Problem, ...]:
    """Return the places where the document breaks a rule, in the order of the file.

    Without `outlets` nothing is said of how well its events are supported.
    """
    return gathered(document.name, _broken(document, outlets))


def _broken(document: Document, outlets: Outlets) -> Iterator[Problem]:
    record, name = document.record, document.name
    events = {event.id: event for event in record.events}
    for entry in document.entries:
        broken = [*_in_part(entry.part, events, ()), *_in_text(entry.value, ())]
        for supported in OUTLET_RULES.get(entry.model, ()) if outlets else ():
            broken.extend(supported(entry.part, outlets))
        yield from (Problem(name, entry.line(at), entry.called, text) for at, text in broken)
    for rule in RECORD_RULES:
        for (section, number, *at), text in rule(record):
            entry = [entry for entry in document.entries if entry.section == section][int(number)]
            yield Problem(name, entry.line(tuple(at)), entry.called, text)


def sentences() -> tuple[str, ...]:
    """Return every rule as a sentence."""
    by_part = (*PART_RULES.values(), *OUTLET_RULES.values(), *LINK_RULES.values())
    tables = (*by_part, RECORD_RULES, (plain_text_only,))
    rules: dict[Callable[..., Broken], None] = {rule: None for table in tables for rule in table}
    return tuple((rule.__doc__ or "").partition("\n")[0] for rule in rules)


def _in_part(part: object, events: Mapping[str, Event], place: Place) -> Broken:
    """Yield what breaks a rule in a part and in the parts that it holds."""
    if isinstance(part, Part):
        kind = type(part)
        for rule in PART_RULES.get(kind, ()):
            yield from ((place + at, text) for at, text in rule(part))
        for linked in LINK_RULES.get(kind, ()):
            yield from ((place + at, text) for at, text in linked(part, events))
        for name, info in kind.model_fields.items():
            yield from _in_part(getattr(part, name), events, (*place, info.alias or name))
    elif isinstance(part, tuple):
        for number, item in enumerate(cast("tuple[object, ...]", part)):
            yield from _in_part(item, events, (*place, number))


def _in_text(value: Value, place: Place) -> Broken:
    if isinstance(value, str):
        yield from ((place, text) for _, text in plain_text_only(value))
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in ADDRESS_KEYS:
                yield from _in_text(item, (*place, key))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _in_text(item, (*place, number))


# Events


def id_begins_with_date(event: Event) -> Broken:
    """An event's id begins with its date, or with as much of it as was known when it got its id."""
    written = event.date.text.rstrip("~?%")
    begins = _DATE_OF_ID.match(event.id)
    if not begins or not (written.startswith(begins[0]) or begins[0].startswith(written)):
        yield ("id",), f"the id does not begin with its date; write {written}-and-a-few-words"


def landmarks_have_a_label(event: Event) -> Broken:
    """Events of weight 1 and 2 have a label."""
    if event.weight < 3 and not event.label:
        yield (), f"no label, but weight {event.weight}; add label: what a chart writes beside it"


def titles_have_no_full_stop(event: Event) -> Broken:
    """Titles and labels end without a full stop."""
    for key, text in (("title", event.title), ("label", event.label)):
        if text and text.endswith("."):
            yield (key,), f"{key} ends with a full stop; leave it out"


def has_a_summary(event: Event) -> Broken:
    """Every event has a summary."""
    if not event.summary:
        yield (), "no summary; add summary: two to four neutral sentences"


def names_who_acted(event: Event) -> Broken:
    """Every event names who acted."""
    if not event.actors:
        yield (), "no actors; add actors: who acted or spoke first, then who was party to it"


def names_ids_once(event: Event) -> Broken:
    """An event names each actor and each cause once."""
    for key, ids in (("actors", event.actors), ("follows_from", event.follows_from)):
        seen: set[str] = set()
        for number, id_ in enumerate(ids):
            if id_ in seen:
                yield (key, number), f"{key} names {id_} twice; leave one out"
            seen.add(id_)


def ends_after_its_date(event: Event) -> Broken:
    """Only what lasted has an end."""
    if event.end and event.end == event.date:
        yield ("end",), "end is the date itself; leave it out"


def has_a_read_source(part: Event | Clause) -> Broken:
    """Every event and every clause has a source that was read."""
    if not any(source.read for source in part.sources):
        yield ("sources",), "no source was read; read one and write read: true with it"


def has_two_publishers(event: Event) -> Broken:
    """Events of weight 1 and 2 have sources of two publishers."""
    publishers = {source.publisher.casefold() for source in event.sources}
    if event.weight < 3 and len(publishers) < 2:
        text = f"one publisher, but weight {event.weight}; add a source of another publisher"
        yield ("sources",), text


def lists_a_source_once(part: Event | Clause) -> Broken:
    """A source stands once in a list of sources."""
    seen: set[tuple[str | None, str | None]] = set()
    for number, source in enumerate(part.sources):
        if (source.url, source.document) in seen:
            yield ("sources", number), f"sources[{number}] stands there already; leave it out"
        seen.add((source.url, source.document))


# Parts of entries


def quotes_are_short(quote: Quote) -> Broken:
    """A quote has at most 40 words."""
    words = len(quote.text.split())
    if words > QUOTE_WORDS:
        yield ("text",), f"the quote has {words} words; cut it to at most {QUOTE_WORDS}"


def values_lie_in_their_range(series: Series) -> Broken:
    """A value lies between its low and its high."""
    for number, point in enumerate(series.points):
        low, value, high = point.low, point.value, point.high
        outside = value is not None and (
            (low is not None and value < low) or (high is not None and value > high)
        )
        if outside:
            text = f"value {value} is not between low {low} and high {high}; correct one of them"
            yield ("points", number, "value"), text


# The record as a whole


def events_stand_in_order(record: Record) -> Broken:
    """Events stand in order of time."""
    for number, (before, event) in enumerate(pairwise(record.events), start=1):
        if event.date < before.date:
            text = (
                f"{event.date} stands after {before.date}; `python -m timeline format` sorts events"
            )
            yield ("events", number, "date"), text


def is_as_of_its_newest_event(record: Record) -> Broken:
    """The record's as_of is not before its newest event."""
    newest = max(record.events, key=lambda event: event.date.start)
    as_of = record.meta.as_of
    if as_of and as_of.end < newest.date.start:
        text = f"as_of {as_of} is before the newest event ({newest.id}); write {newest.date}"
        yield ("meta", 0, "as_of"), text


def phases_follow_each_other(record: Record) -> Broken:
    """Phases follow each other without a gap or an overlap, and only the last may be open."""
    for number, (before, phase) in enumerate(pairwise(record.phases), start=1):
        if before.to is None:
            text = f"phase {before.id} has no end, but {phase.id} follows; add its last day as to"
            yield ("phases", number - 1), text
        elif (phase.from_.start - before.to.end).days != 1:
            text = f"from {phase.from_} is not the day after {before.to}; let phases meet"
            yield ("phases", number, "from"), text


def terms_stand_from_a_to_z(record: Record) -> Broken:
    """Glossary terms stand from A to Z."""
    for number, (before, term) in enumerate(pairwise(record.glossary), start=1):
        if term.term.casefold() < before.term.casefold():
            text = f"{term.term!r} stands after {before.term!r}; put terms in order from A to Z"
            yield ("glossary", number, "term"), text


def frequent_speakers_are_known(record: Record) -> Broken:
    """Who is quoted in two events or more stands among people or collective speakers."""
    if not record.people:
        return
    names = {name for person in record.people for name in (person.name, *person.aka)}
    names.update(speaker.name for speaker in record.collective_speakers)
    seen: set[str] = set()
    for number, event in enumerate(record.events):
        for at, quote in enumerate(event.quotes):
            if quote.speaker in seen and quote.speaker not in names:
                text = f"{quote.speaker} is quoted before; add an entry to people"
                yield ("events", number, "quotes", at, "speaker"), text
        seen.update(quote.speaker for quote in event.quotes)


# Phases and tours, which point to events


def begins_with_its_turning_point(phase: Phase, events: Mapping[str, Event]) -> Broken:
    """A phase begins on the day of its turning point."""
    event = events.get(phase.turning_point) if phase.turning_point else None
    if event and event.date.start != phase.from_.start:
        yield ("from",), f"from {phase.from_} is not the day of {event.id}; write {event.date}"


def shows_what_it_tells(step: Step, events: Mapping[str, Event]) -> Broken:
    """What a tour's step tells or highlights stands in its view: range, lanes and detail."""
    view = step.view
    for told in dict.fromkeys((step.event, *view.highlight)):
        event = events.get(told) if told else None
        if event is None:
            continue
        last = (event.end or event.date).end
        if event.date.start > view.to.end or last < view.from_.start:
            yield ("view",), f"{event.id} is not between {view.from_} and {view.to}; widen the view"
        if view.lanes and event.lane not in view.lanes:
            yield ("view", "lanes"), f"{event.id} is in lane {event.lane}; add the lane to the view"
        if event.id == step.event and event.weight > view.detail:
            text = f"{event.id} has weight {event.weight}; write detail: {event.weight}"
            yield ("view", "detail"), text


# All text


def plain_text_only(text: str) -> Broken:
    """Text is plain: no Markdown, as no HTML."""
    if markdown := _MARKDOWN.search(text):
        yield (), f"Markdown ({markdown.group()!r}) in text; write plain text"


RECORD_RULES: tuple[Callable[[Record], Broken], ...] = (
    events_stand_in_order,
    is_as_of_its_newest_event,
    phases_follow_each_other,
    terms_stand_from_a_to_z,
    frequent_speakers_are_known,
)
PART_RULES: Mapping[type[Part], Sequence[Callable[[Any], Broken]]] = {
    Event: (
        id_begins_with_date,
        landmarks_have_a_label,
        titles_have_no_full_stop,
        has_a_summary,
        names_who_acted,
        names_ids_once,
        ends_after_its_date,
        has_a_read_source,
        has_two_publishers,
        lists_a_source_once,
    ),
    Quote: (quotes_are_short,),
    Series: (values_lie_in_their_range,),
    Clause: (has_a_read_source, lists_a_source_once),
}
LINK_RULES: Mapping[type[Part], Sequence[Callable[[Any, Mapping[str, Event]], Broken]]] = {
    Phase: (begins_with_its_turning_point,),
    Step: (shows_what_it_tells,),
}
# Only where outlets are listed beside the record.
OUTLET_RULES: Mapping[type[Part], Sequence[Callable[[Any, Outlets], Broken]]] = {
    Event: (landmarks_are_supported, majors_are_supported),
}
