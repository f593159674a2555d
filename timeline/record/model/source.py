"""Where a claim can be checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Annotated

from pydantic import ConfigDict, Field

from timeline.record.model.fields import (
    Part,
    SourceKind,
    Text,
    Url,
)
from timeline.record.model.shown import Shown, TableColumn

KIND_WORDS: Mapping[SourceKind, str] = MappingProxyType(
    {
        "primary": "primary source",
        "news": "news",
        "state-media": "state media",
        "analysis": "analysis",
        "reference": "reference",
    }
)
"""What kinds of source are called, the best first."""


class Source(Part):
    """Where a claim can be checked: a page by its address, or an official paper by its symbol."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["url"]}, {"required": ["document"]}]}
    )

    url: Annotated[
        Url | None,
        Shown(
            example="https://",
            wanted=True,
            columns=(
                TableColumn(
                    "source_addresses",
                    "Address of each, else the document's symbol.",
                    lambda source: source.reference,
                    after="source_read",
                ),
            ),
        ),
    ] = Field(default=None, description="Address of the page, http or https, exactly as found.")
    document: Annotated[Text | None, Shown(example="SYMBOL", columns=())] = Field(
        default=None, description="Symbol of an official document, such as S/RES/2231 (2015)."
    )
    publisher: Annotated[
        Text,
        Shown(
            columns=(
                TableColumn(
                    "source_publishers",
                    "Publisher of each source, joined by ' | '; this and the columns up to "
                    "source_addresses list the same sources in the same order.",
                ),
            )
        ),
    ] = Field(description="Who published it; for a copy, the original first.")
    title: Annotated[
        Text | None,
        Shown(
            example="HEADLINE",
            wanted=True,
            columns=(TableColumn("source_titles", "Title of each; empty if none."),),
        ),
    ] = Field(
        default=None, description="Headline; in [brackets] where it is ours because none was seen."
    )
    kind: Annotated[
        SourceKind,
        Shown(
            example="news",
            columns=(
                TableColumn(
                    "source_kinds",
                    "Kind of each: primary, news, state-media, analysis or reference.",
                ),
            ),
        ),
    ] = Field(description="primary, news, state-media, analysis or reference.")
    read: Annotated[
        bool,
        Shown(
            example="false",
            wanted=True,
            columns=(
                TableColumn(
                    "source_read",
                    "For each: yes if its text was read and supports the entry, else no.",
                    lambda source: "yes" if source.read else "no",
                ),
            ),
        ),
    ] = Field(
        default=False, description="True if its text or excerpt was read and supports the claim."
    )
    broken: Annotated[bool, Shown(example="false", columns=(), not_in=("table",))] = Field(
        default=False, description="True if its address no longer leads to the page."
    )
    archived: Annotated[Url | None, Shown(example="https://", columns=(), not_in=("table",))] = (
        Field(
            default=None,
            description="Address of an archived copy, as near to the event as there is.",
        )
    )

    @property
    def reference(self) -> str:
        """Where it is found: its address, else the symbol of the document."""
        return self.url or self.document or ""

    @property
    def name(self) -> str:
        """What it is called: its title, else its symbol, else its address."""
        return self.title or self.document or self.reference

    @property
    def kind_words(self) -> str:
        """What its kind is called, such as "state media"."""
        return KIND_WORDS[self.kind]


def by_kind(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Return sources by kind, primary first; within a kind in the record's order."""
    order = list(KIND_WORDS)
    return tuple(sorted(sources, key=lambda source: order.index(source.kind)))
