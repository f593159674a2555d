"""Several processes come to what one comes to; what goes wrong in one is told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from tests.builders import ROOT
from timeline.static.workers import Crew

# Later versions of Python warn of copying a process in which a library has started threads.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


@pytest.mark.parametrize("workers", [1, 2, 9])
def test_every_job_is_done_once(workers: int) -> None:
    done = Crew(workers).do(lambda job: job * job, range(50))
    assert sorted(done) == [job * job for job in range(50)]


def test_jobs_are_done_in_other_processes() -> None:
    here = os.getpid()
    assert set(Crew(1).do(lambda _: os.getpid(), range(4))) == {here}
    assert here not in set(Crew(2).do(lambda _: os.getpid(), range(4)))


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_is_raised_here(workers: int) -> None:
    def work(job: int) -> int:
        if job == 7:
            raise ValueError(f"job {job} cannot be done")
        return job

    with pytest.raises(ValueError, match=r"^job 7 cannot be done$"):
        list(Crew(workers).do(work, range(20)))


def test_a_process_that_ends_is_noticed() -> None:
    with pytest.raises(ChildProcessError, match=r"^a process ended before its time$"):
        list(Crew(2).do(lambda job: os._exit(3) if job == 5 else job, range(20)))


_KILLED = """\
import os, signal, warnings
warnings.simplefilter("ignore")
from tests.builders import ROOT
from timeline.static.workers import Crew
for _ in Crew(2).do(lambda job: b"more than a pipe holds" * 50_000, range(1_000_000)):
    os.kill(os.getpid(), signal.{by})
"""


@pytest.mark.parametrize("by", ["SIGKILL", "SIGTERM"])
def test_the_processes_end_with_the_one_that_started_them(by: str) -> None:
    call = [sys.executable, "-c", _KILLED.format(by=by)]
    # All of them have this pipe, so its end is read only once all have ended.
    done = subprocess.run(call, cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert done.returncode == -signal.Signals[by]
    assert done.stderr == b""


def test_an_interrupt_of_all_is_left_to_the_first_one() -> None:
    def work(job: int) -> int:
        os.kill(os.getpid(), signal.SIGINT)
        return job

    assert sorted(Crew(2).do(work, range(4))) == [0, 1, 2, 3]


def test_there_may_be_nothing_to_do() -> None:
    assert list(Crew(2).do(str, [])) == []
