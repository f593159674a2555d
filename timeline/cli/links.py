"""``links``: what the addresses of the sources answer today, and where copies are kept."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from timeline.cli.format import write
from timeline.cli.outcome import Command, Outcome, add_file, counted, missing, refused
from timeline.links import archive, check, in_record
from timeline.links.answer import FAILING, FOUND, WORDS, Answer
from timeline.links.cache import Cache
from timeline.links.network import Unanswered, Web
from timeline.links.polite import Edges, Polite
from timeline.record.dump import to_yaml
from timeline.record.load.read import RecordError, open_file
from timeline.record.model import Record

_DESCRIPTION = """\
Ask every address of the record's sources whether it still answers, and say what it answered,
the worst first. Pages are asked for politely: one at a time of each host with a pause between,
several hosts at once, as robots.txt allows, and again after a while where a server is busy.

Answers are kept in a file (--cache), so a check that was stopped goes on where it was, and what
was answered in the last days (--days) is not asked again. For pages that fail, the Internet
Archive is asked for the copy nearest to the event.

    python -m timeline links --write

writes what was found into the record, in its canonical form: `broken: true` where a page is gone
for sure, `archived:` with the copy. The exit status is 1 where a page fails and the record names
no copy, else 0."""

_CACHE = Path("links.jsonl")
_MOST_SILENT = 5  # times that the archive may not answer before it is left alone
_BAR = 30
_CLEAR = "\r\033[K"
_ORDER = list(WORDS)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    add_file(parser)
    parser.add_argument("--write", action="store_true", help="write what was found into FILE")
    parser.add_argument(
        "--cache",
        type=Path,
        metavar="FILE",
        default=_CACHE,
        help=f"where answers are kept (default: {_CACHE})",
    )
    parser.add_argument(
        "--days",
        type=int,
        metavar="N",
        default=6,
        help="ask nothing again that was answered in the last N days (default: 6; 0: ask all)",
    )
    parser.add_argument(
        "--pause",
        type=float,
        metavar="SECONDS",
        default=1.0,
        help="between two requests to a host (default: 1)",
    )
    parser.add_argument(
        "--archive",
        metavar="ADDRESS",
        default=archive.INTERFACE,
        help=f"the archive's availability interface (default: {archive.INTERFACE})",
    )


def run(args: argparse.Namespace) -> Outcome:
    """Ask the web."""
    web = Web()
    try:
        edges = Edges(web, time.monotonic, time.sleep, lambda: dt.datetime.now(dt.UTC))
        return answered(args, edges)
    finally:
        web.close()


def answered(args: argparse.Namespace, edges: Edges) -> Outcome:
    """Return what the addresses of the file answer; the network and the clock are handed in."""
    if absent := missing(args.file):
        return absent
    try:
        record = open_file(args.file).record
    except RecordError as error:
        return refused(error.problems)
    today = edges.now().date()
    try:
        cache = Cache.read(args.cache, today - dt.timedelta(days=args.days - 1))
        days = in_record.addresses(record)
        polite = Polite(edges, args.pause)
        _ask(polite, [url for url in days if not _settled(cache, url)], cache)
        answers = {url: cache.answers[url] for url in days}
        if answers and not any(answer.code for answer in answers.values()):
            return Outcome(2, err=("not one address answered; is there a network?",))
        copies, silent = _copies(polite, args.archive, days, record, cache, today)
        updated = in_record.with_findings(record, answers, copies)
        if args.write and updated != record:
            write(args.file, to_yaml(updated))
    except KeyboardInterrupt:
        said = f"stopped; {args.cache} holds what was answered, the same command goes on there"
        return Outcome(130, err=(said,))
    except OSError as error:
        return Outcome(2, err=(f"{error.filename}: {error.strerror}; nothing was written",))
    named = updated if args.write else record
    failing = _without_copy(named, answers)
    return Outcome(
        1 if failing else 0,
        out=(*_lines(answers, copies), "", *_summary(answers)),
        err=(
            *((f"the archive did not answer for {counted(silent, 'page')}",) if silent else ()),
            *((f"{args.file}: written",) if args.write and updated != record else ()),
        ),
    )


def _settled(cache: Cache, url: str) -> bool:
    """Return whether an address need not be asked: one that was silent is, every time."""
    answer = cache.answers.get(url)
    return answer is not None and (answer.code > 0 or answer.kind == "robots")


def _ask(polite: Polite, urls: list[str], cache: Cache) -> None:
    show = _bar("Asking", len(urls))

    def told(answer: Answer) -> None:
        cache.keep(answer)
        show()

    check.ask_all(urls, polite.answer, told)


def _copies(
    polite: Polite,
    interface: str,
    days: Mapping[str, dt.date],
    record: Record,
    cache: Cache,
    today: dt.date,
) -> tuple[dict[str, str], int]:
    """Return the copies of pages that fail, and for how many the archive did not answer."""
    wanted = [url for url in _without_copy(record, cache.answers) if url in days]
    show = _bar("Looking for copies", len(wanted))
    silent = 0
    for url in wanted:
        if silent == _MOST_SILENT:
            break
        key = url, days[url].isoformat()
        if key not in cache.copies:
            try:
                copy = archive.nearest_copy(polite, url, days[url], interface)
                cache.keep_copy(url, days[url], copy, today)
            except Unanswered:
                silent += 1
        show()
    known = {url: cache.copies.get((url, days[url].isoformat())) for url in wanted}
    return {url: copy for url, copy in known.items() if copy}, silent


def _without_copy(record: Record, answers: Mapping[str, Answer]) -> list[str]:
    """Return the addresses that fail and for which the record names no copy."""
    named = {source.url for source in in_record.sources(record) if source.archived}
    return [url for url, each in answers.items() if each.kind in FAILING and url not in named]


def _lines(answers: Mapping[str, Answer], copies: Mapping[str, str]) -> Iterator[str]:
    for answer in sorted(answers.values(), key=lambda each: (_ORDER.index(each.kind), each.url)):
        yield str(answer)
        if answer.url in copies:
            yield f"      archived: {copies[answer.url]}"


def _summary(answers: Mapping[str, Answer]) -> Iterator[str]:
    kinds = Counter(answer.kind for answer in answers.values())
    for kind in _ORDER:
        if kinds[kind]:
            yield f"{kinds[kind]:>6,}  {WORDS[kind]}"
    there = sum(kinds[kind] for kind in FOUND)
    yield f"{there:,} of {counted(len(answers), 'page')} are there"


def _bar(step: str, total: int) -> Callable[[], None]:
    """Return what is called for each that is done, and shows so on a terminal."""
    done = iter(range(1, total + 1))
    if not sys.stderr.isatty():
        return lambda: None

    def show() -> None:
        number = next(done)
        full = _BAR * number // total
        bar = f"{'#' * full}{'.' * (_BAR - full)}"
        end = _CLEAR if number == total else ""
        sys.stderr.write(f"\r{step} [{bar}] {number:,} of {total:,}{end}")
        sys.stderr.flush()

    return show


COMMAND = Command(
    "links", "ask whether the sources' addresses answer", _DESCRIPTION, arguments, run
)
