"""The small plotly.js bundle: fetched if it can be, never in the way if it cannot."""

from __future__ import annotations

import tarfile
from pathlib import Path

import plotly.offline
import pytest

from timeline import plotlyjs

VERSION = "9.8.7"
BANNER = "/**\n* plotly.js (basic - minified) v{}\n* Licensed under the MIT license\n*/\n"


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole PATH; `npm_gives` puts an npm into it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def npm_gives(folder: Path, *, version: str = VERSION, member: str = plotlyjs._MEMBER) -> None:
    """Put an npm there that packs a bundle with this version in its banner."""
    (folder / "content.js").write_text(BANNER.format(version) + "window.Plotly = {};")
    with tarfile.open(folder / "package.tgz", "w:gz") as archive:
        archive.add(folder / "content.js", member)
    npm_runs(
        folder,
        f'[ "$*" = "pack --silent --no-update-notifier {plotlyjs.PACKAGE}@{VERSION}" ] || exit 64\n'
        f'/bin/cp "{folder}/package.tgz" .',
    )


def npm_runs(folder: Path, script: str) -> None:
    (folder / "npm").write_text(f"#!/bin/sh\n{script}\n")
    (folder / "npm").chmod(0o755)


def put(assets: Path, version: str) -> Path:
    target = assets / plotlyjs.FILE
    target.parent.mkdir(parents=True)
    target.write_text(BANNER.format(version))
    return target


def test_wanted_version_is_the_one_that_plotly_says() -> None:
    assert plotlyjs.wanted_version() == plotly.offline.get_plotlyjs_version()


def test_bundle_is_fetched_once(npm: Path, tmp_path: Path) -> None:
    npm_gives(npm)
    assert plotlyjs.fetch(tmp_path, VERSION) == (
        "The small plotly.js 9.8.7 is in assets/vendor/plotly-basic.min.js."
    )
    assert plotlyjs.version_of(tmp_path / plotlyjs.FILE) == VERSION
    assert [path.name for path in (tmp_path / "vendor").iterdir()] == ["plotly-basic.min.js"]
    npm_runs(npm, "exit 1")
    assert plotlyjs.fetch(tmp_path, VERSION) is None
    assert plotlyjs.version_of(tmp_path / plotlyjs.FILE) == VERSION


def test_bundle_of_another_version_is_replaced(npm: Path, tmp_path: Path) -> None:
    target = put(tmp_path, "1.0.0")
    npm_gives(npm)
    plotlyjs.fetch(tmp_path, VERSION)
    assert plotlyjs.version_of(target) == VERSION


def test_bundle_of_another_version_is_removed_when_none_can_be_fetched(
    npm: Path, tmp_path: Path
) -> None:
    target = put(tmp_path, "1.0.0")
    plotlyjs.fetch(tmp_path, VERSION)
    assert not target.exists()


def test_without_npm_the_default_serves(npm: Path, tmp_path: Path) -> None:
    assert plotlyjs.fetch(tmp_path, VERSION) == (
        "The small plotly.js 9.8.7 was not fetched (npm is not installed); the default one serves."
    )
    assert plotlyjs.address(tmp_path) == plotlyjs.DEFAULT


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("exit 7", "npm pack plotly.js-basic-dist-min@9.8.7 ended with 7"),
        ("exit 0", "npm pack plotly.js-basic-dist-min@9.8.7 gave no package"),
        ("echo rubbish > package.tgz", "file could not be opened successfully:"),
    ],
)
def test_an_npm_that_fails_is_no_error(npm: Path, tmp_path: Path, script: str, why: str) -> None:
    npm_runs(npm, script)
    said = plotlyjs.fetch(tmp_path, VERSION)
    assert said == f"The small plotly.js 9.8.7 was not fetched ({why}); the default one serves."
    assert not (tmp_path / plotlyjs.FILE).exists()


@pytest.mark.parametrize(
    ("package", "why"),
    [
        ({"version": "9.8.6"}, "the npm package has another version"),
        ({"member": "package/other.js"}, "the npm package has no package/plotly-basic.min.js"),
    ],
)
def test_a_package_that_is_not_what_was_asked_for_is_not_used(
    npm: Path, tmp_path: Path, package: dict[str, str], why: str
) -> None:
    npm_gives(npm, **package)
    said = plotlyjs.fetch(tmp_path, VERSION)
    assert said == f"The small plotly.js 9.8.7 was not fetched ({why}); the default one serves."
    assert not (tmp_path / plotlyjs.FILE).exists()


def test_a_folder_that_cannot_be_written_is_no_error(npm: Path, tmp_path: Path) -> None:
    npm_gives(npm)
    (tmp_path / "vendor").write_text("a file where the folder should be")
    said = plotlyjs.fetch(tmp_path, VERSION)
    assert said is not None
    assert said.endswith("; the default one serves.")


def test_without_plotly_nothing_is_fetched(npm: Path, tmp_path: Path) -> None:
    npm_gives(npm)
    assert plotlyjs.fetch(tmp_path, None) == (
        "plotly.py is not installed, so its plotly.js is not known; nothing was fetched."
    )


def test_address_is_that_of_the_bundle_that_is_there(tmp_path: Path) -> None:
    assert plotlyjs.address(tmp_path) == "assets/plotly.min.js"
    put(tmp_path, VERSION)
    assert plotlyjs.address(tmp_path) == "assets/vendor/plotly-basic.min.js"


def test_a_log_is_told_only_where_the_small_one_is_missing(tmp_path: Path) -> None:
    assert plotlyjs.missing(tmp_path) == (
        "assets/vendor/plotly-basic.min.js is missing, so each reader loads the large plotly.js, "
        "four times as much; to fetch the small one: python -m timeline.plotlyjs"
    )
    put(tmp_path, VERSION)
    assert plotlyjs.missing(tmp_path) is None


def test_the_large_one_is_that_of_plotly() -> None:
    assert plotlyjs.version_of(plotlyjs.default_file()) == plotly.offline.get_plotlyjs_version()


def test_command_says_what_it_did_and_ends_well(
    npm: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(plotlyjs, "ASSETS", tmp_path)
    assert plotlyjs.main() == 0
    version = plotly.offline.get_plotlyjs_version()
    assert capsys.readouterr().out == (
        f"The small plotly.js {version} was not fetched (npm is not installed); "
        "the default one serves.\n"
    )
