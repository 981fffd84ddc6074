"""From allocation, model and arms to the design and the rung of a registered study."""

from __future__ import annotations

from typing import Protocol

from graph.model.scales import Rung
from graph.model.study import Design


class _Arm(Protocol):
    @property
    def type(self) -> str | None: ...


class _Registered(Protocol):
    """The fields of a registration that decide."""

    @property
    def study_type(self) -> str | None: ...
    @property
    def allocation(self) -> str | None: ...
    @property
    def intervention_model(self) -> str | None: ...
    @property
    def observational_model(self) -> str | None: ...
    @property
    def arms(self) -> tuple[_Arm, ...]: ...


_COMPARATORS = frozenset({"ACTIVE_COMPARATOR", "NO_INTERVENTION", "PLACEBO_COMPARATOR", "SHAM_COMPARATOR"})
_SIDE_BY_SIDE = frozenset({"CROSSOVER", "FACTORIAL", "PARALLEL"})

_RUNGS = {
    Design.RANDOMISED_CONTROLLED_TRIAL: Rung.HUMAN_RANDOMISED,
    Design.NON_RANDOMISED_CONTROLLED_TRIAL: Rung.HUMAN_CONTROLLED,
    Design.CASE_CONTROL: Rung.HUMAN_CONTROLLED,
    Design.SINGLE_ARM_TRIAL: Rung.HUMAN_UNCONTROLLED,
    Design.CASE_SERIES: Rung.HUMAN_UNCONTROLLED,
}


def design_of(study: _Registered) -> Design | None:
    """The design, or None where the registration does not tell or contradicts itself."""
    if study.study_type == "INTERVENTIONAL":
        return _trial(study)
    return _observed(study) if study.study_type == "OBSERVATIONAL" else None


def rung_of(study: _Registered) -> Rung | None:
    """The rung; a cohort is controlled only where it names groups to compare."""
    design = design_of(study)
    if design is Design.COHORT:
        if not study.arms:
            return None
        return Rung.HUMAN_CONTROLLED if len(study.arms) > 1 else Rung.HUMAN_UNCONTROLLED
    return _RUNGS.get(design) if design else None


def _trial(study: _Registered) -> Design | None:
    """Allotting at random needs two arms; a record that claims it and lists one contradicts itself.

    In steps of dose one after another (SEQUENTIAL) nobody is compared unless an arm is called a comparator.
    """
    arms, single = len(study.arms), study.intervention_model == "SINGLE_GROUP"
    if arms == 1 and study.allocation == "RANDOMIZED" and not single:
        return None
    if arms == 1 or (not arms and single):
        return Design.SINGLE_ARM_TRIAL
    if study.allocation == "RANDOMIZED":
        return Design.RANDOMISED_CONTROLLED_TRIAL
    if single or study.allocation == "NA":
        return Design.SINGLE_ARM_TRIAL
    if study.allocation != "NON_RANDOMIZED":
        return None
    compared = study.intervention_model in _SIDE_BY_SIDE or any(arm.type in _COMPARATORS for arm in study.arms)
    return Design.NON_RANDOMISED_CONTROLLED_TRIAL if compared else Design.SINGLE_ARM_TRIAL


def _observed(study: _Registered) -> Design | None:
    if study.observational_model == "CASE_CONTROL":
        return Design.CASE_CONTROL
    if study.observational_model == "COHORT":
        return Design.COHORT
    return Design.CASE_SERIES if study.observational_model == "CASE_ONLY" else None
