"""What would change a claim's grade as RDF: studies that nobody did, told apart from all that somebody did."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from graph.analysis.proposals import Aim, Cap, Proposal, Proposals, Standing, WhyNone
from graph.analysis.proposing.records import RecordProposal
from graph.dataset.facts import Fact, Said, facts
from graph.dataset.names import Run
from graph.dataset.vocabulary import EV
from graph.model.base import EvidenceBase
from graph.model.values import Text


class ProposalWords(Protocol):
    """What puts proposals into sentences; the words of readers are made on a higher floor than this."""

    def sentence(self, base: EvidenceBase, proposal: Proposal) -> Text:
        """A proposal in one sentence."""

    def cap(self, found: Cap) -> Text:
        """Why no study of one design would raise a claim."""


def proposed(run: Run, base: EvidenceBase, found: Proposals, words: ProposalWords | None) -> Iterator[Fact]:
    """The proposals of one claim by their aim, the designs that would not raise it, and what is not on record."""
    for aim in Aim:
        for order, one in enumerate(found.of(aim), start=1):
            yield from _proposal(run, one, order, words.sentence(base, one) if words else None)
    for aim, why in found.none_because:
        yield from _none(run, found.claim, aim, why)
    for cap in found.caps:
        yield from _cap(run, found.claim, cap, words.cap(cap) if words else None)
    for order, missing in enumerate(found.records, start=1):
        yield from _missing(run, missing, order)


def _proposal(run: Run, one: Proposal, order: int, sentence: Text | None) -> Iterator[Fact]:
    """The claim's own cells, condition, outcome and comparator stand in its scope and are not told again."""
    said: Said = {
        EV.claim: run.names.claim(one.claim),
        EV.aim: one.goal.aim,
        EV.order: order,
        EV.text: sentence,
        EV.rung: one.sketch.rung,
        EV.design: one.design,
        EV.species: one.species,
        EV.direction: one.sketch.finds,
        EV.studyCount: one.studies,
        EV.subjectsAtLeast: one.subjects,
        EV.subjectsAtMost: one.up_to,
        EV.asksFor: one.sketch.parts,
    }
    node = run.part("proposal", one.claim, one.goal.aim, str(order))
    yield from facts(node, EV.Proposal, said | _after(one.after))


def _after(standing: Standing) -> Said:
    return {
        EV.certaintyAfter: standing.certainty,
        EV.certaintyAtBestAfter: standing.at_best,
        EV.basisAfter: standing.basis,
        EV.conclusionAfter: standing.conclusion,
        EV.tooFirmAfter: standing.too_firm,
    }


def _none(run: Run, claim: str, aim: Aim, why: WhyNone) -> Iterator[Fact]:
    said: Said = {EV.claim: run.names.claim(claim), EV.aim: aim, EV.whyNone: why}
    yield from facts(run.part("no-proposal", claim, aim), EV.NoProposal, said)


def _cap(run: Run, claim: str, cap: Cap, sentence: Text | None) -> Iterator[Fact]:
    said: Said = {
        EV.claim: run.names.claim(claim),
        EV.rung: cap.rung,
        EV.heldBy: cap.held_by,
        EV.text: sentence,
        EV.certaintyAfter: cap.best.certainty,
    }
    yield from facts(run.part("cap", claim, cap.rung.id), EV.Cap, said)


def _missing(run: Run, missing: RecordProposal, order: int) -> Iterator[Fact]:
    said: Said = {
        EV.claim: run.names.claim(missing.claim),
        EV.study: run.names.study(missing.study) if missing.study else None,
        EV.need: missing.needs,
        EV.text: missing.check.text,
    }
    yield from facts(run.part("missing-record", missing.claim, str(order)), EV.MissingRecord, said)
