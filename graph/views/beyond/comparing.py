"""What a comparison of people with animals says, ready both for a program and for a terminal."""

from __future__ import annotations

from typing import NamedTuple

from rich.console import RenderableType

from graph.analysis import contrast as beside
from graph.analysis.chains import chain, chains
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase
from graph.model.values import Lang
from graph.views.beyond import contrast as shown
from graph.views.export import Json


class Told(NamedTuple):
    """One answer twice: as a record and as words."""

    record: Json
    view: RenderableType


def of_claim(base: EvidenceBase, grading: Grading, claim: str, lang: Lang) -> Told:
    """One claim, outcome by outcome."""
    found = beside.contrast(base, claim, grading=grading)
    return Told(shown.contrast(base, found, lang), shown.contrast_view(base, found, lang))


def of_outcome(base: EvidenceBase, outcome: str, family: str | None, lang: Lang) -> Told:
    """One outcome on every rung."""
    found = beside.of_outcome(base, outcome, family=family)
    return Told(shown.ladder(base, found, lang), shown.outcome_view(base, found, lang))


def of_mechanism(base: EvidenceBase, grading: Grading, mechanism: str, lang: Lang) -> Told:
    """One mechanism on every rung, with its chain where claims draw one."""
    found = beside.of_mechanism(base, mechanism)
    links = base.mechanisms[mechanism].chain
    arrows = chain(base.mechanisms[mechanism], grading) if links else None
    record = shown.ladder(base, found, lang) | {"chain": shown.chain(arrows) if arrows else None}
    return Told(record, shown.mechanism_view(base, found, arrows, lang))


def of_chains(base: EvidenceBase, grading: Grading, lang: Lang) -> Told:
    """The chains of all mechanisms."""
    found = chains(base, grading)
    return Told([shown.chain(one) for one in found], shown.chains_view(base, found, lang))
