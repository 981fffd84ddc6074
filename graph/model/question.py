"""What a clinician asks, whatever an article says: does this treatment change this outcome in people with this?"""

from __future__ import annotations

from dataclasses import dataclass

from graph.model.values import Text


@dataclass(frozen=True, slots=True)
class Question:
    """Intervention, outcome and population, independent of any source that makes claims.

    `cells` is the cell type or product that is given, `condition` what the people have. `counts_harm` is whether the
    outcome is a harm, so that the question is whether the treatment causes it rather than whether it improves it.
    """

    id: str
    cells: str
    outcome: str
    condition: str
    counts_harm: bool
    statement: Text


def question_id(cells: str, outcome: str, condition: str) -> str:
    """The name of a question in addresses, which says what is asked and never changes."""
    return f"{cells}--{outcome}--{condition}"
