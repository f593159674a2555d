"""docs/nginx.conf knows every parameter that an address of the app can have."""

from __future__ import annotations

import re

import pytest

from tests.builders import ROOT
from timeline.query import params
from timeline.static import naming
from timeline.web.http import pinned

CONF = (ROOT / "docs" / "nginx.conf").read_text("utf-8")
KEYS = re.findall(r"^map \$arg_(\w+) +\$timeline_\1 ", CONF, re.MULTILINE)
FOLDERS = re.search(r"default +((?:\$timeline_\w+){5,});", CONF)
SAID = re.search(r'"~(\S+)" +all;', CONF)


def said(args: str) -> bool:
    """Return whether the configuration takes these parameters for all of a view."""
    assert SAID is not None
    return re.search(SAID[1], args) is not None


def test_every_parameter_of_a_view_is_a_folder() -> None:
    assert set(KEYS) >= set(params.KEYS)


def test_folders_are_in_the_order_in_which_they_are_written() -> None:
    assert FOLDERS is not None
    written = naming.normal("/?" + "&".join(f"{key}=1" for key in reversed(KEYS)))
    ordered = re.findall(r"(\w+)=1", written)
    assert ordered == KEYS
    assert FOLDERS[1] == "".join(f"$timeline_{key}" for key in ordered)


@pytest.mark.parametrize("key", [*params.KEYS, "w", "utm_source", "fbclid", *sorted(pinned.PYM)])
def test_parameters_are_known(key: str) -> None:
    assert said(f"{key}=1")
    assert said(f"{key}=1&detail=1&version=30c9002b75e6&")


@pytest.mark.parametrize("args", ["version=", "version=x", "lane=talks", "talks", "detail=1&x=1"])
def test_what_is_not_known_is_told_from_it(args: str) -> None:
    assert not said(args)


def test_visitors_are_counted_by_the_keys_that_the_app_passes_over() -> None:
    for key in params._TRACKING:  # pyright: ignore[reportPrivateUsage]
        assert said(f"{key}=1")
