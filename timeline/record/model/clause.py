"""Clauses of the deal, and what became of them."""

from __future__ import annotations

from pydantic import Field

from timeline.record.model.fields import (
    ClauseStatus,
    Date,
    Id,
    Part,
    Text,
)
from timeline.record.model.source import Source


class Happening(Part):
    """What became of a clause at a date."""

    date: Date = Field(description="Date.")
    text: Text = Field(description="What happened.")
    event: Id | None = Field(default=None, description="Id of the event that tells the same.")
    status: ClauseStatus | None = Field(
        default=None,
        description="The clause's state from this date on, where this changed or confirmed it: "
        "kept (what it asks is done), suspended (the party it asks has declared that it no longer "
        "holds itself to it, and nothing against it is established yet), passed (it is "
        "established that it is not observed, whoever the party: a limit exceeded, a barred thing "
        "done, a due step not taken), expired (ran out as planned), ended (ended otherwise), "
        "restored (back in force).",
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
