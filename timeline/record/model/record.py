"""The whole record, what it says of itself, and its glossary."""

from __future__ import annotations

from pydantic import Field

from timeline.record.model.actor import Actor, CollectiveSpeaker, Group, Person
from timeline.record.model.clause import Clause
from timeline.record.model.event import Event
from timeline.record.model.fields import (
    Date,
    Id,
    Part,
    Text,
    Url,
)
from timeline.record.model.lane import Lane, Phase
from timeline.record.model.series import Series
from timeline.record.model.tour import Tour


class Term(Part):
    """An entry of the glossary."""

    term: Text = Field(description="The term.")
    aka: tuple[Text, ...] = Field(default=(), description="Other words for it.")
    definition: Text = Field(description="What it means, in one or two sentences.")
    see: tuple[Id, ...] = Field(
        default=(), description="Ids of events or clauses where it matters."
    )


class Meta(Part):
    """What the record says of itself."""

    title: Text = Field(default="Timeline", description="Title of the record.")
    description: Text | None = Field(default=None, description="What it is, in a sentence or two.")
    as_of: Date | None = Field(default=None, description="Day of the newest event that is sourced.")
    opens: Date | None = Field(
        default=None,
        description="Where charts begin unless the reader asks for more; what is earlier stays "
        "in lists.",
    )
    license: Text | None = Field(default=None, description="Licence of the data, by its SPDX id.")
    license_url: Url | None = Field(default=None, description="Address of the licence.")
    cite: Text | None = Field(default=None, description="How to cite the record.")
    gaps: tuple[Text, ...] = Field(default=(), description="What is known to be missing or weak.")


class Record(Part):
    """The whole record. Only `events` is mandatory."""

    meta: Meta = Field(
        default_factory=lambda: Meta(), description="What the record says of itself."
    )
    lanes: tuple[Lane, ...] = Field(
        default=(), description="Tracks of the chart, in display order."
    )
    phases: tuple[Phase, ...] = Field(default=(), description="Periods, in order of time.")
    actors: tuple[Actor, ...] = Field(default=(), description="Actors, in display order.")
    groups: tuple[Group, ...] = Field(default=(), description="Actors named together.")
    people: tuple[Person, ...] = Field(default=(), description="People.")
    collective_speakers: tuple[CollectiveSpeaker, ...] = Field(
        default=(), description="Speakers of quotes that are not one person."
    )
    glossary: tuple[Term, ...] = Field(default=(), description="Terms, A to Z.")
    events: tuple[Event, ...] = Field(min_length=1, description="Events, in order of time.")
    series: tuple[Series, ...] = Field(default=(), description="Numbers over time.")
    clauses: tuple[Clause, ...] = Field(default=(), description="Clauses of the deal, grouped.")
    tours: tuple[Tour, ...] = Field(default=(), description="Guided tours.")
