"""Records of any size that never were, to see how a thing grows."""

from __future__ import annotations

import datetime as dt
import random

from timeline.record.defaults import complete
from timeline.record.index import Index
from timeline.record.model import Event, Record

LANES = (
    "diplomacy", "agreement", "sanctions", "un",
    "nuclear", "verification", "security", "politics",
)  # fmt: skip
FIRST = dt.date(2002, 8, 14)
DAYS = 8500
SEED = 7


def index(count: int) -> Index:
    """Return the index of a record with `count` events; the same for the same count.

    The events spread evenly over `DAYS` days and eight lanes; two in five last some days, one
    in ten is a landmark, and one in three a detail.
    """
    chance = random.Random(SEED)
    events = sorted((_event(number, chance) for number in range(count)), key=lambda each: each.date)
    return Index(complete(Record.model_validate({"events": tuple(events)})))


def _event(number: int, chance: random.Random) -> Event:
    day = FIRST + dt.timedelta(days=chance.randrange(DAYS))
    end = day + dt.timedelta(days=chance.choice((0, 0, 0, 2, 4)))
    source = {
        "url": f"https://example.org/{number}",
        "publisher": "Example",
        "kind": "news",
        "read": True,
    }
    return Event.model_validate(
        {
            "id": f"{day}-e{number}",
            "date": day.isoformat(),
            "end": end.isoformat() if end > day else None,
            "label": f"Round {number}",
            "title": f"Round {number} of talks between Iran and the six powers ends",
            "lane": chance.choice(LANES),
            "actors": ("iran", "us"),
            "weight": 1 if number % 10 == 0 else 2 if number % 3 else 3,
            "sources": (source,),
        }
    )
