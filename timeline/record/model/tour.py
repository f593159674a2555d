"""Guided tours through the record."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from timeline.record.model.fields import Date, Id, Part, Text, Weight


class StepView(Part):
    """What the chart shows at a step of a tour: a part of a view."""

    from_: Date = Field(alias="from", description="First day in sight.")
    to: Date = Field(description="Last day in sight.")
    highlight: tuple[Id, ...] = Field(default=(), description="Event ids whose labels always show.")
    detail: Weight = Field(default=3, description="1 landmarks, 2 major, 3 everything.")
    series: tuple[Id, ...] = Field(default=(), description="Series drawn above the lanes.")
    lanes: tuple[Id, ...] = Field(default=(), description="Lanes shown; none named: all.")


class Step(Part):
    """A step of a tour; points to exactly one event, clause or series."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [{"required": [key]} for key in ("event", "clause", "series")],
        }
    )

    event: Id | None = Field(default=None, description="Id of the event it tells.")
    clause: Id | None = Field(default=None, description="Id of the clause it tells.")
    series: Id | None = Field(default=None, description="Id of the series it tells.")
    heading: Text = Field(description="Heading.")
    text: Text = Field(
        description="The telling; every statement stands in what the step points to."
    )
    view: StepView = Field(description="What the chart shows.")


class Tour(Part):
    """A guided tour through the record."""

    id: Id = Field(description="Id.")
    title: Text = Field(description="Title.")
    for_: Text = Field(alias="for", description="Whom it is for.")
    minutes: int = Field(description="Time to read, in minutes.")
    question: Text = Field(description="The question it answers.")
    intro: Text = Field(description="Opening paragraph.")
    steps: tuple[Step, ...] = Field(min_length=1, description="The steps in order.")
    takeaways: tuple[Text, ...] = Field(default=(), description="What to keep in mind.")
    discuss: tuple[Text, ...] = Field(default=(), description="Questions for class.")
