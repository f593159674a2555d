"""The fields of the record: frozen, typed, documented, and known only here.

Everything that reads, checks, writes or describes `events.yaml` (the reader, the rules,
the canonical writer, the JSON Schema, the data dictionary) is derived from these
classes. A field's `description` is what the schema and the data dictionary say of it.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from timeline.record.fields import (
    LABEL_CHARACTERS,
    QUOTE_WORDS,
    TITLE_CHARACTERS,
    ActorKind,
    ClauseStatus,
    Date,
    Id,
    Part,
    Source,
    SourceKind,
    Text,
    Url,
    Weight,
)
from timeline.record.tours import Step, StepView, Tour
from timeline.record.tracks import Annotation, Clause, Happening, Limit, Point, Series

__all__ = [
    "LABEL_CHARACTERS",
    "QUOTE_WORDS",
    "TITLE_CHARACTERS",
    "Actor",
    "ActorKind",
    "Annotation",
    "Clause",
    "ClauseStatus",
    "CollectiveSpeaker",
    "Color",
    "Date",
    "Event",
    "Group",
    "Happening",
    "Id",
    "Lane",
    "Limit",
    "Meta",
    "Part",
    "Person",
    "Phase",
    "Point",
    "Quote",
    "Record",
    "Role",
    "Series",
    "Source",
    "SourceKind",
    "Step",
    "StepView",
    "Symbol",
    "Term",
    "Text",
    "Tour",
    "Url",
    "Weight",
]


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


class Color(Part):
    """A lane's color on a light and on a dark page."""

    light: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")] = Field(description="On #fbfaf7.")
    dark: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")] = Field(description="On #14181f.")


Symbol = Literal[
    "star", "circle", "diamond", "square", "triangle-up", "triangle-down", "x", "bowtie"
]


class Lane(Part):
    """A track of the chart: one kind of event."""

    id: Id = Field(description="Id that events name.")
    name: Text = Field(description="What the chart writes.")
    description: Text | None = Field(default=None, description="What belongs in it.")
    color: Color | None = Field(
        default=None, description="Its color; chosen by the chart where left out."
    )
    mark: Symbol | None = Field(
        default=None, description="The second cue besides color: a marker symbol."
    )


class Phase(Part):
    """A period of the history, drawn behind the lanes."""

    id: Id = Field(description="Id.")
    name: Text = Field(description="Name.")
    from_: Date = Field(alias="from", description="First day.")
    to: Date | None = Field(
        default=None, description="Last day that belongs to it; null while it lasts."
    )
    summary: Text | None = Field(default=None, description="What it was about.")
    turning_point: Id | None = Field(default=None, description="Id of the event that opened it.")


class Actor(Part):
    """A state, union, body or company that acts in the record."""

    id: Id = Field(description="Id that events name.")
    name: Text = Field(description="Full name.")
    short: Text | None = Field(default=None, description="Short name for charts and lists.")
    kind: ActorKind = Field(default="other", description="What sort of actor it is.")
    note: Text | None = Field(default=None, description="Its part in the story, in a sentence.")


class Group(Part):
    """Actors that are named together, such as the E3."""

    id: Id = Field(description="Id.")
    name: Text = Field(description="Name.")
    aka: tuple[Text, ...] = Field(default=(), description="Other names of the same group.")
    members: tuple[Id, ...] = Field(min_length=1, description="Ids of its actors.")
    coordinator: Id | None = Field(
        default=None, description="Id of the actor that speaks for or chairs it."
    )
    explanation: Text | None = Field(default=None, description="What the name means.")


class Role(Part):
    """An office a person held."""

    role: Text = Field(description="The office.")
    actor: Id = Field(description="Id of the actor it was held for.")
    from_: Date | None = Field(
        default=None, alias="from", description="Since; left out if not sure."
    )
    to: Date | None = Field(
        default=None,
        description="Until; null: still so at the record's as_of; left out if not sure.",
    )

    @property
    def still(self) -> bool:
        """True if the role is known to go on (`to: null` is written, not left out)."""
        return self.to is None and "to" in self.model_fields_set

    @model_serializer(mode="wrap")
    def _keep_null(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Keep `to: null`, which is not the same as no `to`, where defaults are left out."""
        fields: dict[str, Any] = handler(self)
        return {**fields, "to": None} if self.still else fields


class Person(Part):
    """A person who acts or is quoted."""

    id: Id = Field(description="Id.")
    name: Text = Field(description="Name, spelled as the AP spells it.")
    aka: tuple[Text, ...] = Field(
        default=(), description="Other spellings that quotes and readers use."
    )
    roles: tuple[Role, ...] = Field(min_length=1, description="Offices in order of time.")
    note: Text | None = Field(default=None, description="Part in the story, in a sentence.")


class CollectiveSpeaker(Part):
    """A speaker of quotes that is not one person."""

    name: Text = Field(description="As quotes name it.")
    actors: tuple[Id, ...] = Field(min_length=1, description="Ids of the actors it speaks for.")
    people: tuple[Id, ...] = Field(
        default=(), description="Ids of the people, where it is two together."
    )


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
