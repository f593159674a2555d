"""Numbers over time and clauses of the deal: what the chart draws above and below its lanes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from timeline.record.fields import LABEL_CHARACTERS, ClauseStatus, Date, Id, Part, Source, Text


class Point(Part):
    """A number at a date, with the text that states it."""

    date: Date = Field(description="The day the number is as of; else the month or year.")
    value: float | int | None = Field(
        description="The number in the series' unit; null: no number."
    )
    low: float | int | None = Field(default=None, description="Lower end where a range was given.")
    high: float | int | None = Field(default=None, description="Upper end where a range was given.")
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

    value: float | int = Field(description="The limit in the series' unit.")
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
    shape: Literal["line", "step"] = Field(
        default="line", description="step: a value holds until the next."
    )
    limit: Limit | None = Field(default=None, description="The deal's limit, where there is one.")
    note: Text | None = Field(default=None, description="What is counted, and what is missing.")
    points: tuple[Point, ...] = Field(min_length=1, description="The numbers in order of time.")
    annotations: tuple[Annotation, ...] = Field(default=(), description="Remarks in order of time.")


class Happening(Part):
    """What became of a clause at a date."""

    date: Date = Field(description="Date.")
    text: Text = Field(description="What happened.")
    event: Id | None = Field(default=None, description="Id of the event that tells the same.")
    status: ClauseStatus | None = Field(
        default=None,
        description="The clause's state from this date on, where this changed or confirmed it: "
        "kept (in force and observed), passed (exceeded or no longer observed), suspended "
        "(application stopped), expired (ran out as planned), ended (ended otherwise), restored "
        "(back in force).",
    )
    contested: bool = Field(
        default=False, description="True if the parties disagree on whether this state holds."
    )


class Clause(Part):
    """A clause of the JCPOA or of Resolution 2231, from its start to its planned end."""

    id: Id = Field(description="Id.")
    title: Text = Field(description="Short name.")
    text: Text = Field(description="What it says, in plain words.")
    group: Id = Field(description="Group of clauses it belongs to.")
    reference: Text = Field(description="Paragraph of the text.")
    asks: Text | None = Field(
        default=None, description="Whom it asks to do or not to do something, in words."
    )
    starts: Date = Field(description="Planned first day.")
    ends: Date | None = Field(default=None, description="Planned last day; null: none.")
    basis: Text = Field(description="How the planned dates are counted.")
    what_happened: tuple[Happening, ...] = Field(
        default=(), description="What became of it, in order of time."
    )
    disputed: Text | None = Field(default=None, description="What the sides disagree on.")
    note: Text | None = Field(default=None, description="A remark on reading the clause.")
    sources: tuple[Source, ...] = Field(min_length=1, description="Where it can be checked.")
