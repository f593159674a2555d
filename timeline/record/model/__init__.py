"""The fields of the record: frozen, typed, documented, and known only here.

Everything that reads, checks, writes or describes `events.yaml` (the reader, the rules,
the canonical writer, the JSON Schema, the data dictionary, the columns of the events, the
search of events, the empty event) is derived from these classes. A field's `description` is
what the schema and the data dictionary say of it; see `shown` for the rest.
"""

from __future__ import annotations

from timeline.record.model.actor import Actor, CollectiveSpeaker, Group, Person, Role
from timeline.record.model.clause import Clause, Happening
from timeline.record.model.event import Event, Quote
from timeline.record.model.fields import (
    LABEL_CHARACTERS,
    QUOTE_WORDS,
    TITLE_CHARACTERS,
    ActorKind,
    ClauseStatus,
    Date,
    Id,
    Part,
    SourceKind,
    Text,
    Url,
    Weight,
)
from timeline.record.model.lane import Color, Lane, Phase, Symbol
from timeline.record.model.record import Meta, Record, Term
from timeline.record.model.series import Annotation, Limit, Point, Series
from timeline.record.model.shown import Shown, TableColumn, columns_of, shown
from timeline.record.model.source import KIND_WORDS, Source, by_kind
from timeline.record.model.tour import Step, StepView, Tour

__all__ = [
    "KIND_WORDS",
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
    "Shown",
    "Source",
    "SourceKind",
    "Step",
    "StepView",
    "Symbol",
    "TableColumn",
    "Term",
    "Text",
    "Tour",
    "Url",
    "Weight",
    "by_kind",
    "columns_of",
    "shown",
]
