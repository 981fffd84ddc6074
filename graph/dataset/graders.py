"""How far independent graders agree, as RDF."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from graph.analysis.agreement import Agreement, Agreements, Pairing
from graph.dataset.facts import Fact, Said, facts
from graph.dataset.names import Run, rulebook
from graph.dataset.vocabulary import EV

_PLACES = Decimal("0.0001")


def graders(run: Run, found: Agreements) -> Iterator[Fact]:
    """The agreement over all domains, in each domain, and of each curator with the rulebook; none if nobody judged."""
    if not found.steps:
        return
    for agreement in (found.overall, *found.domains):
        domain = agreement.domain.value if agreement.domain else "all"
        yield from facts(run.part("agreement", "curators", domain), EV.Agreement, _agreement(run, agreement))
    for pairing in found.with_rules:
        yield from facts(run.part("agreement", "rulebook", pairing.first), EV.Agreement, _with_rules(run, pairing))


def _agreement(run: Run, found: Agreement) -> Said:
    return {
        EV.domain: found.domain,
        EV.curator: [run.names.curator(grader) for grader in found.graders],
        EV.judgedSteps: found.items,
        EV.comparisons: found.pairs,
        EV.alike: found.alike,
        EV.kappa: _kappa(found.kappa),
        EV.whyNoKappa: found.because,
    }


def _with_rules(run: Run, found: Pairing) -> Said:
    return {
        EV.curator: run.names.curator(found.first),
        EV.rulebook: rulebook(run.edition),
        EV.judgedSteps: found.items,
        EV.comparisons: found.items,
        EV.alike: found.alike,
        EV.kappa: _kappa(found.kappa),
        EV.whyNoKappa: found.because,
    }


def _kappa(exact: Fraction | None) -> Decimal | None:
    """A fraction has no decimal of its own: four places, which is more than any number of judgements is good for."""
    return None if exact is None else (Decimal(exact.numerator) / exact.denominator).quantize(_PLACES)
