"""Rules that forbid types of study, the careful ones first; weights choose among what they leave."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph.sources.studytype import titles
from graph.sources.studytype.cues import Cue
from graph.sources.studytype.described import ANIMAL, OF_PEOPLE, RANDOMISED, Described, Label, Synthesis
from graph.sources.studytype.features import Features

ALL = frozenset(Label)
_WRITING = frozenset({Label.OTHER_REVIEW, Label.SYSTEMATIC_REVIEW, Label.REMAINING, Label.PROTOCOL})
_NO_EVIDENCE_IN_PEOPLE = ALL - OF_PEOPLE

_RANDOM = re.compile(
    r"\brandom(?!\s+(?:effects?|forest|sampl|field|walk|number|digit))|\brcts?\b|\bplacebo|\bdouble[- ]blind"
    r"|\bcross-?over\b|\b(?:allocated|assigned) to\b|\bcontrolled (?:clinical )?trial\b",
    re.IGNORECASE,
)
_SEARCH = re.compile(
    r"\bsystematic(?:ally)?,? (?:[\w-]+,? ){0,3}(?:review|search|overview|synthesis)|\bmeta-?\s?(?:analy|regress)"
    r"|\bprisma\b|\bmedline\b|\bpubmed\b|\bembase\b|\bdatabases?\b|\bcochrane\b",
    re.IGNORECASE,
)
_COCHRANE = re.compile(r"(?:the )?cochrane (?:database|db)\b", re.IGNORECASE)
_ANIMAL_MODEL = re.compile(
    r"\banimal (?:model|stud|experiment)|\b(?:porcine|canine|ovine|primate) model", re.IGNORECASE
)
_PEOPLE = re.compile(r"\bhumans?\b|\bclinical trial|\bvolunteers?\b|\bhealthy controls?\b", re.IGNORECASE)

_SYNTHESIS_TYPES = {"meta-analysis": Synthesis.META_ANALYSIS, "systematic review": Synthesis.SYSTEMATIC_REVIEW}
_NOTE_TYPES = frozenset(
    {
        *("comment", "letter", "editorial", "news", "biography", "published erratum", "retraction of publication"),
        *("retraction notice", "expression of concern", "interview", "personal narrative", "historical article"),
    }
)
_RCT_TYPES = frozenset({"randomized controlled trial", "pragmatic clinical trial", "equivalence trial"})


@dataclass(frozen=True, slots=True)
class Rail:
    """The types that one rule leaves, and why."""

    leaves: frozenset[Label]
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article and what was counted in it."""

    described: Described
    said: Features

    @property
    def types(self) -> frozenset[str]:
        """How the index classes it, in lower case."""
        return frozenset(kind.strip().lower() for kind in self.described.publication_types)

    @property
    def headings(self) -> frozenset[str]:
        """Its MeSH headings without qualifiers and stars, in lower case."""
        return frozenset(heading.split("/")[0].strip(" *").lower() for heading in self.described.mesh)

    def says(self, pattern: re.Pattern[str]) -> bool:
        """Whether title or abstract say it."""
        return pattern.search(self.described.title) is not None or pattern.search(self.described.abstract) is not None

    @property
    def animals(self) -> int:
        """How often animals are told of."""
        return self.said.cues.count(Cue.RODENT, Cue.ANIMAL)

    @property
    def people(self) -> int:
        """How often patients or other people are told of."""
        return self.said.cues.count(Cue.PATIENT, Cue.PEOPLE)


def rails(article: Article) -> Iterable[Rail]:
    """What the rules say of an article, the careful ones first."""
    return (rail for rule in _RULES if (rail := rule(article)) is not None)


def declared_synthesis(article: Article) -> Synthesis | None:
    """The synthesis that its indexing or its title declares; a plan and a note on one are none."""
    title = article.described.title
    if is_plan(article) or titles.is_note(title):
        return None
    for kind, synthesis in _SYNTHESIS_TYPES.items():
        if kind in article.types:
            return synthesis
    if _COCHRANE.match(article.described.journal):
        return Synthesis.SYSTEMATIC_REVIEW
    return titles.synthesis(title)


def is_plan(article: Article) -> bool:
    """Whether its indexing or its title say that it is a plan."""
    return "clinical trial protocol" in article.types or titles.is_plan(article.described.title)


