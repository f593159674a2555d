"""Answers to what cannot be answered: one sentence for people, as HTML or JSON as asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Flask, Response, jsonify, request
from werkzeug.exceptions import HTTPException

from timeline.query.params import ViewError
from timeline.web.html.page import Page, page_response
from timeline.web.http import responses
from timeline.web.http.errors import Missing, Near
from timeline.web.site import Site, current_site

# What is wrong today may be right soon: a proxy may say so for a minute.
_CACHE = "public, max-age=60"
_SHOWN_CHARACTERS = 80
_SENTENCES = {
    413: "What was sent is too large; an address takes 64 KB at most.",
    405: "This address can only be read (GET), not written to.",
    500: "The page could not be made. The fault is ours; please report it.",
}


# What makes the page of a refusal from its status, its sentence and what may have been meant.
MakePage = Callable[[Site, int, str, tuple[Near, ...]], Response]


@dataclass(frozen=True, slots=True)
class Refusal:
    """What the page of a refusal says; `near` is what may have been meant."""

    heading: str
    sentence: str
    near: tuple[Near, ...]


def register(
    routes: Flask | Blueprint,
    *,
    data: bool = False,
    shared: bool = False,
    page: MakePage | None = None,
) -> None:
    """Let `routes` answer a bad view query with 400, a missing id with 404, and any other error.

    Parameters
    ----------
    data:
        True for files that programs fetch: the refusal is `shared`, and it is JSON unless HTML
        is asked for. Else it is HTML unless JSON is asked for.
    shared:
        True where other sites may read the refusal by script.
    page:
        Makes the HTML, in place of a page of the site.
    """
    refused = partial(refuse, data=data, shared=shared or data, page=page)

    def bad_query(error: ViewError) -> Response:
        return refused(400, error.sentence, error.parameter)

    def missing(error: Missing) -> Response:
        return refused(404, error.sentence, near=error.near)

    def other(error: HTTPException) -> Response:
        code = error.code or 500
        response = refused(code, _sentence(code, error.description))
        for name, value in error.get_headers():
            if name.lower() not in ("content-type", "content-length"):
                response.headers[name] = value
        return response

    routes.register_error_handler(ViewError, bad_query)
    routes.register_error_handler(Missing, missing)
    routes.register_error_handler(HTTPException, other)


def refuse(
    status: int,
    sentence: str,
    parameter: str = "",
    *,
    near: Iterable[Near] = (),
    data: bool = False,
    shared: bool = False,
    page: MakePage | None = None,
) -> Response:
    """Return a refusal with this sentence, as HTML or JSON; see `register` for the rest.

    The JSON has ``error`` (the sentence), ``status``, ``parameter`` (where one is at fault)
    and ``suggestions`` (id, name and address of what may have been meant).
    """
    if json_asked(data=data):
        response = jsonify(_as_data(status, sentence, parameter, near))
        response.status_code = status
    else:
        response = (page or _page)(current_site(), status, sentence, tuple(near))
    response.headers["Cache-Control"] = "no-store" if status == 503 else _CACHE
    response.vary.add("Accept")
    if shared:
        responses.share(response)
    return response


def _sentence(code: int, otherwise: str | None) -> str:
    if code == 404:
        # On a static site one page is for every address.
        static, path = current_site().urls.static, request.path[:_SHOWN_CHARACTERS]
        return f"There is nothing at {'this address' if static else repr(path)}."
    return _SENTENCES.get(code) or otherwise or HTTPStatus(code).phrase


def _page(site: Site, status: int, sentence: str, near: tuple[Near, ...]) -> Response:
    heading = HTTPStatus(status).phrase.capitalize()
    page = Page(
        template="error.html",
        path=quote(request.path),
        title=heading,
        description=sentence,
        model=Refusal(heading, sentence, near),
        indexed=False,
    )
    return page_response(site, page, status)


def json_asked(*, data: bool = False) -> bool:
    """Return whether the request is to be refused in JSON; see `register` for `data`."""
    if request.path.endswith(".json"):
        return True
    offers = ["application/json", "text/html"] if data else ["text/html", "application/json"]
    return request.accept_mimetypes.best_match(offers, offers[0]) == "application/json"


def _as_data(status: int, sentence: str, parameter: str, near: Iterable[Near]) -> dict[str, Any]:
    said: dict[str, Any] = {"error": sentence, "status": status}
    if parameter:
        said["parameter"] = parameter
    suggestions = [{"id": each.id, "name": each.name, "address": each.href} for each in near]
    return {**said, "suggestions": suggestions} if suggestions else said
