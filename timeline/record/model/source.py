"""Where a claim can be checked."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from timeline.record.model.fields import (
    Part,
    SourceKind,
    Text,
    Url,
)


class Source(Part):
    """Where a claim can be checked: a page by its address, or an official paper by its symbol."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["url"]}, {"required": ["document"]}]}
    )

    url: Url | None = Field(
        default=None, description="Address of the page, http or https, exactly as found."
    )
    document: Text | None = Field(
        default=None, description="Symbol of an official document, such as S/RES/2231 (2015)."
    )
    publisher: Text = Field(description="Who published it; for a copy, the original first.")
    title: Text | None = Field(
        default=None, description="Headline; in [brackets] where it is ours because none was seen."
    )
    kind: SourceKind = Field(description="primary, news, state-media, analysis or reference.")
    read: bool = Field(
        default=False, description="True if its text or excerpt was read and supports the claim."
    )
