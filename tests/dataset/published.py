"""What a store publishes beyond the grades, read back into tuples of ids, to be held against the analyses."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from pyoxigraph import Literal, NamedNode, Store

from graph.analysis.keystones import LOAD
from graph.analysis.proposals import Aim
from graph.dataset.beyond import Beyond
from graph.dataset.names import notation
from graph.dataset.reused import RDF
from graph.dataset.vocabulary import EV
from graph.model.base import EvidenceBase

Told = dict[str, tuple[str, ...]]
"""What is said of one thing: the last part of each property, and the ids or texts of its values in order."""


def told(store: Store, kind: NamedNode) -> dict[str, Told]:
    """Everything of a class, by the address of the thing after its kind, edition and day."""
    return {_tail(node): _said(store, node) for node in _of(store, kind)}


def _of(store: Store, kind: NamedNode) -> Iterator[NamedNode]:
    for quad in store.quads_for_pattern(None, RDF.type, kind, None):
        assert isinstance(quad.subject, NamedNode)
        yield quad.subject


def _tail(node: NamedNode) -> str:
    return node.value.split("/id/")[1].split("/", 3)[3]


def _said(store: Store, node: NamedNode) -> Told:
    said: dict[str, list[str]] = {}
    for quad in store.quads_for_pattern(node, None, None, None):
        said.setdefault(quad.predicate.value.rpartition("#")[2], []).append(_short(quad.object))
    return {name: tuple(sorted(values)) for name, values in said.items()}


def _short(value: object) -> str:
    return value.value if isinstance(value, Literal) else str(value).strip("<>").rpartition("/")[2]


def values(**said: object) -> Told:
    """What ought to be said, in the form in which it is read back; `None` and nothing are not said."""
    listed = {name: value if isinstance(value, list | tuple | frozenset) else (value,) for name, value in said.items()}
    shown = {name: tuple(sorted(_text(one) for one in many if one is not None)) for name, many in listed.items()}
    return {name: many for name, many in shown.items() if many}


def _text(value: object) -> str:
    if isinstance(value, Enum):
        return notation(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


# What ought to be there


def losses(found: Beyond) -> dict[str, Told]:
    """Every study whose loss moves a claim, and every smallest set of several, from the analyses."""
    alone = {
        f"{move.claim}/{study}": values(
            type="ns#Loss",
            claim=move.claim,
            withoutStudy=study,
            studyCount=1,
            aspect=move.aspects,
            isKeystone=study in found.keystones[move.claim].alone,
            certaintyAfter=move.after.certainty,
            certaintyAtBestAfter=move.after.at_best,
            basisAfter=move.after.basis,
            conclusionAfter=move.after.conclusion,
            tooFirmAfter=move.after.marks.too_firm if move.after.marks else None,
        )
        for study, moves in found.without.items()
        for move in moves
    }
    sets = {
        "/".join([claim, *one.studies]): values(
            type="ns#Loss",
            claim=claim,
            withoutStudy=one.studies,
            studyCount=len(one.studies),
            aspect=one.aspects,
            isKeystone=True,
            certaintyAfter=one.after.certainty,
            certaintyAtBestAfter=one.after.at_best,
            basisAfter=one.after.basis,
            conclusionAfter=one.after.conclusion,
        )
        for claim, held in found.keystones.items()
        for one in held.sets
        if len(one.studies) > 1
    }
    return alone | sets


def load_alone(found: Beyond) -> dict[str, tuple[str, ...]]:
    """The aspects that each keystone study bears alone, from the keystones and not from the moves."""
    return {
        f"{claim}/{one.studies[0]}": tuple(sorted(one.aspects))
        for claim, held in found.keystones.items()
        for one in held.sets
        if len(one.studies) == 1
    }


def load_told(published: dict[str, Told]) -> dict[str, tuple[str, ...]]:
    """The same as it is published."""
    return {
        thing: tuple(aspect for aspect in said["aspect"] if aspect in LOAD)
        for thing, said in published.items()
        if said["studyCount"] == ("1",) and said["isKeystone"] == ("true",)
    }


def proposals(base: EvidenceBase, found: Beyond) -> dict[str, Told]:
    """Every proposal, from the analyses."""
    return {
        f"{claim}/{aim}/{order}": values(
            type="ns#Proposal",
            claim=claim,
            aim=aim,
            order=order,
            text=[*_both(base, found, one)],
            rung=one.sketch.rung,
            design=one.design,
            species=one.species,
            direction=one.sketch.finds,
            studyCount=one.studies,
            subjectsAtLeast=one.subjects,
            subjectsAtMost=one.up_to,
            asksFor=one.sketch.parts,
            certaintyAfter=one.after.certainty,
            certaintyAtBestAfter=one.after.at_best,
            basisAfter=one.after.basis,
            conclusionAfter=one.after.conclusion,
            tooFirmAfter=one.after.too_firm,
        )
        for claim, proposed in found.proposals.items()
        for aim in Aim
        for order, one in enumerate(proposed.of(aim), start=1)
    }


def _both(base: EvidenceBase, found: Beyond, one: object) -> Iterator[str]:
    if found.words is not None:
        sentence = found.words.sentence(base, one)  # type: ignore[arg-type]  # what is listed above is a proposal
        yield from (sentence.en, sentence.zh)


def epochs(found: Beyond) -> dict[str, Told]:
    """Every epoch of every claim, from the analyses."""
    return {
        f"{claim}/{order}": values(
            type="ns#Epoch",
            claim=claim,
            order=order,
            since=epoch.start,
            until=epoch.end,
            certaintyThen=epoch.assessment.certainty,
            certaintyAtBestThen=epoch.assessment.at_best,
            basisThen=epoch.assessment.basis,
            conclusionThen=epoch.assessment.conclusion,
            tooFirmThen=epoch.assessment.marks.too_firm if epoch.assessment.marks else None,
            cameStudy=[arrival.study for arrival in epoch.came],
            leftStudy=epoch.left,
            aspect=epoch.aspects,
        )
        for claim, history in found.histories.items()
        for order, epoch in enumerate(history.epochs, start=1)
    }


def pairs(found: Beyond) -> dict[str, Told]:
    """Every pair with its fate, from the analyses."""
    return {
        f"{pair.early.id}/{pair.later.id}": values(
            type="ns#PrecedentPair",
            earlierStudy=pair.early.id,
            laterStudy=pair.later.id,
            fate=pair.fate,
            fateReason=pair.because,
            isTallied=pair.is_counted,
            toldApart=pair.apart,
        )
        for pair in found.pairs
    }


def matches(found: Beyond) -> dict[str, Told]:
    """Every outcome on which the early study of a pair gained, from the analyses."""
    return {
        f"{pair.early.id}/{pair.later.id}/{match.outcome}": values(
            type="ns#PrecedentMatch",
            precedentPair=pair.later.id,
            outcome=match.outcome,
            earlierFinding=match.early.id,
            laterFinding=match.later.id if match.later else None,
            fate=match.fate,
            fateReason=match.because,
            isSameTime=match.same_time,
        )
        for pair in found.pairs
        for match in pair.matches
    }


def nothing_proposed(found: Beyond) -> dict[str, Told]:
    """Every aim without a proposal, from the analyses."""
    return {
        f"{claim}/{aim}": values(type="ns#NoProposal", claim=claim, aim=aim, whyNone=why)
        for claim, proposed in found.proposals.items()
        for aim, why in proposed.none_because
    }


def held_by(found: Beyond) -> dict[str, tuple[str, ...]]:
    """What holds down each design that would not raise a claim, from the analyses."""
    return {
        f"{claim}/{cap.rung.id}": tuple(sorted(cap.held_by))
        for claim, proposed in found.proposals.items()
        for cap in proposed.caps
    }


def everything_is_told(store: Store, base: EvidenceBase, found: Beyond) -> None:
    """Hold all of it against the analyses, for every claim and every study."""
    published = told(store, EV.Loss)
    assert published == losses(found)
    assert load_told(published) == load_alone(found)
    assert told(store, EV.Proposal) == proposals(base, found)
    assert told(store, EV.Epoch) == epochs(found)
    assert told(store, EV.PrecedentPair) == pairs(found)
    assert told(store, EV.PrecedentMatch) == matches(found)
    assert told(store, EV.NoProposal) == nothing_proposed(found)
    assert {thing: said.get("heldBy", ()) for thing, said in told(store, EV.Cap).items()} == held_by(found)
    assert sorted(said["need"] for said in told(store, EV.MissingRecord).values()) == sorted(
        (one.needs.value,) for proposed in found.proposals.values() for one in proposed.records
    )
