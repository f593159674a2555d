"""`python -m timeline site` writes a site and says so, or says why it cannot."""

from __future__ import annotations

import multiprocessing
import re
import signal
from pathlib import Path

import pytest

from tests.builders import SMALL
from timeline.__main__ import main
from timeline.static import site
from timeline.static.site import SiteError

BAR = r"Writing \[#*\.*\] \d+ of \d+"


@pytest.mark.parametrize(
    "base", ["example.org", "ftp://example.org", "iran", "https://", "/iran?a=1", "//example.org"]
)
def test_where_a_site_cannot_be(base: str) -> None:
    with pytest.raises(SiteError, match=r"write an address such as https://example\.org/iran, or"):
        site.place(base)


def test_the_command_writes_a_site_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "site"
    call = ["site", str(folder), str(SMALL), "--workers", "1", "--day", "2026-09-01"]
    call += ["--releases", str(tmp_path), "--view", "/events?from=2015&to=2016"]
    assert main(call) == 0
    said = capsys.readouterr()
    assert re.fullmatch(rf"{folder}: \d\d+ files, [\d.]+ MB, [\d.]+ MB as sent\n", said.out)
    assert said.err == ""
    assert (folder / "events" / "from=2015" / "to=2016" / "index.html").is_file()
    assert main(call) == 0
    assert re.fullmatch(rf"{folder}: is the site of version \w+ already\n", capsys.readouterr().out)
    assert main([*call, "--force"]) == 0
    assert capsys.readouterr() == said


def test_a_terminal_is_shown_how_far_it_has_come(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    call = ["site", str(tmp_path / "site"), str(SMALL), "--workers", "1"]
    assert main([*call, "--releases", str(tmp_path)]) == 0
    steps = capsys.readouterr().err.split("\r")
    assert [step for step in steps if not re.fullmatch(BAR, step)] == ["", "\x1b[K"]
    done = [int(step.split()[2]) for step in steps if step.startswith("Writing")]
    assert done == list(range(1, len(done) + 1))
    assert steps[-2].startswith(f"Writing [{'#' * 30}] ")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--base", "example.org"], "example.org: is not where a site can be; write an address"),
        (["--view", "/nowhere"], "/nowhere: the app answers 404"),
        (["--view", "/events/../../x.csv"], "/events/../../x.csv: is not an address on the site"),
        (["--view", "/events?from=x"], "/events?from=x: the app answers 400"),
    ],
)
def test_a_call_that_cannot_be_followed_is_told(
    more: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["site", str(tmp_path / "site"), str(SMALL), "--workers", "1", *more]) == 2
    assert capsys.readouterr().err.startswith(said)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize(("by", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_command_that_is_stopped_says_so_and_leaves_nothing(
    by: signal.Signals,
    code: int,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def told(done: int, known: int) -> None:
        if done == 5:
            signal.raise_signal(by)

    monkeypatch.setattr("timeline.cli.site._bar", lambda: told)
    handlers = [signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)]
    call = ["site", str(tmp_path / "site"), str(SMALL), "--workers", "2"]
    assert main([*call, "--releases", str(tmp_path)]) == code
    assert capsys.readouterr() == (
        "",
        f"{tmp_path / 'site'}: stopped before the site was written; what was there is there\n",
    )
    assert list(tmp_path.iterdir()) == []
    assert multiprocessing.active_children() == []
    assert [signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)] == handlers
