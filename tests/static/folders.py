"""What a web server would find in a folder, told by a reader of HTML that is not ours."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

FETCHED = ("href", "src", "action", "data-events")


@dataclass
class Page:
    """A page: the values of attributes that lead elsewhere, its ids, and the text of its fields."""

    links: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self._in_field = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.page.tags.append((tag, given))
        self.page.links += [value for name in FETCHED if (value := given.get(name)) is not None]
        if given.get("id"):
            self.page.ids.add(given["id"] or "")
        if tag == "textarea":
            self._in_field = True
            self.page.fields.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._in_field = False

    def handle_data(self, data: str) -> None:
        if self._in_field:
            self.page.fields[-1] += data


def read(path: Path) -> Page:
    """Return a page of the folder."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader.page


def found(folder: Path, path: str) -> Path | None:
    """Return the file that a plain file server sends for the path of an address, or None."""
    at = folder / unquote(path).strip("/")
    if at.is_dir():
        at = at / "index.html"
    return at if at.is_file() else None


def broken(folder: Path, base: str) -> list[str]:
    """Return every link of the folder's pages that leads to nothing on the site, with its page.

    `base` is the whole address that the folder is served at, without a slash at its end.
    """
    pages = {path: read(path) for path in folder.rglob("*.html")}
    said: list[str] = []
    for path, page in pages.items():
        here = f"{base}/{quote(path.relative_to(folder).as_posix().removesuffix('index.html'))}"
        for link in page.links:
            to = urlsplit(urljoin(here.rstrip("/") or here, link))
            ours = urlsplit(base)
            if (to.scheme, to.netloc) != (ours.scheme, ours.netloc):
                continue
            inside = to.path == ours.path or to.path.startswith(f"{ours.path}/")
            file = found(folder, to.path.removeprefix(ours.path)) if inside else None
            if file is None or _unread(to.query, file, folder):
                said.append(f"{path.relative_to(folder)}: {link}")
            elif to.fragment and unquote(to.fragment) not in pages[file].ids:
                said.append(f"{path.relative_to(folder)}: {link} (no such place on the page)")
    return said


def _unread(query: str, file: Path, folder: Path) -> bool:
    """Return whether nobody reads this query: only the list's script reads one."""
    return bool(query) and not (file == folder / "events" / "index.html" and query[:2] == "q=")
