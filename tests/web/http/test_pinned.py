"""Pinned addresses: the same bytes for ever, of that version or none."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

import pytest

from tests.builders import SMALL, event, index_of
from tests.web.embedding import TODAY, Document, client_of
from timeline.cli import release as command
from timeline.cli.outcome import Outcome
from timeline.record.index import Index
from timeline.releases import answers, store
from timeline.releases.store import Release
from timeline.web import Site, create
from timeline.web.embed import page as embed_page

YEARS_LATER = TODAY + dt.timedelta(days=3000)
BASE = "https://example.org/iran"
DATA = (
    *(f"/events.{ending}" for ending in ("csv", "json", "bib", "ris", "ics", "atom")),
    *(f"/events/2021-06-30-accord.{ending}" for ending in ("csv", "json", "bib", "ris", "ics")),
    *("/series/stock.csv", "/series/stock.json", "/clauses.csv", "/clauses.json"),
)


@pytest.fixture
def frozen(tmp_path: Path, small_index: Index) -> Release:
    return store.write(tmp_path, small_index, TODAY, "c0de")


@pytest.fixture
def newer() -> Index:
    return index_of(event("2030-01-01-new", weight=1))


@pytest.mark.parametrize(
    "path",
    [
        "/embed/timeline?detail=1&version={}",
        "/embed/event/2021-06-30-accord?version={}",
        "/embed/series/stock?theme=dark&version={}",
        "/timeline.svg?w=700&version={}",
        "/timeline.png?version={}",
    ],
)
def test_a_pinned_address_gives_the_same_bytes_for_ever(
    frozen: Release, small_index: Index, newer: Index, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, path = frozen.folder.parent, path.format(frozen.version)
    first = client_of(small_index, folder, BASE).get(path)
    assert first.status_code == 200
    assert first.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    later = client_of(newer, folder, BASE, YEARS_LATER)
    # The code has changed, too, and the record can no longer even be read.
    monkeypatch.setattr(embed_page, "page", None)
    (frozen.folder / "events.yaml").unlink()
    again = later.get(path, headers={"Host": "elsewhere.example"})
    assert again.data == first.data
    same = ("Content-Type", "ETag", "Content-Security-Policy")
    assert [again.headers[name] for name in same] == [first.headers[name] for name in same]


@pytest.mark.parametrize("path", DATA)
def test_pinned_data_gives_the_same_bytes_for_ever(
    frozen: Release, small_index: Index, newer: Index, path: str
) -> None:
    folder, path = frozen.folder.parent, f"{path}?to=2021&version={frozen.version}"
    first = client_of(small_index, folder, BASE).get(path, headers={"Host": "evil.example"})
    assert first.status_code == 200
    assert first.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert first.headers["Data-Version"] == frozen.version
    text = first.text.replace("\r\n ", "")
    assert frozen.version in text
    assert "evil.example" not in text
    later = client_of(newer, folder, BASE, YEARS_LATER)
    (frozen.folder / "events.yaml").unlink()
    again = later.get(path)
    assert again.data == first.data
    same = ("Content-Type", "Content-Disposition", "ETag", "Link", "Access-Control-Allow-Origin")
    assert [again.headers[name] for name in same] == [first.headers[name] for name in same]


@pytest.mark.parametrize(
    "path",
    [*DATA, "/embed/timeline", "/embed/list?standalone=1", "/timeline.svg", "/timeline.png?w=700"],
)
def test_nothing_pinned_is_said_to_stay_where_the_site_does_not_know_its_address(
    frozen: Release, newer: Index, path: str
) -> None:
    client = client_of(newer, frozen.folder.parent, today=YEARS_LATER)
    path = f"{path}{'&' if '?' in path else '?'}version={frozen.version}"
    answer = client.get(path, headers={"Host": "here.example"})
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "public, max-age=300, must-revalidate"
    said = f"{answer.headers}".encode() + answer.data.replace(b"\r\n ", b"")
    assert frozen.version.encode() in said
    assert b"http://here.example/" in said
    assert list((frozen.folder / "answers").iterdir()) == []
    other = client.get(path, headers={"Host": "there.example"})
    assert other.headers["ETag"] != answer.headers["ETag"]
    assert b"//here.example" not in f"{other.headers}".encode() + other.data


def test_pinned_data_names_the_embed_of_its_version_as_its_view(
    frozen: Release, newer: Index
) -> None:
    client = client_of(newer, frozen.folder.parent, BASE)
    for path, view in (
        ("/events.json?detail=1", "/embed/list?detail=1"),
        ("/events/2021-06-30-accord.json?theme=dark", "/embed/event/2021-06-30-accord?"),
        ("/series/stock.json?from=2018", "/embed/series/stock?from=2018"),
        ("/clauses.json?from=2018", "/embed/clauses?from=2018"),
    ):
        said = client.get(f"{path}&version={frozen.version}").get_json()["download"]
        pinned = f"{view}{'' if view.endswith('?') else '&'}version={frozen.version}"
        assert said["view"] == BASE + pinned
        assert said["data_version"] == frozen.version
        assert client.get(pinned).status_code == 200


def test_a_pinned_chart_offers_the_data_of_what_it_shows(
    frozen: Release, small_index: Index, newer: Index
) -> None:
    client = client_of(newer, frozen.folder.parent, today=YEARS_LATER)
    for embed, data in (
        ("/embed/timeline?detail=1", "/events.csv?detail=1&amp;"),
        ("/embed/series/stock?from=2018", "/series/stock.csv?from=2018&amp;"),
        ("/embed/event/2021-06-30-accord?theme=dark", "/events/2021-06-30-accord.csv?"),
        ("/embed/clauses?theme=dark", "/clauses.csv?"),
    ):
        text = client.get(f"{embed}&version={frozen.version}").text
        for href in (data, data.replace(".csv", ".json")):
            assert f'href="{href}version={frozen.version}"' in text
            found = f"{href.replace('&amp;', '&')}version={frozen.version}"
            assert client.get(found).status_code == 200
    table = client.get(f"/events.csv?detail=1&version={frozen.version}").text
    assert "2021-06-30-accord" in table
    assert "2030-01-01-new" not in table


@pytest.mark.parametrize("base", ["", BASE])
def test_a_pinned_chart_leads_to_its_oembed_answer_wherever_it_is_asked_for(
    frozen: Release, small_index: Index, base: str
) -> None:
    client = client_of(small_index, frozen.folder.parent, base)
    path = f"/embed/timeline?detail=1&version={frozen.version}"
    host = "https://one.example"
    answer = client.get(f"{path}&utm_source=x", base_url=host)
    assert "Link" not in answer.headers
    page = Document(answer.text)
    found = [each for each, _ in page.all("link") if each.get("rel") == "alternate"]
    assert [each["type"] for each in found] == ["application/json+oembed", "text/xml+oembed"]
    home = base or host
    asked = str(found[0]["href"]).removeprefix(home)
    said = client.get(asked, base_url=host).get_json()
    assert f'src="{home}{path.replace("&", "&amp;")}"' in said["html"]
    image = page.told()["og:image"]
    assert image == f"{home}/timeline.png?detail=1&version={frozen.version}"


@pytest.mark.parametrize(
    ("image", "view"),
    [
        ("/timeline.svg?detail=1&", "/embed/timeline?detail=1&"),
        ("/timeline.svg?w=700&", "/embed/timeline?"),
        ("/clauses.svg?theme=dark&", "/embed/clauses?theme=dark&"),
        ("/series/stock.svg?w=700&", "/embed/series/stock?"),
        ("/events/2021-06-30-accord.svg?", "/embed/event/2021-06-30-accord?"),
    ],
)
def test_a_pinned_image_names_the_embed_of_its_version(
    frozen: Release, newer: Index, image: str, view: str
) -> None:
    client = client_of(newer, frozen.folder.parent, BASE)
    pinned = f"{view}version={frozen.version}"
    drawn = client.get(f"{image}version={frozen.version}").text
    assert f"Taken from {BASE}{pinned}".replace("&", "&amp;") in drawn
    assert client.get(pinned).status_code == 200


def test_a_pinned_chart_is_shared_with_the_image_of_its_version(
    frozen: Release, newer: Index
) -> None:
    client = client_of(newer, frozen.folder.parent, BASE)
    answer = client.get(f"/embed/event/2021-06-30-accord?version={frozen.version}")
    told = Document(answer.text).told()
    assert told["og:image"] == f"{BASE}/events/2021-06-30-accord.png?version={frozen.version}"
    assert told["og:url"] == f"{BASE}/embed/event/2021-06-30-accord?version={frozen.version}"
    assert "Link" not in answer.headers
    assert client.get(told["og:image"].removeprefix(BASE)).status_code == 200


def test_an_id_that_was_changed_later_is_still_that_of_its_version(
    frozen: Release, small_index: Index
) -> None:
    client = client_of(small_index, frozen.folder.parent)
    path = "/events/2015-03-02-talks.csv"
    assert client.get(path).status_code == 301
    answer = client.get(f"{path}?version={frozen.version}")
    assert answer.status_code == 200
    assert "2015-03-02-talks-open" in answer.text


def test_an_event_that_was_renamed_since_is_found_by_the_id_of_today(
    frozen: Release, small_index: Index
) -> None:
    old, new = "2021-06-30-accord", "2021-06-30-agreement"
    (accord,) = (each for each in small_index.record.events if each.id == old)
    renamed = accord.model_copy(update={"id": new, "formerly": ("2021-accord", old)})
    others = [
        each for each in small_index.record.events if old not in (each.id, *each.follows_from)
    ]
    today = small_index.record.model_copy(
        update={"events": (*others, renamed), "tours": (), "clauses": ()}
    )
    client = client_of(Index(today), frozen.folder.parent, BASE)
    for id in (new, "2021-accord", old):
        version = f"version={frozen.version}"
        for path in (
            f"/embed/event/{id}?{version}",
            f"/embed/card/{id}?{version}",
            f"/embed/timeline?highlight={id}&{version}",
            f"/embed/timeline/figure.json?event={id}&{version}",
            f"/events/{id}.svg?{version}",
            f"/events/{id}.json?{version}",
        ):
            answer = client.get(path)
            assert (path, answer.status_code) == (path, 200)
            assert new not in answer.text
        url = {"url": f"{BASE}/embed/event/{id}?{version}"}
        said = client.get("/oembed", query_string=url).get_json()
        assert f"/embed/event/{old}?{version}" in said["html"]
        built = client.get(f"/embed/new?kind=event&event={id}&pin={frozen.version}")
        assert built.status_code == 200
        assert f'src="/embed/event/{old}?{version}"' in built.text


def test_it_is_drawn_from_the_frozen_record_as_on_its_day(
    frozen: Release, small_index: Index, newer: Index
) -> None:
    path = f"/embed/timeline?version={frozen.version}"
    first = client_of(newer, frozen.folder.parent, today=YEARS_LATER).get(path).text
    assert "/events/2021-06-30-accord" in first
    assert "2030-01-01-new" not in first
    assert "Frozen on 1 September 2026" in first
    assert "as of 30 June 2021" in first
    assert f"/embed/releases/{frozen.version}/events.yaml" in first
    data = client_of(newer, frozen.folder.parent).get(
        f"/embed/releases/{frozen.version}/events.yaml"
    )
    assert data.data == (frozen.folder / "events.yaml").read_bytes()


def test_what_pym_adds_to_the_address_and_the_order_of_parameters_change_nothing(
    frozen: Release, small_index: Index
) -> None:
    client = client_of(small_index, frozen.folder.parent, BASE)
    one = client.get(f"/embed/timeline?detail=1&theme=dark&version={frozen.version}")
    two = client.get(
        f"/embed/timeline?version={frozen.version}&theme=dark&childId=a&initialWidth=600"
        "&parentTitle=News&parentUrl=https%3A%2F%2Fexample.org&detail=1"
    )
    assert one.data == two.data
    assert len(list((frozen.folder / "answers").iterdir())) == 1


def test_what_others_add_to_follow_readers_keeps_nothing_more(
    frozen: Release, small_index: Index
) -> None:
    client = client_of(small_index, frozen.folder.parent, BASE)
    path = f"/embed/timeline?detail=1&version={frozen.version}"
    first = client.get(path)
    for number in range(20):
        again = client.get(f"{path}&fbclid={number}&utm_source=a{number}&gclid={number}")
        assert (again.data, again.headers["ETag"]) == (first.data, first.headers["ETag"])
    assert len(list((frozen.folder / "answers").iterdir())) == 1


@pytest.mark.parametrize(
    "path", ["/embed/timeline", "/timeline.svg", "/timeline.png", "/events.csv"]
)
def test_a_full_release_still_shows_every_view_but_promises_no_more(
    frozen: Release, small_index: Index, newer: Index, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "MOST_ANSWERS", 1)
    client = client_of(newer, frozen.folder.parent, BASE, YEARS_LATER)
    pinned = f"{path}?version={frozen.version}"
    kept = client.get(pinned)
    for number in range(5):
        answer = client.get(f"{pinned}&q=junk{number}")
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "public, max-age=300, must-revalidate"
        same = ("Content-Type", "Content-Security-Policy", "Access-Control-Allow-Origin")
        assert [answer.headers[name] for name in same] == [kept.headers[name] for name in same]
        known = {"If-None-Match": answer.headers["ETag"]}
        assert client.get(f"{pinned}&q=junk{number}", headers=known).status_code == 304
    assert len(list((frozen.folder / "answers").iterdir())) == 1
    again = client.get(pinned)
    assert (again.data, again.headers["ETag"]) == (kept.data, kept.headers["ETag"])
    assert again.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client.get(f"{pinned}&lanes=x").status_code == 400


def test_a_full_release_is_drawn_from_as_on_its_day(
    frozen: Release, newer: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "MOST_ANSWERS", 0)
    client = client_of(newer, frozen.folder.parent, today=YEARS_LATER)
    text = client.get(f"/embed/timeline?version={frozen.version}").text
    assert "/events/2021-06-30-accord" in text
    assert "2030-01-01-new" not in text
    assert "Frozen on 1 September 2026" in text


def test_a_kept_answer_that_was_damaged_is_drawn_again(frozen: Release, newer: Index) -> None:
    client = client_of(newer, frozen.folder.parent, BASE)
    path = f"/embed/timeline?version={frozen.version}"
    first = client.get(path)
    (kept,) = (frozen.folder / "answers").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-100])
    again = client.get(path)
    assert (again.status_code, again.data) == (200, first.data)
    assert kept.read_bytes() == whole


def test_no_host_that_somebody_sent_is_kept(frozen: Release, small_index: Index) -> None:
    client = client_of(small_index, frozen.folder.parent)
    named = client_of(small_index, frozen.folder.parent, BASE)
    for path in ("/embed/list?version=", "/timeline.svg?w=700&version="):
        client.get(path + frozen.version, headers={"Host": "evil.example"})
        answer = named.get(path + frozen.version, headers={"Host": "evil.example"})
        assert f"{BASE}/events/2021-06-30" in answer.text
        assert "evil.example" not in f"{answer.headers}{answer.text}"


def test_an_unknown_version_is_never_answered_with_another(
    frozen: Release, small_index: Index
) -> None:
    client = client_of(small_index, frozen.folder.parent)
    for version in ("abc123", "", "../" + frozen.version, frozen.version[:-1]):
        for path in ("/embed/timeline", "/timeline.png", "/embed/timeline/figure.json", *DATA):
            answer = client.get(
                path,
                query_string={"version": version},
                headers={"Accept": "application/json"},
            )
            assert answer.status_code == 404
            said = answer.get_json()
            assert said["error"] == (
                f"There is no frozen version {version!r}; there is {frozen.version}."
            )
            assert said["suggestions"][0]["id"] == frozen.version


@pytest.mark.parametrize("key", ["&amp;version", "&%20version", "&+version", "&version%20"])
def test_a_version_is_read_however_its_key_is_spelled(
    frozen: Release, newer: Index, key: str
) -> None:
    client = client_of(newer, frozen.folder.parent, BASE)
    for path in ("/embed/timeline", "/events.json", "/timeline.svg", "/embed/timeline/figure.json"):
        asked = f"{path}?detail=1{key}="
        right = client.get(asked + frozen.version)
        assert right.data == client.get(f"{path}?detail=1&version={frozen.version}").data
        assert "2021-06-30" in right.text
        assert client.get(f"{asked}abcdef000000").status_code == 404
        url = {"url": f"{BASE}/embed/timeline?detail=1{key}=abcdef000000"}
        assert client.get("/oembed", query_string=url).status_code == 404
    assert len(list((frozen.folder / "answers").iterdir())) == 3


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("/embed/timeline?version={0}&version={0}", "version"),
        ("/events.csv?version=&version={0}", "version"),
        ("/timeline.png?w=700&amp;w=800&version={0}", "w"),
        ("/timeline.png?scale=1&scale=2", "scale"),
        ("/embed/list?standalone=1&standalone=1", "standalone"),
        ("/embed/list?standalone=2&version={0}", "standalone"),
        ("/embed/list?standalone=true", "standalone"),
        ("/embed/timeline/figure.json?dark=banana", "dark"),
        ("/embed/timeline/figure.json?touch=7", "touch"),
        ("/embed/new?pin={0}&pin={0}", "pin"),
        ("/oembed?url=/&format=xml&format=json", "format"),
        ("/oembed?url=/&maxwidth=1&maxwidth=2", "maxwidth"),
        ("/oembed?url=/&version={0}", "version"),
        ("/oembed?url=/embed/list?version={0}%26version={0}", "version"),
    ],
)
def test_a_parameter_that_cannot_be_is_refused_by_name(
    frozen: Release, small_index: Index, path: str, key: str
) -> None:
    client = client_of(small_index, frozen.folder.parent, BASE)
    answer = client.get(path.format(frozen.version), headers={"Accept": "application/json"})
    assert (answer.status_code, answer.get_json()["parameter"]) == (400, key)
    assert list((frozen.folder / "answers").iterdir()) == []


def test_one_view_is_kept_once_however_it_is_written(frozen: Release, newer: Index) -> None:
    client = client_of(newer, frozen.folder.parent, BASE)
    for query in (
        "w=700&from=2012&lanes=sites,talks",
        "w=0700&start=2012&lanes=talks&lanes=sites&scale=1&detail=3&theme=auto",
    ):
        assert client.get(f"/timeline.svg?{query}&version={frozen.version}").status_code == 200
    assert len(list((frozen.folder / "answers").iterdir())) == 1


def test_a_bad_query_is_refused_and_not_kept(frozen: Release, small_index: Index) -> None:
    client = client_of(small_index, frozen.folder.parent)
    assert client.get(f"/embed/timeline?lanes=x&version={frozen.version}").status_code == 400
    assert client.get(f"/embed/event/x?version={frozen.version}").status_code == 404
    assert list((frozen.folder / "answers").iterdir()) == []


def test_a_card_and_a_saved_page_stay_as_the_chart_that_they_belong_to(
    frozen: Release, small_index: Index, newer: Index
) -> None:
    folder = frozen.folder.parent
    first, later = (
        client_of(small_index, folder, BASE), client_of(newer, folder, BASE, YEARS_LATER),
    )  # fmt: skip
    paths = ("/embed/card/2021-06-30-accord?", "/embed/timeline?standalone=1&detail=1&")
    before = [first.get(f"{path}version={frozen.version}") for path in paths]
    (frozen.folder / "events.yaml").unlink()
    for path, answer in zip(paths, before, strict=True):
        again = later.get(f"{path}version={frozen.version}")
        assert (again.status_code, again.data) == (200, answer.data)
        assert again.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        named = "Content-Disposition"
        assert again.headers.get(named) == answer.headers.get(named)
    assert f'filename="timeline-{frozen.version}.html"' in before[1].headers["Content-Disposition"]


def test_where_nothing_can_be_written_a_chart_still_has_its_cards_and_data(
    frozen: Release, newer: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    client = client_of(newer, frozen.folder.parent, BASE)
    for path in ("/embed/card/2021-06-30-accord?", "/events.csv?", "/embed/list?standalone=1&"):
        answer = client.get(f"{path}version={frozen.version}")
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "public, max-age=300, must-revalidate"
    assert client.get(f"/embed/list?version={frozen.version}").status_code == 404


def test_cards_and_figures_are_of_the_frozen_record(frozen: Release, newer: Index) -> None:
    client = client_of(newer, frozen.folder.parent)
    card = f"/embed/card/2021-06-30-accord?version={frozen.version}"
    assert "Alia and Borea sign an accord" in client.get(card).text
    assert client.get("/embed/card/2021-06-30-accord").status_code == 404
    figure = client.get(f"/embed/timeline/figure.json?width=700&version={frozen.version}")
    assert "2021-06-30-accord" in figure.get_json()["events"]


def test_versions_names_what_is_frozen(frozen: Release, newer: Index) -> None:
    said = client_of(newer, frozen.folder.parent).get("/embed/versions.json").get_json()
    assert said["current"] == newer.version
    assert said["frozen"] == [
        {"version": frozen.version, "day": "2026-09-01", "as_of": "2021-06-30"}
    ]


def test_the_command_freezes_and_keeps_the_views_that_it_is_told(tmp_path: Path) -> None:
    def run(*arguments: str) -> Outcome:
        parser = argparse.ArgumentParser()
        command.arguments(parser)
        return command.run(parser.parse_args([str(SMALL), *arguments]))

    folder = tmp_path / "frozen"
    first = run("--releases", str(folder), "--day", "2026-09-01")
    version = next(folder.iterdir()).name
    assert (first.code, first.err) == (0, ())
    assert first.out == (f"{folder / version}: version {version}, frozen on 2026-09-01",)
    views = ("--view", "/embed/timeline?detail=1", "--view", "/embed/event/x")
    second = run("--releases", str(folder), "--base", BASE, *views)
    assert second.code == 1
    assert second.out == (
        f"{folder / version}: version {version}, is there already, frozen on 2026-09-01",
        "1 of 2 views kept",
    )
    assert second.err == ("/embed/event/x: There is no event 'x'.",)
    assert len(list((folder / version / "answers").iterdir())) == 1
    absent = run("--releases", str(folder / version / "manifest.json"))
    assert absent.code == 2


def test_a_damaged_record_is_never_given_out(frozen: Release, small_index: Index) -> None:
    path = f"/embed/releases/{frozen.version}/events.yaml"
    whole = client_of(small_index, frozen.folder.parent).get(path)
    assert whole.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    file = frozen.folder / "events.yaml"
    content = file.read_bytes()
    for damaged in (content[:-1], content.replace(b"accord", b"record"), b"", None):
        if damaged is None:
            file.unlink()
        else:
            file.write_bytes(damaged)
        answer = client_of(small_index, frozen.folder.parent).get(path)
        assert answer.status_code == 404
        assert "max-age=31536000" not in answer.headers["Cache-Control"]
        assert f"the record of version {frozen.version}" in answer.text
        drawn = client_of(small_index, frozen.folder.parent, BASE).get(
            f"/embed/timeline?version={frozen.version}"
        )
        assert drawn.status_code == 404
    file.write_bytes(content)
    again = client_of(small_index, frozen.folder.parent).get(path)
    assert (again.status_code, again.data) == (200, whole.data)


def test_an_odd_manifest_breaks_neither_lists_nor_others(
    frozen: Release, small_index: Index
) -> None:
    odd = frozen.folder.with_name("aaaaaa")
    odd.mkdir()
    said = (frozen.folder / "manifest.json").read_text("utf-8")
    manifest = odd / "manifest.json"
    for text in (
        said.replace(frozen.version, "aaaaaa").replace("2021-06-30", "someday"),
        "[" * 200_000,
        said,
    ):
        manifest.write_text(text)
        client = create(Site(small_index, lambda: TODAY, frozen.folder.parent)).server.test_client()
        for path in ("/embed/new", "/data", "/embed/versions.json"):
            answer = client.get(path)
            assert answer.status_code == 200, path
            assert frozen.version in answer.text
            assert "aaaaaa" not in answer.text
        assert client.get("/embed/timeline?version=aaaaaa").status_code == 404
        assert client.get(f"/embed/timeline?version={frozen.version}").status_code == 200


def test_data_is_kept_once_however_it_is_captioned(frozen: Release, newer: Index) -> None:
    client = client_of(newer, frozen.folder.parent, BASE)
    for path, same in (
        ("/events.csv?from=2012", "&title=junk{}&theme=dark&highlight=2021-06-30-accord"),
        ("/events/2021-06-30-accord.json?", "&from=201{}&title=junk{}"),
        ("/series/stock.csv?from=2018", "&title=junk{}&detail=1"),
        ("/clauses.json?from=2018", "&q=junk{}"),
    ):
        pinned = f"{path}&version={frozen.version}"
        first = client.get(pinned)
        before = len(list((frozen.folder / "answers").iterdir()))
        for number in range(3):
            answer = client.get(pinned + same.format(number, number))
            assert (answer.status_code, answer.data) == (200, first.data)
        assert len(list((frozen.folder / "answers").iterdir())) == before
        assert client.get(f"{pinned}&series=nonsense").status_code == 400
