"""Where a study stands on the translational ladder."""

from __future__ import annotations

from graph.model.scales import Rung
from graph.model.study import ComparatorKind, Design, Study
from graph.model.values import Species, Text

OCEBM_LEVELS = {
    Rung.HUMAN_SYNTHESIS: Text("1", "1"),
    Rung.HUMAN_RANDOMISED: Text("2", "2"),
    Rung.HUMAN_CONTROLLED: Text("3 or 4", "3 或 4"),
    Rung.HUMAN_UNCONTROLLED: Text("4", "4"),
    Rung.OTHER_ANIMAL: Text("5", "5"),
    Rung.RODENT: Text("5", "5"),
    Rung.IN_VITRO: Text("5", "5"),
    Rung.STATEMENT: Text("5 or not a study", "5，或不算研究"),
}
"""Oxford Centre for Evidence-Based Medicine 2011, question “does it help?”."""

_LABORATORY = frozenset({Design.IN_VITRO_EXPERIMENT, Design.EX_VIVO_TISSUE})
_STATEMENTS = frozenset(
    {
        Design.NARRATIVE_REVIEW,
        Design.GUIDELINE,
        Design.REGULATORY_DOCUMENT,
        Design.STATEMENT,
        Design.SURVEY,
    }
)
_RANDOMISED = frozenset({Design.RANDOMISED_CONTROLLED_TRIAL})
_CONTROLLED = frozenset({Design.NON_RANDOMISED_CONTROLLED_TRIAL, Design.COHORT, Design.CASE_CONTROL})


def rung_of(study: Study, species: Species | None = None) -> Rung:
    """The rung of a study, or of that arm of it which was done in `species`.

    A review takes the rung of what it pools; only a review of randomised trials in people stands on the top rung.
    A cohort without a comparison group shows no more than a case series, and stands with it.
    """
    pooled = study.pooled.design if study.design.pools and study.pooled else study.design
    if pooled in _STATEMENTS or pooled.pools:
        return Rung.STATEMENT
    if pooled in _LABORATORY:
        return Rung.IN_VITRO
    subjects = (species,) if species else study.species
    if not all(subject.is_human for subject in subjects):
        return _animal_rung(subjects)
    return _human_rung(study, pooled)


def _animal_rung(subjects: tuple[Species, ...]) -> Rung:
    """Non-rodents above rodents; a species that is not named stands with rodents, for order only."""
    known = {s for s in subjects if not s.is_human and s is not Species.ANIMAL}
    return Rung.OTHER_ANIMAL if any(not s.is_rodent for s in known) else Rung.RODENT


def _human_rung(study: Study, pooled: Design) -> Rung:
    if pooled in _RANDOMISED:
        return Rung.HUMAN_SYNTHESIS if study.design.pools else Rung.HUMAN_RANDOMISED
    controlled = study.design.pools or study.comparator is not ComparatorKind.OWN_BASELINE
    return Rung.HUMAN_CONTROLLED if pooled in _CONTROLLED and controlled else Rung.HUMAN_UNCONTROLLED


def is_rodent_only(study: Study, species: Species | None = None) -> bool:
    """Whether every animal is known to be a rodent; an unnamed species is not known to be one."""
    subjects = (species,) if species else study.species
    return all(subject.is_rodent for subject in subjects)
