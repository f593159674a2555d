"""An event: one thing that happened, with its sources and what was said."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from timeline.record.model.fields import (
    LABEL_CHARACTERS,
    QUOTE_WORDS,
    TITLE_CHARACTERS,
    Date,
    Id,
    Part,
    Text,
    Url,
    Weight,
)
from timeline.record.model.source import Source


class Quote(Part):
    """Words somebody said, word for word."""

    speaker: Text = Field(description="Who said it; a person's name or a body's.")
    role: Text | None = Field(default=None, description="The speaker's office at the time.")
    actor: Id | None = Field(default=None, description="Id of the actor the speaker spoke for.")
    text: Text = Field(description=f"The words, at most {QUOTE_WORDS}.")
    source: Url = Field(description="Address of one of the event's sources that has these words.")


class Event(Part):
    """One thing that happened, with its sources."""

    id: Id = Field(
        description="Permanent id: the date and a slug, such as 2018-05-08-us-withdrawal."
    )
    formerly: tuple[Id, ...] = Field(
        default=(), description="Ids this event had before; they still lead to it."
    )
    date: Date = Field(description="Local date at the place, EDTF, as precise as it is known.")
    end: Date | None = Field(default=None, description="Last day, only for something that lasted.")
    label: Annotated[Text, Field(max_length=LABEL_CHARACTERS)] | None = Field(
        default=None, description="What a chart writes beside the mark."
    )
    title: Annotated[Text, Field(max_length=TITLE_CHARACTERS)] = Field(
        description="Headline of a page: present tense, no full stop."
    )
    summary: Text | None = Field(
        default=None, description="Two to four neutral sentences that a 17-year-old understands."
    )
    note: Text | None = Field(
        default=None,
        description="For the checker: where reports differ on the day or a count, and our choice.",
    )
    lane: Id = Field(default="events", description="The one lane it stands in.")
    actors: tuple[Id, ...] = Field(
        default=(), description="Who acted or spoke first, then who was party to it."
    )
    place: Text | None = Field(default=None, description="City, country.")
    weight: Weight = Field(default=2, description="1 landmark, 2 major, 3 detail.")
    follows_from: tuple[Id, ...] = Field(
        default=(), description="Ids of earlier events that this one answers or results from."
    )
    quotes: tuple[Quote, ...] = Field(default=(), description="What was said, word for word.")
    disputed: Text | None = Field(
        default=None, description="What the sides disagree on about this event."
    )
    sources: tuple[Source, ...] = Field(
        min_length=1, description="At least one that was read; weight 1 and 2: two publishers."
    )
