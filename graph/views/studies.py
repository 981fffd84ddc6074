"""All studies at a glance: one entry each, a choice among them, and what one study bears on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from graph.facts.labels import label
from graph.facts.look import COLUMN_OF_RUNG, TestedIn
from graph.grading.ladder import rung_of
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase
from graph.model.scales import Direction, Rung
from graph.model.study import ComparatorKind, Design, Results, Study
from graph.model.values import Species, Text
from graph.views.spelling import fold, fold_number, other_names, spellings, terms


class Standing(StrEnum):
    """Whether a study can count: the first that applies."""

    RETRACTED = "retracted"
    WEAK = "weak"
    AWAITING = "awaiting"
    COUNTS = "counts"


STANDING_WORDS = {
    Standing.RETRACTED: Text("retracted", "已撤稿"),
    Standing.WEAK: Text("too weak a record to count", "记录过弱，不计入"),
    Standing.AWAITING: Text("awaiting results", "等待结果"),
    Standing.COUNTS: Text("can count", "可计入"),
}


@dataclass(frozen=True, slots=True)
class StudyEntry:
    """One study as the list shows it; `cells` are the products and kinds of cells given, with all that they are."""

    study: Study
    rung: Rung
    standing: Standing
    cells: frozenset[str]
    directions: Mapping[Direction, int]

    @property
    def column(self) -> TestedIn | None:
        """Where it was done; `None` for mere statements."""
        return COLUMN_OF_RUNG[self.rung]


@dataclass(frozen=True, slots=True)
class StudyFilters:
    """A choice among studies; `None` chooses all."""

    species: str | None = None
    design: str | None = None
    cell: str | None = None
    year: str | None = None
    direction: str | None = None
    standing: str | None = None
    text: str | None = None

    @property
    def active(self) -> int:
        """How many of them narrow the choice."""
        return sum(getattr(self, field.name) is not None for field in fields(self))


def entries(base: EvidenceBase, grading: Grading) -> tuple[StudyEntry, ...]:
    """Every study, people first, then by rung, the newest first."""
    found = [_entry(base, study, grading) for study in base.studies.values()]
    return tuple(sorted(found, key=lambda one: (-one.rung, -(one.study.year or 0), one.study.label.casefold())))


def _entry(base: EvidenceBase, study: Study, grading: Grading) -> StudyEntry:
    given = [cell for cell in study.treatment.cells if cell in base.products or cell in base.cell_types]
    return StudyEntry(
        study,
        rung_of(study),
        standing_of(study, grading),
        frozenset(wider for cell in given for wider in base.ancestors(cell)),
        Counter(line.direction for line in study.lines),
    )


def standing_of(study: Study, grading: Grading) -> Standing:
    """Whether a study can count on the day of the grades."""
    if study.is_retracted_on(grading.as_of):
        return Standing.RETRACTED
    if study.weak:
        return Standing.WEAK
    return Standing.AWAITING if study.results is Results.AWAITING else Standing.COUNTS


def choose(among: Iterable[StudyEntry], filters: StudyFilters) -> tuple[StudyEntry, ...]:
    """The studies that pass every filter, in their order."""
    asked = terms(filters.text or "")
    return tuple(one for one in among if _passes(one, filters) and _is_named(one.study, asked))


def _is_named(study: Study, asked: Iterable[str]) -> bool:
    """Whether every term that is asked for stands in the names and identifiers of a study."""
    words = _words_of(study)
    return all(any(one in words for one in spellings(term)) for term in asked)


def _passes(one: StudyEntry, filters: StudyFilters) -> bool:
    study = one.study
    wanted: tuple[tuple[str | None, Iterable[str]], ...] = (
        (filters.species, {species.value for species in study.species}),
        (filters.design, {study.design.value}),
        (filters.cell, one.cells),
        (filters.year, {str(study.year)}),
        (filters.direction, {direction.value for direction in one.directions}),
        (filters.standing, {one.standing.value}),
    )
    return all(value is None or value in has for value, has in wanted)


def _words_of(study: Study) -> str:
    """What a search finds a study by: its names, and every identifier of its reports."""
    reports = (
        word for one in study.reports for word in (one.title, one.authors, one.journal, one.doi, one.pmid, one.pmcid)
    )
    words = fold(" ".join(word for word in (study.id, study.label, study.title, *study.registry_ids, *reports) if word))
    return " ".join([words, *map(fold_number, study.registry_ids), *other_names(words)])


def choices(base: EvidenceBase) -> dict[str, dict[str, Text]]:
    """Every value that each filter knows with its words: only what the records hold, most frequent things apart."""
    studies = base.studies.values()
    given = {cell for study in studies for cell in study.treatment.cells}
    wider = {one for cell in given if cell in base.products or cell in base.cell_types for one in base.ancestors(cell)}
    names = {kind.id: kind.name for kind in base.cell_types.values()}
    names |= {product.id: product.name for product in base.products.values()}
    years = sorted({study.year for study in studies if study.year}, reverse=True)
    return {
        "species": {one: label(one) for one in Species if any(one in study.species for study in studies)},
        "design": {one: label(one) for one in Design if any(one is study.design for study in studies)},
        "cell": {id_: name for id_, name in names.items() if id_ in wider},
        "year": {str(year): Text(str(year), f"{year}年") for year in years},
        "direction": {one: label(one) for one in Direction},
        "standing": {one: STANDING_WORDS[one] for one in Standing},
    }


def told_of_comparator(study: Study) -> str | None:
    """The record's own words on the comparator, where they add to its kind."""
    told = study.comparator_text
    says_none = told is not None and told.casefold().startswith("none")
    if study.comparator is ComparatorKind.NOT_APPLICABLE or (
        study.comparator is ComparatorKind.OWN_BASELINE and says_none
    ):
        return None
    return told
