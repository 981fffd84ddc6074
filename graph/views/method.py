"""What the Method page tells: the ladder, the rules with what each did here, the ceilings of wording, the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from graph.dataset.manifest import counts
from graph.grading.ladder import OCEBM_LEVELS
from graph.grading.rulebook import Rulebook
from graph.grading.wording import CEILINGS
from graph.model.assessment import Assessment, Card, Grading
from graph.model.base import EvidenceBase
from graph.model.scales import Conclusion, Domain, Remarked, Rung, Wording
from graph.model.values import Text


@dataclass(frozen=True, slots=True)
class Level:
    """A rung of the ladder, the level of evidence it is mapped to, and how many studies support a claim from it."""

    rung: Rung
    ocebm: Text
    studies: int


@dataclass(frozen=True, slots=True)
class RuleUse:
    """A rule and the claims whose deciding body it was asked of.

    `moved` are those whose level it changed, a part of `fired`; a rule may fire and be covered by a stricter one.
    """

    card: Card
    fired: tuple[str, ...]
    moved: tuple[str, ...]
    silent: tuple[str, ...]
    unjudged: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The firmest wording that a conclusion allows."""

    conclusion: Conclusion
    wording: Wording


@dataclass(frozen=True, slots=True)
class Method:
    """Everything on the page that is computed."""

    ladder: tuple[Level, ...]
    rules: tuple[tuple[Domain, tuple[RuleUse, ...]], ...]
    ceilings: tuple[Ceiling, ...]
    counts: tuple[tuple[str, int], ...]

    def use(self, rule: str) -> RuleUse | None:
        """The rule of this id."""
        return next((use for _, uses in self.rules for use in uses if use.card.id == rule), None)


def method(base: EvidenceBase, grading: Grading, rulebook: Rulebook) -> Method:
    """The method as these records were graded by it."""
    uses = [_use(card, grading.assessments.values()) for card in rulebook.cards]
    domains = dict.fromkeys(use.card.domain for use in uses)
    standing = _standing(base, grading)
    return Method(
        ladder=tuple(Level(rung, OCEBM_LEVELS[rung], standing[rung]) for rung in reversed(Rung)),
        rules=tuple((domain, tuple(use for use in uses if use.card.domain is domain)) for domain in domains),
        ceilings=(Ceiling(Conclusion.SHOWN, Wording.ESTABLISHED), *(Ceiling(*one) for one in CEILINGS.items())),
        counts=tuple(counts(base, grading).items()),
    )


def _standing(base: EvidenceBase, grading: Grading) -> Counter[Rung]:
    """Supporting lines of the claims on each rung: a study that supports three claims stands there three times."""
    found: Counter[Rung] = Counter()
    for claim in base.claims:
        for count in grading.assessments[claim].ladder:
            found[count.rung] += count.studies
    return found


def _use(card: Card, assessments: Iterable[Assessment]) -> RuleUse:
    """What the rule said of the bodies that decide."""
    said = [
        (assessment.claim, reason)
        for assessment in assessments
        for reason in assessment.reasons
        if reason.rule == card.id
    ]
    return RuleUse(
        card,
        fired=tuple(claim for claim, reason in said if reason.outcome is Remarked.FIRED),
        moved=tuple(claim for claim, reason in said if reason.outcome is Remarked.FIRED and reason.change),
        silent=tuple(claim for claim, reason in said if reason.outcome is Remarked.SILENT),
        unjudged=tuple(claim for claim, reason in said if reason.outcome is Remarked.COULD_NOT_JUDGE),
    )
