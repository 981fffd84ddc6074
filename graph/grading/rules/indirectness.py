"""Indirectness: were these the product, condition, comparison and outcome that the claim speaks of?"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from graph.grading.body import Body, Relation, Weighed
from graph.grading.domains.indirectness import Differing, indirectness
from graph.grading.domains.outcome import NOTHING, Part
from graph.grading.rulebook import RATED_STREAMS, Asked, Chapter, Rule
from graph.model.assessment import Limit
from graph.model.biology import Phase
from graph.model.claim import Claim
from graph.model.scales import Domain, Kind, Stream
from graph.model.study import ComparatorKind, Route, Timing
from graph.model.values import Answer, Text

Differs = Callable[[Weighed, Body], bool | None]
"""Whether a study is about something else; `None` where nobody saw."""


def _ask(body: Body) -> Asked:
    claim = body.claim
    asked = [(part, differs) for part, applies, differs in _RESPECTS if applies(claim, body)]
    if not asked:
        return Asked(NOTHING, left_out=_ALL)
    shares: dict[Part, Differing] = {}
    behind: dict[str, tuple[str, ...]] = {}
    for part, differs in asked:
        shares[part], behind[part] = _share(body, differs)
    found = indirectness(body.method, shares)
    values = tuple(
        [100 * (share.differing + share.unknown) // body.weight if share else 0 for share in map(shares.get, _PARTS)]
    )
    return Asked(found, values, behind, left_out=_others(tuple(shares)))


@cache
def _others(asked: tuple[Part, ...]) -> frozenset[str]:
    return _ALL.difference(asked)


def _share(body: Body, differs: Differs) -> tuple[Differing, tuple[str, ...]]:
    different = unseen = 0
    studies: list[str] = []
    for line, weight in zip(body.lines, body.weights, strict=True):
        answer = differs(line, body)
        if answer is False:
            continue
        studies.append(line.study.id)
        if answer:
            different += weight
        else:
            unseen += weight
    behind = body.studies if len(studies) == len(body.studies) else tuple(studies)
    return Differing(different, unseen, body.weight), behind


def _is_other_intervention(line: Weighed, body: Body) -> bool | None:
    if line.relation is not Relation.SAME:
        return True
    wanted = body.claim.scope.route
    if wanted is None:
        return False
    given = line.study.treatment.route
    return None if given is Route.UNKNOWN else given.value != wanted


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
    outcomes = body.base.outcomes
    if line.told is not None:
        return outcomes[line.told.outcome].matters_to_patients is not Answer.YES
    if not line.findings:
        return None
    return all(outcomes[finding.outcome].matters_to_patients is not Answer.YES for finding in line.findings)


def _asks_intervention(claim: Claim, body: Body) -> bool:
    return bool(claim.scope.cells) or claim.scope.route is not None


def _asks_condition(claim: Claim, body: Body) -> bool:
    return claim.scope.condition is not None and body.stream in _IN_LIVING_BODIES


def _asks_comparator(claim: Claim, body: Body) -> bool:
    return claim.scope.comparator is not None


def _asks_outcome(claim: Claim, body: Body) -> bool:
    """Asked only where the claim is about what matters to patients."""
    if claim.kind not in _ABOUT_OUTCOMES:
        return False
    outcome = claim.scope.outcome
    if outcome is None:
        return claim.scope.population.is_human
    return body.base.outcomes[outcome].matters_to_patients is Answer.YES


_IN_LIVING_BODIES = frozenset({*(stream for stream in RATED_STREAMS if stream.is_human), Stream.ANIMAL})
_ABOUT_OUTCOMES = frozenset({Kind.EFFECT, Kind.HARM})
_RESPECTS: tuple[tuple[Part, Callable[[Claim, Body], bool], Differs], ...] = (
    (Part.INTERVENTION_DIFFERS, _asks_intervention, _is_other_intervention),
    (Part.CONDITION_DIFFERS, _asks_condition, _is_other_condition),
    (Part.COMPARATOR_DIFFERS, _asks_comparator, _is_other_comparator),
    (Part.SURROGATE_OUTCOME, _asks_outcome, _is_surrogate),
)
_PARTS = tuple(part for part, _, _ in _RESPECTS)
_ALL: frozenset[str] = frozenset(_PARTS)

_CORE = "Core GRADE 5, doi:10.1136/bmj-2024-083865; half of the weight: evigraph, edition 2"
_HALF = Text("% of the weight", "%的权重")


def _rule(part: Part, asks: Text, said: Text, why: str, *, kinds: frozenset[Kind] | None = None) -> Rule:
    return Rule(
        part,
        asks=asks,
        step=lambda method: method.indirectness.step,
        limit=lambda method: Limit(method.indirectness.differs_from_percent, _HALF),
        source=_CORE,
        ours=True,
        fired=said,
        silent=said,
        why=why,
        streams=_IN_LIVING_BODIES if part is Part.CONDITION_DIFFERS else RATED_STREAMS,
        kinds=kinds or frozenset(kind for kind in Kind if kind.is_rated),
    )


INDIRECTNESS = Chapter(
    Domain.INDIRECTNESS,
    _ask,
    (
        _rule(
            Part.INTERVENTION_DIFFERS,
            Text(
                "Was another product given than the claim speaks of, or by another route?",
                "所用产品或给药途径是否与声明不同？",
            ),
            Text(
                "{0} % of the weight comes from another product or route than the claim's, or nobody saw which.",
                "{0}%的权重来自与声明不同的产品或途径，或未见说明。",
            ),
            "Stem and progenitor cells of one family stand for each other, at the price of this step.",
        ),
        _rule(
            Part.CONDITION_DIFFERS,
            Text(
                "Was it another condition, or another phase of it, than the claim speaks of?",
                "所研究的疾病或病程阶段是否与声明不同？",
            ),
            Text(
                "{1} % of the weight comes from another condition or phase than the claim's, or nobody saw which.",
                "{1}%的权重来自与声明不同的疾病或病程阶段，或未见说明。",
            ),
            "An injury, a disease or a phase of it can answer to a treatment where another does not.",
        ),
        _rule(
            Part.COMPARATOR_DIFFERS,
            Text(
                "Was the treatment held against something else than the claim holds it against?",
                "对照是否与声明所比较的不同？",
            ),
            Text(
                "{2} % of the weight comes from another comparison than the claim makes, or nobody saw which.",
                "{2}%的权重来自与声明不同的比较，或未见说明。",
            ),
            "Better than nothing is not better than something else; asked only where the claim names a comparator.",
        ),
        _rule(
            Part.SURROGATE_OUTCOME,
            Text(
                "Were only surrogates measured where the claim speaks of what matters to patients?",
                "声明涉及患者重要结局时，是否仅测量了替代指标？",
            ),
            Text(
                "{3} % of the weight comes from surrogates, or nobody saw what was measured.",
                "{3}%的权重来自替代指标，或未见测量内容。",
            ),
            "A larger graft or a brighter scan is not a better life; asked only where the claim is about patients.",
            kinds=_ABOUT_OUTCOMES,
        ),
    ),
)
