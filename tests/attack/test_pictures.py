"""Many who ask for pictures: who reads a page does not wait for them."""

from __future__ import annotations

import http.client
import struct
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event

from tests.attack.scale import LONG
from tests.builders import RECORD
from tests.cli.servers import SECONDS, Running, running

CLIENTS = 20
PAGES = 100 if LONG else 20
# Before pictures had a process of their own, the slowest took nine seconds.
USUAL_MOST = 2.0
PICTURE_MOST = 8_000_000


@dataclass(frozen=True)
class Answer:
    status: int
    again: str | None
    head: bytes
    seconds: float


def ask(server: Running, path: str) -> Answer:
    start = time.monotonic()
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=SECONDS)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    again = answer.headers["Retry-After"]
    return Answer(answer.status, again, body[:24], time.monotonic() - start)


def test_readers_do_not_wait_for_20_who_ask_for_pictures() -> None:
    over = Event()
    with running("gunicorn", RECORD) as server, ThreadPoolExecutor(CLIENTS) as clients:

        def pictures(client: int) -> list[Answer]:
            """Ask for the largest there are, another each time, while pages are read."""
            found: list[Answer] = []
            while not over.is_set():
                year, more = 1990 + client, len(found)
                path = f"/timeline.png?from={year}&detail=3&w={2400 - more}&scale=2"
                found.append(ask(server, path))
                if found[-1].again:
                    # As it was told to; here, sooner.
                    time.sleep(float(found[-1].again) / 10)
            return found

        ask(server, "/about")
        asking = [clients.submit(pictures, client) for client in range(CLIENTS)]
        try:
            read = [ask(server, f"/about?id={number}") for number in range(PAGES)]
        finally:
            over.set()
        drawn = [answer for each in asking for answer in each.result()]
    took = sorted(page.seconds for page in read)
    print(
        f"\n{CLIENTS} ask for pictures of 8 megapixels: /about usual {took[len(took) // 2]:.3f} s, "
        f"slowest {took[-1]:.3f} s; {sum(each.status == 200 for each in drawn)} pictures drawn, "
        f"{sum(each.status == 503 for each in drawn)} to be asked for again"
    )
    assert {page.status for page in read} == {200}
    assert {each.status for each in drawn} <= {200, 503}
    assert all(each.again for each in drawn if each.status == 503)
    sizes = [struct.unpack(">II", each.head[16:]) for each in drawn if each.status == 200]
    assert sizes
    assert max(width * height for width, height in sizes) <= PICTURE_MOST
    assert took[len(took) // 2] < USUAL_MOST
