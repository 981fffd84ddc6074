"""What the pages show: one topic, read and graded once for all sessions, shared with the linked-data pages."""

from __future__ import annotations

from pyoxigraph import Store

from graph.views.graded import Graded as Shown
from graph.views.graded import described
from graph.views.graded import graded as shown

__all__ = ["Shown", "dataset", "shown"]


def dataset(shown: Shown) -> Store:
    """What is shown as RDF, for the named questions; made when the first of them is asked."""
    return described(shown.base, shown.grading)
