"""``stats``: what a record holds, in numbers."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from timeline.cli.check import summary
from timeline.cli.outcome import Command, Outcome, add_file, counted, missing, refused
from timeline.record.load.outlets import FILE, beside
from timeline.record.load.read import RecordError, read
from timeline.record.model import Record
from timeline.record.outlets.outlet import KINDS, NONE, RATINGS, Outlets
from timeline.record.outlets.support import WANTED, support

_DESCRIPTION = """\
Count what a record holds: events by lane, weight, actor and year, sources by kind, the share
of events with two publishers, quotes, causes, and the date of the newest event."""

_WEIGHTS = {1: "1 landmark", 2: "2 major", 3: "3 detail"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    add_file(parser)
    parser.add_argument(
        "--sources",
        action="store_true",
        help="count by who publishes the sources, by outlets.yaml beside FILE, and name the "
        "weak ones that stand beside two good ones",
    )


def run(args: argparse.Namespace) -> Outcome:
    """Return the numbers of the file."""
    if absent := missing(args.file):
        return absent
    try:
        record = read(args.file)
        outlets = beside(args.file) if args.sources else NONE
    except RecordError as error:
        return refused(error.problems)
    if not args.sources:
        return Outcome(0, out=tuple(lines(record)))
    if not outlets:
        return Outcome(2, err=(f"{args.file}: no {FILE} lies beside it, so no source is rated",))
    return Outcome(0, out=tuple(source_lines(record, outlets)))


def lines(record: Record) -> Iterator[str]:
    """Yield the record's numbers, a line each."""
    events = record.events
    newest = max(events, key=lambda event: event.date.start)
    oldest = min(events, key=lambda event: event.date.start)
    sources = [source for event in events for source in event.sources]
    two = sum(len({source.publisher.casefold() for source in e.sources}) >= 2 for e in events)
    yield f"{record.meta.title}: {summary(record)}"
    yield f"oldest event   {oldest.date}  {oldest.id}"
    yield f"newest event   {newest.date}  {newest.id}"
    if record.meta.as_of:
        yield f"as of          {record.meta.as_of}"
    yield f"two publishers {two:,} of {len(events):,} events ({two / len(events):.0%})"
    yield f"read sources   {_share(source.read for source in sources)}"
    yield f"quotes         in {_share(bool(event.quotes) for event in events)} events"
    yield f"causes         in {_share(bool(event.follows_from) for event in events)} events"
    yield f"disputed       in {_share(bool(event.disputed) for event in events)} events"
    yield f"vague dates    in {_share(event.date.vague for event in events)} events"
    points = sum(len(series.points) for series in record.series)
    if points:
        yield f"points         {points:,} in {len(record.series)} series"
    if record.clauses:
        happened = sum(len(clause.what_happened) for clause in record.clauses)
        yield f"clauses        {len(record.clauses)}, to which {happened} things happened"
    if record.tours:
        steps = sum(len(tour.steps) for tour in record.tours)
        yield f"tours          {len(record.tours)} of {steps} steps"
    lanes = Counter(event.lane for event in events)
    yield from _table("events by lane", {lane.name: lanes[lane.id] for lane in record.lanes})
    weights = Counter(event.weight for event in events)
    yield from _table(
        "events by weight", {_WEIGHTS[weight]: weights[weight] for weight in _WEIGHTS}
    )
    names = {actor.id: actor.short or actor.name for actor in record.actors}
    actors = Counter(actor for event in events for actor in event.actors)
    yield from _table("events by actor", {names[id_]: count for id_, count in actors.most_common()})
    years = Counter(event.date.start.year for event in events)
    yield from _table("events by year", {str(year): years[year] for year in sorted(years)})
    kinds = Counter(source.kind for source in sources)
    yield from _table("sources by kind", dict(kinds.most_common()))


def source_lines(record: Record, outlets: Outlets) -> Iterator[str]:
    """Yield who publishes the record's sources and how well its events are supported."""
    sources = [source for event in record.events for source in event.sources]
    per_outlet = Counter(outlets.of(source).name for source in sources)
    named = {outlet.name: outlet for outlet in map(outlets.of, sources)}
    yield f"{record.meta.title}: {counted(len(sources), 'source')} of {len(per_outlet):,} outlets"
    for weight, name in _WEIGHTS.items():
        group = [support(event, outlets) for event in record.events if event.weight == weight]
        # A detail needs nothing; it is held against what a major event needs.
        enough = _share(each.enough(min(weight, 2)) for each in group)
        yield f"well supported, {name:<11} {enough}"
    ratings = Counter(outlets.of(source).rated for source in sources)
    yield from _table(
        "sources by rating", {f"{each} {RATINGS[each]}": ratings[each] for each in RATINGS}
    )
    kinds = Counter(outlets.of(source).kind for source in sources)
    yield from _table("sources by kind of outlet", {KINDS[kind]: kinds[kind] for kind in KINDS})
    yield from _table(
        "outlets, the most used first",
        {f"{named[name].rated} {name}": count for name, count in per_outlet.most_common()},
    )
    yield ""
    yield "weak sources beside two good ones"
    for event in record.events:
        if support(event, outlets).good >= WANTED:
            for source in event.sources:
                if outlets.of(source).rated == "C":
                    yield f"  {event.id}  {source.reference}"


def _share(flags: Iterable[bool]) -> str:
    each = list(flags)
    return f"{sum(each):,} of {len(each):,}"


def _table(heading: str, counts: Mapping[str, int]) -> Iterator[str]:
    yield ""
    yield heading
    width = max((len(name) for name in counts), default=0)
    digits = max((len(f"{count:,}") for count in counts.values()), default=0)
    for name, count in counts.items():
        yield f"  {name:<{width}}  {count:>{digits},}"


COMMAND = Command("stats", "count what a record holds", _DESCRIPTION, arguments, run)
