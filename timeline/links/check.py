"""Asking many addresses: several hosts at once, each one address after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from urllib.parse import urlsplit

from timeline.links.answer import Answer

HOSTS_AT_ONCE = 8


def ask_all(
    urls: Iterable[str],
    ask: Callable[[str], Answer],
    told: Callable[[Answer], None],
    hosts: int = HOSTS_AT_ONCE,
) -> None:
    """Ask every address and tell each answer as it comes, from any thread.

    Where `ask` or `told` raises, or the caller is interrupted, what was begun ends and the rest
    is not asked.
    """
    by_host: dict[str, list[str]] = {}
    for url in dict.fromkeys(urls):
        by_host.setdefault(urlsplit(url).netloc.lower(), []).append(url)
    stop = Event()

    def one_host(own: Sequence[str]) -> None:
        for url in own:
            if stop.is_set():
                return
            told(ask(url))

    # The longest first, so that no host is left alone at the end.
    ordered = sorted(by_host.values(), key=lambda own: -len(own))
    with ThreadPoolExecutor(max_workers=hosts) as pool:
        try:
            for each in [pool.submit(one_host, own) for own in ordered]:
                each.result()
        except BaseException:
            stop.set()
            raise
