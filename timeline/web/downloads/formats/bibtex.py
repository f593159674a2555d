"""Entries and their sources as a bibliography (BibTeX), as BibTeX, biber and Zotero read it.

The text is UTF-8. Characters that TeX takes for commands are written as commands; addresses
are left as they are, since styles print them verbatim.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from timeline.record import dates
from timeline.record.dates import EdtfDate
from timeline.record.model import Event, Source
from timeline.web.downloads.format import Format
from timeline.web.origin import Origin, digest, distinct, key_of

# A brace counts for BibTeX even after a backslash, so braces are named.
# The last three print as other characters in TeX's oldest font encoding.
_COMMANDS = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "_": r"\_",
        "%": r"\%",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
    }
)
_VERBATIM = frozenset(("url", "urldate", "month", "related"))
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def bibliography(origin: Origin, events: Iterable[Event]) -> str:
    """Return the record, each of `events` and each of their sources as an entry.

    The key of an event is its id, and its `related` names the keys of its sources. The view
    is named in a comment: what stands outside of entries and has no "@".
    """
    chosen = list(events)
    return "\n".join(
        [
            f"% {origin.notice().replace('@', '(at)')}\n",
            record(origin, origin.home),
            *(_with_sources(origin, event) for event in chosen),
            *(_source(key, source, ids) for key, (source, ids) in distinct(chosen).items()),
        ]
    )


def record(
    origin: Origin, address: str, accessed: dt.date | None = None, title: str | None = None
) -> str:
    """Return the entry that cites the record, or with `title` a view of it, at `address`."""
    return _entry(
        f"view-{digest(address)}" if title else f"record-{origin.version}",
        {
            "title": title or origin.meta.title,
            **({"howpublished": _within(origin)} if title else {}),
            "version": origin.version,
            **_published(origin.meta.as_of),
            "url": address,
            **_accessed(accessed),
            "note": _sentences("Data set", f"License: {origin.license}" if origin.license else ""),
        },
    )


def event_entry(origin: Origin, event: Event, address: str, accessed: dt.date | None = None) -> str:
    """Return the entry that cites the record's article on an event, by itself."""
    return _entry(event.id, _article(origin, event, address, accessed))


def _with_sources(origin: Origin, event: Event) -> str:
    keys = dict.fromkeys(key_of(source) for source in event.sources)
    return _entry(
        event.id,
        {
            **_article(origin, event, origin.event(event)),
            "abstract": event.summary or "",
            "keywords": origin.index.lanes[event.lane].name,
            "related": ",".join(keys),
        },
    )


def _article(
    origin: Origin, event: Event, address: str, accessed: dt.date | None = None
) -> dict[str, str]:
    return {
        "title": event.title,
        "howpublished": _within(origin),
        **_published(origin.meta.as_of),
        "url": address,
        **_accessed(accessed),
        "note": _sentences(
            f"Event: {dates.in_words(event.date, event.end)}",
            f"License: {origin.license}" if origin.license else "",
        ),
    }


def escaped(text: str) -> str:
    r"""Return plain text as TeX prints it, on one line.

    >>> print(escaped("50% of {R&D}"))
    50\% of \textbraceleft{}R\&D\textbraceright{}
    """
    return " ".join(text.translate(_COMMANDS).split())


def _source(key: str, source: Source, events: tuple[str, ...]) -> str:
    read = "" if source.read else "Named there, not read"
    return _entry(
        key,
        {
            "title": source.title or source.reference,
            "organization": source.publisher,
            "number": source.document or "",
            "url": source.url or "",
            "note": _sentences(f"Source of {', '.join(events)}", read),
            "keywords": source.kind,
        },
    )


def _entry(key: str, fields: Mapping[str, str]) -> str:
    lines = [f"  {name} = {_field(name, value)}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key},", *lines, "}", ""])


def _field(name: str, value: str) -> str:
    if name == "month":
        return value
    if name in _VERBATIM:
        return f"{{{value}}}"
    # Styles put titles into lower case, unless a second pair of braces holds them.
    return f"{{{{{escaped(value)}}}}}" if name == "title" else f"{{{escaped(value)}}}"


def _within(origin: Origin) -> str:
    return f"In: {origin.meta.title}, data version {origin.version}"


def _published(as_of: EdtfDate | None) -> dict[str, str]:
    if as_of is None:
        return {}
    month = {} if as_of.precision == "year" else {"month": _MONTHS[as_of.start.month - 1]}
    return {"year": f"{as_of.start.year}", **month}


def _accessed(accessed: dt.date | None) -> dict[str, str]:
    return {"urldate": accessed.isoformat()} if accessed else {}


def _sentences(*sentences: str) -> str:
    return ". ".join(sentence for sentence in sentences if sentence)


FORMAT = Format(
    ending="bib",
    name="BibTeX",
    purpose="the sources, for LaTeX",
    media_type="application/x-bibtex; charset=utf-8",
    place=50,
    events=bibliography,
)
