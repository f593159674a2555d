"""Numbers over time."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from timeline.record.model.fields import (
    LABEL_CHARACTERS,
    Date,
    Id,
    Part,
    Text,
)
from timeline.record.model.source import Source

LARGEST = 1e15
# Finite, and no larger than a chart can write; what is not a number is not within these, either.
_bounds = Field(ge=-LARGEST, le=LARGEST)
Number = Annotated[float, _bounds] | Annotated[int, _bounds]


class Point(Part):
    """A number at a date, with the text that states it."""

    date: Date = Field(description="The day the number is as of; else the month or year.")
    value: Number | None = Field(description="The number in the series' unit; null: no number.")
    low: Number | None = Field(default=None, description="Lower end where a range was given.")
    high: Number | None = Field(default=None, description="Upper end where a range was given.")
    who: Text | None = Field(default=None, description="Who estimates it.")
    period: Text | None = Field(default=None, description="The period a mean is for, in words.")
    as_reported: Text = Field(description="How the source states it.")
    source: Source = Field(description="The text that states the number.")


class Annotation(Part):
    """A sourced remark on a series at a date."""

    date: Date = Field(description="Date.")
    text: Text = Field(description="The remark.")
    source: Source = Field(description="Where it is stated.")


class Limit(Part):
    """A limit that bound a series for some years."""

    value: Number = Field(description="The limit in the series' unit.")
    label: Text = Field(description="What it says.")
    from_: Date = Field(alias="from", description="First day it was to bind.")
    to: Date = Field(description="Last day it was to bind, as planned.")


class Series(Part):
    """A row of numbers over time."""

    id: Id = Field(description="Id.")
    label: Annotated[Text, Field(max_length=LABEL_CHARACTERS)] | None = Field(
        default=None, description="What a chart writes beside the line."
    )
    title: Text = Field(description="What is counted.")
    unit: Text = Field(description="Unit of every value.")
    shape: Literal["line", "step", "dots"] = Field(
        default="line",
        description="step: a value holds until the next. dots: no line joins the values, as each "
        "is of a thing of its own.",
    )
    limit: Limit | None = Field(default=None, description="The deal's limit, where there is one.")
    note: Text | None = Field(default=None, description="What is counted, and what is missing.")
    points: tuple[Point, ...] = Field(min_length=1, description="The numbers in order of time.")
    annotations: tuple[Annotation, ...] = Field(default=(), description="Remarks in order of time.")
