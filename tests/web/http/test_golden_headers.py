"""The headers of one address of each class, whole, as those who fetch from us rely on them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.web.reading import client_of
from timeline.record.index import Index
from timeline.web.http import headers

GOLDEN = Path(__file__).with_name("golden") / "headers.txt"
BLOCKS = dict(block.split("\n", 1) for block in GOLDEN.read_text("utf-8").strip().split("\n\n"))
# They differ with each version of the program, or say how the body was sent.
LEFT_OUT = frozenset(
    ("etag", "content-length", "vary", "date", "referrer-policy", "permissions-policy")
)
POLICIES = {
    headers.policy("page"): "of a page",
    headers.policy("file"): "of a file",
}


def written(client: FlaskClient, asked: str, version: str) -> str:
    """Return the status and the headers of an answer, a line each."""
    path, _, accept = asked.partition(" as ")
    answer = client.get(path, headers={"Accept": accept} if accept else {})
    lines = [f"{answer.status_code}"]
    for name, value in sorted(answer.headers.items()):
        if name.lower() not in LEFT_OUT:
            value = re.sub(r"'sha256-[^']*'", "HASH", value.replace(version, "VERSION"))
            value = re.sub(r"(?<=\?v=)\w+", "DIGEST", value)
            lines.append(f"{name}: {POLICIES.get(value, value)}")
    return "\n".join(lines)


@pytest.fixture(scope="module")
def client(small_index: Index) -> FlaskClient:
    return client_of(small_index)


@pytest.mark.parametrize("asked", BLOCKS)
def test_headers_are_as_they_were(client: FlaskClient, small_index: Index, asked: str) -> None:
    assert written(client, asked, small_index.version) == BLOCKS[asked]
