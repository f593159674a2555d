"""What a drawing writes of an event."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import event, index_of
from timeline.chart import text
from timeline.chart.layout.captions import captions, label, shorten
from timeline.chart.metrics import LABEL_SIZE
from timeline.record.model import LABEL_CHARACTERS


@given(st.text("ab c,:", min_size=1, max_size=70))
def test_a_title_becomes_a_label_of_the_length_of_one(title: str) -> None:
    short = shorten(title)
    assert len(short) <= LABEL_CHARACTERS
    assert short == title or (short.endswith("…") and title.startswith(short[:-1]))


def test_an_event_without_a_label_is_named_by_its_title_cut_at_a_word() -> None:
    named = event("2018-05-08-out", title="The United States leaves the nuclear deal")
    assert label(named) == "The United States leaves…"
    assert label(event("2018-05-08-out", label="US leaves")) == "US leaves"


def test_a_caption_says_when_and_who_by_short_names() -> None:
    index = index_of(
        event("2018-05-08-out", label="US leaves", title="The US leaves", actors=("us", "iran")),
        actors=(
            {"id": "iran", "name": "Iran"},
            {"id": "us", "name": "United States", "short": "US"},
        ),
    )
    caption = captions(index)["2018-05-08-out"]
    assert (caption.label, caption.title) == ("US leaves", "The US leaves")
    assert (caption.when, caption.actors) == ("8 May 2018", "US, Iran")
    assert caption.width == text.width("US leaves", LABEL_SIZE)
