"""What became of early gains, and where a chain is weakest in people, as RDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from graph.analysis.chains import Arrow, Chain
from graph.analysis.pairs import Match, Nearness, Pair
from graph.analysis.precedent import OVER_ALL, Group, Precedents, Tally
from graph.dataset.facts import Fact, Said, facts, more
from graph.dataset.names import Run
from graph.dataset.vocabulary import EV

_FARTHEST = {Group.SAME_PRODUCT: Nearness.SAME_PRODUCT, Group.SAME_FAMILY: Nearness.SAME_FAMILY}


def fates(run: Run, told: Iterable[Pair], tallies: Iterable[Tally]) -> Iterator[Fact]:
    """Every pair with what became of its early gain, and the tallies over all of them."""
    for pair in told:
        yield from _pair(run, pair)
    for tally in tallies:
        yield from facts(run.part("precedent-tally", tally.group), EV.PrecedentTally, _tally(tally))


def near(run: Run, found: Precedents) -> Iterator[Fact]:
    """The tallies that a claim is near to, with their pairs, those told apart included."""
    for tally in found.tallies:
        if tally.group in OVER_ALL:
            continue
        within = (pair for pair in found.pairs if pair.nearness is not None and pair.nearness <= _FARTHEST[tally.group])
        said: Said = {
            EV.claim: run.names.claim(found.claim),
            EV.precedentPair: [_node(run, pair) for pair in within],
        }
        node = run.part("precedent-tally", found.claim, tally.group)
        yield from facts(node, EV.PrecedentTally, said | _tally(tally))


def _node(run: Run, pair: Pair) -> NamedNode:
    return run.part("precedent-pair", pair.early.id, pair.later.id)


def _pair(run: Run, pair: Pair) -> Iterator[Fact]:
    said: Said = {
        EV.earlierStudy: run.names.study(pair.early.id),
        EV.laterStudy: run.names.study(pair.later.id),
        EV.fate: pair.fate,
        EV.fateReason: pair.because,
        EV.isTallied: pair.is_counted,
        EV.toldApart: pair.apart,
    }
    yield from facts(_node(run, pair), EV.PrecedentPair, said)
    for match in pair.matches:
        yield from _match(run, pair, match)


def _match(run: Run, pair: Pair, match: Match) -> Iterator[Fact]:
    said: Said = {
        EV.precedentPair: _node(run, pair),
        EV.outcome: run.names.outcome(match.outcome),
        EV.earlierFinding: run.names.finding(pair.early.id, match.early.id),
        EV.laterFinding: run.names.finding(pair.later.id, match.later.id) if match.later else None,
        EV.fate: match.fate,
        EV.fateReason: match.because,
        EV.isSameTime: match.same_time,
    }
    node = run.part("precedent-match", pair.early.id, pair.later.id, match.outcome)
    yield from facts(node, EV.PrecedentMatch, said)


def _tally(tally: Tally) -> Said:
    return {
        EV.precedentGroup: tally.group,
        EV.held: tally.held,
        EV.shrank: tally.shrank,
        EV.vanished: tally.vanished,
        EV.reversed: tally.reversed,
        EV.decided: tally.decided,
        EV.untold: tally.untold,
        EV.laterStudies: tally.later_studies,
        EV.heldPercent: tally.percent,
        EV.isTooFew: tally.is_too_few,
    }


def weakest(run: Run, found: Iterable[Chain]) -> Iterator[Fact]:
    """Each mechanism's arrow with the weakest support in people, and the highest rung in people of every arrow."""
    for chain in found:
        weak = chain.weakest_in_people
        for order, arrow in enumerate(chain.arrows, start=1):
            node = run.names.link(chain.mechanism, order)
            yield from more(node, _arrow(arrow))
            if arrow is weak:
                yield from more(run.names.mechanism(chain.mechanism), {EV.weakestLink: node})


def _arrow(arrow: Arrow) -> Said:
    return {EV.highestRungInPeople: arrow.best_human}
