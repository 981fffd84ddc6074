"""Who or what was studied: people, animals, cells, or nobody."""

from __future__ import annotations

from collections.abc import Mapping

from graph.model.values import Species
from graph.sources.studytype.cues import Cue
from graph.sources.studytype.described import Label, Subject
from graph.sources.studytype.rails import Article

_SPECIES: Mapping[str, Species] = {
    word: species
    for species, text in {
        Species.MOUSE: "mouse mice murine balb",
        Species.RAT: "rat rats sprague wistar",
        Species.RODENT: "rodent rodents hamster hamsters gerbil gerbils guinea",
        Species.PIG: "pig pigs piglet piglets swine porcine",
        Species.MONKEY: "monkey monkeys macaque macaques marmoset marmosets",
        Species.DOG: "dog dogs canine",
        Species.SHEEP: "sheep ovine lamb lambs",
        Species.RABBIT: "rabbit rabbits",
        Species.ANIMAL: "primates cat cats feline goat goats cow cows cattle bovine horse horses equine zebrafish "
        "drosophila elegans chick chicks chicken chickens bird birds xenopus frog frogs fish ferret ferrets",
    }.items()
    for word in text.split()
}
_HEADINGS: Mapping[str, Species] = {
    "mice": Species.MOUSE,
    "rats": Species.RAT,
    "swine": Species.PIG,
    "macaca": Species.MONKEY,
    "haplorhini": Species.MONKEY,
    "dogs": Species.DOG,
    "sheep": Species.SHEEP,
    "rabbits": Species.RABBIT,
    "guinea pigs": Species.RODENT,
    "cricetinae": Species.RODENT,
}


def subject(article: Article, label: Label) -> Subject:
    """Who or what was studied, as far as type, indexing and words tell; doubt is never settled as people."""
    if label.is_of_people:
        return Subject.HUMAN
    if label.is_animal:
        return Subject.ANIMAL
    if label is Label.IN_VITRO:
        return Subject.CELLS
    if label is Label.OTHER_REVIEW:
        return Subject.NONE
    return _prevailing(article)


def _prevailing(article: Article) -> Subject:
    """What the indexing says, else what the words speak of most."""
    indexed = {"animals", "humans"} & article.headings
    if indexed:
        return Subject.HUMAN if "humans" in indexed else Subject.ANIMAL
    animals, people = article.animals, article.people
    cells = article.said.cues.count(Cue.CELL)
    if animals > people:
        return Subject.ANIMAL
    if people > 1 and people > 8 * (animals + cells):
        return Subject.HUMAN
    if cells > 1 and not people:
        return Subject.CELLS
    return Subject.UNKNOWN


def species(article: Article, who: Subject) -> tuple[Species, ...]:
    """The species that were studied; of cells, those that are named beside them."""
    if who is Subject.HUMAN:
        return (Species.HUMAN,)
    if who not in (Subject.ANIMAL, Subject.CELLS):
        return ()
    text = (*article.said.title, *article.said.abstract)
    named = {_SPECIES[word] for word in text if word in _SPECIES}
    named |= _indexed_species(article)
    if "guinea" in text and not {"swine", "porcine", "piglets"} & set(text):
        named.discard(Species.PIG)
    if who is Subject.CELLS and "human" in text:
        named.add(Species.HUMAN)
    return tuple(sorted(named)) or ((Species.ANIMAL,) if who is Subject.ANIMAL else ())


def _indexed_species(article: Article) -> set[Species]:
    """The species of its headings; `Mice, Inbred C57BL` are mice."""
    return {kind for heading in article.headings if (kind := _HEADINGS.get(heading.split(",")[0])) is not None}
