"""The static site as its documents say: written by the command, served by nginx."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.serving import free_port as free_port
from tests.builders import ROOT
from tests.nginx import nginx as run

MODULES = ("/usr/lib/nginx/modules", "/usr/share/nginx/modules")
BROTLI = "ngx_http_brotli_static_module.so"


def command(*arguments: str) -> None:
    """Run ``python -m timeline`` with these arguments.

    Raises
    ------
    AssertionError
        With what it said, if it does not end well.
    """
    call = [sys.executable, "-m", "timeline", *arguments]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(arguments)}:\n{done.stdout}{done.stderr}"


@contextmanager
def nginx(site: Path, port: int, folder: Path, prefix: str = "") -> Generator[None]:
    """Serve a site's folder on a port, with docs/nginx.conf, while the block runs.

    `folder` is for what nginx writes; `prefix` is the path that the site was written for.

    Raises
    ------
    AssertionError
        If there is no nginx with brotli, or it does not start.
    """
    brotli = next((path for each in MODULES if (path := Path(each) / BROTLI).is_file()), None)
    assert brotli, f"nginx has no {BROTLI}; run `make test`, which installs it."
    documented = (ROOT / "docs" / "nginx.conf").read_text(encoding="utf-8")
    ours = documented
    for there, here in (
        (r"listen \d+;", f"listen 127.0.0.1:{port};"),
        (r"(?<=    )root [^;]+;", f"root {site};"),
        (r'(?<=\$timeline_prefix \{\n    default )"";', f'"{prefix}";'),
    ):
        ours, changed = re.subn(there, here, ours)
        assert changed == 1, f"docs/nginx.conf has {changed} lines such as {there}"
    with run(ours, port, folder, f"load_module {brotli};"):
        yield
