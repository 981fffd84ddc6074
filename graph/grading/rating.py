"""One body rated: every rule asked, the steps of each domain put together, reasons that add up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from graph.grading.body import Body
from graph.grading.rulebook import Card, Group, Remark, Rulebook
from graph.model.assessment import BodyAssessment, Judgement, Reason
from graph.model.scales import Certainty, Domain, Remarked, Stream, Verdict
from graph.model.values import Sentence, Text

# In indirectness steps add up, never beyond two; in every other domain the most severe step counts.
_ADDING = Domain.INDIRECTNESS
_FLOOR_OF_DOMAIN = -2
_UPGRADES = (Domain.LARGE_EFFECT, Domain.DOSE_RESPONSE, Domain.OPPOSING_CONFOUNDING)
SPECIES_RULE = "other-species"

_JUDGED = Text("A curator put a judgement in place of the rules: {0} ({1}, {2})", "策展人以判断取代规则:{0}({1},{2})")
_CLAMPED = Text("The scale ends here: the level stays at {0} of 4.", "量表到此为止:等级保持为4级中的{0}级。")


def rate(body: Body, rulebook: Rulebook, judgements: Sequence[Judgement]) -> BodyAssessment:
    """One body with its verdict and, where its kind is rated, its certainty and reasons."""
    if not body.claim.kind.is_rated or body.stream is Stream.STATEMENT:
        return _assessment(body, None, None, at_most=False, reasons=())
    stair: list[Reason] = []
    level = in_model = 0
    at_most = has_downgrade = False
    for group in rulebook.groups(body.stream, body.claim.kind):
        if has_downgrade and group.domain in _UPGRADES:
            continue
        steps = _steps(body, group, judgements)
        stair += steps.reasons
        level += steps.change
        in_model += steps.in_model
        at_most |= steps.is_upper_bound
        has_downgrade |= steps.change < 0
    certainty = _on_scale(level)
    if certainty != level:
        back = certainty - level
        words = Sentence(_CLAMPED, (int(certainty),))
        stair.append(Reason("end-of-scale", Domain.SCALE, Remarked.FIRED, back, back, words, body.studies))
    return _assessment(body, certainty, _on_scale(in_model), at_most=at_most, reasons=tuple(stair))


def verdict_of(body: Body) -> Verdict:
    """Three quarters of the weight decide; anything between is contested."""
    whole, on_side = 2 * body.weight, body.quarters_for
    if 100 * on_side >= 75 * whole:
        return Verdict.SUPPORTED
    return Verdict.CONTRADICTED if 100 * on_side <= 25 * whole else Verdict.CONTESTED


def _on_scale(level: int) -> Certainty:
    return Certainty(min(max(level, Certainty.VERY_LOW), Certainty.HIGH))


def _assessment(
    body: Body,
    certainty: Certainty | None,
    in_model: Certainty | None,
    *,
    at_most: bool,
    reasons: tuple[Reason, ...],
) -> BodyAssessment:
    return BodyAssessment(
        stream=body.stream,
        on_product=body.on_product,
        certainty=certainty,
        in_model=in_model,
        at_most=at_most,
        verdict=verdict_of(body),
        studies=body.studies,
        folded=body.folded,
        subjects=body.known_subjects,
        unknown=len(body.unknown_studies),
        supporting_percent=body.supporting_percent,
        reasons=reasons,
    )


class _Steps(NamedTuple):
    """What one domain does to the level; `in_model` is its change without the step for another species."""

    reasons: list[Reason]
    change: int
    in_model: int
    is_upper_bound: bool


def _steps(body: Body, group: Group, judgements: Sequence[Judgement]) -> _Steps:
    asked: list[tuple[Card, Remark]] = []
    for card in group.cards:
        remark = card.judge(body, card.threshold)
        if remark is not None:
            asked.append((card, remark))
    judgement = next((one for one in judgements if one.domain is group.domain), None)
    if judgement is not None:
        reasons = [_judged(judgement, body.studies), *(_reason(card, remark, 0, replaced=True) for card, remark in asked)]
        return _Steps(reasons, judgement.change, judgement.change, is_upper_bound=False)
    fired = [card for card, remark in asked if remark.outcome is Remarked.FIRED]
    total = _together(group.domain, fired)
    changes = _shares(group.domain, fired, total)
    reasons = [_reason(card, remark, changes.get(card.id, 0)) for card, remark in asked]
    return _Steps(
        reasons,
        total,
        _together(group.domain, [card for card in fired if card.id != SPECIES_RULE]),
        is_upper_bound=_hides_a_step(group.domain, asked, fired, total),
    )


def _together(domain: Domain, fired: Sequence[Card]) -> int:
    """By how much the rules of a domain that fired change the level together."""
    if not fired:
        return 0
    if domain is _ADDING:
        return max(sum(card.change for card in fired), _FLOOR_OF_DOMAIN)
    return max((card.change for card in fired), key=abs)


def _shares(domain: Domain, fired: Sequence[Card], total: int) -> dict[str, int]:
    """The part of a domain's change that each rule brings; what a more severe rule covers brings nothing."""
    if len(fired) < 2:
        return {card.id: total for card in fired}
    if domain is not _ADDING:
        return {next(card.id for card in fired if card.change == total): total}
    shares: dict[str, int] = {}
    left = total
    for card in fired:
        shares[card.id] = max(card.change, left)
        left -= shares[card.id]
    return shares


def _reason(card: Card, remark: Remark, change: int, *, replaced: bool = False) -> Reason:
    outcome = remark.outcome
    if outcome is Remarked.FIRED:
        words, step = card.fired, card.change
    elif outcome is Remarked.SILENT:
        words, step = card.silent, 0
    else:
        words, step = card.unjudged or card.silent, 0
    return Reason(
        card.id, card.domain, outcome, step, change, Sentence(words, remark.values), remark.rests_on, replaced
    )


def _hides_a_step(domain: Domain, asked: Sequence[tuple[Card, Remark]], fired: Sequence[Card], total: int) -> bool:
    """Whether a rule that could not judge would have lowered the domain further had it fired."""
    return any(
        remark.outcome is Remarked.COULD_NOT_JUDGE and _together(domain, [*fired, card]) < total
        for card, remark in asked
    )


def _judged(judgement: Judgement, studies: tuple[str, ...]) -> Reason:
    """The curator's step; the words are the curator's, so they are not a template."""
    why = Text(
        _JUDGED.en.format(judgement.why.en, judgement.curator, judgement.judged),
        _JUDGED.zh.format(judgement.why.zh, judgement.curator, judgement.judged),
    )
    verbatim = Text(*(words.replace("{", "{{").replace("}", "}}") for words in (why.en, why.zh)))
    step = judgement.change
    return Reason("judgement", judgement.domain, Remarked.FIRED, step, step, Sentence(verbatim), studies)
