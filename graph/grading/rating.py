"""One body rated: every rule asked, the steps of each domain put together, reasons that add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from graph.grading.body import Body
from graph.grading.domains.consistency import Counted
from graph.grading.domains.outcome import HIGHEST, Fired
from graph.grading.judging import JUDGEMENT_RULE, Settled, sentence, settle
from graph.grading.pooled import absolute, shown
from graph.grading.rulebook import NEVER, RATED_KINDS, RATED_STREAMS, Asked, Group, Rulebook
from graph.grading.synthesis.proportions import wilson
from graph.model.assessment import BodyAssessment, Card, Judgement, Reason, Remark, Votes
from graph.model.scales import Certainty, Domain, Remarked, Stream
from graph.model.values import Species, Text

_UPGRADES = (Domain.LARGE_EFFECT, Domain.DOSE_RESPONSE)


def rate(body: Body, rulebook: Rulebook, judgements: Sequence[Judgement]) -> BodyAssessment:
    """One body with its direction and, where its kind is rated, its certainty and reasons."""
    if not body.claim.kind.is_rated or body.stream is Stream.STATEMENT:
        return _assessment(body, None, None, ())
    stair = _Stair(body, judgements)
    for group in rulebook.groups(body.stream, body.claim.kind):
        stair.take(group)
    return _assessment(body, Certainty(stair.level), Certainty(max(stair.level, stair.best)), tuple(stair.reasons))


class _Stair:
    """The level of a body on its way down: with every step, and without those that rest on something not seen."""

    def __init__(self, body: Body, judgements: Sequence[Judgement]) -> None:
        self._body = body
        self._judgements = judgements
        self._went_down = self._best_went_down = False
        self.level = self.best = 0
        self.reasons: list[Reason] = []

    def take(self, group: Group) -> None:
        """Ask the rules of one domain and go where they point."""
        if group.domain in _UPGRADES and self._best_went_down:
            return  # Only bodies without a step down are rated up.
        asked = group.ask(self._body)
        if group.domain is Domain.START:
            self._start(group, asked)
            return
        if group.domain in _UPGRADES and self._went_down:
            self.best = min(HIGHEST, self.best + asked.outcome.at_best)
            return
        settled = settle([one for one in self._judgements if one.domain is group.domain]) if self._judgements else None
        if settled is not None and group.lowest == Certainty.VERY_LOW:
            self._judged(settled, group, asked)
        else:
            self._by_rules(group, asked)

    def _start(self, group: Group, asked: Asked) -> None:
        card = next(card for card in group.cards if card.id not in asked.left_out)
        remark = Remark(Remarked.FIRED, asked.values, self._body.studies)
        self.reasons.append(Reason(card, remark, card.change))
        self.level = self.best = card.change

    def _by_rules(self, group: Group, asked: Asked) -> None:
        outcome, behind, studies = asked.outcome, asked.rests_on, self._body.studies
        values = _shared(asked.values)
        # Most rules say nothing of particular studies, so that they share one remark.
        silent = Remark(Remarked.SILENT, values, studies)
        plan = _plan(group, outcome.fired, outcome.step, asked.left_out, self.level)
        if not (outcome.fired or behind or asked.unjudged):
            self.reasons += [Reason(card, silent, 0) for card, _, _, _ in plan]
            return
        add = self.reasons.append
        for card, fired, change, covered in plan:
            rests_on = behind.get(card.id) if behind else None
            if fired is not None:
                remark = Remark(Remarked.FIRED, values, rests_on or studies, fired.unseen)
                add(Reason(card, remark, change, covered=covered))
            elif not rests_on and card.id not in asked.unjudged:
                add(Reason(card, silent, 0))
            else:
                add(Reason(card, Remark(_unfired(card, asked), values, rests_on or studies), 0))
        self._go(outcome.step, outcome.at_best, group.lowest)

    def _go(self, step: int, at_best: int, lowest: int) -> None:
        if not step and not at_best:
            return
        self.level += _within(self.level, step, lowest)
        self.best += _within(self.best, at_best, lowest)
        self._went_down |= step < 0
        self._best_went_down |= at_best < 0

    def _judged(self, settled: Settled, group: Group, asked: Asked) -> None:
        """The curators' step before the rules' own, which are kept and add nothing; or theirs while curators differ."""
        words = sentence(settled)
        outcome = Remarked.FIRED if settled.change is not None else Remarked.COULD_NOT_JUDGE
        card = replace(_JUDGEMENT, domain=group.domain, change=settled.change or 0)
        remark = Remark(outcome, (words.en, words.zh), self._body.studies)
        if settled.change is None:
            self.reasons.append(Reason(card, remark, 0))
            self._by_rules(group, asked)
            return
        before = self.level, self.best, self._went_down, self._best_went_down
        self.reasons.append(Reason(card, remark, _within(self.level, settled.change, group.lowest)))
        kept = len(self.reasons)
        self._by_rules(group, asked)
        self.reasons[kept:] = [reason._replace(change=0, replaced=True) for reason in self.reasons[kept:]]
        self.level, self.best, self._went_down, self._best_went_down = before
        self._go(settled.change, settled.change, group.lowest)


@lru_cache(maxsize=65536)
def _shared(values: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """The same values, kept once for all bodies that have them, because most bodies are small and alike."""
    return values


@lru_cache(maxsize=4096)
def _plan(
    group: Group, fired: tuple[Fired, ...], step: int, left_out: frozenset[str], level: int
) -> tuple[tuple[Card, Fired | None, int, bool], ...]:
    """The cards to tell of, each with what fired of it, the change that it makes, and whether others took a part of it.

    It depends on these alone, and few of them differ, so it is worked out once for each.
    """
    parts = {str(one.part): one for one in fired}
    plan: list[tuple[Card, Fired | None, int, bool]] = []
    for card in group.cards:
        if card.id in left_out:
            continue
        one = parts.get(card.id)
        if one is None:
            plan.append((card, None, 0, False))
            continue
        share = max(one.step, step) if one.step < 0 else min(one.step, step)
        step -= share
        change = _within(level, share, group.lowest)
        level += change
        plan.append((card, one, change, share > one.step))
    return tuple(plan)


def _unfired(card: Card, asked: Asked) -> Remarked:
    """A rule that takes nothing; one whose step is nothing fires by naming studies."""
    if card.id in asked.unjudged:
        return Remarked.COULD_NOT_JUDGE
    if card.change == 0 and asked.rests_on and asked.rests_on.get(card.id):
        return Remarked.FIRED
    return Remarked.SILENT


def _within(level: int, step: int, lowest: int) -> int:
    """The part of a step that the scale has room for."""
    if step < 0:
        room = lowest - level
        return step if step >= room else min(room, 0)
    return min(step, HIGHEST - level) if step else 0


def _assessment(
    body: Body, certainty: Certainty | None, at_best: Certainty | None, reasons: tuple[Reason, ...]
) -> BodyAssessment:
    estimated = body.estimated
    return BodyAssessment(
        stream=body.stream,
        on_product=body.key.on_product,
        direction=body.direction,
        size=body.size,
        certainty=certainty,
        at_best=at_best,
        decided_by="estimates" if body.effect is not None else "votes",
        votes=_votes(body.votes),
        pooled=shown(estimated) if estimated else None,
        absolute=absolute(estimated) if estimated else None,
        studies=body.studies,
        folded=body.folded,
        subjects=body.subjects,
        unknown=body.unknown,
        reasons=reasons,
        species=_species(body),
        named=body.key.named,
        laboratories=_laboratories(body),
    )


@lru_cache(maxsize=4096)
def _votes(counted: Counted) -> Votes:
    """The votes with the share of those with a direction that are on the claim's side."""
    directed = counted.for_ + counted.against + counted.mixed
    interval = wilson(counted.halves_for / 2, directed)
    share = None
    if interval is not None:
        share = (50 * counted.halves_for / directed, 100 * interval.low, 100 * interval.high)
    return Votes(counted.for_, counted.against, counted.mixed, counted.unclear, share)


def _species(body: Body) -> tuple[Species, ...]:
    if body.stream.is_human:
        return _PEOPLE
    found: set[Species] = set()
    for line in body.lines:
        one = line.line.species
        found.update((one,) if one else line.study.species)
    return tuple(sorted(found))


_PEOPLE = (Species.HUMAN,)


def _laboratories(body: Body) -> tuple[tuple[str, int], ...]:
    count = Counter([name for line in body.lines for name in line.study.laboratories])
    if not count:
        return ()
    return tuple((name, 100 * number // len(body.lines)) for name, number in sorted(count.items()))


# What curators wrote is put in as it is: braces in it are only text.
_AS_TOLD = Text("{0}", "{1}")
_JUDGEMENT = Card(
    id=JUDGEMENT_RULE,
    domain=Domain.START,
    asks=NEVER,
    change=0,
    limit=None,
    source="",
    ours=False,
    streams=RATED_STREAMS,
    kinds=RATED_KINDS,
    fired=_AS_TOLD,
    silent=NEVER,
    unjudged=_AS_TOLD,
    why="",
)
