"""Events, as hypothesis draws them, with whatever a text can hold."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.builders import index_of
from tests.query.strategies import edtf_dates
from timeline.record.index import Index
from timeline.record.model import Event

# Reading refuses control characters, lone surrogates and space around a text.
texts = (
    st.one_of(
        st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=60),
        st.text("=+-@{}\\%&#_~^$\"',;|<>/: é…‏\N{GRINNING FACE}", max_size=30),
    )
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
addresses = st.text("abc/?=&%23;,.~_-", max_size=40).map(lambda end: f"https://e.org/{end}")


@st.composite
def sources(draw: st.DrawFn) -> dict[str, object]:
    where = {"url": draw(addresses)} if draw(st.booleans()) else {"document": draw(texts)}
    return {
        **where,
        "publisher": draw(texts),
        "title": draw(st.none() | texts),
        "kind": "news",
        "read": draw(st.booleans()),
    }


@st.composite
def records(draw: st.DrawFn) -> Index:
    """Any record of up to three events in one lane."""
    events: list[Event] = []
    for number in range(draw(st.integers(1, 3))):
        first, last = sorted((draw(edtf_dates()), draw(edtf_dates())))
        event = {
            "id": f"event-{number}",
            "date": first,
            "end": draw(st.none() | st.just(last)),
            "title": draw(texts),
            "summary": draw(st.none() | texts),
            "disputed": draw(st.none() | texts),
            "place": draw(st.none() | texts),
            "lane": "talks",
            "actors": ("alia",),
            "quotes": ({"speaker": draw(texts), "text": draw(texts), "source": "https://e.org/"},),
            "sources": tuple(draw(st.lists(sources(), min_size=1, max_size=3))),
        }
        events.append(Event.model_validate(event))
    return index_of(*events, meta={"title": draw(texts), "as_of": draw(st.none() | edtf_dates())})
