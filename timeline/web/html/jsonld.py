"""What pages say in schema.org's terms, as JSON-LD (https://schema.org, JSON-LD 1.1)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from markupsafe import Markup

from timeline.record.dates import EdtfDate
from timeline.record.index import Index
from timeline.record.model import Event, Series, Source, Tour
from timeline.web import urls
from timeline.web.html import refs
from timeline.web.html.navigation import SECTIONS
from timeline.web.html.when import machine_date

Thing = Mapping[str, Any]

# What could end the script element or be a line end in old JavaScript.
_ESCAPES = {ord(each): f"\\u{ord(each):04x}" for each in "<>&\u2028\u2029"}


class Titled(Protocol):
    """Anything with a title and an address on the site."""

    @property
    def title(self) -> str:
        """Title."""
        ...

    @property
    def path(self) -> str:
        """Address on the site."""
        ...


def written(things: Iterable[Thing | None]) -> Markup:
    """Return things as the content of one script element of type application/ld+json."""
    graph = [thing for thing in things if thing]
    text = json.dumps(
        {"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, allow_nan=False
    )
    return Markup(text.translate(_ESCAPES))


def event(index: Index, event: Event, root: str) -> Thing:
    """Return an event as schema.org's Event, with what was said as Quotation."""
    url = root + urls.event(event.id)
    return _without_empty(
        {
            "@type": "Event",
            "@id": url,
            "url": url,
            "identifier": event.id,
            "name": event.title,
            "description": event.summary,
            "startDate": machine_date(event.date),
            "endDate": machine_date(event.end or event.date),
            "location": {"@type": "Place", "name": event.place, "address": event.place}
            if event.place
            else None,
            "contributor": [_party(index, id, root) for id in event.actors],
            "subjectOf": [
                *(source(entry) for entry in event.sources),
                *(
                    _without_empty(
                        {
                            "@type": "Quotation",
                            "text": said.text,
                            "spokenByCharacter": {"@type": "Person", "name": said.speaker},
                            "citation": said.source,
                        }
                    )
                    for said in event.quotes
                ),
            ],
        }
    )


def source(entry: Source) -> Thing:
    """Return a source as schema.org's CreativeWork."""
    return _without_empty(
        {
            "@type": "CreativeWork",
            "name": entry.title or entry.document or entry.url,
            "identifier": entry.document,
            "url": entry.url,
            "publisher": {"@type": "Organization", "name": entry.publisher},
        }
    )


def dataset(index: Index, root: str, files: Iterable[tuple[str, str]]) -> Thing:
    """Return the record as schema.org's Dataset; `files` are addresses with media types."""
    meta = index.record.meta
    first = min(event.date.start for event in index.record.events)
    last = max((event.end or event.date).end for event in index.record.events)
    return _without_empty(
        {
            "@type": "Dataset",
            "@id": f"{root}/data",
            "url": f"{root}/data",
            "name": meta.title,
            "description": meta.description,
            "license": meta.license_url,
            "version": index.version,
            "dateModified": machine_date(meta.as_of) if meta.as_of else None,
            "temporalCoverage": f"{first.isoformat()}/{last.isoformat()}",
            "isAccessibleForFree": True,
            "distribution": [
                {"@type": "DataDownload", "contentUrl": root + path, "encodingFormat": media}
                for path, media in files
            ],
        }
    )


def series(index: Index, series: Series, root: str) -> Thing:
    """Return a row of numbers as schema.org's Dataset."""
    url = root + urls.series(series.id)
    return _without_empty(
        {
            "@type": "Dataset",
            "@id": url,
            "url": url,
            "name": series.title,
            "description": f"{series.title}, in {series.unit}. {series.note or ''}".strip(),
            "license": index.record.meta.license_url,
            "isPartOf": f"{root}/data",
            "temporalCoverage": _span(series.points[0].date, series.points[-1].date),
            "variableMeasured": {
                "@type": "PropertyValue",
                "name": series.title,
                "unitText": series.unit,
            },
            "isBasedOn": [source(point.source) for point in series.points],
        }
    )


def tour(tour: Tour, root: str) -> Thing:
    """Return a guided tour as schema.org's LearningResource."""
    url = root + urls.tour(tour.id)
    return {
        "@type": "LearningResource",
        "@id": url,
        "url": url,
        "name": tour.title,
        "description": tour.intro,
        "teaches": tour.question,
        "timeRequired": f"PT{tour.minutes}M",
        "audience": {"@type": "Audience", "audienceType": tour.for_},
        "isAccessibleForFree": True,
        "inLanguage": "en",
    }


def glossary(index: Index, root: str) -> Thing:
    """Return the glossary as schema.org's DefinedTermSet."""
    return {
        "@type": "DefinedTermSet",
        "@id": f"{root}/glossary",
        "name": f"Glossary: {index.record.meta.title}",
        "hasDefinedTerm": [
            {
                "@type": "DefinedTerm",
                "@id": root + urls.term(term.term),
                "name": term.term,
                "alternateName": list(term.aka),
                "description": term.definition,
            }
            for term in index.record.glossary
        ],
    }


def trail(root: str, section: str, page: Titled) -> Thing:
    """Return where the page stands on the site as schema.org's BreadcrumbList."""
    steps = [("Timeline", "/")]
    steps += [(name, href) for id, href, name in SECTIONS if id == section and href != "/"]
    if steps[-1][1] != page.path:
        steps.append((page.title, page.path))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": root + path}
            for place, (name, path) in enumerate(steps, start=1)
        ],
    }


def party(index: Index, id: str, root: str) -> Thing:
    """Return an actor or a group as schema.org's Country or Organization."""
    group = index.groups.get(id)
    if group:
        return _without_empty(
            {
                "@type": "Organization",
                "@id": root + urls.party(id),
                "name": group.name,
                "alternateName": list(group.aka),
                "description": group.explanation,
                "member": [_party(index, member, root) for member in group.members],
            }
        )
    actor = index.actors[id]
    return _without_empty({**_party(index, id, root), "description": actor.note})


def _party(index: Index, id: str, root: str) -> Thing:
    actor = index.actors[id]
    return {
        "@type": "Country" if actor.kind == "state" else "Organization",
        "@id": root + urls.party(id),
        "name": refs.party(index, id).name,
    }


def _span(first: EdtfDate, last: EdtfDate) -> str:
    return f"{machine_date(first)}/{machine_date(last)}"


def _without_empty(thing: Mapping[str, Any]) -> Thing:
    return {key: value for key, value in thing.items() if value not in (None, "", [])}
