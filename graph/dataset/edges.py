"""Treatment edges in Biolink's words, for other knowledge graphs: no more is said than was shown in people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from graph.dataset.claims import cell
from graph.dataset.facts import Fact, Said, facts
from graph.dataset.names import Names
from graph.dataset.reused import BIOLINK, RDF
from graph.dataset.vocabulary import EV
from graph.model.assessment import Assessment, Grading
from graph.model.base import EvidenceBase
from graph.model.claim import Claim
from graph.model.scales import BodyDirection, Conclusion, Kind, Stream
from graph.model.study import Design, Study
from graph.model.values import Answer, Species

_TRIALS = frozenset(
    {Design.RANDOMISED_CONTROLLED_TRIAL, Design.NON_RANDOMISED_CONTROLLED_TRIAL, Design.SINGLE_ARM_TRIAL}
)


@dataclass
class _Ground:
    """What one edge rests on."""

    studies: list[NamedNode] = field(default_factory=list)
    claims: list[NamedNode] = field(default_factory=list)
    species: list[Species] = field(default_factory=list)


_Edges = defaultdict[tuple[str, str, str], _Ground]
_PREDICATES = {
    "treats": BIOLINK.treats,
    "in_clinical_trials_for": BIOLINK.in_clinical_trials_for,
    "in_preclinical_trials_for": BIOLINK.in_preclinical_trials_for,
    "beneficial_in_models_for": BIOLINK.beneficial_in_models_for,
}


def edges(names: Names, base: EvidenceBase, grading: Grading) -> Iterator[Fact]:
    """Each edge as a plain triple, and again as a node that says what it rests on."""
    found: _Edges = defaultdict(_Ground)
    for study in sorted(base.studies.values(), key=lambda study: study.id):
        if not study.weak and not study.is_retracted_on(grading.as_of):
            _of_study(found, names, study)
    for id_, assessment in grading.assessments.items():
        _of_claim(found, names, base, base.claims[id_], assessment)
    for (subject, predicate, object_), ground in found.items():
        if not is_public(base, object_):
            continue
        ends = cell(names, base, subject), _PREDICATES[predicate], names.condition(object_)
        yield ends
        node = names.graded("edge", grading.edition, grading.as_of, predicate, subject, object_)
        yield from _edge(node, ends, ground)


def is_public(base: EvidenceBase, condition: str) -> bool:
    """Whether a public vocabulary knows the condition or a wider one; being uninjured is nothing to treat."""
    return any(base.conditions[above].terms for above in base.conditions_above(condition))


def _edge(node: NamedNode, ends: tuple[NamedNode, NamedNode, NamedNode], ground: _Ground) -> Iterator[Fact]:
    said: Said = {
        RDF.subject: ends[0],
        RDF.predicate: ends[1],
        RDF.object: ends[2],
        BIOLINK.species_context_qualifier: ground.species,
        EV.study: ground.studies,
        EV.claim: ground.claims,
    }
    yield from facts(node, EV.TreatmentEdge, said)


def _of_study(found: _Edges, names: Names, study: Study) -> None:
    """That a trial or an experiment was done says nothing about its result."""
    predicate = None
    if study.design in _TRIALS and all(species.is_human for species in study.species):
        predicate = "in_clinical_trials_for"
    if study.design is Design.ANIMAL_EXPERIMENT:
        predicate = "in_preclinical_trials_for"
    if predicate is None or study.condition is None:
        return
    for given in study.treatment.cells:
        ground = found[given, predicate, study.condition]
        ground.studies.append(names.study(study.id))
        ground.species += [species for species in study.species if species not in ground.species]


def _of_claim(found: _Edges, names: Names, base: EvidenceBase, claim: Claim, assessment: Assessment) -> None:
    """A benefit that patients would notice: in people if that is certain, else in the models where it was seen."""
    scope = claim.scope
    matters = scope.outcome is not None and base.outcomes[scope.outcome].matters_to_patients is Answer.YES
    if claim.kind is not Kind.EFFECT or not matters or scope.condition is None:
        return
    predicates = [
        *(["treats"] if treats(claim, assessment) else []),
        *(["beneficial_in_models_for"] if _seen_in_animals(assessment) else []),
    ]
    for predicate in predicates:
        for given in scope.cells:
            found[given, predicate, scope.condition].claims.append(names.claim(claim.id))


def treats(claim: Claim, assessment: Assessment) -> bool:
    """Whether a claim may leave the house as `treats`: shown in people."""
    decisive = assessment.decisive
    return (
        claim.scope.population.is_human
        and decisive is not None
        and decisive.stream.is_human
        and assessment.basis.is_human
        and assessment.conclusion is Conclusion.SHOWN
    )


def _seen_in_animals(assessment: Assessment) -> bool:
    """Whether a body of animals that were given the claim's own product is for the claim."""
    bodies = (body for body in assessment.bodies if body.on_product and body.stream is Stream.ANIMAL)
    return any(body.direction is BodyDirection.FOR for body in bodies)
