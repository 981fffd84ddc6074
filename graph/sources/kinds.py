"""What kind of study a record of PubMed reports: by its fields where they tell, else by its title and abstract.

The two readings check each other: where they contradict, the record has no rung rather than the higher of the two.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from graph.model.scales import Rung
from graph.model.study import Design
from graph.model.values import Species
from graph.sources.mesh import NOTICES, Said, said
from graph.sources.pubmed.article import Article, Outline
from graph.sources.studytype import Described, Label, Subject, Synthesis, Typed, classify
from graph.sources.studytype.classify import UNSURE


class ToldBy(StrEnum):
    """What tells the design and the rung."""

    FIELDS = "fields"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Kind:
    """Design, species and rung of a record, and what they are read from; `told_by` is None where nothing tells."""

    design: Design | None
    species: tuple[Species, ...]
    rung: Rung | None
    told_by: ToldBy | None
    confidence: float | None = None


def kind_of(record: Outline, abstract: str = "", keywords: Iterable[str] = ()) -> Kind:
    """The kind of study; what is only judged from words has the confidence of that judgement."""
    by_fields = said(record.publication_types, record.mesh)
    if not NOTICES.isdisjoint(record.publication_types):
        return Kind(by_fields.design, by_fields.species, by_fields.rung, ToldBy.FIELDS)
    typed = classify(
        Described(
            pmid=record.pmid,
            title=record.title or "",
            abstract=abstract,
            journal=record.journal or "",
            keywords=tuple(keywords),
            publication_types=record.publication_types,
            mesh=record.mesh,
        )
    )
    if typed.label is Label.PROTOCOL:
        # A plan has no result, whatever type it was given in the index.
        return Kind(None, by_fields.species, None, ToldBy.TEXT, typed.confidence)
    if by_fields.design is not None or by_fields.rung is not None:
        told = _lowered(by_fields, typed)
        return Kind(told.design, told.species, told.rung, ToldBy.FIELDS)
    return _by_text(by_fields, typed)


def kind_of_article(article: Article) -> Kind:
    """The kind of study of a record that was read with its abstract."""
    abstract = " ".join(section.text for section in article.sections)
    return kind_of(article.outline, abstract, article.keywords)


def _lowered(told: Said, typed: Typed) -> Said:
    """What the fields say, without the rung that title and abstract contradict."""
    if told.rung is None or told.rung <= Rung.OTHER_ANIMAL or typed.confidence <= UNSURE:
        return told
    pooled = told.design is not None and told.design.pools
    preclinical = typed.subject in (Subject.ANIMAL, Subject.CELLS)
    narrative = pooled and typed.label is not None and typed.synthesis is Synthesis.NONE
    return replace(told, rung=None) if preclinical or narrative else told


def _by_text(told: Said, typed: Typed) -> Kind:
    if typed.design is None or typed.confidence <= UNSURE:
        return Kind(None, told.species or typed.species, None, None)
    species = told.species or typed.species
    return Kind(typed.design, species, _rung(typed.design, species, typed.subject), ToldBy.TEXT, typed.confidence)


def _rung(design: Design, species: tuple[Species, ...], subject: Subject) -> Rung | None:
    """The lower of two readings; words alone never earn the top rung, since they do not say what was pooled."""
    if design in (Design.NARRATIVE_REVIEW, Design.GUIDELINE, Design.STATEMENT):
        return Rung.STATEMENT
    if design is Design.IN_VITRO_EXPERIMENT:
        return Rung.IN_VITRO
    if design is Design.ANIMAL_EXPERIMENT:
        named = [one for one in species if not one.is_human and one is not Species.ANIMAL]
        return Rung.OTHER_ANIMAL if named and all(not one.is_rodent for one in named) else Rung.RODENT
    if design.pools or subject is not Subject.HUMAN or any(not one.is_human for one in species):
        return None
    return _HUMAN.get(design, Rung.HUMAN_UNCONTROLLED)


_HUMAN = {
    Design.RANDOMISED_CONTROLLED_TRIAL: Rung.HUMAN_RANDOMISED,
    Design.NON_RANDOMISED_CONTROLLED_TRIAL: Rung.HUMAN_CONTROLLED,
    Design.CASE_CONTROL: Rung.HUMAN_CONTROLLED,
}
