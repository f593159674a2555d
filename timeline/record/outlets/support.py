"""How well an event is supported: by official documents, and by how many established outlets.

What counts is who publishes the page, not whose words are on it: an agency's story counts as
the newspaper's that carries it, and two pages of one outlet count once.
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline.record.model import Event
from timeline.record.outlets.outlet import Outlet, Outlets

WANTED = 2


@dataclass(frozen=True, slots=True)
class Support:
    """The outlets that publish an event's sources, each once, by their rating."""

    official: tuple[Outlet, ...]
    established: tuple[Outlet, ...]
    other: tuple[Outlet, ...]

    @property
    def good(self) -> int:
        """How many official and established outlets there are."""
        return len(self.official) + len(self.established)

    def enough(self, weight: int) -> bool:
        """Return whether that is what an event of this weight needs; a detail needs nothing."""
        if weight == 1 and self.official:
            return True
        return weight > 2 or self.good >= WANTED


def support(event: Event, outlets: Outlets) -> Support:
    """Return how well an event is supported; the outlets stand in the order of its sources."""
    by_name = {outlet.name: outlet for outlet in map(outlets.of, event.sources)}
    return Support(
        official=tuple(each for each in by_name.values() if each.rated == "A"),
        established=tuple(each for each in by_name.values() if each.rated == "B"),
        other=tuple(each for each in by_name.values() if each.rated == "C"),
    )
