"""Views and query strings, as hypothesis draws them."""

from __future__ import annotations

from hypothesis import strategies as st

from timeline.query import params
from timeline.query.view import View
from timeline.record import dates
from timeline.record.dates import EdtfDate

ids = st.from_regex(r"[a-z0-9][a-z0-9+_-]{0,30}", fullmatch=True)
id_sets = st.lists(ids, max_size=4).map(tuple)
plain_text = st.text(
    st.characters(
        exclude_categories=["Cc", "Cs", "Zl", "Zp"],
        exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    ),
    max_size=60,
)


@st.composite
def edtf_dates(draw: st.DrawFn) -> EdtfDate:
    day = draw(st.dates())
    written = day.isoformat()[: draw(st.sampled_from((4, 7, 10)))]
    return dates.parse(written + draw(st.sampled_from(("", "~", "?", "%"))))


@st.composite
def views(draw: st.DrawFn) -> View:
    """Any view that can be."""
    first, last = sorted((draw(edtf_dates()), draw(edtf_dates())))
    path = draw(st.one_of(st.just((None, None)), st.tuples(ids, ids)))
    return View(
        from_=draw(st.sampled_from((None, first))),
        to=draw(st.sampled_from((None, last))),
        lanes=draw(id_sets),
        actors=draw(id_sets),
        detail=draw(st.sampled_from((1, 2, 3))),
        q=draw(plain_text),
        event=draw(st.none() | ids),
        from_event=path[0],
        to_event=path[1],
        highlight=draw(id_sets),
        series=draw(id_sets),
        clauses=draw(st.booleans()),
        fold=draw(id_sets),
        as_of=draw(st.none() | edtf_dates()),
        theme=draw(st.sampled_from(("auto", "light", "dark"))),
        lang=draw(st.sampled_from(("en", "fa", "fr", "de", "ru", "zh"))),
        title=draw(plain_text),
    )


_keys = st.sampled_from((*params.KEYS, *params.MIGRATIONS, "utm_source", "nonsense"))
_values = st.one_of(
    st.text(max_size=30),
    ids,
    edtf_dates().map(str),
    st.sampled_from(("1", "2", "light", "fa", "2018-13", "%", "%zz", "%00", "%ff", "a,b", "a b")),
)
query_strings = st.one_of(
    # Lone surrogates, which no UTF-8 has, among them.
    st.text(st.characters(), max_size=300),
    st.binary(max_size=300),
    st.lists(st.tuples(_keys, _values), max_size=8).map(
        lambda pairs: "&".join(f"{key}={value}" for key, value in pairs)
    ),
)
