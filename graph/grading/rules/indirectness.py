"""Indirectness: were these the subjects, cells, conditions, comparisons and outcomes that the claim speaks of?"""

from __future__ import annotations

from collections.abc import Callable

from graph.grading.body import Body, Relation, Weighed
from graph.grading.rulebook import RATED_STREAMS, could_not_judge, fires, rule, silent
from graph.model.assessment import Remark
from graph.model.biology import Phase
from graph.model.scales import Domain, Kind, Stream
from graph.model.study import ComparatorKind, Timing
from graph.model.values import Answer, Text

_GRADE = "GRADE guidelines 8 (Guyatt 2011), doi:10.1016/j.jclinepi.2011.04.014"
_IN_LIVING_BODIES = RATED_STREAMS - {Stream.IN_VITRO}


@rule(
    asks=Text(
        "Does the claim speak of people where animals were studied, or the reverse?",
        "声明针对人而研究对象是动物，或者相反？",
    ),
    domain=Domain.INDIRECTNESS,
    change=-2,
    source=f"{_GRADE}; Hooijmans 2018, doi:10.1371/journal.pone.0187271",
    streams=_IN_LIVING_BODIES,
    fired=Text(
        "The studies (number: {0}) are on the other side of the divide between people and animals.",
        "所有研究（{0}项）都在人与动物分界的另一侧。",
    ),
    silent=Text(
        "The studies are on the claim's side of the divide between people and animals.",
        "研究对象与声明同在人与动物分界的一侧。",
    ),
)
def other_species(body: Body, limit: int) -> Remark | None:
    """What works in animals often does not in people, so animal evidence is two steps away from patients.

    Certainty in the model leaves this step out.
    """
    humans = body.stream.is_human
    population = body.claim.scope.population
    if population.speaks_of(human=humans):
        return silent(rests_on=body.studies)
    return fires(len(body.lines), rests_on=body.studies)


@rule(
    asks=Text(
        "Were other cells or another product given than the claim speaks of?",
        "所用细胞或产品是否与声明不同？",
    ),
    domain=Domain.INDIRECTNESS,
    change=-1,
    source=_GRADE,
    fired=Text(
        "{0} % of the weight comes from other cells than the claim speaks of.",
        "{0}%的权重来自与声明不同的细胞。",
    ),
    silent=Text(
        "{0} % of the weight comes from other cells than the claim speaks of; more than half would count.",
        "{0}%的权重来自与声明不同的细胞；超过一半才计入。",
    ),
)
def other_cells(body: Body, limit: int) -> Remark | None:
    """Stem and progenitor cells of one family stand for each other, at the price of this step."""
    if not body.claim.scope.cells:
        return None
    other = body.part(lambda line: line.relation is not Relation.SAME)
    answer = fires if body.is_most(other) else silent
    return answer(body.percent(other), rests_on=other.studies)


@rule(
    asks=Text(
        "Was it another condition, or another phase of it, than the claim speaks of?",
        "所研究的疾病或病程阶段是否与声明不同？",
    ),
    domain=Domain.INDIRECTNESS,
    change=-1,
    source=_GRADE,
    streams=_IN_LIVING_BODIES,
    fired=Text(
        "{0} % of the weight comes from another condition or phase than the claim speaks of.",
        "{0}%的权重来自与声明不同的疾病或病程阶段。",
    ),
    silent=Text(
        "{0} % of the weight comes from another condition or phase than the claim's; more than half would count.",
        "{0}%的权重来自与声明不同的疾病或病程阶段；超过一半才计入。",
    ),
    unjudged=Text(
        "For {0} % of the weight the condition or its phase is not known.",
        "{0}%的权重其疾病或病程阶段未知。",
    ),
)
def other_condition(body: Body, limit: int) -> Remark | None:
    """An injury, a disease or a phase of it can answer to a treatment where another does not."""
    if body.claim.scope.condition is None:
        return None
    return _differing(body, _is_other_condition)


