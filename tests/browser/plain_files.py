"""The static site as its documents say: written by the command, served by nginx."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.serving import trouble_starting
from tests.builders import ROOT

NGINX = ("nginx", "/usr/sbin/nginx")
MODULES = ("/usr/lib/nginx/modules", "/usr/share/nginx/modules")
BROTLI = "ngx_http_brotli_static_module.so"

# What Debian's nginx.conf has around a site's own configuration.
_AROUND = """\
load_module {brotli};
daemon off;
pid {folder}/nginx.pid;
error_log stderr;
{user}
events {{}}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/timeline.conf;
}}
"""


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


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@contextmanager
def nginx(site: Path, port: int, folder: Path, prefix: str = "") -> Generator[None]:
    """Serve a site's folder on a port, with docs/nginx.conf, while the block runs.

    `folder` is for what nginx writes; `prefix` is the path that the site was written for.

    Raises
    ------
    AssertionError
        If there is no nginx with brotli, or it does not start.
    """
    program = next(filter(None, map(shutil.which, NGINX)), None)
    brotli = next((path for each in MODULES if (path := Path(each) / BROTLI).is_file()), None)
    assert program, "The static site is tested on nginx; run `make test`, which installs it."
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
    (folder / "timeline.conf").write_text(ours, encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    conf = _AROUND.format(brotli=brotli, folder=folder, user=user)
    (folder / "nginx.conf").write_text(conf, encoding="utf-8")
    process = subprocess.Popen(
        [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"],
        stdin=subprocess.DEVNULL,
    )
    try:
        trouble = trouble_starting(process, lambda: _listens(port))
        assert not trouble, f"nginx {trouble}; what it said is above"
        yield
    finally:
        process.terminate()
        process.wait()


def _listens(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0
