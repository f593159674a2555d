"""What may be sent to Dash's one endpoint: what our own page sends, and nothing else.

Dash takes the body apart without looking, so that whatever it does not expect is an error of
the server. Here it is told to whoever sent it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from flask import abort, request

PATH = "/_dash-update-component"
MOST_DEEP = 20


def check(callbacks: Mapping[str, str]) -> None:
    """Refuse the current request, if it is one for a callback, unless it is as a page sends it.

    Answers with 400 for a body that is wrong and with 404 for a callback that there is not.

    Parameters
    ----------
    callbacks:
        The id of the store that each callback reads, by that of the one it writes.
    """
    if request.path != PATH or request.method != "POST":
        return
    try:
        body: object = request.get_json()
    except RecursionError:
        abort(400, "The body is nested too deeply.")
    if not isinstance(body, dict):
        abort(400, "The body is no JSON object.")
    sent = cast("dict[str, Any]", body)
    output = sent.get("output")
    if not isinstance(output, str):
        abort(400, "output: name the callback.")
    written = output.removesuffix(".data")
    read = callbacks.get(written)
    if read is None or written == output:
        abort(404, "There is no such callback.")
    if _too_deep(sent):
        abort(400, "The body is nested too deeply.")
    if not _is_input(sent.get("inputs"), read):
        abort(400, f"inputs: write the data of {read!r}, and nothing else.")
    named = {"id": written, "property": "data"}
    if sent.get("outputs") != named:
        abort(400, f"outputs: write the data of {written!r}.")
    if sent.get("state", []) != [] or sent.get("changedPropIds", []) not in ([], [f"{read}.data"]):
        abort(400, f"changedPropIds: only the data of {read!r} can have changed.")


def _is_input(inputs: object, read: str) -> bool:
    if not isinstance(inputs, list) or len(cast("list[object]", inputs)) != 1:
        return False
    one = cast("list[object]", inputs)[0]
    if not isinstance(one, dict):
        return False
    given = cast("dict[str, object]", one)
    named = (given.get("id"), given.get("property")) == (read, "data")
    return named and given.keys() <= {"id", "property", "value"}


def _too_deep(body: object) -> bool:
    inside: list[object] = [body]
    for _ in range(MOST_DEEP):
        inside = [
            part
            for each in inside
            if isinstance(each, dict | list)
            for part in (
                cast("dict[str, object]", each).values()
                if isinstance(each, dict)
                else cast("list[object]", each)
            )
        ]
    return bool(inside)
