"""Several processes that work through a list of jobs."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

Job = TypeVar("Job")
Done = TypeVar("Done")

# How many jobs a process takes at a time, so that none is left with many at the end.
_AT_A_TIME = 4
# What the jobs of a process are done with; set as it starts, since an app cannot be sent to it.
_work: Callable[[Any], Any] | None = None


def do(work: Callable[[Job], Done], jobs: Sequence[Job], workers: int) -> Iterator[Done]:
    """Yield what each job comes to, in their order.

    The processes are copies of this one (`fork`), and so have everything that `work` refers to:
    an app, say, that is loaded. What a job comes to is sent back (`pickle`). However this process
    ends, they end with it. With one worker, or where none can be copied, this process does all.

    Raises
    ------
    Exception
        What `work` raises.
    ChildProcessError
        If a process ends before its time.
    """
    workers = min(workers, len(jobs))
    if workers < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(work, jobs)
        return
    context = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(work,))
    try:
        yield from pool.map(_do, jobs, chunksize=_AT_A_TIME)
    except BrokenProcessPool as error:
        raise ChildProcessError("a process ended before its time") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(work: Callable[[Any], Any]) -> None:
    global _work
    _work = work
    # A terminal tells all processes of an interrupt; the first one then ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that started it has ended, however it did."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _do(job: Any) -> Any:
    assert _work is not None
    return _work(job)
