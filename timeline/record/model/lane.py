"""The lanes and phases that a chart is divided into."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from timeline.record.model.fields import (
    Date,
    Id,
    Part,
    Text,
)


class Color(Part):
    """A lane's color on a light and on a dark page."""

    light: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")] = Field(description="On #fbfaf7.")
    dark: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")] = Field(description="On #14181f.")


Symbol = Literal[
    "star", "circle", "diamond", "square", "triangle-up", "triangle-down", "x", "bowtie", "hexagon"
]


class Lane(Part):
    """A lane of the chart: one kind of event."""

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
