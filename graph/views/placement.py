"""Where each claim stands in the picture of all claims: how much its evidence allows against how firmly it speaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.facts.look import Footing
from graph.model.scales import Wording
from graph.views.summary import ClaimRow

COLUMNS = (Wording.NONE, Wording.HEDGED, Wording.PROBABLE, Wording.ASSERTED, Wording.ESTABLISHED)
"""What evidence can allow, from left to right; nothing can be proven to be the best."""

LINES = (Wording.HEDGED, Wording.PROBABLE, Wording.ASSERTED, Wording.ESTABLISHED, Wording.SUPERLATIVE)
"""How a claim can be worded, from the bottom up."""

UNJUDGED = len(COLUMNS)
"""The column, apart from the others, of claims whose wording cannot be held against evidence."""


@dataclass(frozen=True, slots=True)
class Place:
    """A claim's mark; whole numbers are the middles of the fields, and marks of one field lie around its middle."""

    row: ClaimRow
    x: float
    y: float


def places(chosen: Iterable[ClaimRow], *, across: int = 4) -> tuple[Place, ...]:
    """A fixed place for every claim that is worded at all: the same claims always give the same picture."""
    footings = tuple(Footing)
    fields: defaultdict[tuple[int, int], list[ClaimRow]] = defaultdict(list)
    for row in chosen:
        if row.wording in LINES:
            fields[_column(row), LINES.index(row.wording)].append(row)
    return tuple(
        place
        for (column, line), crowd in sorted(fields.items())
        for place in _spread(sorted(crowd, key=lambda row: footings.index(row.footing)), column, line, across)
    )


def _column(row: ClaimRow) -> int:
    return UNJUDGED if row.ceiling is None else COLUMNS.index(min(row.ceiling, COLUMNS[-1]))


def _spread(crowd: list[ClaimRow], column: int, line: int, across: int) -> Iterator[Place]:
    """Rows of at most `across` marks, centred in the field."""
    deep = -(-len(crowd) // across)
    for index, row in enumerate(crowd):
        level, position = divmod(index, across)
        wide = min(across, len(crowd) - level * across)
        yield Place(
            row,
            x=round(column + (position - (wide - 1) / 2) * 0.9 / across, 4),
            y=round(line - (level - (deep - 1) / 2) * min(0.2, 0.9 / deep), 4),
        )


def width(placed: Iterable[Place]) -> int:
    """How many columns the picture needs: the one apart only where a claim stands in it."""
    return UNJUDGED + any(round(place.x) == UNJUDGED for place in placed)


def is_overstated_field(column: int, line: int) -> bool:
    """Whether claims of a field are worded more firmly than their evidence allows."""
    return column < UNJUDGED and LINES[line] > COLUMNS[column]
