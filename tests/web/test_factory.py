"""The routes of the site as Flask's own tools see them."""

from __future__ import annotations

import datetime as dt

import pytest
from flask import url_for

from timeline.record.index import Index
from timeline.web import factory
from timeline.web.site import Site, current_site

EVENT = "2015-03-02-talks-open"


@pytest.mark.parametrize(
    ("endpoint", "address"),
    [
        ("pages.event", f"/events/{EVENT}"),
        ("downloads.event", f"/events/{EVENT}.csv"),
        ("images.event", f"/events/{EVENT}.png"),
        ("embeds.embed", f"/embed/event/{EVENT}"),
        ("embeds.figure", f"/embed/event/{EVENT}/figure.json"),
        ("explorer.drawing", "/drawing.json"),
        ("oembed.oembed", "/oembed"),
        ("builder.builder", "/embed/new"),
    ],
)
def test_a_route_is_named_for_what_it_answers_with(
    small_index: Index, endpoint: str, address: str
) -> None:
    server = factory.create(Site(small_index, lambda: dt.date(2021, 7, 1))).server
    given = {"id": EVENT, "kind": "event", "ending": address.rpartition(".")[2]}
    with server.test_request_context():
        # What is no part of an address stands in its query.
        assert url_for(endpoint, **given).partition("?")[0] == address


def test_two_sites_in_one_process_each_have_their_own(small_index: Index) -> None:
    days = (dt.date(2021, 7, 1), dt.date(2022, 7, 1))
    servers = [factory.create(Site(small_index, lambda day=day: day)).server for day in days]
    for server, day in zip(servers, days, strict=True):
        with server.app_context():
            assert current_site().today() == day
