"""Every kind of answer is told for what it is, and no server is asked more than it bears."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.links.server import NOW, Clock, Site
from timeline.links.answer import BROKEN, Answer
from timeline.links.check import ask_all
from timeline.links.network import Reply, Unanswered
from timeline.links.polite import BACKOFF, TRIES, Polite


def polite(clock: Clock) -> Polite:
    return Polite(clock.edges(), pause=1.0)


@pytest.mark.parametrize(
    ("path", "kind", "code", "to"),
    [
        ("/ok", "ok", 200, ""),
        ("/no-head", "ok", 200, ""),
        ("/huge", "ok", 200, ""),
        ("/missing", "gone", 404, ""),
        ("/gone", "gone", 410, ""),
        ("/forbidden", "blocked", 403, ""),
        ("/odd", "refused", 418, ""),
        ("/chain", "redirect", 200, "/ok/there"),
        ("/to-missing", "gone", 404, "/missing"),
        ("/loop", "loop", 302, "/loop"),
        ("/to-nowhere", "astray", 302, ""),
        ("/broken", "server-error", 500, ""),
        ("/weak", "ok", 200, ""),
        ("/busy", "ok", 200, ""),
        ("/busy-until", "ok", 200, ""),
        ("/busy-long", "blocked", 429, ""),
        ("/challenge", "blocked", 503, ""),
        ("/slow", "timeout", 0, ""),
    ],
)
def test_what_an_address_answers(
    site: Site, clock: Clock, path: str, kind: str, code: int, to: str
) -> None:
    answer = polite(clock).answer(site.url + path)
    assert (answer.url, answer.kind, answer.code) == (site.url + path, kind, code)
    assert answer.to == (site.url + to if to and to != path else "")
    assert answer.day == NOW.date()


def test_a_redirect_without_an_end(site: Site, clock: Clock) -> None:
    assert polite(clock).answer(f"{site.url}/endless").kind == "loop"
    assert len(site.asked) < 12


def test_a_redirect_to_what_is_no_page(site: Site, clock: Clock) -> None:
    answer = polite(clock).answer(f"{site.url}/to-mail")
    assert (answer.kind, answer.to) == ("astray", "mailto:somebody@example.org")


def test_nobody_is_there(site: Site, clock: Clock) -> None:
    assert polite(clock).answer("http://127.0.0.1:9/a").kind == "unreachable"


class Nowhere:
    """A network in which no name is known."""

    def ask(self, method: str, url: str, most: int = 0) -> Reply:
        raise Unanswered("no-host")


def test_a_host_that_is_no_more(clock: Clock) -> None:
    asking = Polite(replace(clock.edges(), network=Nowhere()))
    assert asking.answer("https://gone.example/a").kind == "no-host"
    assert {"no-host", "gone"} <= BROKEN
    assert "timeout" not in BROKEN


def test_a_server_without_a_certificate(site: Site, clock: Clock) -> None:
    answer = polite(clock).answer(f"{site.url.replace('http:', 'https:')}/ok")
    assert answer.kind == "tls"


def test_what_a_head_denies_is_asked_for_once_more(site: Site, clock: Clock) -> None:
    polite(clock).answer(f"{site.url}/missing")
    assert site.asked == ["HEAD /missing", "GET /missing"]


def test_a_page_that_answers_is_not_fetched(site: Site, clock: Clock) -> None:
    polite(clock).answer(f"{site.url}/ok")
    assert site.asked == ["HEAD /ok"]


def test_a_huge_page_is_not_read_whole(site: Site, clock: Clock) -> None:
    polite(clock).answer(f"{site.url}/huge")
    assert site.body_sent < 10**8


def test_a_server_that_fails_is_tried_again_after_longer_and_longer_pauses(
    site: Site, clock: Clock
) -> None:
    polite(clock).answer(f"{site.url}/broken")
    assert len(site.asked) == TRIES
    assert clock.waits[-3:] == [BACKOFF, 2 * BACKOFF, 4 * BACKOFF]


@pytest.mark.parametrize(("path", "seconds"), [("/busy", 50), ("/busy-until", 59)])
def test_a_busy_server_is_left_alone_as_long_as_it_asks(
    site: Site, clock: Clock, path: str, seconds: int
) -> None:
    polite(clock).answer(site.url + path)
    assert clock.waits[-1] == seconds
    assert len(site.asked) == 2


def test_a_server_that_asks_for_a_day_is_not_asked_again(site: Site, clock: Clock) -> None:
    asking = polite(clock)
    asking.answer(f"{site.url}/busy-long")
    assert asking.answer(f"{site.url}/ok").kind == "blocked"
    assert site.asked == ["HEAD /busy-long"]
    assert max(clock.waits) < 10


def test_there_is_a_pause_between_two_requests_to_a_host(site: Site, clock: Clock) -> None:
    asking = polite(clock)
    asking.answer(f"{site.url}/ok/1")
    asking.answer(f"{site.url}/ok/2")
    assert clock.waits == [1.0, 1.0]  # after robots.txt, and after the first page


def test_robots_are_asked_once_and_heeded(site: Site, clock: Clock) -> None:
    site.robots = (200, "User-agent: *\nDisallow: /ok/private\nCrawl-delay: 7\n")
    asking = polite(clock)
    assert asking.answer(f"{site.url}/ok/private/a").kind == "robots"
    assert asking.answer(f"{site.url}/ok/public").kind == "ok"
    assert asking.answer(f"{site.url}/ok/more").kind == "ok"
    assert site.robots_asked == 1
    assert site.asked == ["HEAD /ok/public", "HEAD /ok/more"]
    assert clock.waits[-1] == 7.0


def test_robots_are_heeded_where_a_redirect_leads(site: Site, clock: Clock) -> None:
    site.robots = (200, "User-agent: *\nDisallow: /ok\n")
    assert polite(clock).answer(f"{site.url}/chain").kind == "robots"
    assert "HEAD /ok/there" not in site.asked


def test_a_server_that_fails_to_send_its_robots_is_not_asked(site: Site, clock: Clock) -> None:
    site.robots = (500, "")
    answer = polite(clock).answer(f"{site.url}/ok")
    assert (answer.kind, answer.code) == ("server-error", 500)
    assert site.asked == []


def test_a_host_is_asked_one_thing_at_a_time_by_whoever_asks(site: Site, clock: Clock) -> None:
    asking = polite(clock)
    # Two names of one machine, and redirects from one to the other.
    other = site.url.replace("127.0.0.1", "localhost")
    found: list[Answer] = []
    urls = [f"{site.url}/ok/{number}" for number in range(20)]
    ask_all(
        [*urls, *(f"{other}/chain?{number}" for number in range(20))], asking.answer, found.append
    )
    assert len(found) == 40
    assert {answer.kind for answer in found} == {"ok", "redirect"}
    assert site.together <= 2


def test_where_one_fails_to_be_kept_nothing_more_is_asked(site: Site, clock: Clock) -> None:
    def told(answer: Answer) -> None:
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        ask_all([f"{site.url}/ok/{n}" for n in range(50)], polite(clock).answer, told)
    assert len(site.asked) == 1
