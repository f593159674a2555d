"""Where a static site keeps the answer to an address.

A plain file server knows paths only, so what stands in a query string becomes folders, and a
page is the `index.html` of its folder. An address without a query stays as it is::

    /events/ID                      events/ID/index.html
    /events.csv                     events.csv
    /?lanes=nuclear                 lanes=nuclear/index.html
    /embed/timeline?detail=1&to=2018   embed/timeline/detail=1/to=2018/index.html
    /timeline.png?actors=iran       timeline/actors=iran.png
    /assets/pages/pages.css?v=ed170c0fbc   assets/pages/pages.ed170c0fbc.css
    /embed/timeline?version=30c9…   releases/30c9…/embed/timeline/index.html
"""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath
from urllib.parse import quote, quote_plus, unquote, unquote_plus

INDEX = "index.html"
RELEASES = "releases"
VERSION = "version="

_ASSETS, _DIGEST = "/assets/", "v="
# Names longer than this are cut: file systems take 255 bytes, with .br and .gz at the end.
_LONGEST = 120
_KEPT = 60
_IN_PATHS = "/=,:+~@!$&'()*;"
_READABLE = ",:/"


def normal(address: str) -> str:
    """Return the address without its fragment, with its parameters in order and written one way.

    >>> normal("/embed/new?kind=event&event=2018-05-08-us-withdrawal#copy")
    '/embed/new?event=2018-05-08-us-withdrawal&kind=event'
    >>> normal("/embed/timeline?lanes=nuclear%2Cun")
    '/embed/timeline?lanes=nuclear,un'
    """
    path, _, query = address.partition("#")[0].partition("?")
    parameters = "&".join(sorted(map(_written, filter(None, query.split("&")))))
    return f"{path}?{parameters}" if parameters else path


def _written(parameter: str) -> str:
    """Return a parameter with the percent signs that the address of a view has."""
    parts = (unquote_plus(part, errors="surrogateescape") for part in parameter.split("=", 1))
    return "=".join(quote_plus(part, _READABLE, errors="surrogateescape") for part in parts)


def is_file(path: str) -> bool:
    """Return whether a path is that of a file, by its ending; else it is that of a page.

    >>> is_file("/events.csv"), is_file("/events")
    (True, False)
    """
    return "." in path.rpartition("/")[2]


def file(address: str) -> str:
    """Return the path, within the site's folder, of the file that holds the answer.

    Raises
    ------
    ValueError
        If the address would lead out of the folder.

    Examples
    --------
    >>> file("/timeline.png?actors=iran"), file("/?lanes=nuclear")
    ('timeline/actors=iran.png', 'lanes=nuclear/index.html')
    """
    path, _, query = normal(address).partition("?")
    parameters = query.split("&") if query else []
    stem, _, ending = path.rpartition(".")
    if path.startswith(_ASSETS) and len(parameters) == 1 and query.startswith(_DIGEST):
        return "/".join(_parts(f"{stem}.{query.removeprefix(_DIGEST)}.{ending}", address))
    pinned = [each.removeprefix(VERSION) for each in parameters if each.startswith(VERSION)]
    folders = [_name(each) for each in parameters if not each.startswith(VERSION)]
    start = [RELEASES, *_parts(pinned[0], address)] if pinned else []
    if not is_file(path):
        return "/".join([*start, *_parts(path, address), *folders, INDEX])
    return "/".join([*start, *_parts(stem, address), *folders]) + f".{unquote(ending)}"


def address_of(file: str) -> str:
    """Return the address, on the server that has the site's folder, of a file in it.

    >>> address_of("lanes=nuclear/index.html"), address_of("index.html"), address_of("events.csv")
    ('/lanes=nuclear', '/', '/events.csv')
    """
    path = file.removesuffix(INDEX).removesuffix("/") if PurePosixPath(file).name == INDEX else file
    return "/" + quote(path, safe=_IN_PATHS)


def _name(parameter: str) -> str:
    """Return a parameter as the name of a file; what is too long is cut and told by its digest."""
    name = parameter.replace("/", "%2F")
    if name in (".", ".."):
        raise ValueError(f"{parameter}: is not a parameter of an address on the site")
    if len(name.encode()) <= _LONGEST:
        return name
    return f"{name[:_KEPT]}~{hashlib.sha256(name.encode()).hexdigest()[:12]}"


def _parts(path: str, address: str) -> list[str]:
    parts = [unquote(part) for part in path.split("/") if part]
    if any(part in (".", "..") or "/" in part or "\0" in part for part in parts):
        raise ValueError(f"{address}: is not an address on the site")
    return parts