@rule(
    asks=Text(
        "Was the treatment held against something else than the claim holds it against?",
        "对照是否与声明所比较的不同？",
    ),
    domain=Domain.INDIRECTNESS,
    change=-1,
    source=_GRADE,
    fired=Text(
        "{0} % of the weight comes from another comparison than the claim makes.",
        "{0}%的权重来自与声明不同的比较。",
    ),
    silent=Text(
        "{0} % of the weight comes from another comparison than the claim makes; more than half would count.",
        "{0}%的权重来自与声明不同的比较；超过一半才计入。",
    ),
    unjudged=Text(
        "For {0} % of the weight the comparator is not known.",
        "{0}%的权重其对照未知。",
    ),
)
def other_comparator(body: Body, limit: int) -> Remark | None:
    """Better than nothing is not better than something else; asked only where the claim names a comparator."""
    if body.claim.scope.comparator is None:
        return None
    return _differing(body, _is_other_comparator)


@rule(
    asks=Text(
        "Were only surrogates measured where the claim speaks of what matters to patients?",
        "声明涉及患者重要结局时，是否仅测量了替代指标？",
    ),
    domain=Domain.INDIRECTNESS,
    change=-1,
    source=_GRADE,
    kinds=frozenset({Kind.EFFECT, Kind.HARM}),
    fired=Text(
        "{0} % of the weight comes from surrogates, not from what matters to patients.",
        "{0}%的权重来自替代指标，而非对患者重要的结局。",
    ),
    silent=Text(
        "{0} % of the weight comes from surrogates; more than half would count.",
        "{0}%的权重来自替代指标；超过一半才计入。",
    ),
    unjudged=Text(
        "For {0} % of the weight it is not known which outcomes the studies are read for.",
        "{0}%的权重所依据的结局未知。",
    ),
)
def surrogate_outcome(body: Body, limit: int) -> Remark | None:
    """A larger graft or a brighter scan is not a better life; asked only where the claim is about patients."""
    outcome = body.claim.scope.outcome
    if outcome is not None and body.base.outcomes[outcome].matters_to_patients is not Answer.YES:
        return None
    if outcome is None and not body.claim.scope.population.is_human:
        return None
    return _differing(body, _is_surrogate)


def _differing(body: Body, differs: Callable[[Weighed, Body], bool | None]) -> Remark:
    """Fire where most of the weight differs; say so where too much is unknown to tell."""
    answers = [(line, differs(line, body)) for line in body.lines]
    other = body.share([line for line, answer in answers if answer])
    if body.is_most(other):
        return fires(body.percent(other), rests_on=other.studies)
    unknown = body.share([line for line, answer in answers if answer is None])
    if 2 * (other.weight + unknown.weight) > body.weight:
        return could_not_judge(body.percent(unknown), rests_on=unknown.studies)
    return silent(body.percent(other), rests_on=other.studies)


def _is_other_condition(line: Weighed, body: Body) -> bool | None:
    wanted, phase, studied = body.claim.scope.condition, body.claim.scope.phase, line.study.condition
    if wanted is None or studied is None:
        return None
    if wanted not in body.base.conditions_above(studied):
        return True
    if phase is None or body.stream is Stream.ANIMAL:
        # Phases are defined for people; a week in a rat is not a week in a patient.
        return False
    return _is_outside(line.study.treatment.timing, body.base.phase(wanted, phase))


def _is_outside(timing: Timing | None, phase: Phase | None) -> bool | None:
    """Whether no one was treated in the phase; `None` where the time of treatment is not known."""
    if timing is None or phase is None or timing.earliest is None:
        return None
    if phase.end is not None and timing.earliest.days >= phase.end.days:
        return True
    return timing.latest is not None and timing.latest.days < phase.start.days


def _is_other_comparator(line: Weighed, body: Body) -> bool | None:
    kinds = {finding.comparator for finding in line.findings} or {line.study.comparator}
    if body.claim.scope.comparator in kinds:
        return False
    return None if ComparatorKind.UNKNOWN in kinds else True


def _is_surrogate(line: Weighed, body: Body) -> bool | None:
    """Whether none of the outcomes that a line reads matters to patients; `None` where it reads none."""
    if not line.findings:
        return None
    outcomes = body.base.outcomes
    return all(outcomes[finding.outcome].matters_to_patients is not Answer.YES for finding in line.findings)
