"""A claim through time as RDF: from when to when it stood how, and what came or left at the start of each time."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.history import Epoch, History
from graph.dataset.facts import Fact, Said, facts
from graph.dataset.names import Run
from graph.dataset.vocabulary import EV


def epochs(run: Run, found: History) -> Iterator[Fact]:
    """The epochs of one claim in order; the first is open towards the past, the last towards the future."""
    for order, epoch in enumerate(found.epochs, start=1):
        node = run.part("epoch", found.claim, str(order))
        yield from facts(node, EV.Epoch, _epoch(run, found.claim, epoch) | {EV.order: order})


def _epoch(run: Run, claim: str, epoch: Epoch) -> Said:
    graded = epoch.assessment
    return {
        EV.claim: run.names.claim(claim),
        EV.since: epoch.start,
        EV.until: epoch.end,
        EV.conclusionThen: graded.conclusion,
        EV.certaintyThen: graded.certainty,
        EV.certaintyAtBestThen: graded.at_best,
        EV.basisThen: graded.basis,
        EV.tooFirmThen: graded.marks.too_firm if graded.marks else None,
        EV.cameStudy: run.studies(arrival.study for arrival in epoch.came),
        EV.leftStudy: run.studies(epoch.left),
        EV.aspect: epoch.aspects,
    }
