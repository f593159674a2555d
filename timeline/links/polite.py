"""Manners: one request at a time to a host, pauses between them, robots.txt, and patience.

What a host asks for holds for everybody: after a "too many requests" nobody asks it before the
time it names (`Retry-After`, RFC 9110 section 10.2.3) has passed. A robots.txt that is not there
allows everything, one that the server fails to send forbids it for now (RFC 9309 section 2.3.1).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from threading import Lock
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from timeline.links.answer import Answer, AnswerKind
from timeline.links.network import AGENT, Network, Reply, Unanswered

MOST_HOPS = 8
TRIES = 4
ROBOTS_BYTES = 512_000
# The first pause before trying again; each further one is twice as long.
BACKOFF = 2.0
# A host that asks for a longer pause than this is not waited for.
MOST_PATIENCE = 120.0

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_TRY_AGAIN = frozenset((429, 500, 502, 503, 504))
_BLOCKED = frozenset((401, 403, 407, 429, 451, 999))
_GONE = frozenset((404, 410))


@dataclass(frozen=True, slots=True)
class Edges:
    """The network and the clock.

    Attributes
    ----------
    clock:
        Seconds that only grow.
    wait:
        Waits that many seconds.
    now:
        The time of day, with its zone.
    """

    network: Network
    clock: Callable[[], float]
    wait: Callable[[float], None]
    now: Callable[[], dt.datetime]


@dataclass(slots=True)
class _Host:
    """What is known of a host; it may be asked again at `free`, a time of the clock."""

    lock: Lock = field(default_factory=Lock)
    free: float = 0.0
    pause: float = 0.0
    robots_lock: Lock = field(default_factory=Lock)
    robots: RobotFileParser | Answer | None = None  # rules, or what all its pages answer


class Polite:
    """Asks addresses; may be used by several threads. `pause` is in seconds, between requests."""

    def __init__(self, edges: Edges, pause: float = 1.0) -> None:
        self._edges = edges
        self._pause = pause
        self._hosts: dict[str, _Host] = defaultdict(lambda: _Host(pause=pause))
        self._hosts_lock = Lock()

    def answer(self, url: str) -> Answer:
        """Return what the address answers, where need be after redirects and several tries."""
        here, seen, code = url, [url], 0
        while True:
            if refusal := self._refusal(here):
                return self._answered(url, refusal.kind, refusal.code, here)
            try:
                reply = self._patiently(here)
            except Unanswered as failure:
                return self._answered(url, failure.kind, 0, here)
            code = reply.code
            if code not in _REDIRECTS:
                return self._answered(url, _kind(reply, moved=here != url), code, here)
            here = _next(here, reply.location)
            if not here:
                return self._answered(url, "astray", code, reply.location)
            if here in seen or len(seen) > MOST_HOPS:
                return self._answered(url, "loop", code, here)
            seen.append(here)

    def text(self, url: str, most: int) -> bytes:
        """Return the beginning of what an address answers to a program that it is made for.

        Raises
        ------
        Unanswered
            If it does not answer, or with something else than a 200.
        """
        reply = self._patiently(url, ("GET",) * TRIES, most)
        if reply.code != 200:
            raise Unanswered("unreachable")
        return reply.body

    def _answered(self, url: str, kind: AnswerKind, code: int, here: str) -> Answer:
        return Answer(url, kind, self._edges.now().date(), code, here if here != url else "")

    def _patiently(
        self, url: str, methods: tuple[str, ...] = ("HEAD", *("GET",) * (TRIES - 1)), most: int = 0
    ) -> Reply:
        """Return a reply that settles it, or the last there was.

        Many servers answer a HEAD wrongly, so only a GET is believed where it says no.
        """
        reply: Reply | None = None
        failure = Unanswered("unreachable")
        pause, again = BACKOFF, False
        for method in methods:
            if again:
                self._hold(url, pause)
                pause, again = pause * 2, False
            try:
                reply = self._once(method, url, most)
            except Unanswered as error:
                reply, failure = None, error
                if error.kind in ("tls", "astray"):
                    break
                again = True
                continue
            again = reply.code in _TRY_AGAIN
            if reply.code < 400 or (method == "GET" and not again):
                return reply
            asked = self._asked_pause(reply.retry_after) if again else 0.0
            if asked > MOST_PATIENCE:
                self._host(url).robots = self._answered(url, "blocked", reply.code, url)
                return reply
            self._hold(url, asked)
        if reply is None:
            raise failure
        return reply

    def _once(self, method: str, url: str, most: int) -> Reply:
        """Make one request when it is this host's turn."""
        host, edges = self._host(url), self._edges
        with host.lock:
            early = host.free - edges.clock()
            if early > 0:
                edges.wait(early)
            try:
                return edges.network.ask(method, url, most)
            finally:
                host.free = edges.clock() + host.pause

    def _hold(self, url: str, seconds: float) -> None:
        host = self._host(url)
        with host.lock:
            host.free = max(host.free, self._edges.clock() + seconds)

    def _host(self, url: str) -> _Host:
        with self._hosts_lock:
            return self._hosts[urlsplit(url).netloc.lower()]

    def _asked_pause(self, retry_after: str) -> float:
        """Return the seconds of a Retry-After, which names them or a time; 0 for none."""
        if retry_after.isascii() and retry_after.isdigit():
            return float(retry_after[:9])
        try:
            until = parsedate_to_datetime(retry_after)
        except ValueError:
            return 0.0
        until = until if until.tzinfo else until.replace(tzinfo=dt.UTC)
        return max((until - self._edges.now()).total_seconds(), 0.0)

    # robots.txt

    def _refusal(self, url: str) -> Answer | None:
        """Return why a page is not asked for, if so."""
        host = self._host(url)
        with host.robots_lock:
            if host.robots is None:
                host.robots = self._robots(url)
                if isinstance(host.robots, RobotFileParser):
                    delay = host.robots.crawl_delay(AGENT)
                    host.pause = max(self._pause, float(delay or 0))
        if isinstance(host.robots, Answer):
            return host.robots
        if host.robots.can_fetch(AGENT, url):
            return None
        return self._answered(url, "robots", 0, url)

    def _robots(self, url: str) -> RobotFileParser | Answer:
        """Return a host's rules, or what it answers instead of them."""
        rules = RobotFileParser()
        here = at = urljoin(url, "/robots.txt")
        for _ in range(MOST_HOPS):
            try:
                reply = self._patiently(here, ("GET",) * TRIES, ROBOTS_BYTES)
            except Unanswered as failure:
                return self._answered(at, failure.kind, 0, at)
            if reply.code in _REDIRECTS and (here := _next(here, reply.location)):
                continue
            if reply.code == 429 or reply.code >= 500:
                return self._answered(at, _kind(reply, moved=False), reply.code, at)
            text = reply.body.decode("utf-8", "replace") if reply.code == 200 else ""
            rules.parse(text.splitlines())
            return rules
        rules.parse([])
        return rules


def _kind(reply: Reply, *, moved: bool) -> AnswerKind:
    if reply.code < 300:
        return "redirect" if moved else "ok"
    if reply.challenged or reply.code in _BLOCKED:
        return "blocked"
    if reply.code in _GONE:
        return "gone"
    return "server-error" if reply.code >= 500 else "refused"


def _next(here: str, location: str) -> str:
    """Return where a redirect leads, without what is after a #; "" where that is no page."""
    try:
        to = urlsplit(urljoin(here, location))
        sound = to.scheme in ("http", "https") and to.hostname and "@" not in to.netloc
    except ValueError:
        return ""
    return to._replace(fragment="").geturl() if location and sound else ""
