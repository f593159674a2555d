"""`links` says what every address answers, goes on where it was, and writes what it found."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from tests.links.server import Clock, Site
from timeline.cli import links
from timeline.cli.outcome import Outcome
from timeline.record.load.read import read
from timeline.record.model import Source

COPY = "http://web.archive.org/web/20180508/http://example.org/missing"


@pytest.fixture
def file(site: Site, tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(
        f"""\
# yaml-language-server: $schema=events.schema.json

# Events, in order of time.
events:
  # 2015
  - id: 2015-07-14-deal
    date: 2015-07-14
    title: Deal
    sources:
      - url: {site.url}/ok
        publisher: A
        kind: news
        read: true
      - url: {site.url}/missing
        publisher: A
        kind: news

  # 2018
  - id: 2018-05-08-out
    date: 2018-05-08
    end: 2018-05-09
    title: Out
    sources:
      - url: {site.url}/missing
        publisher: A
        kind: news
      - url: {site.url}/broken
        publisher: A
        kind: news
      - document: AG/1
        publisher: A
        kind: primary
""",
        encoding="utf-8",
    )
    return path


def ask(file: Path, site: Site, clock: Clock, *more: str) -> Outcome:
    parser = argparse.ArgumentParser()
    links.arguments(parser)
    given = ["--cache", f"{file.parent}/links.jsonl", "--archive", f"{site.url}/wayback/available"]
    return links.answered(parser.parse_args([str(file), *given, *more]), clock.edges())


def sources(file: Path) -> dict[str, Source]:
    return {
        source.url.rpartition("/")[2]: source
        for event in read(file).events
        for source in event.sources
        if source.url
    }


def test_every_address_is_said_the_worst_first(file: Path, site: Site, clock: Clock) -> None:
    outcome = ask(file, site, clock)
    assert outcome.code == 1
    assert outcome.out == (
        f"404 is not there: {site.url}/missing",
        f"500 error of the server: {site.url}/broken",
        f"200 answers: {site.url}/ok",
        "",
        "     1  is not there",
        "     1  error of the server",
        "     1  answers",
        "1 of 3 pages are there",
    )


def test_a_copy_is_looked_for_near_the_last_event_that_names_the_page(
    file: Path, site: Site, clock: Clock
) -> None:
    site.copies[f"{site.url}/missing"] = COPY
    outcome = ask(file, site, clock)
    assert {each["url"]: each["timestamp"] for each in site.archive_asked} == {
        f"{site.url}/missing": "20180509",
        f"{site.url}/broken": "20180509",
    }
    assert f"      archived: {COPY.replace('http:', 'https:', 1)}" in outcome.out


def test_nothing_is_written_unless_asked(file: Path, site: Site, clock: Clock) -> None:
    before = file.read_text(encoding="utf-8")
    site.copies[f"{site.url}/missing"] = COPY
    ask(file, site, clock)
    assert file.read_text(encoding="utf-8") == before


def test_what_was_found_is_written_and_all_else_stays(file: Path, site: Site, clock: Clock) -> None:
    before = file.read_text(encoding="utf-8")
    site.copies[f"{site.url}/missing"] = COPY
    outcome = ask(file, site, clock, "--write")
    # The page that fails for now has no copy.
    assert (outcome.code, outcome.err) == (1, (f"{file}: written",))
    found = sources(file)
    assert found["missing"].broken
    assert found["missing"].archived == COPY.replace("http:", "https:", 1)
    assert (found["broken"].broken, found["broken"].archived) == (False, None)
    assert (found["ok"].broken, found["ok"].archived) == (False, None)
    added = f"        broken: true\n        archived: {COPY.replace('http:', 'https:', 1)}\n"
    assert file.read_text(encoding="utf-8").replace(added, "") == before
    assert file.read_text(encoding="utf-8").count(added) == 2


def test_a_page_that_is_back_is_no_longer_broken(file: Path, site: Site, clock: Clock) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("read: true", "read: true\n        broken: true"))
    assert sources(file)["ok"].broken
    ask(file, site, clock, "--write")
    assert not sources(file)["ok"].broken


def test_where_every_failing_page_has_a_copy_all_is_well(
    file: Path, site: Site, clock: Clock
) -> None:
    site.copies = {f"{site.url}/missing": COPY, f"{site.url}/broken": COPY}
    assert ask(file, site, clock, "--write").code == 0
    asked = len(site.archive_asked)
    assert ask(file, site, clock, "--days", "0").code == 0
    assert len(site.archive_asked) == asked


def test_what_was_answered_is_not_asked_again_within_days(
    file: Path, site: Site, clock: Clock
) -> None:
    first = ask(file, site, clock)
    asked = list(site.asked)
    assert ask(file, site, clock) == first
    assert site.asked == asked
    clock.time += 5 * 86400
    ask(file, site, clock)
    assert site.asked == asked
    clock.time += 86400
    ask(file, site, clock)
    assert len(site.asked) == 2 * len(asked)


def test_a_check_that_was_stopped_goes_on_where_it_was(
    file: Path, site: Site, clock: Clock
) -> None:
    cache = file.with_name("links.jsonl")
    day = clock.now().date().isoformat()
    line = {"url": f"{site.url}/missing", "kind": "gone", "code": 404, "to": "", "day": day}
    cache.write_text(f'{json.dumps(line)}\n{{"url": "{site.url}/ok", "ki', encoding="utf-8")
    outcome = ask(file, site, clock)
    assert not any("missing" in asked for asked in site.asked)
    assert "HEAD /ok" in site.asked
    assert f"404 is not there: {site.url}/missing" in outcome.out


def test_a_stop_says_how_to_go_on(
    file: Path, site: Site, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(links.check, "ask_all", stopped)
    outcome = ask(file, site, clock)
    assert outcome.code == 130
    assert "the same command goes on there" in outcome.err[0]


def test_without_a_network_nothing_is_called_broken(file: Path, site: Site, clock: Clock) -> None:
    text = file.read_text(encoding="utf-8").replace(site.url, "http://127.0.0.1:9")
    file.write_text(text, encoding="utf-8")
    outcome = ask(file, site, clock, "--write")
    assert (outcome.code, outcome.out) == (2, ())
    assert outcome.err == ("not one address answered; is there a network?",)
    assert file.read_text(encoding="utf-8") == text
    file.write_text(text.replace("http://127.0.0.1:9", site.url), encoding="utf-8")
    cache = file.with_name("links.jsonl")
    cache.write_text(cache.read_text().replace("http://127.0.0.1:9", site.url))
    # Silence is no answer: now that there is a network, all are asked.
    ask(file, site, clock)
    assert {"HEAD /ok", "HEAD /missing", "HEAD /broken"} <= set(site.asked)


def test_an_archive_that_does_not_answer_is_said(file: Path, site: Site, clock: Clock) -> None:
    outcome = ask(file, site, clock, "--archive", f"{site.url}/broken")
    assert outcome.code == 1
    assert outcome.err == ("the archive did not answer for 2 pages",)


def test_a_cache_that_cannot_be_written_is_said(file: Path, site: Site, clock: Clock) -> None:
    outcome = ask(file, site, clock, "--cache", f"{file.parent}/no/where.jsonl")
    assert outcome.code == 2
    assert "No such file or directory" in outcome.err[0]


def test_a_file_that_is_no_record_is_refused(file: Path, site: Site, clock: Clock) -> None:
    file.write_text("events: []\n", encoding="utf-8")
    assert ask(file, site, clock).code == 1
    assert site.asked == []


def test_what_a_server_writes_does_not_reach_the_terminal() -> None:
    from tests.links.server import NOW
    from timeline.links.answer import Answer

    said = str(Answer("http://a.example", "astray", NOW.date(), 302, "\x1b[2Jx"))
    assert said == "302 redirects to what is no page to ?[2Jx: http://a.example"
