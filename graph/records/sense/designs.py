"""What a design can and cannot have: comparators, randomisation, pooled studies, species and donors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model.study import ComparatorKind, Design, Graft, Study
from graph.model.values import Answer, Species
from graph.records.collection import Collection
from graph.records.document import Complaint
from graph.records.sense.rule import error, remark

_ONE_ARM = frozenset({Design.SINGLE_ARM_TRIAL, Design.CASE_SERIES, Design.CASE_REPORT})
_INERT = frozenset({ComparatorKind.SHAM, ComparatorKind.PLACEBO, ComparatorKind.VEHICLE})
_UNRANDOMISED = frozenset(
    {
        Design.NON_RANDOMISED_CONTROLLED_TRIAL,
        Design.COHORT,
        Design.CASE_CONTROL,
        Design.CASE_SERIES,
        Design.CASE_REPORT,
    }
)
_OF_ANIMALS = re.compile(r"\b(?:animals?|experimental|rodents?)\b", re.IGNORECASE)


def _placebo(collection: Collection) -> Iterator[Complaint]:
    for record in collection.studies:
        study = record.head.noun
        if study.design not in _ONE_ARM:
            continue
        help_ = "Correct the comparator, or `design`."
        if study.comparator in _INERT:
            message = f"a {study.design} with {study.comparator}: it has no group that could get it."
            yield record.head.complaint("comparator", message=message, help_=help_)
        for finding in record.findings:
            if finding.noun.comparator in _INERT:
                message = f"a {study.design} has no group that got {finding.noun.comparator}."
                yield finding.complaint("comparator", message=message, help_=help_)


def _randomised(collection: Collection) -> Iterator[Complaint]:
    for record in collection.studies:
        study = record.head.noun
        trial = study.design is Design.RANDOMISED_CONTROLLED_TRIAL
        if (trial and study.randomised is Answer.NO) or (
            study.design in _UNRANDOMISED and study.randomised is Answer.YES
        ):
            message = f"`randomised: {study.randomised}` in a {study.design}."
            yield record.head.complaint("randomised", message=message, help_="Correct one of the two.")


def _has_a_control(collection: Collection) -> Iterator[Complaint]:
    controlled = (Design.RANDOMISED_CONTROLLED_TRIAL, Design.NON_RANDOMISED_CONTROLLED_TRIAL)
    for record in collection.studies:
        study = record.head.noun
        if study.design in controlled and study.comparator is ComparatorKind.OWN_BASELINE:
            message = f"a {study.design} that is held against its own baseline."
            yield record.head.complaint("comparator", message=message, help_="Write what the others got, or say why.")


def _pooled(collection: Collection) -> Iterator[Complaint]:
    for record in collection.studies:
        study = record.head.noun
        if study.design is Design.META_ANALYSIS and study.pooled is None and study.weak is None:
            help_ = "Write `pooled` with the design of what it pooled, and how many where that is known."
            yield record.head.complaint("design", message="a meta-analysis without `pooled`.", help_=help_)
        if study.pooled is not None and not study.design.pools:
            message = f"`pooled` in a {study.design}, which pools no studies."
            yield record.head.complaint("pooled", message=message, help_="Leave it out, or correct `design`.")


def _same_species(collection: Collection) -> Iterator[Complaint]:
    studies = {record.head.noun.id: record.head.noun for record in collection.studies}
    for record in collection.studies:
        study = record.head.noun
        for index, id_ in enumerate(study.included_in):
            whole = studies.get(id_)
            if whole is not None and _people(study).isdisjoint(_people(whole)):
                message = f"{study.id} ({', '.join(study.species)}) is in {id_} ({', '.join(whole.species)})."
                help_ = "What includes a study counts the same participants; correct one of the two."
                yield record.head.complaint("included_in", index, message=message, help_=help_)


def _people(study: Study) -> frozenset[bool]:
    return frozenset(species.is_human for species in study.species)


def _condition(collection: Collection) -> Iterator[Complaint]:
    animal = {
        placed.noun.id
        for placed in collection.conditions
        if _OF_ANIMALS.search(placed.noun.name.en) or _OF_ANIMALS.search(placed.noun.id.replace("-", " "))
    }
    for record in collection.studies:
        study = record.head.noun
        if study.condition in animal and study.species and all(species.is_human for species in study.species):
            message = f"a study of people in {study.condition}, a condition of animals."
            yield record.head.complaint("condition", message=message, help_="Correct the condition or the species.")


def _experiment(collection: Collection) -> Iterator[Complaint]:
    for record in collection.studies:
        study = record.head.noun
        if study.design is Design.ANIMAL_EXPERIMENT and all(species.is_human for species in study.species):
            message = "an animal experiment in people only."
            yield record.head.complaint("design", message=message, help_="Correct the design or the species.")


def _donor(collection: Collection) -> Iterator[Complaint]:
    for record in collection.studies:
        study, donor = record.head.noun, _donor_species(record.head.noun)
        if donor is None or any(species in (Species.ANIMAL, Species.RODENT) for species in study.species):
            continue
        graft = study.treatment.graft
        own = donor in study.species
        if (graft in (Graft.AUTOLOGOUS, Graft.ALLOGENEIC) and not own) or (
            graft is Graft.XENOGENEIC and study.species == (donor,)
        ):
            message = f"{graft} cells of {donor} in {', '.join(study.species)}."
            yield record.head.complaint("treatment", "graft", message=message, help_="Correct graft, donor or species.")


def _donor_species(study: Study) -> Species | None:
    """The species of the donor, where the record says no more than its name."""
    named = (study.treatment.donor or "").casefold()
    return next((species for species in Species if named == species), None)


RULES = (
    error("one-arm-has-no-placebo", "A study with one arm has no sham, placebo or vehicle.", _placebo),
    error("randomised-as-designed", "`randomised` says what the design says.", _randomised),
    error("meta-analysis-pools", "A meta-analysis says what it pooled, and only reviews pool.", _pooled),
    error(
        "included-in-own-kind",
        "A study of people is not included in one of animals only, nor the other way round.",
        _same_species,
    ),
    error("condition-of-people", "No study of people is in a condition that is named as one of animals.", _condition),
    error("experiment-in-animals", "An animal experiment has an animal.", _experiment),
    error(
        "donor-fits-graft",
        "Autologous and allogeneic cells are of the study's species, xenogeneic ones are not.",
        _donor,
    ),
    remark(
        "controlled-has-control", "A controlled trial is held against others, not its own baseline.", _has_a_control
    ),
)
