from __future__ import annotations

import datetime as dt

import pytest

from tests.builders import event, index_of
from tests.web.downloads.origins import two
from timeline.query.view import View, decode
from timeline.record.index import Index
from timeline.web.downloads.citing import cite

DAY = dt.date(2026, 9, 5)
PAGE = "https://e.org/events/2015-03-02-talks-open"


def test_an_event_in_four_styles(small_index: Index) -> None:
    made = cite(small_index, small_index.events["2015-03-02-talks-open"], PAGE, DAY)
    version = small_index.version
    assert made.apa == (
        "Alia and Borea open talks. (2021, June 30). In The small record "
        f"(Version {version}) [Data set]. Retrieved September 5, 2026, from {PAGE}"
    )
    assert made.mla == (
        f"“Alia and Borea open talks.” The small record, version {version}, 30 June 2021, {PAGE}. "
        "Accessed 5 Sept. 2026."
    )
    assert made.chicago == (
        f"“Alia and Borea open talks.” In The small record. Data version {version}, June 30, "
        f"2021. Accessed September 5, 2026. {PAGE}."
    )
    assert made.bibtex == (
        "@misc{2015-03-02-talks-open,\n"
        "  title = {{Alia and Borea open talks}},\n"
        f"  howpublished = {{In: The small record, data version {version}}},\n"
        "  year = {2021},\n"
        "  month = jun,\n"
        f"  url = {{{PAGE}}},\n"
        "  urldate = {2026-09-05},\n"
        "  note = {Event: 2 to 6 March 2015. License: CC0 1.0},\n"
        "}\n"
    )


def test_the_whole_record(small_index: Index) -> None:
    made = cite(small_index, View(), "https://e.org/", DAY)
    version = small_index.version
    assert made.apa == (
        f"The small record (Version {version}) [Data set]. (2021, June 30). Retrieved "
        "September 5, 2026, from https://e.org/"
    )
    assert made.mla == (
        f"The small record. Version {version}, 30 June 2021, https://e.org/. Accessed 5 Sept. 2026."
    )
    assert made.chicago == (
        f"The small record. Data version {version}, June 30, 2021. Accessed September 5, 2026. "
        "https://e.org/."
    )
    assert made.bibtex.startswith(f"@misc{{record-{version},\n  title = {{{{The small record}}}},")


def test_a_view_by_what_it_shows_or_by_its_own_title(small_index: Index) -> None:
    view = decode("lanes=talks&from=2015", small_index)
    made = cite(small_index, view, "https://e.org/?from=2015&lanes=talks", DAY)
    assert made.apa.startswith("Talks, since 2015. (2021, June 30). In The small record (Version ")
    assert made.bibtex.startswith("@misc{view-")
    other = cite(small_index, View(title="Our own chart?"), "https://e.org/?title=x", DAY)
    assert other.mla.startswith("“Our own chart?” The small record, version ")


@pytest.mark.parametrize(
    ("as_of", "apa", "mla", "chicago"),
    [
        (None, "(n.d.)", "version VERSION, https", "Data version VERSION. Accessed"),
        ("2021", "(2021)", "VERSION, 2021, https", "VERSION, 2021. Accessed"),
        ("2021-12", "(2021, December)", "VERSION, Dec. 2021, https", "VERSION, December 2021. A"),
    ],
)
def test_a_date_is_as_precise_as_the_data(
    as_of: str | None, apa: str, mla: str, chicago: str
) -> None:
    index = index_of(event("2015-01-01-x"), meta={"as_of": as_of} if as_of else {})
    made = cite(index, index.record.events[0], "https://e.org/x", DAY)
    assert apa in made.apa
    assert mla.replace("VERSION", index.version) in made.mla
    assert chicago.replace("VERSION", index.version) in made.chicago


def test_bibtex_is_escaped_and_the_other_styles_are_not() -> None:
    made = cite(two(), two().events["2015-03-02-talks"], "https://e.org/a_b", DAY)
    assert "  title = {{=1+1, or “open\\_talks”}},\n" in made.bibtex
    assert "url = {https://e.org/a_b}" in made.bibtex
    assert made.apa.startswith("=1+1, or “open_talks”. (2021, June 30). In Talks & sites (")
