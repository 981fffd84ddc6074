"""What publication types and subject headings alone say of a study: design, species and rung, or that they do not say.

Indexers give some of these headings by habit, so each rule takes the lower of two readings: a record that does not say
who was compared counts as without control, and one that may be about cells or about animals has no rung.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.model.scales import Rung
from graph.model.study import Design
from graph.model.values import Species


@dataclass(frozen=True, slots=True)
class Said:
    """What structured fields say; `None` and an empty tuple: they do not tell."""

    design: Design | None
    species: tuple[Species, ...]
    rung: Rung | None


def said(publication_types: Iterable[str], headings: Iterable[str]) -> Said:
    """Design, species and rung from the publication types and the names of the subject headings."""
    types, names = frozenset(publication_types), frozenset(headings)
    species = _species(names)
    design = None if types & NOTICES else _design(types, names, species)
    return Said(design, species, None if types & NOTICES else _rung(design, types, names, species))


# Publication types ----------------------------------------------------------------------------------------------------

NOTICES = frozenset(
    {
        "Published Erratum",
        "Retraction of Publication",
        "Expression of Concern",
        "Retraction Notice",
        "Clinical Trial Protocol",
        "Dataset",
    }
)
"""Records that speak of another record, or of a study that is still to be done."""

_VETERINARY = frozenset(
    {"Clinical Trial, Veterinary", "Observational Study, Veterinary", "Randomized Controlled Trial, Veterinary"}
)

# In this order: a meta-analysis is often marked as a review as well, a case report as a review of its literature.
_DESIGNS = MappingProxyType(
    {
        "Network Meta-Analysis": Design.META_ANALYSIS,
        "Meta-Analysis": Design.META_ANALYSIS,
        "Systematic Review": Design.SYSTEMATIC_REVIEW,
        "Practice Guideline": Design.GUIDELINE,
        "Guideline": Design.GUIDELINE,
        "Consensus Development Conference": Design.GUIDELINE,
        "Consensus Development Conference, NIH": Design.GUIDELINE,
        "Consensus Statement": Design.GUIDELINE,
        "Case Reports": Design.CASE_REPORT,
        "Review": Design.NARRATIVE_REVIEW,
        "Scoping Review": Design.NARRATIVE_REVIEW,
        "Randomized Controlled Trial": Design.RANDOMISED_CONTROLLED_TRIAL,
        "Equivalence Trial": Design.RANDOMISED_CONTROLLED_TRIAL,
        "Controlled Clinical Trial": Design.NON_RANDOMISED_CONTROLLED_TRIAL,
    }
)
_WORDS_ONLY = frozenset(
    {
        "Address",
        "Autobiography",
        "Biography",
        "Comment",
        "Editorial",
        "Interview",
        "Introductory Journal Article",
        "Lecture",
        "News",
        "Newspaper Article",
        "Patient Education Handout",
        "Personal Narrative",
    }
)
_TRIALS = frozenset(
    {
        "Adaptive Clinical Trial",
        "Clinical Study",
        "Clinical Trial",
        "Clinical Trial, Phase I",
        "Clinical Trial, Phase II",
        "Clinical Trial, Phase III",
        "Clinical Trial, Phase IV",
        "Pragmatic Clinical Trial",
    }
)


def _design(types: frozenset[str], names: frozenset[str], species: tuple[Species, ...]) -> Design | None:
    if types & _VETERINARY:
        return Design.ANIMAL_EXPERIMENT if not types & {"Observational Study, Veterinary"} else None
    for type_, design in _DESIGNS.items():
        if type_ in types:
            return design if _fits(design, species) else None
    if types & _WORDS_ONLY:
        return Design.STATEMENT
    if types & _TRIALS:
        return None
    return _design_by_heading(names, species)


def _fits(design: Design, species: tuple[Species, ...]) -> bool:
    """Designs of clinical research are of people; a case report of a dog is not one in this sense."""
    return design not in _OF_PEOPLE or not species or any(one.is_human for one in species)


_OF_PEOPLE = frozenset({Design.CASE_REPORT, Design.RANDOMISED_CONTROLLED_TRIAL, Design.NON_RANDOMISED_CONTROLLED_TRIAL})


# Subject headings -----------------------------------------------------------------------------------------------------

_ANIMAL_MODELS = frozenset({"Disease Models, Animal", "Animal Experimentation", "Models, Animal"})
_DISHES = (
    "Cell Line",
    "Cells, Cultured",
    "In Vitro Techniques",
    "Primary Cell Culture",
    "Organoids",
    "Coculture Techniques",
)
_PERSONS = frozenset(
    {
        "Adolescent",
        "Adult",
        "Aged",
        "Aged, 80 and over",
        "Child",
        "Child, Preschool",
        "Infant",
        "Infant, Newborn",
        "Middle Aged",
        "Patients",
        "Young Adult",
    }
)


def _design_by_heading(names: frozenset[str], species: tuple[Species, ...]) -> Design | None:
    if _is_animals(names, species):
        return Design.ANIMAL_EXPERIMENT
    if _is_dish(names, species):
        return Design.IN_VITRO_EXPERIMENT
    if species != (Species.HUMAN,):
        return None
    if "Case-Control Studies" in names:
        return Design.CASE_CONTROL
    return Design.COHORT if "Cohort Studies" in names else None


def _is_animals(names: frozenset[str], species: tuple[Species, ...]) -> bool:
    """Living animals: a model of a disease, or animals alone where no heading speaks of a dish."""
    animals = any(not one.is_human for one in species)
    if not animals or (names & _PERSONS and Species.HUMAN in species):
        return False
    return bool(names & _ANIMAL_MODELS) or (Species.HUMAN not in species and not _speaks_of_dish(names))


def _is_dish(names: frozenset[str], species: tuple[Species, ...]) -> bool:
    """Cells in a dish and neither animals nor persons of any age."""
    return _speaks_of_dish(names) and species in ((), (Species.HUMAN,)) and not names & _PERSONS


def _speaks_of_dish(names: frozenset[str]) -> bool:
    return any(name.startswith(_DISHES) for name in names)


# Species --------------------------------------------------------------------------------------------------------------

_SPECIES: Mapping[str, Species] = MappingProxyType(
    {
        "Humans": Species.HUMAN,
        "Mice": Species.MOUSE,
        "Rats": Species.RAT,
        "Swine": Species.PIG,
        "Sus scrofa": Species.PIG,
        "Dogs": Species.DOG,
        "Sheep": Species.SHEEP,
        "Sheep, Domestic": Species.SHEEP,
        "Rabbits": Species.RABBIT,
        **dict.fromkeys(("Rodentia", "Guinea Pigs", "Cricetinae", "Mesocricetus", "Cricetulus"), Species.RODENT),
        **dict.fromkeys(("Gerbillinae", "Muridae", "Chinchilla", "Arvicolinae"), Species.RODENT),
        **dict.fromkeys(("Haplorhini", "Macaca", "Macaca mulatta", "Macaca fascicularis", "Papio"), Species.MONKEY),
        **dict.fromkeys(("Callithrix", "Saimiri", "Cercopithecidae", "Papio hamadryas"), Species.MONKEY),
    }
)
_STRAINS = (("Mice, ", Species.MOUSE), ("Rats, ", Species.RAT), ("Swine, ", Species.PIG), ("Macaca ", Species.MONKEY))


def _species(names: frozenset[str]) -> tuple[Species, ...]:
    """People first, then animals by name; `animal` only where the headings name none that we know."""
    found = {species for name in names if (species := _SPECIES.get(name) or _of_strain(name))}
    if "Animals" in names and not any(not one.is_human for one in found):
        found.add(Species.ANIMAL)
    return tuple(species for species in Species if species in found)


def _of_strain(name: str) -> Species | None:
    return next((species for prefix, species in _STRAINS if name.startswith(prefix)), None)


# Rungs ----------------------------------------------------------------------------------------------------------------

_STATEMENTS = frozenset({Design.NARRATIVE_REVIEW, Design.GUIDELINE, Design.STATEMENT})
_POOLED_TRIALS = "Randomized Controlled Trials as Topic"
_POOLED_OTHERS = frozenset(
    {
        "Case-Control Studies",
        "Cohort Studies",
        "Non-Randomized Controlled Trials as Topic",
        "Observational Studies as Topic",
    }
)


def _rung(
    design: Design | None, types: frozenset[str], names: frozenset[str], species: tuple[Species, ...]
) -> Rung | None:
    if design in _STATEMENTS:
        return Rung.STATEMENT
    if design is Design.IN_VITRO_EXPERIMENT:
        return Rung.IN_VITRO
    if design is Design.ANIMAL_EXPERIMENT:
        return _animal_rung(species)
    if species and species != (Species.HUMAN,) and not (design in _OF_PEOPLE and Species.HUMAN in species):
        return None
    if design is Design.CASE_REPORT and not species:
        return None  # Animals have case reports too; trials of theirs have publication types of their own.
    if design is not None and design.pools:
        return _pooled_rung(names, species)
    if design is None:
        return Rung.HUMAN_UNCONTROLLED if types & _TRIALS and species else None
    return _human_rung(design, types)


def _animal_rung(species: tuple[Species, ...]) -> Rung | None:
    """Non-rodents above rodents; an animal that is not named stands with rodents, as in the method."""
    animals = [one for one in species if not one.is_human]
    others = any(not one.is_rodent and one is not Species.ANIMAL for one in animals)
    return (Rung.OTHER_ANIMAL if others else Rung.RODENT) if animals else None


def _pooled_rung(names: frozenset[str], species: tuple[Species, ...]) -> Rung | None:
    """The top rung is for reviews of randomised trials in people; of what others pool, the headings say too little."""
    trials_only = _POOLED_TRIALS in names and not names & _POOLED_OTHERS
    return Rung.HUMAN_SYNTHESIS if species and trials_only else None


def _human_rung(design: Design, types: frozenset[str]) -> Rung:
    if design is Design.RANDOMISED_CONTROLLED_TRIAL:
        return Rung.HUMAN_RANDOMISED
    if design in (Design.NON_RANDOMISED_CONTROLLED_TRIAL, Design.CASE_CONTROL):
        return Rung.HUMAN_CONTROLLED
    compared = design is Design.COHORT and "Comparative Study" in types
    return Rung.HUMAN_CONTROLLED if compared else Rung.HUMAN_UNCONTROLLED
