"""One body rated: every rule asked, the steps of each domain put together, reasons that add up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from graph.grading.body import Body
from graph.grading.rulebook import Card, Remark, Rulebook
from graph.model.assessment import BodyAssessment, Judgement, Reason
from graph.model.scales import Certainty, Domain, Remarked, Stream, Verdict
from graph.model.values import Sentence, Text

# Steps of one domain add up in indirectness, never beyond two; in the others the most severe one counts.
_ADDING = frozenset({Domain.INDIRECTNESS})
_FLOOR_OF_DOMAIN = -2
_UPGRADES = frozenset({Domain.LARGE_EFFECT, Domain.DOSE_RESPONSE, Domain.OPPOSING_CONFOUNDING})
SPECIES_RULE = "other-species"

_JUDGED = Text("A curator put a judgement in place of the rules: {0} ({1}, {2})", "策展人以判断取代规则:{0}({1},{2})")
_CLAMPED = Text("The scale ends here: the level stays at {0} of 4.", "量表到此为止:等级保持为4级中的{0}级。")


class Asked(NamedTuple):
    """A rule's card with its remark."""

    card: Card
    remark: Remark


def rate(body: Body, rulebook: Rulebook, judgements: Sequence[Judgement]) -> BodyAssessment:
    """One body with its verdict and, where its kind is rated, its certainty and reasons."""
    if not body.claim.kind.is_rated or body.stream is Stream.STATEMENT:
        return _assessment(body, (), None, None, at_most=False)
    asked = [Asked(card, remark) for card in rulebook.cards if (remark := card.remark(body)) is not None]
    down = [ask for ask in asked if ask.card.domain not in _UPGRADES]
    reasons = _steps(body, down, judgements)
    if all(reason.change >= 0 for reason in reasons):
        reasons += _steps(body, [ask for ask in asked if ask.card.domain in _UPGRADES], judgements)
    level = sum(reason.change for reason in reasons)
    reasons += _clamp(level, body.studies)
    certainty = Certainty(sum(reason.change for reason in reasons))
    in_model = _in_model(reasons, down, judgements) if body.stream is Stream.ANIMAL else certainty
    return _assessment(body, tuple(reasons), certainty, in_model, at_most=_is_upper_bound(down, judgements))


def verdict_of(body: Body) -> Verdict:
    """Three quarters of the weight decide; anything between is contested."""
    whole, on_side = 2 * body.weight, body.quarters_for
    if 100 * on_side >= 75 * whole:
        return Verdict.SUPPORTED
    return Verdict.CONTRADICTED if 100 * on_side <= 25 * whole else Verdict.CONTESTED


def _assessment(
    body: Body, reasons: tuple[Reason, ...], certainty: Certainty | None, in_model: Certainty | None, *, at_most: bool
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


def _steps(body: Body, asked: Sequence[Asked], judgements: Sequence[Judgement]) -> list[Reason]:
    """The reasons of all domains in the order of the stair, a judgement before the rules that it replaces."""
    reasons: list[Reason] = []
    judged = {judgement.domain: judgement for judgement in judgements}
    shown: set[Domain] = set()
    counted = _counted(asked)
    for (card, remark), change in zip(asked, counted, strict=True):
        judgement = judged.get(card.domain)
        if judgement is not None and card.domain not in shown:
            reasons.append(_judged(judgement, body.studies))
        shown.add(card.domain)
        step = card.change if remark.outcome is Remarked.FIRED else 0
        replaced = judgement is not None
        reasons.append(
            Reason(
                card.id,
                card.domain,
                remark.outcome,
                step,
                0 if replaced else change,
                card.sentence(remark),
                remark.rests_on,
                replaced,
            )
        )
    return reasons


def _counted(asked: Sequence[Asked]) -> list[int]:
    """By how much each rule changes the level, given the other rules of its domain."""
    worst: dict[Domain, int] = {}
    for card, remark in asked:
        if remark.outcome is Remarked.FIRED and abs(card.change) > abs(worst.get(card.domain, 0)):
            worst[card.domain] = card.change
    left = dict.fromkeys(_ADDING, _FLOOR_OF_DOMAIN)
    return [_change(card, remark, worst, left) for card, remark in asked]


def _change(card: Card, remark: Remark, worst: dict[Domain, int], left: dict[Domain, int]) -> int:
    if remark.outcome is not Remarked.FIRED:
        return 0
    if card.domain in _ADDING:
        change = max(card.change, left[card.domain])
        left[card.domain] -= change
        return change
    # The first rule with the domain's most severe step counts; the others are kept and add nothing.
    return worst.pop(card.domain, 0) if card.change == worst.get(card.domain) else 0


def _judged(judgement: Judgement, studies: tuple[str, ...]) -> Reason:
    why = Text(
        _JUDGED.en.format(judgement.why.en, judgement.curator, judgement.judged),
        _JUDGED.zh.format(judgement.why.zh, judgement.curator, judgement.judged),
    )
    step = judgement.change
    return Reason("judgement", judgement.domain, Remarked.FIRED, step, step, Sentence(_verbatim(why)), studies)


def _verbatim(text: Text) -> Text:
    """A text as a template that says just that, braces included."""
    return Text(*(words.replace("{", "{{").replace("}", "}}") for words in (text.en, text.zh)))


def _clamp(level: int, studies: tuple[str, ...]) -> list[Reason]:
    """The step back onto the scale, so that the reasons still add up."""
    bounded = min(max(level, Certainty.VERY_LOW), Certainty.HIGH)
    if bounded == level:
        return []
    back = bounded - level
    return [
        Reason("end-of-scale", Domain.SCALE, Remarked.FIRED, back, back, Sentence(_CLAMPED, (int(bounded),)), studies)
    ]


def _in_model(reasons: Sequence[Reason], asked: Sequence[Asked], judgements: Sequence[Judgement]) -> Certainty:
    """The level without the step for another species; a judgement on indirectness stands as it is."""
    if any(judgement.domain is Domain.INDIRECTNESS for judgement in judgements):
        kept = asked
    else:
        kept = [ask for ask in asked if ask.card.id != SPECIES_RULE]
    indirectness = sum(
        change for ask, change in zip(kept, _counted(kept), strict=True) if ask.card.domain is Domain.INDIRECTNESS
    )
    others = sum(r.change for r in reasons if r.domain not in (Domain.INDIRECTNESS, Domain.SCALE))
    judged = sum(r.change for r in reasons if r.domain is Domain.INDIRECTNESS and r.rule == "judgement")
    level = others + (judged if kept is asked else indirectness)
    return Certainty(min(max(level, Certainty.VERY_LOW), Certainty.HIGH))


def _is_upper_bound(asked: Sequence[Asked], judgements: Sequence[Judgement]) -> bool:
    """Whether a rule that could not judge would have lowered its domain further had it fired."""
    judged = {judgement.domain for judgement in judgements}
    return any(
        ask.remark.outcome is Remarked.COULD_NOT_JUDGE and ask.card.domain not in judged and _would_lower(ask, asked)
        for ask in asked
    )


def _would_lower(ask: Asked, asked: Sequence[Asked]) -> bool:
    domain = ask.card.domain
    fired = [other.card.change for other in asked if other.card.domain is domain and _fired(other)]
    now = max(sum(fired), _FLOOR_OF_DOMAIN) if domain in _ADDING else min(fired, default=0)
    then = max(now + ask.card.change, _FLOOR_OF_DOMAIN) if domain in _ADDING else min(now, ask.card.change)
    return then < now


def _fired(ask: Asked) -> bool:
    return ask.remark.outcome is Remarked.FIRED
