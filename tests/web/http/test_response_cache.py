"""Answers kept: the same bytes again, within a bound, whatever is asked for."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from timeline.web.http.encodings import Encoding
from timeline.web.http.response_cache import Answers


class Maker:
    """Makes a body and counts how often."""

    def __init__(self, body: bytes = b"made") -> None:
        self.body = body
        self.times = 0

    def __call__(self) -> bytes:
        self.times += 1
        return self.body


def test_an_answer_is_made_once() -> None:
    answers, make = Answers(), Maker()
    assert [answers.of("a", "br", make) for _ in range(3)] == [b"made"] * 3
    assert make.times == 1


def test_encodings_and_validators_are_apart() -> None:
    answers = Answers()
    keys: list[tuple[str, Encoding]] = [("a", "br"), ("a", "gzip"), ("a", ""), ("b", "br")]
    for etag, encoding in keys:
        answers.of(etag, encoding, Maker(f"{etag}{encoding}".encode()))
    kept = [answers.of(etag, encoding, Maker(b"other")) for etag, encoding in keys]
    assert kept == [b"abr", b"agzip", b"a", b"bbr"]


def test_what_has_not_been_asked_for_longest_goes_first() -> None:
    answers = Answers(limit=32_000)
    body = b"x" * 1000
    for name in range(20):
        answers.of(f"{name}", "", Maker(body))
    answers.of("0", "", Maker(body))
    for name in range(20, 30):
        answers.of(f"{name}", "", Maker(body))
    assert answers.get(("0", "")) == body
    assert answers.get(("1", "")) is None
    assert answers.get(("29", "")) == body


def test_a_body_too_large_is_answered_and_not_kept() -> None:
    answers, make = Answers(limit=16_000), Maker(b"x" * 2000)
    assert answers.of("a", "", make) == answers.of("a", "", make) == make.body
    assert (make.times, len(answers), answers.size) == (2, 0, 0)


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 900)), max_size=200),
    st.integers(0, 20_000),
)
def test_the_bound_holds_and_every_answer_is_right(
    asked: list[tuple[int, int]], limit: int
) -> None:
    answers = Answers(limit)
    sizes: dict[int, int] = {}
    for name, size in asked:
        right = b"x" * sizes.setdefault(name, size)
        assert answers.of(f"{name}", "br", Maker(right)) == right
        assert 0 <= answers.size <= limit
    kept = [answers.get((f"{name}", "br")) for name in sizes]
    assert len(answers) == len([body for body in kept if body is not None])


def test_many_threads_at_once_stay_within_the_bound() -> None:
    answers = Answers(limit=100_000)

    def ask(number: int) -> bool:
        body = f"{number % 150}".encode() * 300
        return answers.of(f"{number % 150}", "br", Maker(body)) == body

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(ask, range(5000)))
    assert 0 < answers.size <= 100_000
