"""Writing XML."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.chart.xml import attributes, element, number, text

anything = st.text(st.characters(exclude_categories=["Cs"]))


@given(anything)
def test_any_text_comes_back_as_it_was_but_for_what_xml_forbids(said: str) -> None:
    read = ElementTree.fromstring(element("a", text(said), title=said))
    kept = "".join(
        each for each in said if each in "\t\n\r" or (each >= " " and each not in "\ufffe\uffff")
    )
    assert (read.text or "") == kept.replace("\r\n", "\n").replace("\r", "\n")
    # A parser turns white space in attributes to spaces, unless it is written as references.
    assert read.attrib["title"].split() == kept.split()


@pytest.mark.parametrize(
    ("value", "written"),
    [(12, "12"), (12.04, "12"), (12.06, "12.1"), (-3.0, "-3"), (0.5, "0.5"), (-0.01, "0")],
)
def test_px_are_written_short(value: float, written: str) -> None:
    assert number(value) == written


@given(st.floats(-1e6, 1e6))
def test_px_are_right_to_a_tenth(value: float) -> None:
    assert float(number(value)) == pytest.approx(value, abs=0.0501)


def test_names_of_attributes_become_those_of_xml() -> None:
    assert attributes(font_size=12, class_="m", x=None) == ' font-size="12" class="m"'


def test_an_element_without_content_is_closed_at_once() -> None:
    assert element("path", d="M0 0") == '<path d="M0 0"/>'
    assert element("g", "<a/>") == "<g><a/></g>"
