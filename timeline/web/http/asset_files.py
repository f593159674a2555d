"""The files in `assets/`, and the addresses they have on the site."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from timeline import plotlyjs

ASSETS = Path(__file__).resolve().parents[3] / "assets"
_LARGE = plotlyjs.DEFAULT.removeprefix("assets/")


def address(name: str) -> str:
    """Return the address of an asset, with a part that changes when its file does."""
    return f"/assets/{name}?v={_digest(name)}"


def bundle() -> str:
    """Return the address of the plotly.js that draws the chart."""
    return address(plotlyjs.address().removeprefix("assets/"))


def names() -> frozenset[str]:
    """Return the names of the assets: of the files in `assets/`, and of the large plotly.js."""
    found = (path for path in ASSETS.rglob("*") if path.is_file())
    return frozenset((*(path.relative_to(ASSETS).as_posix() for path in found), _LARGE))


def file(name: str) -> Path:
    """Return the file of an asset."""
    return plotlyjs.default_file() if name == _LARGE else ASSETS / name


@cache
def _digest(name: str) -> str:
    return hashlib.sha256(file(name).read_bytes()).hexdigest()[:10]


@cache
def text(name: str) -> str:
    """Return a script or style sheet from `assets/` without indentation and whole-line comments.

    They are read by people in the repository and sent to readers a million times.
    """
    lines: list[str] = []
    comment = False
    for line in (ASSETS / name).read_text(encoding="utf-8").splitlines():
        bare = line.strip()
        if not comment and bare.startswith("/*"):
            comment = True
        if not comment and bare and not bare.startswith("//"):
            lines.append(bare)
        if comment and bare.endswith("*/"):
            comment = False
    return "\n".join(lines) + "\n"
