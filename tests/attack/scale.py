"""How much of an attack is run: a little of it with all tests, all of it in `make attack`."""

from __future__ import annotations

import os

LONG = bool(os.environ.get("ATTACK"))