def _plan(article: Article) -> Rail | None:
    if not is_plan(article):
        return None
    return Rail(frozenset({Label.PROTOCOL}), "It announces what will be done: a protocol, never a result.")


def _note(article: Article) -> Rail | None:
    if titles.is_note(article.described.title):
        return Rail(_WRITING - {Label.SYSTEMATIC_REVIEW, Label.PROTOCOL}, "Its title answers or corrects another work.")
    if not article.types & _NOTE_TYPES:
        return None
    kinds = ", ".join(sorted(article.types & _NOTE_TYPES))
    return Rail(frozenset({Label.OTHER_REVIEW, Label.REMAINING, Label.CASE_REPORT}), f"It is indexed as: {kinds}.")


def _synthesis(article: Article) -> Rail | None:
    declared = declared_synthesis(article)
    if declared is None:
        return None
    return Rail(frozenset({Label.SYSTEMATIC_REVIEW}), f"Indexing or title declare a {declared.replace('-', ' ', 1)}.")


def _about_syntheses(article: Article) -> Rail | None:
    if declared_synthesis(article) is not None or not titles.mentions_synthesis(article.described.title):
        return None
    return Rail(ALL - {Label.SYSTEMATIC_REVIEW}, "Its title speaks of a synthesis that is not what it mainly is.")


def _veterinary(article: Article) -> Rail | None:
    animals = "animals" in article.headings and "humans" not in article.headings
    if not animals and not any("veterinary" in kind for kind in article.types):
        return None
    return Rail(_NO_EVIDENCE_IN_PEOPLE, "It is indexed under animals and not under people.")


def _only_animals_or_cells(article: Article) -> Rail | None:
    cells = article.said.cues.count(Cue.CELL)
    if article.people or article.says(_PEOPLE) or article.animals + cells < 2:
        return None
    found = f"{article.animals} words of animals, {cells} of cultured cells"
    return Rail(_NO_EVIDENCE_IN_PEOPLE, f"{found[0].upper()}{found[1:]}, none of people.")


def _animals_in_the_title(article: Article) -> Rail | None:
    if Cue.RODENT not in article.said.cues.title and not _ANIMAL_MODEL.search(article.described.title):
        return None
    return Rail(_NO_EVIDENCE_IN_PEOPLE, "Its title names rodents or an animal model.")


def _mostly_animals(article: Article) -> Rail | None:
    rodents = article.said.cues.count(Cue.RODENT)
    if rodents < 4 or rodents < 3 * article.people:
        return None
    return Rail(_NO_EVIDENCE_IN_PEOPLE, f"Rodents are named {rodents} times, people {article.people} times.")


def _trial_by_indexing(article: Article) -> Rail | None:
    if not article.types & _RCT_TYPES:
        return None
    return Rail(RANDOMISED | ANIMAL, "It is indexed as a randomised trial.")


def _case_by_indexing(article: Article) -> Rail | None:
    if "case reports" not in article.types:
        return None
    return Rail(frozenset({Label.CASE_REPORT}), "It is indexed as a case report.")


def _review_by_indexing(article: Article) -> Rail | None:
    if not article.types & {"review", "guideline", "practice guideline", "consensus development conference"}:
        return None
    return Rail(frozenset({Label.OTHER_REVIEW, Label.SYSTEMATIC_REVIEW}), "It is indexed as a review or a guideline.")


def _no_chance(article: Article) -> Rail | None:
    if article.says(_RANDOM) or article.types & _RCT_TYPES:
        return None
    return Rail(ALL - RANDOMISED, "Nothing says that chance decided who got what.")


def _no_search(article: Article) -> Rail | None:
    if article.says(_SEARCH):
        return None
    return Rail(ALL - {Label.SYSTEMATIC_REVIEW}, "Nothing says that the literature was searched systematically.")


_RULES: tuple[Callable[[Article], Rail | None], ...] = (
    _plan,
    _note,
    _synthesis,
    _about_syntheses,
    _veterinary,
    _only_animals_or_cells,
    _animals_in_the_title,
    _mostly_animals,
    _case_by_indexing,
    _review_by_indexing,
    _trial_by_indexing,
    _no_chance,
    _no_search,
)
