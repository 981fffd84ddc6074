"""What one study says to one claim."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph.model.scales import Direction
from graph.model.values import Species


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A study, a claim and a direction, with the findings that were read, the reason, and who judged it when.

    Where the findings hold an interval between groups, the direction is computed from it; `direction_because` says why
    a curator takes another one.
    """

    study: str
    claim: str
    direction: Direction
    note: str
    curator: str
    judged: date
    findings: tuple[str, ...] = ()
    species: Species | None = None
    recorded_as: Direction | None = None
    corrected_because: str | None = None
    direction_because: str | None = None
