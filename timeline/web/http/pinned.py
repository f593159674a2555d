"""Live or pinned: an address that carries a data version is answered from that frozen release.

Without `version` an embed, an image or a file of data follows the record. With it, the answer is
drawn from the release's own record, as on the day it was frozen, and kept by
`timeline.releases.answers`, so that it is the same bytes for ever. Once a release keeps all that
it may, or its disk is full, further views are drawn from it each time and are not said to stay;
so is every view where the site does not know its own address (BASE), which its answers name. An
unknown version is never answered with another's chart.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
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


def _whole(view: View) -> View:
    return view


def release(site: Site) -> Release | None:
    """Return the release that the request asks for by its version, or None for the live record.

    Raises
    ------
    Missing
        If there is no such release; the error names the newest there are.
    ViewError
        If a version is given more than once.
    """
    version = responses.own(KEY).get(KEY)
    if version is None:
        return None
    found = store.find(site.releases, version)
    if found is None:
        raise _unknown(version, _others(site))
    return found


def source(site: Site, pinned: Release | None) -> Site:
    """Return what the answer is drawn from: the site itself, or it as it was at the release.

    Raises
    ------
    Missing
        If the release's record can no longer be read.
    """
    if pinned is None:
        return site
    try:
        index = _index(pinned, site.index)
    except ReleaseError as error:
        raise _gone(pinned, error) from error
    return replace(site, index=index, today=lambda: pinned.day)


def answer(
    site: Site,
    pinned: Release,
    make: Callable[[Site], str | bytes],
    media_type: str,
    policy: str = "",
    about: Callable[[Site], Mapping[str, str]] = lambda _: {},
    own: Mapping[str, str] = MappingProxyType({}),
    must_stay: bool = True,
    part: Callable[[View], View] = _whole,
) -> Response:
    """Return the answer that was kept for the request's address, or make and keep it.

    Where the release can keep no more, or the site does not know its own address, it is made and
    said to be good for minutes only.

    Parameters
    ----------
    make, about:
        Give the answer and its further headers, from what it is drawn from.
    policy:
        Its content security policy, or "" for that of its class.
    own:
        The route's own parameters, each in its one spelling.
    must_stay:
        False for what stands beside a chart: where nothing can be written, it is made each
        time as well, rather than refused.
    part:
        Gives what of a view decides the answer: what differs in the rest is kept once.

    Raises
    ------
    Missing
        If there is none and none can be made or kept.
    """
    path, base = _address(own, part), responses.base(site)
    if path != _address(own, _whole):
        _refuse_unknown(site, pinned, own)

    def draw() -> Answer:
        drawn_from = source(site, pinned)
        made = make(drawn_from)
        body = made.encode() if isinstance(made, str) else made
        return Answer(media_type, policy, body, tuple(about(drawn_from).items()))

    def for_now() -> Response:
        drawn_from = source(site, pinned)
        etag = responses.etag_for(drawn_from, "pinned", path, base)
        headers = about(drawn_from)
        return _answer(lambda: draw().body, etag, media_type, policy, headers, responses.LIVE)

    if not site.base:
        # It names whole addresses: those that it was asked at, which anybody can choose.
        return for_now()
    try:
        kept = answers.answer(pinned, path, draw, reserved=site.reserved)
    except ReleaseError as error:
        if must_stay and not isinstance(error, answers.Full):
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
    make: Callable[[], bytes],
    etag: str,
    media_type: str,
    policy: str,
    headers: Mapping[str, str],
    cache: str,
) -> Response:
    return responses.answer(
        make,
        etag=etag,
        media_type=media_type,
        cache=cache,
        shared=True,
        headers={**headers, **({"Content-Security-Policy": policy} if policy else {})},
        settled=False,  # releases are files, which come and go
    )


def _address(own: Mapping[str, str], part: Callable[[View], View]) -> str:
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
    found = store.all_of(site.releases)[:4]
    return tuple(Near(each.version, _name(each), _with_version(each.version)) for each in found)


def _with_version(version: str) -> str:
    kept = [pair for pair in params.pairs(request.query_string) if pair[0] != KEY and pair[1]]
    return f"{request.path}?{urlencode([*kept, (KEY, version)])}"


def _name(each: Release) -> str:
    return f"frozen on {dates.in_words(dates.of_day(each.day))}"


def _gone(pinned: Release, error: ReleaseError) -> Missing:
    missing = Missing("such view of version", pinned.version)
    missing.sentence = f"This view cannot be shown: {error}."
    return missing
