"""One body rated: every rule asked, the steps of each domain put together, reasons that add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from graph.grading.body import Body
from graph.grading.judging import JUDGEMENT_RULE, Settled, sentence, settle
from graph.grading.rulebook import NEVER, RATED_KINDS, RATED_STREAMS, Group, Rulebook
from graph.model.assessment import BodyAssessment, Card, Judgement, Reason, Remark
from graph.model.scales import Certainty, Domain, Remarked, Stream, Verdict
from graph.model.values import Text

# In indirectness steps add up, never beyond two; in every other domain the most severe step counts.
_ADDING = Domain.INDIRECTNESS
_FLOOR_OF_DOMAIN = -2
_UPGRADES = (Domain.LARGE_EFFECT, Domain.DOSE_RESPONSE, Domain.OPPOSING_CONFOUNDING)
SPECIES_RULE = "other-species"


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
        level += steps.effect.change
        in_model += steps.effect.in_model
        at_most |= steps.effect.is_upper_bound
        has_downgrade |= steps.effect.change < 0
    certainty = _on_scale(level)
    if certainty != level:
        stair.append(_end_of_scale(certainty - level, certainty, body.studies))
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
    """The reasons of one domain and what they do to the level."""

    reasons: list[Reason]
    effect: _Effect


class _Effect(NamedTuple):
    """What one domain does to the level: by rule, together, and without the step for another species."""

    shares: tuple[int, ...]
    change: int
    in_model: int
    is_upper_bound: bool


def _steps(body: Body, group: Group, judgements: Sequence[Judgement]) -> _Steps:
    remarks = [judge(body, limit) for _, limit, judge in group.rules]
    settled = settle([judgement for judgement in judgements if judgement.domain is group.domain])
    if settled is None:
        return _by_rules(group, remarks)
    if settled.change is None:
        return _unsettled(settled, group, remarks, body.studies)
    return _judged(settled, settled.change, group, remarks, body.studies)


def _by_rules(group: Group, remarks: Sequence[Remark | None]) -> _Steps:
    effect = _effect(group, tuple([remark.outcome if remark else None for remark in remarks]))
    told = zip(group.rules, remarks, effect.shares, strict=True)
    return _Steps([Reason(rule.card, remark, share) for rule, remark, share in told if remark], effect)


@cache
def _effect(group: Group, outcomes: tuple[Remarked | None, ...]) -> _Effect:
    """What a domain does to the level depends on the outcomes alone, so it is worked out once for each set of them."""
    answers = list(zip((rule.card for rule in group.rules), outcomes, strict=True))
    fired = [card for card, outcome in answers if outcome is Remarked.FIRED]
    unjudged = [card for card, outcome in answers if outcome is Remarked.COULD_NOT_JUDGE]
    total = _together(group.domain, fired)
    shares = _shares(group.domain, fired, total)
    return _Effect(
        shares=tuple(shares.get(card.id, 0) for card, _ in answers),
        change=total,
        in_model=_together(group.domain, [card for card in fired if card.id != SPECIES_RULE]),
        # Had one of the rules that could not judge fired, the domain would have gone lower.
        is_upper_bound=any(_together(group.domain, [*fired, card]) < total for card in unjudged),
    )


def _together(domain: Domain, fired: Sequence[Card]) -> int:
    """By how much the rules of a domain that fired change the level together."""
    if domain is _ADDING:
        return max(sum(card.change for card in fired), _FLOOR_OF_DOMAIN)
    return max((card.change for card in fired), key=abs, default=0)


def _shares(domain: Domain, fired: Sequence[Card], total: int) -> dict[str, int]:
    """The part of a domain's change that each rule brings; what a more severe rule covers brings nothing."""
    if domain is not _ADDING:
        decisive = next((card for card in fired if card.change == total), None)
        return {decisive.id: total} if decisive else {}
    shares: dict[str, int] = {}
    left = total
    for card in fired:
        shares[card.id] = max(card.change, left)
        left -= shares[card.id]
    return shares


def _judged(
    settled: Settled, change: int, group: Group, remarks: Sequence[Remark | None], studies: tuple[str, ...]
) -> _Steps:
    """The curators' step before the rules' own, which are kept and add nothing."""
    card = replace(_JUDGEMENT, domain=group.domain, change=change, fired=_AS_TOLD)
    step = Reason(card, _remark(settled, Remarked.FIRED, studies), change)
    told = zip(group.rules, remarks, strict=True)
    replaced = [Reason(rule.card, remark, 0, replaced=True) for rule, remark in told if remark]
    return _Steps([step, *replaced], _Effect((), change, change, is_upper_bound=False))


def _unsettled(settled: Settled, group: Group, remarks: Sequence[Remark | None], studies: tuple[str, ...]) -> _Steps:
    """The rules' own steps count while curators differ; had the lowest of them been right, the level would be lower."""
    card = replace(_JUDGEMENT, domain=group.domain, unjudged=_AS_TOLD)
    open_ = Reason(card, _remark(settled, Remarked.COULD_NOT_JUDGE, studies), 0)
    reasons, effect = _by_rules(group, remarks)
    lowest = min(judgement.change for judgement in settled.judgements)
    is_upper_bound = effect.is_upper_bound or lowest < effect.change
    return _Steps([open_, *reasons], effect._replace(is_upper_bound=is_upper_bound))


def _remark(settled: Settled, outcome: Remarked, studies: tuple[str, ...]) -> Remark:
    words = sentence(settled)
    return Remark(outcome, (words.en, words.zh), studies)


def _end_of_scale(back: int, certainty: Certainty, studies: tuple[str, ...]) -> Reason:
    """The step back onto the scale, so that the reasons still add up."""
    remark = Remark(Remarked.FIRED, (int(certainty),), studies)
    return Reason(_SCALE_ENDS[back], remark, back)


def _own_card(name: str, domain: Domain, change: int, fired: Text) -> Card:
    """The card of a step that no rule takes."""
    return Card(
        id=name,
        domain=domain,
        asks=NEVER,
        change=change,
        limit=None,
        source="",
        ours=False,
        streams=RATED_STREAMS,
        kinds=RATED_KINDS,
        fired=fired,
        silent=NEVER,
        unjudged=NEVER,
        why="",
    )


# What curators wrote is put in as it is: braces in it are only text.
_AS_TOLD = Text("{0}", "{1}")
_JUDGEMENT = _own_card(JUDGEMENT_RULE, Domain.START, 0, NEVER)
_CLAMPED = Text("The scale ends here: the level stays at {0} of 4.", "已到等级的尽头：保持为4级中的{0}级。")
# Domains take off at most two each and give back at most four in all, so these are all the steps back there are.
_SCALE_ENDS = {back: _own_card("end-of-scale", Domain.SCALE, back, _CLAMPED) for back in range(-8, 13)}
