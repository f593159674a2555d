"""What is found of a file, as the processes of a server tell each other."""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.record.messages import Problem
from timeline.web.reload import verdict as verdicts
from timeline.web.reload.shared import Shared
from timeline.web.reload.verdict import Held, Verdict

FIRST = Verdict("1", b"first")

problems = st.builds(Problem, st.text(), st.integers(0, 10**6), st.text(), st.text())
any_verdict = st.builds(Verdict, st.text(), st.binary(), st.lists(problems, max_size=3).map(tuple))


@given(any_verdict)
def test_a_verdict_is_read_as_it_was_written(verdict: Verdict) -> None:
    assert verdicts.read(verdicts.written(verdict)) == verdict


@given(st.lists(any_verdict, max_size=6))
def test_the_last_verdict_is_held(verdicts: list[Verdict]) -> None:
    for held in (Held(FIRST), Shared(FIRST)):
        assert held.get() is held.get()
        assert held.get() == FIRST
        for verdict in verdicts:
            held.put(verdict)
            assert held.get() == verdict
            assert held.get() is held.get()


def _follow(shared: Shared, pipe: Connection) -> None:
    """Answer, in a process of its own, what is asked of it until "end"."""
    while (asked := pipe.recv()) != "end":
        if isinstance(asked, Verdict):
            shared.put(asked)
        pipe.send(shared.lead() if asked == "lead" else shared.get())


@pytest.fixture
def forks() -> list[tuple[multiprocessing.Process, Connection]]:
    shared, context = Shared(FIRST), multiprocessing.get_context("fork")
    found = []
    for _ in range(2):
        here, there = context.Pipe()
        process = context.Process(target=_follow, args=(shared, there), daemon=True)
        process.start()
        there.close()
        found.append((process, here))
    return found


def ask(fork: tuple[multiprocessing.Process, Connection], what: object) -> object:
    fork[1].send(what)
    return fork[1].recv()


def test_processes_hold_one_verdict_and_one_of_them_leads(
    forks: list[tuple[multiprocessing.Process, Connection]],
) -> None:
    one, other = forks
    assert [ask(fork, "get") for fork in forks] == [FIRST, FIRST]
    for turn in range(4):
        verdict = Verdict(f"{turn}", bytes(1000 * turn), (Problem("x", turn, "", "wrong"),))
        assert ask((one, other)[turn % 2], verdict) == verdict
        assert [ask(fork, "get") for fork in forks] == [verdict, verdict]
    assert [ask(other, "lead"), ask(one, "lead"), ask(other, "lead")] == [True, False, True]
    other[0].kill()
    other[0].join()
    assert ask(one, "lead") is True
    one[1].send("end")
    one[0].join()
