"""An event: one thing that happened, with its sources and what was said."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from timeline.record import dates
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
from timeline.record.model.shown import (
    ASIDE,
    HEADLINE,
    TEXT,
    WHO_AND_WHERE,
    Shown,
    TableColumn,
)
from timeline.record.model.source import Source


class Quote(Part):
    """Words somebody said, word for word."""

    speaker: Annotated[Text, Shown(columns=(), search=WHO_AND_WHERE)] = Field(
        description="Who said it; a person's name or a body's."
    )
    role: Annotated[Text | None, Shown(wanted=True, columns=())] = Field(
        default=None, description="The speaker's office at the time."
    )
    actor: Annotated[Id | None, Shown(wanted=True, columns=(), not_in=("page", "table"))] = Field(
        default=None, description="Id of the actor the speaker spoke for."
    )
    text: Annotated[Text, Shown(example='"WORDS"', columns=(), search=ASIDE)] = Field(
        description=f"The words, at most {QUOTE_WORDS}."
    )
    source: Annotated[Url, Shown(example="https://", columns=())] = Field(
        description="Address of one of the event's sources that has these words."
    )

    @property
    def in_a_line(self) -> str:
        """Who said what and where: speaker (office): words [address of the source]."""
        role = f" ({self.role})" if self.role else ""
        return f"{self.speaker}{role}: {self.text} [{self.source}]"


class Event(Part):
    """One thing that happened, with its sources."""

    id: Annotated[
        Id,
        Shown(
            example="YYYY-MM-DD-a-few-words",
            columns="Permanent id.",
            search=HEADLINE,
        ),
    ] = Field(description="Permanent id: the date and a slug, such as 2018-05-08-us-withdrawal.")
    formerly: Annotated[
        tuple[Id, ...], Shown(example="[]", columns=(), not_in=("page", "table"))
    ] = Field(default=(), description="Ids this event had before; they still lead to it.")
    date: Annotated[
        Date,
        Shown(
            example="YYYY-MM-DD",
            columns="Date, EDTF: YYYY, YYYY-MM or YYYY-MM-DD, then ~ (approximate), ? (uncertain) "
            "or % (both).",
            search=ASIDE,
        ),
    ] = Field(description="Local date at the place, EDTF, as precise as it is known.")
    end: Annotated[
        Date | None,
        Shown(
            example="YYYY-MM-DD",
            columns=(
                TableColumn("end", "Last day, EDTF; empty if it did not last."),
                TableColumn(
                    "first_day",
                    "First day that it can mean, YYYY-MM-DD.",
                    lambda event: event.date.start.isoformat(),
                ),
                TableColumn(
                    "last_day",
                    "Last day that it can mean, YYYY-MM-DD.",
                    lambda event: (event.end or event.date).end.isoformat(),
                ),
                TableColumn(
                    "precision",
                    "How precisely the date is known: day, month or year.",
                    lambda event: event.date.precision,
                ),
                TableColumn(
                    "certainty",
                    "certain, approximate, uncertain, or approximate and uncertain.",
                    lambda event: event.date.certainty,
                ),
                TableColumn(
                    "when", "Date in words.", lambda event: dates.in_words(event.date, event.end)
                ),
            ),
            search=ASIDE,
        ),
    ] = Field(default=None, description="Last day, only for something that lasted.")
    label: Annotated[
        Annotated[Text, Field(max_length=LABEL_CHARACTERS)] | None,
        Shown(
            wanted=True,
            columns="Short name; empty if none.",
            search=HEADLINE,
        ),
    ] = Field(default=None, description="What a chart writes beside the mark.")
    title: Annotated[
        Text,
        Field(max_length=TITLE_CHARACTERS),
        Shown(columns="Headline.", search=HEADLINE),
    ] = Field(description="Headline of a page: present tense, no full stop.")
    summary: Annotated[
        Text | None,
        Shown(
            example=">-\n  SUMMARY",
            wanted=True,
            columns="What happened.",
            search=TEXT,
        ),
    ] = Field(
        default=None, description="Two to four neutral sentences that a 17-year-old understands."
    )
    note: Annotated[
        Text | None,
        Shown(
            example=">-\n  NOTE",
            columns="Where reports differ, and the choice made.",
        ),
    ] = Field(
        default=None,
        description="For the checker: where reports differ on the day or a count, and our choice.",
    )
    lane: Annotated[
        Id,
        Shown(
            wanted=True,
            columns=(
                TableColumn("lane", "Id of its lane: the kind of event."),
                TableColumn("lane_name", "Name of its lane.", names_in="lanes"),
            ),
            search=TEXT,
        ),
    ] = Field(default="events", description="The one lane it stands in.")
    actors: Annotated[
        tuple[Id, ...],
        Shown(
            example="[ACTOR]",
            wanted=True,
            columns=(
                TableColumn("actors", "Ids of the actors, who acted first, joined by ' | '."),
                TableColumn(
                    "actor_names", "Names of the actors in the same order.", names_in="actors"
                ),
            ),
            search=TEXT,
        ),
    ] = Field(default=(), description="Who acted or spoke first, then who was party to it.")
    place: Annotated[Text | None, Shown(search=WHO_AND_WHERE)] = Field(
        default=None, description="City, country."
    )
    weight: Annotated[Weight, Shown(example="3", wanted=True)] = Field(
        default=2, description="1 landmark, 2 major, 3 detail."
    )
    follows_from: Annotated[
        tuple[Id, ...],
        Shown(
            example="[]",
            wanted=True,
            columns="Ids of the events that it answers or results from.",
        ),
    ] = Field(
        default=(), description="Ids of earlier events that this one answers or results from."
    )
    quotes: Annotated[
        tuple[Quote, ...],
        Shown(
            columns=(
                TableColumn(
                    "quotes",
                    "What was said: speaker (office): words [address of the source].",
                    lambda event: [quote.in_a_line for quote in event.quotes],
                ),
            )
        ),
    ] = Field(default=(), description="What was said, word for word.")
    disputed: Annotated[
        Text | None,
        Shown(
            example=">-\n  DISPUTED",
            columns=(TableColumn("disputed", "What the sides disagree on.", after="summary"),),
            search=ASIDE,
        ),
    ] = Field(default=None, description="What the sides disagree on about this event.")
    sources: Annotated[tuple[Source, ...], Shown(columns=())] = Field(
        min_length=1, description="At least one that was read; weight 1 and 2: two publishers."
    )
