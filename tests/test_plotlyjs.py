"""The small plotly.js bundle: fetched if it can be, never in the way if it cannot."""

from __future__ import annotations

import hashlib
import tarfile
from pathlib import Path

import plotly.offline
import pytest

from timeline import plotlyjs

VERSION = "9.8.7"
BANNER = "/**\n* plotly.js (basic - minified) v{}\n* Licensed under the MIT license\n*/\n"
BUNDLE = BANNER.format(VERSION) + "window.Plotly = {};"


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The digest of the bundle of a version that never was stands in the repository, too."""
    digest = hashlib.sha512(BUNDLE.encode()).hexdigest()
    monkeypatch.setitem(plotlyjs.SHA512, VERSION, digest)


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole PATH; `npm_gives` puts an npm into it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def npm_gives(folder: Path, *, content: str = BUNDLE, member: str = plotlyjs._MEMBER) -> None:
    """Put an npm there that packs this bundle."""
    (folder / "content.js").write_text(content)
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


def test_a_forged_bundle_with_the_right_banner_is_replaced(npm: Path, tmp_path: Path) -> None:
    target = put(tmp_path, VERSION)
    target.write_text(BUNDLE + "alert(1)")
    npm_gives(npm)
    plotlyjs.fetch(tmp_path, VERSION)
    assert target.read_text() == BUNDLE
    target.write_text(BUNDLE + "alert(1)")
    npm_runs(npm, "exit 1")
    plotlyjs.fetch(tmp_path, VERSION)
    assert not target.exists()


def test_a_new_version_says_what_is_to_be_done(npm: Path, tmp_path: Path) -> None:
    target = put(tmp_path, "10.0.0")
    npm_gives(npm)
    said = plotlyjs.fetch(tmp_path, "10.0.0")
    assert said == (
        "The small plotly.js 10.0.0 was not fetched, as no SHA-512 of it stands in "
        "timeline/plotlyjs.py; whoever updates plotly.py adds it, from: npm pack "
        "plotly.js-basic-dist-min@10.0.0 && tar -xzOf plotly.js-basic-dist-min-10.0.0.tgz "
        "package/plotly-basic.min.js | sha512sum. The default one serves."
    )
    assert not target.exists()


def test_the_digest_of_the_version_that_plotly_wants_is_known() -> None:
    version = plotly.offline.get_plotlyjs_version()
    assert version in plotlyjs.SHA512, plotlyjs.unknown(version)


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
        (
            {"content": BUNDLE + "alert(1)"},
            "the npm package's bundle is not the file whose SHA-512 is known",
        ),
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
