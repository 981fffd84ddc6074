"""Where a study stands on the translational ladder."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model.finding import AnalysisSet, Finding, Reading
from graph.model.scales import Rung
from graph.model.study import ComparatorKind, Design, Study
from graph.model.values import Answer, Species, Text

OCEBM_LEVELS = {
    Rung.HUMAN_SYNTHESIS: Text("1", "1"),
    Rung.HUMAN_RANDOMISED: Text("2", "2"),
    Rung.HUMAN_CONTROLLED: Text("3 or 4", "3 或 4"),
    Rung.HUMAN_UNCONTROLLED: Text("4", "4"),
    Rung.OTHER_ANIMAL: Text("5", "5"),
    Rung.RODENT: Text("5", "5"),
    Rung.HUMAN_TISSUE: Text("5", "5"),
    Rung.IN_VITRO: Text("5", "5"),
    Rung.STATEMENT: Text("5 or not a study", "5，或不算研究"),
}
"""Oxford Centre for Evidence-Based Medicine 2011, question “does it help?”."""

_STATEMENTS = frozenset(
    {
        Design.NARRATIVE_REVIEW,
        Design.GUIDELINE,
        Design.REGULATORY_DOCUMENT,
        Design.STATEMENT,
        Design.SURVEY,
    }
)
_DISHES = frozenset({Design.IN_VITRO_EXPERIMENT, Design.EX_VIVO_TISSUE})
_PEOPLE = (Species.HUMAN,)
_CONTROLLED = frozenset({Design.NON_RANDOMISED_CONTROLLED_TRIAL, Design.COHORT, Design.CASE_CONTROL})


def rung_of(study: Study, species: Species | None = None) -> Rung:
    """The rung of a study, or of that arm of it which was done in `species`.

    A review takes the rung of what it pools; only a review of randomised trials in people stands on the top rung.
    A cohort without a comparison group shows no more than a case series, and stands with it. Tissue of people, looked
    at after surgery or death, is human, but nobody living was treated.
    """
    pooled = study.pooled.design if study.design.pools and study.pooled else study.design
    if pooled in _STATEMENTS or pooled.pools:
        return Rung.STATEMENT
    subjects = (species,) if species else study.species
    only_people = subjects == _PEOPLE or all(subject.is_human for subject in subjects)
    if pooled is Design.EX_VIVO_TISSUE and subjects and only_people:
        return Rung.HUMAN_TISSUE
    if pooled in _DISHES:
        return Rung.IN_VITRO
    if not only_people:
        return _animal_rung(subjects)
    return _human_rung(study, pooled)


def _animal_rung(subjects: tuple[Species, ...]) -> Rung:
    """Non-rodents above rodents; a species that is not named stands with rodents, for order only."""
    known = {s for s in subjects if not s.is_human and s is not Species.ANIMAL}
    return Rung.OTHER_ANIMAL if any(not s.is_rodent for s in known) else Rung.RODENT


def rung_of_reading(study: Study, read: Sequence[Finding], species: Species | None = None) -> Rung:
    """The rung of a study for a line that reads some of its findings.

    What is read against the patient's own baseline has no control group, even inside a randomised trial; a subset or
    the treated alone, held against the controls, were not put there by chance.
    """
    rung = rung_of(study, species)
    if not read or not rung.is_human or rung is Rung.HUMAN_UNCONTROLLED:
        return rung
    if all(_has_no_control(finding) for finding in read):
        return Rung.HUMAN_UNCONTROLLED
    if rung is Rung.HUMAN_RANDOMISED and all(finding.analysis in _NOT_AS_ALLOCATED for finding in read):
        return Rung.HUMAN_CONTROLLED
    return rung


_NOT_AS_ALLOCATED = frozenset({AnalysisSet.SUBSET, AnalysisSet.AS_TREATED})


def _has_no_control(finding: Finding) -> bool:
    return finding.comparator is ComparatorKind.OWN_BASELINE or finding.reading is Reading.UNCONTROLLED_IMPROVEMENT


def _human_rung(study: Study, pooled: Design) -> Rung:
    controlled = study.design.pools or study.comparator is not ComparatorKind.OWN_BASELINE
    if pooled is Design.RANDOMISED_CONTROLLED_TRIAL:
        if study.design.pools:
            return Rung.HUMAN_SYNTHESIS
        if study.randomised is not Answer.NO:
            return Rung.HUMAN_RANDOMISED
    elif study.natural_experiment:
        return Rung.HUMAN_CONTROLLED
    elif pooled not in _CONTROLLED:
        return Rung.HUMAN_UNCONTROLLED
    return Rung.HUMAN_CONTROLLED if controlled else Rung.HUMAN_UNCONTROLLED


def is_rodent_only(study: Study, species: Species | None = None) -> bool:
    """Whether every animal is known to be a rodent; an unnamed species is not known to be one."""
    subjects = (species,) if species else study.species
    return all(subject.is_rodent for subject in subjects)
