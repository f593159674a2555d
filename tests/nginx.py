"""An nginx that serves with a configuration of ours, on a port of this machine, in a test."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.serving import trouble_starting

NAMES = ("nginx", "/usr/sbin/nginx")
# What Debian's nginx.conf has around a site's own configuration.
_AROUND = """\
{first}
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


@contextmanager
def nginx(ours: str, port: int, folder: Path, first: str = "") -> Generator[None]:
    """Run nginx with the configuration `ours`, which listens at `port`, while the block runs.

    `folder` is for what nginx writes; `first` stands at the head of its own configuration.

    Raises
    ------
    AssertionError
        If there is no nginx, or it does not start.
    """
    program = next(filter(None, map(shutil.which, NAMES)), None)
    assert program, "This is tested on nginx; run `make test`, which installs it."
    (folder / "timeline.conf").write_text(ours, encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    around = _AROUND.format(first=first, folder=folder, user=user)
    (folder / "nginx.conf").write_text(around, encoding="utf-8")
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
