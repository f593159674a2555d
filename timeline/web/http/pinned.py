"""Live or pinned: an address that carries a data version is answered from that frozen release.

Without `version` an embed, an image or a file of data follows the record. With it, the answer is
drawn from the release's own record, as on the day it was frozen, and kept by
`timeline.releases.answers`, so that it is the same bytes for ever. Once a release keeps all that
it may, or its disk is full, further views are drawn from it each time and are not said to stay;
so is every view where the site does not know its own address (BASE), which its answers name. An
unknown version is never answered with another's chart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import urlencode

from flask import Response, request

from timeline.query import params
from timeline.query.params import ViewError
from timeline.query.view import View, decode, encode
from timeline.record import dates
from timeline.record.index import Index
from timeline.releases import answers, store
from timeline.releases.answers import Answer
from timeline.releases.store import Release, ReleaseError
from timeline.web.http import responses
from timeline.web.http.errors import Missing, Near
from timeline.web.site import Site

KEY = "version"
# What pym.js writes into the address of a page that it frames; read by our script alone.
PYM = frozenset({"childId", "initialWidth", "parentTitle", "parentUrl"})
IGNORED = PYM | {KEY}
_RELEASES_READ = 4


def _named(site: Site, version: str) -> Release:
    """Return the release of this version, or raise an error that names the newest there are."""
    release = store.find(site.releases, version)
    if release is None:
        raise _unknown(version, _others(site))
    return release


def renamed(
    site: Site, id: str, address: Callable[[str], str], *, shared: bool = True
) -> Response | None:
    """Return the redirect to an event's id of today, if the request names it by a former one.

    A pinned address keeps the id that the event had then. `address` gives that of an id on the
    site; the query is kept. `shared` as in `responses.moved`.
    """
    today = site.index.formerly.get(id)
    if today is None or KEY in responses.own(KEY):
        return None
    query = request.query_string.decode(errors="replace")
    return responses.moved(f"{address(today)}{f'?{query}' if query else ''}", shared=shared)


def asked(site: Site) -> Site:
    """Return what the request asks its answer to be drawn from; see `drawn_from`."""
    return drawn_from(site, responses.own(KEY).get(KEY))


def drawn_from(site: Site, version: str | None) -> Site:
    """Return the site as it was when this version was frozen, or as it is where there is none.

    Raises
    ------
    Missing
        If there is no such release, or its record can no longer be read.
    """
    return site if version is None else _source(site, _named(site, version))


def _source(site: Site, pinned: Release) -> Site:
    try:
        index = _index(pinned, site.index)
    except ReleaseError as error:
        raise _gone(pinned, error) from error
    return replace(site, index=index, today=lambda: pinned.day, release=pinned)


@dataclass(frozen=True, slots=True)
class Drawn:
    """An answer that is drawn from the record, of today or of a release.

    Attributes
    ----------
    make, about:
        Give the answer and its further headers, from what it is drawn from.
    decided:
        Gives what decides about an answer that follows the record, beside the path and the
        address of the site; see `responses.etag_for`.
    policy:
        Its content security policy, or "" for that of its class.
    own:
        The route's own parameters, each in its one spelling.
    part:
        Gives what of a view decides the answer: what differs in the rest is kept once.
    must_stay:
        False for what stands beside a chart: where nothing can be written, it is made each
        time as well, rather than refused.
    """

    make: Callable[[Site], str | bytes]
    media_type: str
    decided: Callable[[Site], Iterable[str]]
    policy: str = ""
    about: Callable[[Site], Mapping[str, str]] = lambda _: {}
    own: Mapping[str, str] = field(default_factory=dict[str, str])
    part: Callable[[View], View] = lambda view: view
    must_stay: bool = True


def response(site: Site, drawn: Drawn) -> Response:
    """Return the answer to the request, drawn from the record of today or from its release.

    Raises
    ------
    Missing
        If there is no such release, or its answer can neither be made nor kept.
    ViewError
        If the request cannot be.
    """
    version = responses.own(KEY).get(KEY)
    if version is not None:
        return _frozen(site, _named(site, version), drawn)
    return _answer(
        lambda: drawn.make(site),
        responses.etag_for(site, request.path, *drawn.decided(site), responses.base(site)),
        drawn.media_type,
        drawn.policy,
        drawn.about(site),
        responses.LIVE,
        settled=True,
    )


def _frozen(site: Site, pinned: Release, drawn: Drawn) -> Response:
    """Return the answer that was kept for the request's address, or make and keep it.

    It is given though the release's record may no longer be readable. Where the release can keep
    no more, or the site does not know its own address, it is made and said to be good for
    minutes only.
    """
    media_type, policy = drawn.media_type, drawn.policy
    path, base = _address(drawn.own, drawn.part), responses.base(site)
    if path != _address(drawn.own):
        _refuse_unknown(site, pinned, drawn.own)

    def draw() -> Answer:
        then = _source(site, pinned)
        made = drawn.make(then)
        body = made.encode() if isinstance(made, str) else made
        return Answer(media_type, policy, body, tuple(drawn.about(then).items()))

    def for_now() -> Response:
        then = _source(site, pinned)
        etag = responses.etag_for(then, "pinned", path, base)
        headers = drawn.about(then)
        return _answer(lambda: draw().body, etag, media_type, policy, headers, responses.LIVE)

    if not site.base:
        # It names whole addresses: those that it was asked at, which anybody can choose.
        return for_now()
    try:
        kept = answers.answer(pinned, path, draw, reserved=site.reserved)
    except ReleaseError as error:
        if drawn.must_stay and not isinstance(error, answers.Full):
            raise _gone(pinned, error) from error
        return for_now()
    etag, headers = kept.digest, dict(kept.headers)
    return _answer(
        lambda: kept.body, etag, kept.content_type, kept.policy, headers, responses.FROZEN
    )


def record(pinned: Release) -> bytes:
    """Return the release's record as it was frozen.

    Raises
    ------
    Missing
        If its file is gone or damaged.
    """
    try:
        return store.record_of(pinned)
    except ReleaseError as error:
        raise _gone(pinned, error) from error


def address(live: str, version: str) -> str:
    """Return an address on the site pinned to a version; as it is where there is none.

    >>> address("/events.csv?detail=1", "30c9002b75e6"), address("/events.csv", "")
    ('/events.csv?detail=1&version=30c9002b75e6', '/events.csv')
    """
    if not version:
        return live
    return f"{live}{'&' if '?' in live else '?'}{urlencode({KEY: version})}"


def _answer(
    make: Callable[[], str | bytes],
    etag: str,
    media_type: str,
    policy: str,
    headers: Mapping[str, str],
    cache: str,
    *,
    settled: bool = False,  # releases are files, which come and go
) -> Response:
    return responses.answer(
        make,
        etag=etag,
        media_type=media_type,
        cache=cache,
        shared=True,
        headers={**headers, **({"Content-Security-Policy": policy} if policy else {})},
        settled=settled,
    )


def _address(own: Mapping[str, str], part: Callable[[View], View] = lambda view: view) -> str:
    """Return the address that an answer is kept under: one for each view, without the version.

    Ids are left as they are written, so that a kept answer is found without its record. What
    our code can no longer read is looked for as it is written.
    """
    try:
        view = encode(part(decode(request.query_string, None, IGNORED | own.keys())))
    except ViewError:
        asked = request.query_string
    else:
        asked = "&".join(filter(None, [view, urlencode(own)]))
    kept = sorted(
        (key, value)
        for key, value in params.pairs(asked)
        if value and key not in IGNORED and not params.is_tracking(key)
    )
    return f"{request.path}?{urlencode(kept)}" if kept else request.path


def _refuse_unknown(site: Site, pinned: Release, own: Mapping[str, str]) -> None:
    """Raise ViewError for an id that the release does not know, where its record can be read.

    What is left out of the address that an answer is kept under is refused all the same.
    """
    try:
        index = _index(pinned, site.index)
    except ReleaseError:
        return
    decode(request.query_string, index, IGNORED | own.keys())


@lru_cache(maxsize=_RELEASES_READ)
def _index(pinned: Release, live: Index) -> Index:
    """Return the release's record, in which events are found by the ids of today, too."""
    index = store.index_of(pinned)
    later: dict[str, str] = {}
    for event in live.record.events:
        names = (event.id, *event.formerly)
        then = next((index.formerly.get(id, id) for id in names if _knows(index, id)), None)
        if then:
            later.update((id, then) for id in names if not _knows(index, id))
    return replace(index, later=MappingProxyType(later))


def _knows(index: Index, id: str) -> bool:
    return id in index.events or id in index.formerly


def _unknown(version: str, others: tuple[Near, ...]) -> Missing:
    missing = Missing("frozen version", version, others)
    # A version is not misspelled: another one is another chart.
    there = ", ".join(each.id for each in others)
    missing.sentence = f"There is no frozen version {missing.id!r}" + (
        f"; there is {there}." if there else "."
    )
    return missing


def _others(site: Site) -> tuple[Near, ...]:
    releases = store.all_of(site.releases)[:4]
    return tuple(Near(each.version, _name(each), _with_version(each.version)) for each in releases)


def _with_version(version: str) -> str:
    kept = [pair for pair in params.pairs(request.query_string) if pair[0] != KEY and pair[1]]
    return f"{request.path}?{urlencode([*kept, (KEY, version)])}"


def _name(each: Release) -> str:
    return f"frozen on {dates.in_words(dates.of_day(each.day))}"


def _gone(pinned: Release, error: ReleaseError) -> Missing:
    missing = Missing("such view of version", pinned.version)
    missing.sentence = f"This view cannot be shown: {error}."
    return missing
