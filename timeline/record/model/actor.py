"""Who acts and speaks: states and bodies, groups of them, and people."""

from __future__ import annotations

from typing import Any

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from timeline.record.model.fields import (
    ActorKind,
    Date,
    Id,
    Part,
    Text,
)


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
