"""A key for what is worked out once: the same records with the same grades, told by identity."""

from __future__ import annotations

from graph.model.assessment import Grading
from graph.model.base import EvidenceBase


class Same:
    """Grades by their identity: they are too large to be compared, and kept alive as long as they are a key."""

    def __init__(self, base: EvidenceBase, grading: Grading) -> None:
        self.base, self.grading = base, grading

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.grading is self.grading and other.base is self.base

    def __hash__(self) -> int:
        return id(self.grading)
