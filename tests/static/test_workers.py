"""Several processes come to what one comes to; what goes wrong in one is told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from tests.builders import ROOT
from timeline.static import workers

# Later versions of Python warn of copying a process in which a library has started threads.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


@pytest.mark.parametrize("processes", [1, 2, 9])
def test_every_job_is_done_once(processes: int) -> None:
    done = workers.do(lambda job: job * job, range(50), processes)
    assert sorted(done) == [job * job for job in range(50)]


def test_jobs_are_done_in_other_processes() -> None:
    here = os.getpid()
    assert set(workers.do(lambda _: os.getpid(), range(4), 1)) == {here}
    assert here not in set(workers.do(lambda _: os.getpid(), range(4), 2))


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_is_raised_here(processes: int) -> None:
    def work(job: int) -> int:
        if job == 7:
            raise ValueError(f"job {job} cannot be done")
        return job

    with pytest.raises(ValueError, match=r"^job 7 cannot be done$"):
        list(workers.do(work, range(20), processes))


def test_a_process_that_ends_is_noticed() -> None:
    with pytest.raises(ChildProcessError, match=r"^a process ended before its time$"):
        list(workers.do(lambda job: os._exit(3) if job == 5 else job, range(20), 2))


_KILLED = """\
import os, signal, warnings
warnings.simplefilter("ignore")
from tests.builders import ROOT
from timeline.static import workers
for _ in workers.do(lambda job: b"more than a pipe holds" * 50_000, range(10_000), 2):
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

    assert sorted(workers.do(work, range(4), 2)) == [0, 1, 2, 3]


def test_there_may_be_nothing_to_do() -> None:
    assert list(workers.do(str, [], 2)) == []
