"""What is wrong between the judgements of several curators: one small function a question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from graph.model.assessment import Judgement
from graph.records.collection import Collection
from graph.records.document import Complaint
from graph.records.validation import Placed


def claim_is_rated(collection: Collection) -> Iterator[Complaint]:
    """Whether each judgement is on a claim whose certainty is rated."""
    claims = {claim.noun.id: claim.noun for claim in collection.claims}
    for judgement in collection.judgements:
        claim = claims.get(judgement.noun.claim)
        if claim is not None and not claim.kind.is_rated:
            message = f"the certainty of {claim.id}, a claim of kind {claim.kind}, is not rated."
            yield judgement.complaint("claim", message=message, help_="Take the judgement out.")


def curator_judged_once(collection: Collection) -> Iterator[Complaint]:
    """Whether each curator judged a step once, and nobody adjudicated one twice."""
    for on_step in _by_step(collection):
        first: dict[tuple[bool, str], Placed[Judgement]] = {}
        for judgement in on_step:
            noun = judgement.noun
            key = noun.adjudicates, "" if noun.adjudicates else noun.curator.strip().casefold()
            before = first.setdefault(key, judgement)
            if before is not judgement:
                place = before.document.where(before.keys)
                who = "The other adjudication" if noun.adjudicates else f"The other one of {noun.curator}"
                yield _complaint(judgement, "domain", "a second", f"{who} stands at {place}; keep one of the two.")


def adjudication_decides_a_difference(collection: Collection) -> Iterator[Complaint]:
    """Whether there is something to adjudicate, and whether nobody judged after it was."""
    for on_step in _by_step(collection):
        own = [judgement for judgement in on_step if not judgement.noun.adjudicates]
        decisions = [judgement for judgement in on_step if judgement.noun.adjudicates]
        differ = len({judgement.noun.change for judgement in own}) > 1
        for decision in decisions:
            if not differ:
                help_ = "Write the differing judgements of two curators first, or leave `adjudicates` out."
                yield _complaint(decision, "adjudicates", "nothing to adjudicate in the", help_)
        for judgement in own:
            decided = [decision.noun.judged for decision in decisions if decision.noun.judged < judgement.noun.judged]
            if decided:
                help_ = f"It was adjudicated on {max(decided)}; adjudicate again on a later day."
                yield _complaint(judgement, "judged", "a later", help_)


def _by_step(collection: Collection) -> Iterator[list[Placed[Judgement]]]:
    """The judgements on one domain of one body of one claim together, in the order of the file."""
    found: defaultdict[tuple[str, str, str], list[Placed[Judgement]]] = defaultdict(list)
    for judgement in collection.judgements:
        noun = judgement.noun
        found[noun.claim, noun.stream, noun.domain].append(judgement)
    yield from found.values()


def _complaint(judgement: Placed[Judgement], field: str, what: str, help_: str) -> Complaint:
    noun = judgement.noun
    message = f"{what} judgement on {noun.domain} of {noun.claim}, {noun.stream}."
    return judgement.complaint(field, message=message, help_=help_)
