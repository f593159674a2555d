"""What `check` costs on the largest hostile files: minutes, so only `make attack` runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.attack.hostile_files import FILES
from tests.attack.test_hostile_files import MOST_LINES
from tests.builders import ROOT

# Linux tells the most memory that a program has had, in KB, from when it was started.
_CHECK = """
import re, sys
from timeline.__main__ import main
code = main(["check", *sys.argv[1:]])
sys.stderr.flush()
print(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
sys.exit(code)
"""


@pytest.mark.parametrize("size", [9_999_000, 50_000_000], ids=["10 MB", "50 MB"])
@pytest.mark.parametrize("kind", FILES)
def test_a_large_hostile_file_costs_little(kind: str, size: int, tmp_path: Path) -> None:
    file, told = tmp_path / "e.yaml", tmp_path / "told"
    file.write_bytes(FILES[kind](size))
    with told.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-c", _CHECK, str(file)],
            cwd=ROOT,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    file.unlink()
    # Of the processor: how busy the machine is says nothing of the code.
    seconds = usage.ru_utime + usage.ru_stime
    *lines, high = told.read_text(encoding="utf-8").splitlines()
    megabytes = int(high) / 1024
    print(f"\n{kind}, {size / 1e6:.0f} MB: {seconds:.1f} s, {megabytes:.0f} MB", end=" ")
    assert process.returncode == 1
    assert lines[0].startswith(f"{file}")
    assert len(lines) <= MOST_LINES + 1
    assert seconds < 10
    assert megabytes < 500
