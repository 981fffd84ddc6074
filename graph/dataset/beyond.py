"""What goes beyond a grade as RDF: what holds it up, what would change it, how it came about, what became of its like.

Everything here comes of the analyses and is told as they give it; nothing is computed again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.analysis.agreement import Agreements, agreements
from graph.analysis.chains import Chain, chains
from graph.analysis.history import History, history
from graph.analysis.keystones import Keystones, load_bearing
from graph.analysis.moves import Move
from graph.analysis.pairs import Pair, pairs
from graph.analysis.precedent import OVER_ALL, Precedents, Tally, precedents, tallies
from graph.analysis.proposals import Aim, Proposals, proposals
from graph.analysis.whatif import falls_without_each
from graph.dataset.facts import Fact
from graph.dataset.graders import graders
from graph.dataset.losses import losses, shares
from graph.dataset.names import Names, Run
from graph.dataset.precedents import fates, near, weakest
from graph.dataset.proposed import ProposalWords, proposed
from graph.dataset.times import epochs
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase


@dataclass(frozen=True, slots=True)
class Beyond:
    """What the analyses say of a base and its grades, each for all claims or studies.

    `without` are the claims that move when one study alone is left out. `words` put a proposal into a sentence;
    where they are `None`, proposals are told by their values alone.
    """

    without: Mapping[str, tuple[Move, ...]]
    keystones: Mapping[str, Keystones]
    proposals: Mapping[str, Proposals]
    histories: Mapping[str, History]
    pairs: tuple[Pair, ...]
    tallies: tuple[Tally, ...]
    precedents: Mapping[str, Precedents]
    chains: tuple[Chain, ...]
    agreements: Agreements
    words: ProposalWords | None = None


def beyond(base: EvidenceBase, grading: Grading, *, words: ProposalWords | None = None) -> Beyond:
    """Ask every analysis of every claim that was graded; the proposals take by far the most of the time."""
    claims = grading.assessments
    linked = pairs(base)
    return Beyond(
        without=falls_without_each(base, grading=grading),
        keystones=load_bearing(base, grading=grading),
        proposals={claim: proposals(base, claim, as_of=grading.as_of) for claim in claims},
        histories={claim: history(base, claim) for claim in claims},
        pairs=linked,
        tallies=tallies(linked, groups=OVER_ALL),
        precedents={claim: precedents(base, claim, grading=grading) for claim in claims},
        chains=chains(base, grading),
        agreements=agreements(base, as_of=grading.as_of),
        words=words,
    )


def told(names: Names, base: EvidenceBase, grading: Grading, found: Beyond) -> Iterator[Fact]:
    """All of it, claim by claim, then what is of no one claim."""
    run = Run(names, grading.edition, grading.as_of)
    for claim in grading.assessments:
        yield from shares(run, found.keystones[claim])
        yield from proposed(run, base, found.proposals[claim], found.words)
        yield from epochs(run, found.histories[claim])
        yield from near(run, found.precedents[claim])
    yield from losses(run, found.without, found.keystones)
    yield from fates(run, found.pairs, found.tallies)
    yield from weakest(run, found.chains)
    yield from graders(run, found.agreements)


def counts(found: Beyond) -> dict[str, int]:
    """How many things of each noun the analyses gave."""
    holding = found.keystones.values()
    return {
        "losses": sum(map(len, found.without.values()))
        + sum(len(one.studies) > 1 for held in holding for one in held.sets),
        "proposals": sum(len(one.of(aim)) for one in found.proposals.values() for aim in Aim),
        "epochs": sum(len(one.epochs) for one in found.histories.values()),
        "pairs": len(found.pairs),
    }
