"""What holds between the parts of a record: ids, references, order in time.

Works on entries that are sound in themselves, so that one bad entry hides no other; ids of
unsound entries still count as known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from timeline.record.dates import EdtfDate
from timeline.record.graph import circles, in_words
from timeline.record.load.entries import Entry
from timeline.record.messages import Place, nearest, path
from timeline.record.model import (
    Clause,
    CollectiveSpeaker,
    Event,
    Group,
    Part,
    Person,
    Phase,
    Quote,
    Series,
    Source,
    Step,
    Term,
    Tour,
)

Found = Iterator[tuple[Place, str]]

# With more ids than this, an unknown one is compared only with those of its year: it takes long.
_FEW = 1000


@dataclass(frozen=True, slots=True)
class Known:
    """What a record defines.

    Attributes
    ----------
    ids:
        The ids of each section, of sound and unsound entries.
    events:
        The sound events by id; of events of one id the last.
    formerly:
        Today's id by former id.
    """

    ids: Mapping[str, frozenset[str]]
    events: Mapping[str, Event]
    formerly: Mapping[str, str]

    def missing(self, id_: str | None, what: str, *sections: str) -> str:
        """Return the sentence on a reference to an id that none of the sections has, or ""."""
        if id_ is None or any(id_ in self.ids[section] for section in sections):
            return ""
        if "events" in sections and id_ in self.formerly:
            return f"event {id_!r} has a new id; write {self.formerly[id_]}"
        known = [other for section in sections for other in self.ids[section]]
        if len(known) > _FEW:
            known = [other for other in known if other[:4] == id_[:4]]
        known = known[:_FEW]
        here = " or ".join(section.replace("_", " ") for section in sections)
        return f"unknown {what} {id_!r}; " + nearest(id_, known, f"name one that stands in {here}")


def broken_references(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Place, str]]:
    """Yield ``(entry, place in it, sentence)`` for all that does not hold between the entries."""
    known = _known(entries)
    yield from _duplicates(entries)
    for entry in entries:
        for place, text in _within(entry.part, known):
            yield entry, place, text
    yield from _circles(entries, known)


def _within(part: Part | None, known: Known) -> Found:
    match part:
        case Event():
            return _event(part, known)
        case Phase():
            return _phase(part, known)
        case Group():
            return _group(part, known)
        case Person():
            return _person(part, known)
        case CollectiveSpeaker():
            return _speaker(part, known)
        case Term():
            return _each(("see",), part.see, known, "event or clause", "events", "clauses")
        case Series():
            return _series(part)
        case Clause():
            return _clause(part, known)
        case Tour():
            return _tour(part, known)
        case _:
            return iter(())


def _known(entries: Sequence[Entry]) -> Known:
    ids: dict[str, set[str]] = {
        section: set()
        for section in ("events", "lanes", "actors", "people", "series", "clauses", "groups")
    }
    events: dict[str, Event] = {}
    formerly: dict[str, str] = {}
    for entry in entries:
        id_ = entry.value.get("id") if isinstance(entry.value, dict) else None
        if isinstance(id_, str):
            ids.setdefault(entry.section, set()).add(id_)
        if isinstance(entry.part, Event):
            events[entry.part.id] = entry.part
            formerly.update(dict.fromkeys(entry.part.formerly, entry.part.id))
    return Known({section: frozenset(names) for section, names in ids.items()}, events, formerly)


def _duplicates(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Place, str]]:
    first: dict[tuple[str, str], tuple[Entry, int]] = {}
    for entry in entries:
        for place, name in _names(entry):
            # A view names actors and groups alike, so they share their ids.
            space = "actors" if entry.section == "groups" else entry.section
            line = entry.line(place)
            other, at = first.setdefault((space, name.casefold()), (entry, line))
            if other is not entry:
                yield entry, place, f"{place[0]} {name!r} is taken on line {at}; choose another"


def _names(entry: Entry) -> Iterator[tuple[Place, str]]:
    if not isinstance(entry.value, dict):
        return
    for key in ("id", "formerly", "term"):
        value = entry.value.get(key)
        if isinstance(value, str):
            yield (key,), value
        elif key == "formerly" and isinstance(value, tuple):
            for number, item in enumerate(value):
                if isinstance(item, str):
                    yield (key, number), item
    if entry.section == "collective_speakers" and isinstance(entry.value.get("name"), str):
        yield ("name",), str(entry.value["name"])


def _circles(entries: Sequence[Entry], known: Known) -> Iterator[tuple[Entry, Place, str]]:
    at = {entry.part.id: entry for entry in entries if isinstance(entry.part, Event)}
    for circle in circles({id_: event.follows_from for id_, event in known.events.items()}):
        effect, cause = circle[-2:]
        place = ("follows_from", known.events[effect].follows_from.index(cause))
        text = f"causes go in a circle ({in_words(circle)}); leave out one of these links"
        yield at[effect], place, text


def _event(event: Event, known: Known) -> Found:
    yield from _span(event.date, event.end, "end", "date")
    if known.ids["lanes"]:
        yield from _reference(("lane",), known.missing(event.lane, "lane", "lanes"))
    yield from _actors(("actors",), event.actors, known)
    for number, cause in enumerate(event.follows_from):
        place = ("follows_from", number)
        if cause == event.id:
            yield place, "the event follows from itself; leave this id out"
            continue
        yield from _reference(place, known.missing(cause, "event", "events"))
        earlier = known.events.get(cause)
        if earlier and _certainly_later(earlier.date, event.date):
            text = f"follows from {cause}, which is later ({earlier.date}); name earlier events"
            yield place, text
    addresses = frozenset(source.url for source in event.sources if source.url)
    for number, quote in enumerate(event.quotes):
        yield from _quote(("quotes", number), quote, addresses, known)
    yield from _sources(event.sources)


def _quote(place: Place, quote: Quote, addresses: frozenset[str], known: Known) -> Found:
    if quote.source not in addresses:
        text = "the quote's source is none of the event's sources; add it there or name one of them"
        yield (*place, "source"), text
    if known.ids["actors"]:
        missing = known.missing(quote.actor, "actor", "actors")
        yield from _reference((*place, "actor"), missing)


def _sources(sources: Sequence[Source], *before: str | int) -> Found:
    for number, source in enumerate(sources):
        yield from _source((*before, "sources", number), source)


def _source(place: Place, source: Source) -> Found:
    if source.url is None and source.document is None:
        yield place, f"{path(place)} has neither url nor document; add the address of the page"


def _phase(phase: Phase, known: Known) -> Found:
    yield from _span(phase.from_, phase.to, "to", "from")
    missing = known.missing(phase.turning_point, "event", "events")
    yield from _reference(("turning_point",), missing)


def _group(group: Group, known: Known) -> Found:
    yield from _actors(("members",), group.members, known)
    if known.ids["actors"]:
        missing = known.missing(group.coordinator, "actor", "actors")
        yield from _reference(("coordinator",), missing)


def _person(person: Person, known: Known) -> Found:
    for number, role in enumerate(person.roles):
        place = ("roles", number)
        if known.ids["actors"]:
            missing = known.missing(role.actor, "actor", "actors")
            yield from _reference((*place, "actor"), missing)
        if role.from_:
            yield from _span(role.from_, role.to, "to", "from", place)


def _speaker(speaker: CollectiveSpeaker, known: Known) -> Found:
    yield from _actors(("actors",), speaker.actors, known)
    yield from _each(("people",), speaker.people, known, "person", "people")


def _series(series: Series) -> Found:
    if series.limit:
        yield from _span(series.limit.from_, series.limit.to, "to", "from", ("limit",))
    for number, point in enumerate(series.points):
        place = ("points", number)
        if point.low is not None and point.high is not None and point.low > point.high:
            text = f"low {point.low} is above high {point.high}; exchange them"
            yield (*place, "low"), text
        yield from _source((*place, "source"), point.source)
    yield from _in_order("points", [point.date for point in series.points])
    for number, annotation in enumerate(series.annotations):
        yield from _source(("annotations", number, "source"), annotation.source)
    yield from _in_order("annotations", [remark.date for remark in series.annotations])


def _clause(clause: Clause, known: Known) -> Found:
    yield from _span(clause.starts, clause.ends, "ends", "starts")
    for number, happening in enumerate(clause.what_happened):
        missing = known.missing(happening.event, "event", "events")
        yield from _reference(("what_happened", number, "event"), missing)
    yield from _in_order("what_happened", [happened.date for happened in clause.what_happened])
    yield from _sources(clause.sources)


def _tour(tour: Tour, known: Known) -> Found:
    for number, step in enumerate(tour.steps):
        yield from _step(("steps", number), step, known)


def _step(place: Place, step: Step, known: Known) -> Found:
    targets = [target for target in (step.event, step.clause, step.series) if target]
    if len(targets) != 1:
        count = "none" if not targets else f"{len(targets)}"
        text = f"{path(place)} names {count} of event, clause and series; name exactly one"
        yield place, text
    yield from _reference((*place, "event"), known.missing(step.event, "event", "events"))
    yield from _reference((*place, "clause"), known.missing(step.clause, "clause", "clauses"))
    yield from _reference((*place, "series"), known.missing(step.series, "series", "series"))
    view = (*place, "view")
    yield from _span(step.view.from_, step.view.to, "to", "from", view)
    yield from _each((*view, "highlight"), step.view.highlight, known, "event", "events")
    yield from _each((*view, "series"), step.view.series, known, "series", "series")
    if known.ids["lanes"]:
        yield from _each((*view, "lanes"), step.view.lanes, known, "lane", "lanes")


def _actors(place: Place, ids: Sequence[str], known: Known) -> Found:
    if known.ids["actors"]:
        yield from _each(place, ids, known, "actor", "actors")


def _each(place: Place, ids: Sequence[str], known: Known, what: str, *sections: str) -> Found:
    for number, id_ in enumerate(ids):
        yield from _reference((*place, number), known.missing(id_, what, *sections))


def _reference(place: Place, text: str) -> Found:
    if text:
        yield place, text


def _span(start: EdtfDate, end: EdtfDate | None, last: str, first: str, at: Place = ()) -> Found:
    if end and end.end < start.start:
        yield (*at, last), f"{last} {end} is before {first} {start}; write a later {last}"


def _certainly_later(cause: EdtfDate, effect: EdtfDate) -> bool:
    qualified = any(date.approximate or date.uncertain for date in (cause, effect))
    return not qualified and cause.start > effect.end


def _in_order(key: str, dates: Iterable[EdtfDate]) -> Found:
    for number, (before, date) in enumerate(pairwise(dates), start=1):
        if before.start > date.end:
            what = f"{path((key, number))} of {date} stands after one of {before}"
            yield (key, number, "date"), f"{what}; put them in order of time"
