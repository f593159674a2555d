"""Licences as people name them."""

from __future__ import annotations


def license_name(spdx: str) -> str:
    """Return the name that people use for a licence given by its SPDX id.

    >>> license_name("CC-BY-4.0")
    'CC BY 4.0'
    """
    return spdx.replace("-", " ") if spdx.startswith("CC") else spdx
