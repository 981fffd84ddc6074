"""Harms are not voted on: one definitive case shows that a treatment can do it, and safety has counter-examples."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from graph.grading.body import Relation
from graph.grading.gathering import Gathering
from graph.grading.synthesis.effects import risk_difference
from graph.grading.synthesis.values import Events, Interval, TwoByTwo
from graph.model.assessment import HarmSeen
from graph.model.base import EvidenceBase
from graph.model.claim import Claim, Sense
from graph.model.finding import ArmResult, ArmRole, Finding, HarmKind
from graph.model.scales import Kind
from graph.model.study import Study
from graph.model.values import Answer

SERIOUS = frozenset({HarmKind.DEATH, HarmKind.SERIOUS_EVENT, HarmKind.TUMOUR})
"""Harms that contradict a claim of safety where they are held to come from the treatment."""


class Register:
    """Every recorded harm of a base, found once."""

    def __init__(self, base: EvidenceBase, gathering: Gathering) -> None:
        self._base, self._gathering = base, gathering
        self._known = [
            (study, finding)
            for study in sorted(base.studies.values(), key=lambda one: one.id)
            for finding in study.findings
            if finding.harm is not None and gathering.is_counted(study)
        ]

    def of(self, claim: Claim, counted: Iterable[str]) -> tuple[HarmSeen, ...]:
        """The harms that bear on a claim of harm or of safety: of its counted studies, and of its product's family."""
        if claim.kind is not Kind.HARM or claim.asserts not in (Sense.HARM, Sense.SAFETY):
            return ()
        mine = frozenset(counted)
        found = (self._seen(study, finding, claim, is_counted=study.id in mine) for study, finding in self._known)
        return tuple(one for one in found if one is not None)

    def of_cells(self, cells: tuple[str, ...]) -> tuple[HarmSeen, ...]:
        """Every recorded harm of a product and its family, whether or not a claim mentions it."""
        return tuple(
            told(study, finding, on_product=True)
            for study, finding in self._known
            if self._is_kin(cells, study.treatment.cells)
        )

    def _is_kin(self, spoken_of: tuple[str, ...], given: tuple[str, ...]) -> bool:
        """Whether cells are of one product or family: what one preparation of a family did, another may do."""
        if not spoken_of:
            return False
        if self._gathering.relation(spoken_of, given) is not Relation.OTHER:
            return True
        families = {self._base.family(cell) for cell in spoken_of} - {None}
        return any(self._base.family(cell) in families for cell in given)

    def _seen(self, study: Study, finding: Finding, claim: Claim, *, is_counted: bool) -> HarmSeen | None:
        is_kin = self._is_kin(claim.scope.cells, study.treatment.cells)
        if not is_counted and not is_kin:
            return None
        return told(study, finding, on_product=is_counted or is_kin)


def told(study: Study, finding: Finding, *, on_product: bool) -> HarmSeen:
    """One recorded harm with its counts: as recorded, else those of its groups."""
    treated = next((arm for arm in finding.arms if arm.role is ArmRole.TREATED), None)
    control = next((arm for arm in finding.arms if arm.role is ArmRole.CONTROL), None)
    return HarmSeen(
        study=study.id,
        finding=finding.id,
        kind=finding.harm or HarmKind.OTHER,
        count=finding.count if finding.count is not None else _events(treated),
        total=finding.total if finding.total is not None else _people(treated),
        control_count=_events(control),
        control_total=_people(control),
        definitive=finding.definitive,
        on_product=on_product,
        related=finding.related is Answer.YES,
    )


def _events(arm: ArmResult | None) -> int | None:
    return arm.events if arm else None


def _people(arm: ArmResult | None) -> int | None:
    return arm.n if arm else None


class Verdict(NamedTuple):
    """What the recorded harms settle by themselves: the harms behind it."""

    definitive: tuple[HarmSeen, ...]
    counter_examples: tuple[HarmSeen, ...]


def settled(claim: Claim, harms: Iterable[HarmSeen], base: EvidenceBase, counted: Iterable[str]) -> Verdict:
    """Definitive cases of the harm that a claim names, and serious events that contradict a claim of safety."""
    mine = frozenset(counted)
    seen = [one for one in harms if one.definitive or (one.count or 0) > 0]
    if claim.asserts is Sense.HARM:
        return Verdict(tuple(one for one in seen if one.definitive and _is_named(claim, one, base)), ())
    serious = (one for one in seen if one.definitive or (one.kind in SERIOUS and one.related and one.study in mine))
    return Verdict((), tuple(serious))


def _is_named(claim: Claim, harm: HarmSeen, base: EvidenceBase) -> bool:
    """Whether a harm is the one that a claim names; a claim that names no outcome speaks of any."""
    wanted = claim.scope.outcome
    found = (one for one in base.studies[harm.study].findings if one.id == harm.finding)
    return wanted is None or any(one.outcome == wanted for one in found)


def difference(harm: HarmSeen) -> tuple[float, Interval] | None:
    """The difference of risks with its interval, where the event was counted in a control group too."""
    numbers = (harm.count, harm.total, harm.control_count, harm.control_total)
    if any(one is None for one in numbers) or not harm.total or not harm.control_total:
        return None
    table = TwoByTwo(Events(harm.count or 0, harm.total), Events(harm.control_count or 0, harm.control_total))
    found = risk_difference(table)
    return (found.value, found.interval()) if found else None
