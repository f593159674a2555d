"""Several processes that work through a list of jobs."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

Job = TypeVar("Job")
Done = TypeVar("Done")


class Crew:
    """So many processes; one alone, or none that can be copied (`fork`), is this process."""

    def __init__(self, workers: int) -> None:
        able = "fork" in multiprocessing.get_all_start_methods()
        self._workers = workers if able else 1

    def do(self, work: Callable[[Job], Done], jobs: Sequence[Job]) -> Iterator[Done]:
        """Yield what each job comes to, in no order.

        The processes are copies of this one, and so have everything that `work` refers to: an
        app, say, that is loaded. What a job comes to is sent back (`pickle`). However this
        process ends, they end with it, at the latest when the job that they are at is done.

        Raises
        ------
        Exception
            What `work` raises.
        ChildProcessError
            If a process ends before its time.
        """
        if self._workers < 2 or len(jobs) < 2:
            yield from map(work, jobs)
            return
        context = multiprocessing.get_context("fork")
        turn = context.Value("i", 0)
        coming: list[Connection] = []
        processes: list[Any] = []
        try:
            for _ in range(min(self._workers, len(jobs))):
                here, there = context.Pipe(duplex=False)
                coming.append(here)
                process = context.Process(target=_take, args=(work, jobs, turn, there, coming))
                process.daemon = True
                process.start()
                processes.append(process)
                # Only the process holds that end now; so it is known here when it ends.
                there.close()
            yield from _results(coming)
        finally:
            for process in processes:
                process.terminate()
                process.join()


def _results(coming: list[Connection]) -> Iterator[Any]:
    left = list(coming)
    while left:
        for connection in wait(left):
            assert isinstance(connection, Connection)
            try:
                kind, result = connection.recv()
            except EOFError as error:
                raise ChildProcessError("a process ended before its time") from error
            if kind == "end":
                left.remove(connection)
            elif kind == "error":
                raise result
            else:
                yield result


def _take(
    work: Callable[[Any], Any],
    jobs: Sequence[Any],
    turn: Any,
    there: Connection,
    reading: Iterable[Connection],
) -> None:
    """Do one job after another, until there is none that no other process has taken."""
    # A terminal tells all processes of an interrupt; the first one then ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # Only the first one reads: so it is known here, on sending, when it has ended.
    for connection in reading:
        connection.close()
    try:
        for result in _done(work, jobs, turn):
            there.send(result)
    except BrokenPipeError:
        return


def _done(work: Callable[[Any], Any], jobs: Sequence[Any], turn: Any) -> Iterator[tuple[str, Any]]:
    """Yield what each job comes to that is this process's turn, and what ended it."""
    while True:
        with turn.get_lock():
            at = turn.value
            turn.value += 1
        if at >= len(jobs):
            yield "end", None
            return
        try:
            result = work(jobs[at])
        except Exception as error:
            yield "error", error
            return
        yield "done", result
