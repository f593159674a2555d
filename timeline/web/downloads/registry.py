"""The formats that the record can be had in: each module of `formats` that declares one.

Everything else about formats follows from these: routes, headers, packing, lists of files on
pages, the static site. So a new format is a module with a ``FORMAT``, and nothing more.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from timeline.web.downloads import formats
from timeline.web.downloads.format import Format, Kind


def _declared() -> Iterator[Format]:
    for module in pkgutil.iter_modules(formats.__path__):
        declared = getattr(import_module(f"{formats.__name__}.{module.name}"), "FORMAT", None)
        if isinstance(declared, Format):
            yield declared


FORMATS = tuple(sorted(_declared(), key=lambda each: each.place))
BY_ENDING = {each.ending: each for each in FORMATS}


def of_kind(kind: Kind) -> tuple[Format, ...]:
    """Return the formats that there are files of this kind in, in the order of lists."""
    return tuple(each for each in FORMATS if each.writes(kind))
