"""The sizes of a drawing stand in one module, each said to be for something."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.builders import ROOT

CHART = ROOT / "timeline" / "chart"
# What has numbers of its own: sizes, colors, outlines, and the widths of letters.
HOMES = {CHART / f"{name}.py" for name in ("metrics", "palette", "symbols", "text")}
OTHERS = sorted(set(CHART.rglob("*.py")) - HOMES)


def numbers_of(source: str) -> list[str]:
    """Return the names that a module gives to numbers, or to tuples of numbers."""
    found: list[str] = []
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            try:
                value = ast.literal_eval(node.value)
            except ValueError:  # made of more than numbers and texts
                continue
            members = value if isinstance(value, tuple) else [value]
            if any(isinstance(each, int | float) for each in members):
                found += [ast.unparse(target) for target in targets]
    return found


def test_numbers_are_seen():
    assert numbers_of("A = 1\nB: float = -2.5\nC, D = 1, 2.0\nE = 'x'\nF = 2 * x\n") == [
        "A",
        "B",
        "(C, D)",
    ]


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: str(path.relative_to(CHART)))
def test_no_size_stands_elsewhere(path: Path):
    assert numbers_of(path.read_text(encoding="utf-8")) == []


def test_every_size_is_used():
    names = re.findall(r"[A-Z][A-Z_]+", " ".join(numbers_of((CHART / "metrics.py").read_text())))
    everywhere = "".join(path.read_text(encoding="utf-8") for path in OTHERS)
    unused = [name for name in names if not re.search(rf"\b{name}\b", everywhere)]
    assert len(names) > 100
    assert unused == []
