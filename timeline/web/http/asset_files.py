"""The files in `assets/`, and the addresses they have on the site."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from timeline import plotlyjs
from timeline.web.http import modules

ASSETS = Path(__file__).resolve().parents[3] / "assets"
_LARGE = plotlyjs.DEFAULT.removeprefix("assets/")
_VENDOR = "vendor/"


def address(name: str) -> str:
    """Return the address of an asset, with a part that changes when its body does."""
    return f"/assets/{name}?v={_digest(name)}"


def bundle() -> str:
    """Return the address of the plotly.js that draws the chart."""
    return address(plotlyjs.address().removeprefix("assets/"))


def names() -> frozenset[str]:
    """Return the names of the assets: of the files in `assets/`, and of the large plotly.js."""
    files = (path for path in ASSETS.rglob("*") if path.is_file())
    return frozenset((*(path.relative_to(ASSETS).as_posix() for path in files), _LARGE))


def file(name: str) -> Path:
    """Return the file of an asset."""
    return plotlyjs.default_file() if name == _LARGE else ASSETS / name


def body(name: str) -> bytes:
    """Return what is sent for an asset: its file, but a script of ours with what it imports."""
    ours = name.endswith(".js") and name != _LARGE and not name.startswith(_VENDOR)
    return text(name).encode() if ours else file(name).read_bytes()


@cache
def text(name: str) -> str:
    """Return a script of ours with what it imports, or a style sheet, without what is for people.

    See `modules.joined` and `modules.bare`.
    """
    return modules.joined(name, _read) if name.endswith(".js") else modules.bare(_read(name))


def _read(name: str) -> str:
    return file(name).read_text(encoding="utf-8")


@cache
def _digest(name: str) -> str:
    return hashlib.sha256(body(name)).hexdigest()[:10]
