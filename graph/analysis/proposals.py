"""What would change a grade: the cheapest missing evidence, found by grading hypothetical studies.

Nothing here knows what a rule says. A sketch of a study is put among the records of a base of its own, the claim is
graded, and the cheapest sketch that reaches a goal is kept. From cheap to dear, as `Part` and `DESIGNS` list it:

0. which way the result points: the question put, which costs nothing;
1. what is chosen on paper: the claim's own cells, condition, outcome and comparator;
2. how it is done: published in full, not paid for by the maker, random allocation, low risk of bias;
3. what only its result can show: a gradient, a large effect;
4. how many people or animals, from which its interval follows; 5. doing it twice;
6. in whom: people without controls, with controls, randomised; for a claim that does not speak of people also a dish,
   rodents and other animals. What would change a claim about people is only ever a study in people.

The result that is supposed is the smallest that patients notice (the recorded MID, else a risk of 0.40 raised by a
quarter, GRADE guidelines 6), so the size is the one at which such a result would be clear: the information size.

The dearest demand is given up first, then the size is made as small as the demands that are left allow. So a proposal
is minimal: with any of its parts dropped, the goal is missed.
"""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches

from graph.analysis.proposing.aims import caps, found_for, why_not_asked
from graph.analysis.proposing.proposal import Cap, Dropped, Proposal, Proposals, WhyNone
from graph.analysis.proposing.records import record_proposals
from graph.analysis.proposing.search import Search
from graph.analysis.proposing.standing import Aim, Goal, Standing
from graph.errors import UnknownIdError
from graph.grading.rulebook import Rulebook, rulebook
from graph.model.base import EvidenceBase

__all__ = ["Aim", "Cap", "Dropped", "Goal", "Proposal", "Proposals", "Standing", "WhyNone", "proposals"]


def proposals(base: EvidenceBase, claim: str, *, rules: Rulebook | None = None, as_of: date | None = None) -> Proposals:
    """What would raise, lower or otherwise change the grade of one claim.

    The base is left as it is. Raises `UnknownIdError` for a claim that it does not hold.
    """
    if claim not in base.claims:
        raise UnknownIdError("claim", claim, get_close_matches(claim, base.claims))
    search = Search(base, claim, rules=rules or rulebook(), day=as_of or base.topic.curated_until)
    none_because = {aim: why for aim in Aim if (why := why_not_asked(search, aim)) is not None}
    found = {aim: tuple(found_for(search, aim)) for aim in Aim if aim not in none_because}
    none_because |= {aim: WhyNone.OUT_OF_REACH for aim, proposed in found.items() if not proposed}
    return Proposals(
        claim=claim,
        now=search.now,
        raise_=found.get(Aim.RAISE, ()),
        lower=found.get(Aim.LOWER, ()),
        basis=found.get(Aim.BASIS, ()),
        direction=found.get(Aim.DIRECTION, ()),
        wording=found.get(Aim.WORDING, ()),
        records=record_proposals(base, claim),
        caps=tuple(caps(search)) if Aim.RAISE in found else (),
        none_because=tuple((aim, none_because[aim]) for aim in Aim if aim in none_because),
    )
